/** A backend in a process of its own, for tests that end it: `backend-process DATA_FOLDER PROGRAM_FOLDER`, asked over IPC. */
import type { CommandName } from '../../contract/commands.ts';
import { createBackend } from '../../core/backend.ts';
import { callOf } from '../../core/testing/call-backend.ts';
import { createNodeShell } from '../node-shell.ts';
import type { Answer, Question } from './program-of-tests.ts';

const [dataFolder = '', programFolder = ''] = process.argv.slice(2);
const shell = createNodeShell({ kind: 'headless', dataFolder, programFolder, simulatorOrigin: 'http://{session}.kumquat.localhost:1' });
const backend = createBackend(shell);
const call = callOf(backend);

process.on('message', (question: Question) => {
  const { id } = question;
  answerTo(question).then(
    (result) => send({ id, result }),
    (error: { code?: string; message: string }) => send({ id, error: { code: error.code ?? '', message: error.message } }),
  );
});

async function answerTo(question: Question): Promise<unknown> {
  if (question.command === 'leave') return leave();
  return call(question.command as CommandName, question.args as never);
}

/** Ends the backend, tells what it left behind, and lets the process end by itself once the answer is sent. */
async function leave(): Promise<string[]> {
  await backend.dispose();
  // Handles that were closed just now are gone with the next turn of the loop.
  await new Promise((resolve) => setImmediate(resolve));
  return process.getActiveResourcesInfo();
}

function send(answer: Answer): void {
  process.send?.(answer, () => {
    if (Array.isArray(answer.result)) process.disconnect();
  });
}
