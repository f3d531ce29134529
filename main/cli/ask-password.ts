import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { AppError } from '../contract/errors.ts';

/** Reads a line from the terminal without showing it. The prompt goes to standard error. */
export function askPassword(prompt: string, signal: AbortSignal): Promise<string> {
  if (!process.stdin.isTTY) {
    return Promise.reject(new AppError('invalid-input', 'There is no terminal to ask for the password. Set KUMQUAT_PASSWORD.'));
  }
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(prompt);
  return new Promise((resolve, reject) => {
    const interrupted = (): void => {
      reader.close();
      reject(new AppError('cancelled', 'Cancelled.'));
    };
    signal.addEventListener('abort', interrupted, { once: true });
    // In raw mode Ctrl-C arrives here and not as a signal; closing the input is no answer either.
    reader.once('SIGINT', interrupted);
    reader.once('close', () => reject(new AppError('cancelled', 'Cancelled.')));
    reader.question('', (answer) => {
      signal.removeEventListener('abort', interrupted);
      resolve(answer);
      reader.close();
      process.stderr.write('\n');
    });
  });
}
