import type * as glassEasel from 'glass-easel';
import type { FromView, ViewEvent } from '../protocol/ops.ts';
import type { ViewContext } from './backend/view-context.ts';
import type { ViewEventExtra } from './engine-patches.ts';

export interface ViewEventsHost {
  /** Adds the values of form-field components below a form to what the view collected. */
  collectFields(form: glassEasel.Element, values: Record<string, unknown>): void;
}

/** Delivers an event of the view to the element it belongs to. An element that is gone by now is not an error. */
export function dispatchViewEvent(context: ViewContext, event: ViewEvent, host: ViewEventsHost): void {
  if (event.edit) context.knowEdit(event.edit);
  const target = context.element(event.element)?.__wxElement;
  if (!target) return;
  if (event.type === 'submit' && isRecord(event.detail) && isRecord(event.detail['value'])) {
    host.collectFields(target, event.detail['value']);
  }
  const extraFields: ViewEventExtra = { timeStamp: event.timeStamp };
  if (event.touches) extraFields.touches = event.touches;
  if (event.changedTouches) extraFields.changedTouches = event.changedTouches;
  if (event.offsets) extraFields.offsets = event.offsets;
  let returned: unknown;
  const options: glassEasel.EventOptions = {
    bubbles: event.bubbles,
    composed: event.bubbles,
    capturePhase: event.bubbles,
    extraFields,
  };
  if (event.type === 'input') {
    options.handleListenerReturn = (value) => {
      if (value !== undefined && value !== false) returned = value;
    };
  }
  context.dispatch(target, event.type, event.detail, options);
  const text = inputReturn(returned);
  if (text) context.request({ kind: 'setInput', element: event.element, edit: event.edit ?? 0, ...text }, () => {});
}

/** A handler of `input` may answer with the text to show, or with text and cursor. */
function inputReturn(value: unknown): { value: string; cursor?: number } | undefined {
  if (typeof value === 'string') return { value };
  if (!isRecord(value) || value['value'] === undefined) return undefined;
  const text = String(value['value']);
  return typeof value['cursor'] === 'number' ? { value: text, cursor: value['cursor'] } : { value: text };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Messages of a view that concern only its own context. Returns whether the message was one of them. */
export function handleContextMessage(context: ViewContext, message: FromView): boolean {
  switch (message.kind) {
    case 'reply':
      context.reply(message);
      return true;
    case 'painted':
      context.painted();
      return true;
    case 'model':
      if (message.edit) context.knowEdit(message.edit);
      context.element(message.element)?.changeModel(message.name, message.value);
      return true;
    case 'intersection':
      context.intersection(message.observer, message.entry);
      return true;
    default:
      return false;
  }
}
