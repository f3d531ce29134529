import { serialize } from 'node:v8';
import type { Frame } from '@playwright/test';

/** A message that the view got from the logic thread, and when what it changed had been painted. Milliseconds since 1970. */
export interface Received {
  at: number;
  /** How long the view took to apply it. */
  applied: number;
  /** Whether the next message goes on with the same batch. */
  goesOn: boolean;
  ops: number[];
  strings: string[];
  values: unknown[];
  requests: unknown[];
}

interface Recorder {
  received: Received[];
  /** The ends of the frames that followed a message. A page's first is the first in which a person could see it. */
  painted: number[];
  /** When a finger left the page. */
  taps: number[];
}

type Recording = { recorder: Recorder };

/**
 * Runs in every document before its scripts: keeps what arrives at its ports from the logic thread, how long the page's own
 * listener took with it, and when the first frame after it had been painted: on the screen, with nothing over it.
 */
export function recordView(): void {
  const now = (): number => performance.timeOrigin + performance.now();
  const recorder: Recorder = { received: [], painted: [], taps: [] };
  (globalThis as unknown as Recording).recorder = recorder;
  window.addEventListener('touchend', () => recorder.taps.push(now()), true);
  /** Whether what stands at the left edge of this page, as far as it is on the phone's screen, is the page. */
  const isSeen = (): boolean => {
    const frame = window.frameElement;
    if (!frame) return true;
    const { left, top, height } = frame.getBoundingClientRect();
    const { innerWidth: width, document: phone } = window.parent;
    return left < width - 1 && phone.elementFromPoint(Math.max(left, 0) + 1, top + height / 2) === frame;
  };
  let seen = false;
  /** Looks only when the frame has been painted, so that looking is not measured. Animations stand as they did in the frame. */
  const nextFrame = (): void => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => {
        const end = now();
        seen ||= isSeen();
        if (seen) recorder.painted.push(end);
        else nextFrame();
      });
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  };
  const own = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    ...own,
    set(this: MessagePort, listener: (event: MessageEvent) => void) {
      own?.set?.call(this, (event: MessageEvent) => {
        const { data } = event;
        if (data?.kind !== 'ops') {
          listener.call(this, event);
          return;
        }
        const at = now();
        listener.call(this, event);
        const applied = now() - at;
        // Copied when asked for, so that copying is not measured.
        const { goesOn = false, ops = [], strings = [], values = [], requests = [] } = data;
        recorder.received.push({ at, applied, goesOn, ops, strings, values, requests });
        if (data.goesOn !== true) nextFrame();
      });
    },
  });
}

/** What the recorder of a frame has, and forgets. */
export function takeRecords(frame: Frame): Promise<Recorder> {
  return frame.evaluate(() => {
    const { recorder } = globalThis as unknown as Recording;
    const received = recorder.received.splice(0).map((message) => ({ ...message, ops: [...message.ops] }));
    return { received, painted: recorder.painted.splice(0), taps: recorder.taps.splice(0) };
  });
}

/** Bytes of a message as the structured clone writes it. */
export function weight({ ops, strings, values, requests }: Received): number {
  const message: Record<string, unknown> = { kind: 'ops', ops: Int32Array.from(ops) };
  return serialize({ ...message, strings, values, requests }).byteLength;
}

/**
 * Runs before the logic thread's script: `__bench.now()` is the time of the recorder above, `__bench.busy()` how long the
 * thread has been at work for messages of its ports, in milliseconds since it began.
 */
export const LOGIC_RECORDER = `(() => {
  const own = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  const { performance } = globalThis;
  let busy = 0;
  Object.defineProperty(MessagePort.prototype, 'onmessage', { ...own, set(listener) {
    own.set.call(this, listener && ((event) => {
      const start = performance.now();
      listener.call(this, event);
      busy += performance.now() - start;
    }));
  } });
  globalThis.__bench = { now: () => performance.timeOrigin + performance.now(), busy: () => busy };
})();
`;
