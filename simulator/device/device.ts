import type { EmbedderToDevice } from '../protocol/device.ts';
import { meetEmbedder } from './handshake.ts';
import { Phone } from './phone.ts';

meetEmbedder((port) => {
  const phone = new Phone((message) => port.postMessage(message));
  document.body.append(phone.root);
  port.onmessage = (event: MessageEvent<EmbedderToDevice>) => phone.receive(event.data);
  port.postMessage({ kind: 'ready' });
});
