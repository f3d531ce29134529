// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rpc } from '../../rpc.ts';
import { setProject } from '../../stores/project.ts';
import { UploadDialog } from './upload-dialog.tsx';

vi.mock('../../rpc.ts', () => ({ rpc: { call: vi.fn() } }));

const project = { id: 'p', name: 'Orchard', folder: '/orchard', appId: '', urlCheck: true };
let root: Root;
let suggest: (suggestion: { version: string }) => void;

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.mocked(rpc.call).mockImplementation(((command: string) => {
    if (command === 'miniPrograms.list') return Promise.resolve({ miniPrograms: [] });
    return new Promise((resolve) => {
      suggest = resolve as typeof suggest;
    });
  }) as typeof rpc.call);
  setProject(project);
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () => root.render(<UploadDialog close={() => undefined} />));
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
});

const version = (): HTMLInputElement => {
  const input = document.querySelector<HTMLInputElement>('#upload input');
  if (!input) throw new Error('The form is not shown.');
  return input;
};

const type = (value: string): Promise<void> =>
  act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(version(), value);
    version().dispatchEvent(new Event('input', { bubbles: true }));
  });

const bind = (appId: string): Promise<void> => act(async () => setProject({ ...project, appId }));

test('a version typed right after binding stays when the suggestion comes late', async () => {
  const popup = document.querySelector('.dialog');
  await bind('kq1');
  expect(document.querySelector('.dialog')).toBe(popup);
  await type('9.9.9');
  await act(async () => suggest({ version: '1.0.1' }));
  expect(version().value).toBe('9.9.9');
});

test('a typed version outlives news of the project that binds it anew', async () => {
  await bind('kq1');
  await type('9.9.9');
  await bind('');
  await bind('kq2');
  await act(async () => suggest({ version: '1.0.1' }));
  expect(version().value).toBe('9.9.9');
});

test('the suggestion is selected in the focused field, so that typing replaces it', async () => {
  await bind('kq1');
  await act(async () => version().focus());
  await act(async () => suggest({ version: '1.0.1' }));
  expect(version().value).toBe('1.0.1');
  expect([version().selectionStart, version().selectionEnd]).toEqual([0, 5]);
});
