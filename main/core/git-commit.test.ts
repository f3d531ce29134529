import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readGitCommit } from './git-commit.ts';
import { temporaryFolder, writeFiles } from './testing/test-project.ts';

const HASH = '0123456789abcdef0123456789abcdef01234567';
const OTHER = 'f'.repeat(40);
let temporary: Awaited<ReturnType<typeof temporaryFolder>>;
let folder: string;

beforeEach(async () => {
  temporary = await temporaryFolder();
  folder = path.join(temporary.folder, 'project');
});
afterEach(() => temporary.remove());

test('the branch that is checked out names its commit, loose or packed, in the folder or around it', async () => {
  await writeFiles(folder, {
    '.git/HEAD': 'ref: refs/heads/feature/pears\n',
    '.git/refs/heads/feature/pears': `${HASH}\n`,
    'shop/app.json': '{}',
  });
  expect(await readGitCommit(folder)).toEqual({ hash: HASH, branch: 'feature/pears' });
  expect(await readGitCommit(path.join(folder, 'shop'))).toEqual({ hash: HASH, branch: 'feature/pears' });
  const packed = `# pack-refs with: peeled fully-peeled sorted \n${OTHER} refs/heads/main-2\n${HASH} refs/heads/main\n^${OTHER}\n`;
  await writeFiles(folder, { '.git/HEAD': 'ref: refs/heads/main\n', '.git/packed-refs': packed });
  expect(await readGitCommit(folder)).toEqual({ hash: HASH, branch: 'main' });
});

test('a commit without a branch, a further working tree, and hashes of the longer kind', async () => {
  const long = 'a'.repeat(64);
  await writeFiles(folder, { '.git/HEAD': `${long}\n` });
  expect(await readGitCommit(folder)).toEqual({ hash: long, branch: null });
  const tree = path.join(temporary.folder, 'tree');
  await writeFiles(temporary.folder, {
    'tree/.git': 'gitdir: ../project/.git/worktrees/tree\n',
    'project/.git/worktrees/tree/HEAD': 'ref: refs/heads/other\n',
    'project/.git/worktrees/tree/commondir': '../..\n',
    'project/.git/refs/heads/other': `${OTHER}\n`,
  });
  expect(await readGitCommit(tree)).toEqual({ hash: OTHER, branch: 'other' });
});

test('what git itself writes is read', async () => {
  await writeFiles(folder, { 'app.json': '{}' });
  const git = async (...args: string[]): Promise<string> => {
    const who = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.com'];
    return (await promisify(execFile)('git', [...who, ...args], { cwd: folder })).stdout.trim();
  };
  await git('init', '--initial-branch', 'main');
  expect(await readGitCommit(folder)).toBeNull();
  await git('add', '.');
  await git('commit', '--no-verify', '-m', 'First');
  const hash = await git('rev-parse', 'HEAD');
  expect(await readGitCommit(folder)).toEqual({ hash, branch: 'main' });
  await git('pack-refs', '--all');
  expect(await readGitCommit(folder)).toEqual({ hash, branch: 'main' });
});

test.each([
  ['a name that leaves the references', { '.git/HEAD': 'ref: refs/../../secret', secret: HASH }],
  ['a name of no reference', { '.git/HEAD': 'ref: secret', '.git/secret': HASH }],
  ['an absolute name', { '.git/HEAD': 'ref: /secret' }],
  ['contents that are no hash', { '.git/HEAD': 'ref: refs/heads/main', '.git/refs/heads/main': 'password=1' }],
  ['names that go round', { '.git/HEAD': 'ref: refs/heads/a', '.git/refs/heads/a': 'ref: refs/heads/a' }],
  ['a link to nowhere', { '.git': 'gitdir: /dev' }],
  ['no repository', { 'app.json': '{}' }],
])('%s tells nothing', async (_what, files) => {
  await writeFiles(folder, files as Record<string, string>);
  expect(await readGitCommit(folder)).toBeNull();
});
