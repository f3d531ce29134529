import { simulated } from '../apis/api-entry.ts';
import type { ComponentEntry } from './component-entry.ts';

const NOTE = 'The method that worklet:ongesture names runs on the logic thread, a moment after the finger.';
const THREADS = 'A worklet runs on the logic thread here and cannot answer before the gesture goes on.';

const handler = (note = NOTE, more: ComponentEntry['attributes'] = {}): ComponentEntry => ({
  ...simulated(note),
  attributes: { tag: true, 'worklet:ongesture': true, 'on-gesture-event': true, 'simultaneous-handlers': true, ...more },
  without: { 'worklet:should-response-on-move': THREADS, 'worklet:should-accept-gesture': THREADS },
});
const drag = handler(NOTE, { 'native-view': true });

export const gestureComponents: Record<string, ComponentEntry> = {
  'tap-gesture-handler': handler(),
  'double-tap-gesture-handler': handler(),
  'long-press-gesture-handler': handler(),
  'force-press-gesture-handler': handler(`${NOTE} No screen of a desktop tells how firmly it is pressed: a long press is a firm one.`),
  'pan-gesture-handler': drag,
  'horizontal-drag-gesture-handler': drag,
  'vertical-drag-gesture-handler': drag,
  'scale-gesture-handler': handler(),
};
