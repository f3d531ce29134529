import { fork } from 'node:child_process';
import type { ServiceProcess } from '../core/shell.ts';

const STOP_AFTER_MS = 5000;

/** Starts a Node program with a message channel. What it prints goes to our standard error: standard output is the caller's own. */
export function forkService(file: string, args: string[]): ServiceProcess {
  const child = fork(file, args, { serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'] });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    // A program that could not be started has no exit.
    child.once('error', () => {
      if (child.pid === undefined) resolve(null);
    });
  });
  const running = (): boolean => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  return {
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void ended.then(listener),
    send: (message) => {
      if (child.connected) child.send(message as object);
    },
    async stop() {
      if (running()) {
        child.kill('SIGTERM');
        const timer = setTimeout(() => child.kill('SIGKILL'), STOP_AFTER_MS);
        await ended;
        clearTimeout(timer);
      }
    },
  };
}
