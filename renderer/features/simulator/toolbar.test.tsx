// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.mock('../../rpc.ts', () => ({ rpc: { call: vi.fn(), on: vi.fn(), onState: vi.fn() } }));

// Files share what they load: another one may have loaded the same modules with the real connection.
vi.resetModules();
const { rpc } = await import('../../rpc.ts');
const { useProject } = await import('../../stores/project.ts');
const { NO_SESSION, useSimulator } = await import('./simulator-store.ts');
const { CompileButton } = await import('./toolbar.tsx');

let root: Root;
/** What ends each build that was asked for, oldest first. */
let built: (() => void)[];

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  built = [];
  const call = (): Promise<unknown> => new Promise((resolve) => built.push(() => resolve({ number: built.length })));
  vi.mocked(rpc.call)
    .mockReset()
    .mockImplementation(call as typeof rpc.call);
  useSimulator.setState({ ...NO_SESSION, session: 's', runState: 'running' });
  root = createRoot(document.body.appendChild(document.createElement('div')));
  await act(async () => root.render(<CompileButton />));
});

afterEach(async () => {
  await act(async () => {
    for (const end of built) end();
  });
  await act(async () => root.unmount());
  document.body.replaceChildren();
  useProject.setState({ building: false, build: null });
});

const press = (): Promise<void> => act(async () => document.querySelector('button')?.click());

test('a click counts while the build that follows a change runs', async () => {
  await act(async () => useProject.setState({ building: true }));
  expect(document.querySelector('button')?.getAttribute('aria-busy')).toBe('true');
  await press();
  expect(rpc.call).toHaveBeenCalledExactlyOnceWith('simulator.compile', {});
});

test('clicks while a restart is under way ask for no other one', async () => {
  await press();
  await press();
  expect(rpc.call).toHaveBeenCalledTimes(1);
  await act(async () => built[0]?.());
  await press();
  expect(rpc.call).toHaveBeenCalledTimes(2);
});

test('another project does not wait for the restart of the one before', async () => {
  await press();
  await act(async () => useSimulator.setState({ session: 'other' }));
  await press();
  await act(async () => built[0]?.());
  await press();
  expect(rpc.call).toHaveBeenCalledTimes(2);
});
