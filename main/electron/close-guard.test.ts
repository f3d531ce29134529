import { expect, test } from 'vitest';
import { createCloseGuard, type GuardedWindow } from './close-guard.ts';

function guarded(changes: Partial<GuardedWindow>) {
  const seen: string[] = [];
  const wantsToClose = createCloseGuard({
    ask: () => {
      seen.push('ask');
      return true;
    },
    isAlive: async () => true,
    waitOrClose: async () => 'wait',
    destroy: () => void seen.push('destroy'),
    ...changes,
  });
  return { seen, wantsToClose };
}

test('asks a page that answers, each time, and leaves the closing to it', async () => {
  const { seen, wantsToClose } = guarded({});
  await wantsToClose();
  await wantsToClose();
  expect(seen).toEqual(['ask', 'ask']);
});

test('closes at once when no page is there', async () => {
  const { seen, wantsToClose } = guarded({ ask: () => false });
  await wantsToClose();
  expect(seen).toEqual(['destroy']);
});

test('lets the user decide about a page that hangs', async () => {
  const answers: ('wait' | 'close')[] = ['wait', 'close'];
  const { seen, wantsToClose } = guarded({ isAlive: async () => false, waitOrClose: async () => answers.shift() ?? 'close' });
  await wantsToClose();
  expect(seen).toEqual(['ask', 'destroy']);
  expect(answers).toEqual([]);
});

test('a page that comes back while the user waits is left alone', async () => {
  const alive = [false, true];
  const { seen, wantsToClose } = guarded({ isAlive: async () => alive.shift() ?? true });
  await wantsToClose();
  expect(seen).toEqual(['ask']);
});
