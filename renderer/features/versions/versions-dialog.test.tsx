// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../../main/contract/errors.ts';
import type { UploadedVersion } from '../../../main/contract/models.ts';
import { rpc } from '../../rpc.ts';
import { useDialogs } from '../../stores/dialogs.ts';
import { usePlatform } from '../../stores/platform.ts';
import { setProject } from '../../stores/project.ts';
import { VersionsDialog } from './versions-dialog.tsx';

vi.mock('../../rpc.ts', () => ({ rpc: { call: vi.fn() } }));

const project = { id: 'p', name: 'Orchard', folder: '/orchard', appId: 'kq1', urlCheck: true };
const version = (number: number, rest: Partial<UploadedVersion> = {}): UploadedVersion => ({
  id: `v${number}`,
  number,
  version: `1.0.${number}`,
  remarks: '',
  uploadedAt: Date.UTC(2026, 10, 21),
  uploadedBy: 'Dan',
  key: null,
  size: 2048,
  commit: null,
  marks: [],
  ...rest,
});
const answer = (versions: UploadedVersion[], total = versions.length) => ({ versions, total, consoleUrl: 'http://console.test/' });

let root: Root;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.mocked(rpc.call).mockReset();
  setProject(project);
  root = createRoot(document.body.appendChild(document.createElement('div')));
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  useDialogs.setState({ open: [] });
});

async function show(result: unknown): Promise<void> {
  vi.mocked(rpc.call).mockImplementation((() =>
    result instanceof Error ? Promise.reject(result) : Promise.resolve(result)) as typeof rpc.call);
  await act(async () => root.render(<VersionsDialog close={() => undefined} />));
}

const shown = (): string => document.querySelector('.dialog')?.textContent ?? '';
const rows = (): string[] => [...document.querySelectorAll('.versions-list > li')].map((row) => row.textContent ?? '');
const press = (name: string): Promise<void> =>
  act(async () => [...document.querySelectorAll('button')].find((button) => button.textContent === name)?.click());

test('each version tells who uploaded it, what is new and what it is now', async () => {
  await show(
    answer([version(2, { marks: ['in-review', 'test'], remarks: 'Plums', key: 'Nightly' }), version(1, { commit: 'a'.repeat(40) })]),
  );
  expect(rows()).toHaveLength(2);
  for (const words of ['1.0.2', 'In review', 'Test version', 'Plums', 'by Dan with the key “Nightly”', '2 KB'])
    expect(rows()[0]).toContain(words);
  expect(rows()[1]).toContain(`commit ${'a'.repeat(10)}`);
  expect(rows()[1]).not.toContain('a'.repeat(11));
});

test('a long list is shown in parts, and says where the rest is', async () => {
  await show(
    answer(
      Array.from({ length: 30 }, (_, index) => version(30 - index)),
      33,
    ),
  );
  expect(rows()).toHaveLength(20);
  expect(shown()).not.toContain('3 older ones');
  await press('Show older ones');
  expect(rows()).toHaveLength(30);
  expect(shown()).toContain('3 older ones are in the console.');
});

test('nothing uploaded, no mini program, nobody signed in and no platform are told, with what to do', async () => {
  await show(answer([]));
  expect(shown()).toContain('Nothing has been uploaded yet');
  await act(async () => setProject({ ...project, appId: '' }));
  expect(shown()).toContain('This project belongs to no mini program yet');

  vi.mocked(rpc.call).mockRejectedValue(new AppError('signed-out', 'Log in first.'));
  await act(async () => setProject(project));
  expect(shown()).toContain('You are not signed in');
  await press('Sign in');
  expect(useDialogs.getState().open.map(({ id }) => id)).toEqual(['sign-in']);

  vi.mocked(rpc.call).mockRejectedValue(new AppError('platform-unreachable', 'gone', { address: 'http://gone.test' }));
  await act(async () => usePlatform.setState({ account: { id: 'a', account: 'ada', name: 'Ada', platformAdmin: false } }));
  expect(document.querySelector('[role="alert"]')?.textContent).toContain('gone.test');
  vi.mocked(rpc.call).mockResolvedValue(answer([version(1)]) as never);
  await press('Try again');
  expect(rows()).toHaveLength(1);
});
