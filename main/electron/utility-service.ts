import { utilityProcess } from 'electron';
import type { ServiceProcess } from '../core/shell.ts';

const STOP_AFTER_MS = 5000;

/** Starts a Node program in a process of its own. It talks through `process.parentPort`. */
export function startUtilityService(file: string, args: string[]): ServiceProcess {
  const child = utilityProcess.fork(file, args, { stdio: 'inherit', serviceName: 'Kumquat service' });
  let running = true;
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running = false;
      resolve(code);
    });
  });
  return {
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void ended.then(listener),
    send: (message) => {
      if (running) child.postMessage(message);
    },
    async stop() {
      if (!running) return;
      const { pid } = child;
      child.kill();
      const timer = setTimeout(() => {
        if (running && pid !== undefined) process.kill(pid, 'SIGKILL');
      }, STOP_AFTER_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
