import { announce, type EventOptions } from './announce.ts';
import { runViewScripts } from './view-scripts/run-view-scripts.ts';

/** Runs the view scripts that handle an event, then tells the logic thread. False: a view script ended the event. */
export function emit(target: Element, type: string, detail: unknown, options: EventOptions = {}): boolean {
  const goesOn = runViewScripts(target, type, detail, options);
  if (goesOn) announce(target, type, detail, options);
  return goesOn;
}
