import { fork } from 'node:child_process';
import type { ServiceProcess } from '../core/shell.ts';

const STOP_AFTER_MS = 5000;

/** Starts a Node program with a message channel. What it prints goes to our standard error: standard output is the caller's own. */
export function forkService(file: string, args: string[]): ServiceProcess {
  // In a process group of its own, so that Ctrl-C in the terminal reaches only us and we end it in order. Should we be gone
  // without having done so, the closed channel ends it.
  const detached = process.platform !== 'win32';
  const child = fork(file, args, { serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'], detached });
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
