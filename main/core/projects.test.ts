import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Projects } from './projects.ts';
import { RecentProjects } from './recent-projects.ts';
import { Templates } from './templates.ts';
import { smallProject, temporaryFolder, writeFiles } from './testing/test-project.ts';

const watched = vi.hoisted(() => ({ change: (_paths: string[]): void => undefined, closed: 0 }));

/** A watcher that sees a change before it is ready, as one of a large folder does. */
vi.mock('./file-watcher.ts', () => ({
  watchFiles(_root: string, onChange: (paths: string[]) => void) {
    onChange(['app.js']);
    watched.change = onChange;
    return {
      ready: Promise.resolve(),
      close: async () => {
        watched.closed++;
      },
    };
  },
}));

let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  temporary = await temporaryFolder();
});
afterEach(() => temporary.remove());

test('a change while a project is opened disturbs nothing; later ones are told, each with its project', async () => {
  const project = path.join(temporary.folder, 'project');
  await writeFiles(project, smallProject());
  const values = new Map<string, unknown>();
  const told: unknown[] = [];
  const projects = new Projects({
    dataFolder: path.join(temporary.folder, 'data'),
    nodeModules: path.join(temporary.folder, 'node_modules'),
    templates: new Templates(temporary.folder),
    recent: new RecentProjects({ get: (key) => values.get(key), set: (key, value) => void values.set(key, value) }),
    onFiles: ({ id }, paths) => told.push([id, paths]),
    onOpen: () => undefined,
    onLeave: async () => undefined,
    log: (line) => told.push(line),
  });
  const first = await projects.open(project);
  expect(told).toEqual([]);
  watched.change(['app.json']);
  const second = await projects.open(project);
  expect(watched.closed).toBe(1);
  watched.change(['app.wxss']);
  expect(told).toEqual([
    [first.id, ['app.json']],
    [second.id, ['app.wxss']],
  ]);
  await projects.dispose();
  expect(watched.closed).toBe(2);
});
