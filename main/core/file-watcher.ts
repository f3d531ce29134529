import path from 'node:path';
import { watch } from 'chokidar';
import { isTemporaryName } from './atomic-write.ts';

const COALESCE_MS = 50;
/** More than this and the answer is '': look at everything again. */
const MAX_PATHS = 500;
const IGNORED = new Set(['node_modules', '.git']);

export interface FileWatcher {
  /** Resolves once changes are seen. */
  ready: Promise<void>;
  close(): Promise<void>;
}

/** Tells which paths of a project changed, by whatever hand, a few at a time. Links are not followed. */
export function watchFiles(root: string, onChange: (paths: string[]) => void, onError: (error: unknown) => void): FileWatcher {
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    const paths = changed.size > MAX_PATHS ? [''] : [...changed];
    changed.clear();
    onChange(paths);
  };
  const relative = (file: string): string => path.relative(root, file).split(path.sep).join('/');
  const watcher = watch(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (file) => {
      const inside = relative(file);
      return inside !== '' && inside.split('/').some((part) => IGNORED.has(part) || isTemporaryName(part));
    },
  });
  watcher.on('all', (_event, file) => {
    changed.add(relative(file));
    timer ??= setTimeout(flush, COALESCE_MS);
  });
  watcher.on('error', onError);
  return {
    ready: new Promise((resolve) => watcher.once('ready', resolve)),
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
