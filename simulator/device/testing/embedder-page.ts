import { decodeFrame, encodeFrame } from '../../../main/carriers/json-frame.ts';
import { BrowserHost } from '../../host/browser-host.ts';
import { HostError } from '../../host/host.ts';
import type { DeviceToEmbedder, EmbedderToDevice, StartMessage } from '../../protocol/device.ts';
import { connectDevice, type DeviceConnection } from '../../protocol/embedder.ts';

/** What the embedder's page offers to a test: a small phone container with this browser as its host. */
export interface EmbedderPage {
  said: DeviceToEmbedder[];
  /** Puts a new frame in place of the one before and starts the program in it. */
  open(start: Omit<StartMessage, 'storage'>): Promise<void>;
  /** Starts the program in the frame that is there, with the storage as the host has it. */
  restart(start: Omit<StartMessage, 'storage'>): void;
  /** `frame` is the message as text, which also carries bytes. */
  send(frame: string): void;
}

const host = new BrowserHost('test');
const said: DeviceToEmbedder[] = [];
let connection: DeviceConnection | undefined;

function receive(message: DeviceToEmbedder): void {
  said.push(message);
  if (message.kind === 'hostCall') void answer(message);
}

async function answer({ id, api, args }: Extract<DeviceToEmbedder, { kind: 'hostCall' }>): Promise<void> {
  const { hostOfTests } = window as { hostOfTests?: (api: string, args: string, call: number) => Promise<string> };
  if (hostOfTests) {
    connection?.send({ kind: 'hostReply', id, ...(decodeFrame(await hostOfTests(api, encodeFrame(args), id)) as object) });
    return;
  }
  try {
    connection?.send({ kind: 'hostReply', id, result: await host.call(api, args, id) });
  } catch (error) {
    connection?.send({ kind: 'hostReply', id, error: error instanceof HostError ? error.failure : { errMsg: String(error) } });
  }
}

const page: EmbedderPage = {
  said,
  async open(start) {
    connection?.dispose();
    document.querySelector('iframe')?.remove();
    const iframe = document.createElement('iframe');
    document.body.append(iframe);
    const deviceUrl = `http://guest.${location.host}/simulator/device.html`;
    connection = connectDevice({ iframe, deviceUrl, onMessage: receive });
    await connection.ready;
    page.restart(start);
  },
  restart: (start) => connection?.send({ ...start, storage: host.storage() }),
  send: (frame) => connection?.send(decodeFrame(frame) as EmbedderToDevice),
};
Object.assign(window, { embedder: page });
