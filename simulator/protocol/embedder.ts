import type { DeviceToEmbedder, EmbedderToDevice } from './device.ts';
import { Heartbeat } from './heartbeat.ts';

/** First message of a device document, to its parent. `nonce` is the fragment of its own address. */
export interface DeviceHello {
  kumquat: 'device-hello';
  nonce: string;
}

/** The embedder's answer; carries the MessagePort over which everything else goes. */
export interface DevicePort {
  kumquat: 'device-port';
  nonce: string;
}

export interface DeviceConnection {
  /** Messages sent before the device is ready are kept and sent in order. */
  send(message: EmbedderToDevice): void;
  /** Resolves when the device has its port; rejects when `dispose` came first. */
  ready: Promise<void>;
  /** Closes the port. The iframe stays, and its program runs on until the frame is removed or loads something else. */
  dispose(): void;
}

/**
 * Loads the device document into `iframe` and gives it one MessagePort, after both sides proved who they are: the answering
 * window must be the iframe's, of the origin of `deviceUrl`, and know the random fragment it was opened with.
 *
 * A page of the app that never returns freezes the device document with it. Then `onMessage` hears a runState `unresponsive`,
 * and again the state before when the document answers once more. Only a new iframe ends such a program.
 */
export function connectDevice(options: {
  iframe: HTMLIFrameElement;
  deviceUrl: string;
  onMessage(message: DeviceToEmbedder): void;
}): DeviceConnection {
  const { iframe, onMessage } = options;
  const deviceUrl = new URL(options.deviceUrl, location.href);
  const origin = originOf(deviceUrl);
  const nonce = randomNonce();
  const channel = new MessageChannel();
  let settle: { resolve(): void; reject(error: Error): void };
  const ready = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  ready.catch(() => {});

  let heartbeat: Heartbeat | undefined;
  let state: Extract<DeviceToEmbedder, { kind: 'runState' }> | undefined;
  const receive = (message: DeviceToEmbedder): void => {
    if (message.kind === 'pong') {
      heartbeat?.answered(message.id);
      return;
    }
    if (message.kind === 'runState') state = message;
    onMessage(message);
  };
  const greet = (event: MessageEvent<unknown>): void => {
    if (event.source !== iframe.contentWindow || event.origin !== origin || !isHello(event.data, nonce)) return;
    window.removeEventListener('message', greet);
    channel.port1.onmessage = (message: MessageEvent<DeviceToEmbedder>) => receive(message.data);
    heartbeat = new Heartbeat(
      (id) => channel.port1.postMessage({ kind: 'ping', id } satisfies EmbedderToDevice),
      (answers) => {
        if (!answers) onMessage({ kind: 'runState', state: 'unresponsive' });
        else if (state) onMessage(state);
      },
    );
    const answer: DevicePort = { kumquat: 'device-port', nonce };
    iframe.contentWindow?.postMessage(answer, origin, [channel.port2]);
    settle.resolve();
  };
  window.addEventListener('message', greet);
  // Sounds may play once the person has touched either of the two pages.
  iframe.allow = 'autoplay';
  iframe.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms');
  deviceUrl.hash = nonce;
  iframe.src = deviceUrl.href;

  return {
    send: (message) => channel.port1.postMessage(message),
    ready,
    dispose: () => {
      window.removeEventListener('message', greet);
      heartbeat?.stop();
      channel.port1.onmessage = null;
      channel.port1.close();
      settle.reject(new Error('The connection to the device was closed.'));
    },
  };
}

/** `URL.origin` is `null` for schemes that a shell registered itself; windows of them still have `scheme://host`. */
export function originOf(url: URL): string {
  return url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
}

function randomNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isHello(data: unknown, nonce: string): data is DeviceHello {
  if (typeof data !== 'object' || data === null) return false;
  const hello = data as Partial<DeviceHello>;
  return hello.kumquat === 'device-hello' && hello.nonce === nonce;
}
