import type { DeviceHello, DevicePort } from '../protocol/embedder.ts';

/**
 * Greets the window that frames this one and calls `accept` with the port it answers with, once. The greeting goes to the
 * parent's exact origin. A device that nobody frames does nothing.
 */
export function meetEmbedder(accept: (port: MessagePort) => void): void {
  const nonce = location.hash.slice(1);
  const origin = parentOrigin();
  if (window.parent === window || nonce === '' || origin === null) return;
  const listen = (event: MessageEvent<unknown>): void => {
    const port = event.ports[0];
    if (event.source !== window.parent || event.origin !== origin || !port || !isAnswer(event.data, nonce)) return;
    window.removeEventListener('message', listen);
    accept(port);
  };
  window.addEventListener('message', listen);
  const hello: DeviceHello = { kumquat: 'device-hello', nonce };
  window.parent.postMessage(hello, origin);
}

/** Chromium knows every ancestor; Firefox only sends the referrer, which custom schemes do not have. */
function parentOrigin(): string | null {
  const ancestor = (location.ancestorOrigins as DOMStringList | undefined)?.[0];
  if (ancestor && ancestor !== 'null') return ancestor;
  return document.referrer === '' ? null : new URL(document.referrer).origin;
}

function isAnswer(data: unknown, nonce: string): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const answer = data as Partial<DevicePort>;
  return answer.kumquat === 'device-port' && answer.nonce === nonce;
}
