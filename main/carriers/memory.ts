import type { Carrier } from '../contract/wire.ts';

/** Two ends of a carrier inside one process; messages are copied and arrive later, as they do over a real one. */
export function memoryCarriers(): [Carrier, Carrier] {
  const a = createEnd();
  const b = createEnd();
  const close = (): void => {
    if (a.closed) return;
    a.closed = b.closed = true;
    for (const end of [a, b]) for (const listener of end.onClose) queueMicrotask(listener);
  };
  return [toCarrier(a, b, close), toCarrier(b, a, close)];
}

interface End {
  closed: boolean;
  onMessage: ((message: unknown) => void)[];
  onClose: (() => void)[];
}

function createEnd(): End {
  return { closed: false, onMessage: [], onClose: [] };
}

function toCarrier(own: End, other: End, close: () => void): Carrier {
  return {
    send(message) {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => {
        if (!other.closed) for (const listener of other.onMessage) listener(copy);
      });
    },
    onMessage: (listener) => void own.onMessage.push(listener),
    onClose: (listener) => void own.onClose.push(listener),
    close,
  };
}
