import { parentPort, workerData } from 'node:worker_threads';
import type { CompilerOptions } from './build.ts';
import { BEAT_INTERVAL, type ClientMessage, type WorkerMessage } from './compiler-messages.ts';
import { ProjectCompiler } from './project-compiler.ts';

const port = parentPort;
if (!port) throw new Error('The compiler worker must run in a worker thread.');

const compiler = new ProjectCompiler(workerData as CompilerOptions);
const send = (message: WorkerMessage) => port.postMessage(message);

port.on('message', async ({ id, changed }: ClientMessage) => {
  try {
    send({ type: 'built', id, build: await compiler.build(changed) });
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    send({ type: 'failed', id, message, stack });
  }
});

send({ type: 'beat' });
setInterval(() => send({ type: 'beat' }), BEAT_INTERVAL).unref();
