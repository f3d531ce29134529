import { isFileApi } from '../../../simulator/protocol/api-calls.ts';
import type { DeviceToEmbedder, StartMessage } from '../../../simulator/protocol/device.ts';
import { connectDevice, type DeviceConnection } from '../../../simulator/protocol/embedder.ts';
import type { Simulation } from '../../../simulator/protocol/simulation.ts';
import type { HeadlessWindow } from './headless-window.ts';

const messages: DeviceToEmbedder[] = [];
let connection: DeviceConnection | undefined;

/** Files of the program end with it: their bytes would only take this document's time on their way. */
async function answer(call: Extract<DeviceToEmbedder, { kind: 'hostCall' }>): Promise<void> {
  if (isFileApi(call.api)) return connection?.send({ kind: 'hostReply', id: call.id, result: {} });
  const reply = await (window as unknown as HeadlessWindow).kumquatHostCall(call.api, call.args);
  connection?.send({ kind: 'hostReply', id: call.id, ...reply });
}

(window as unknown as HeadlessWindow).kumquatHeadless = {
  async start(deviceUrl: string, message: StartMessage, simulations: Simulation[] = []): Promise<void> {
    connection?.dispose();
    // What the program before said and nobody took is about pages that are shown already.
    messages.length = 0;
    document.querySelector('iframe')?.remove();
    const iframe = document.createElement('iframe');
    iframe.id = 'device';
    iframe.title = 'Device';
    document.body.append(iframe);
    connection = connectDevice({
      iframe,
      deviceUrl,
      onMessage: (incoming) => {
        if (incoming.kind === 'hostCall') void answer(incoming);
        else messages.push(incoming);
      },
    });
    await connection.ready;
    for (const { api, answer } of simulations) connection.send({ kind: 'setSimulation', api, answer });
    connection.send(message);
  },
  open(path: string, query: Record<string, string>): void {
    connection?.send({ kind: 'reLaunch', path, query });
  },
  awaitIdle: () => connection?.send({ kind: 'awaitIdle' }),
  take: () => messages.splice(0),
};
