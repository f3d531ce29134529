import { PAGE_CONTENT, type ViewToDevice, type WidgetQuestion, type WidgetReply } from '../protocol/device.ts';

/** Sends to the device's document, which stands on the same origin. */
export function tellDevice(message: ViewToDevice): void {
  if (window.parent !== window) window.parent.postMessage(message, location.origin);
}

/** Says at once that the page has content. A message would come after the frame that paints it. */
export function tellContent(): void {
  window.frameElement?.dispatchEvent(new Event(PAGE_CONTENT));
}

const waiting = new Map<number, (result: unknown) => void>();
let last = 0;

/** Asks the device for something a built-in cannot do itself. Never rejects; waits as long as the person at the phone. */
export function askDevice(name: WidgetQuestion, args: unknown): Promise<unknown> {
  last += 1;
  const id = last;
  return new Promise((settle) => {
    waiting.set(id, settle);
    tellDevice({ kind: 'widget', id, name, args });
  });
}

export function settleWidget(reply: WidgetReply): void {
  waiting.get(reply.id)?.(reply.result);
  waiting.delete(reply.id);
}
