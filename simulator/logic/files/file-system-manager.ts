import { ApiError } from '../api-error.ts';
import { type ApiOptions, asyncApi, failure, isRecord, needs } from '../wx/async-api.ts';
import type { ApiMembers, WxContext } from '../wx/wx-context.ts';
import { type DigestName, digest } from './digests.ts';
import { fileErrors } from './file-errors.ts';
import type { FileNode, FileSystem } from './file-system.ts';
import { OpenFiles, truncate } from './open-files.ts';
import { decodeBytes, encodeData } from './text-encodings.ts';
import { type ZipEntry, zipEntries } from './zip.ts';

const FILE_MODE = 0o100666;
const FOLDER_MODE = 0o040777;

/** What `stat` tells: sizes in bytes, times in seconds since the epoch. */
class Stats {
  readonly mode: number;
  readonly size: number;
  readonly lastAccessedTime: number;
  readonly lastModifiedTime: number;

  constructor(node: FileNode) {
    this.mode = node.folder ? FOLDER_MODE : FILE_MODE;
    this.size = node.size;
    this.lastAccessedTime = Math.floor(node.accessed / 1000);
    this.lastModifiedTime = Math.floor(node.modified / 1000);
  }

  isDirectory(): boolean {
    return this.mode === FOLDER_MODE;
  }

  isFile(): boolean {
    return this.mode === FILE_MODE;
  }
}

interface Operation {
  /** Options that must be text. */
  texts: string[];
  run(options: ApiOptions): unknown;
  /** The synchronous form: names of its arguments in order, or `options` when it takes the same object; none when there is none. */
  sync?: string[] | 'options';
  /** Field of the result that the synchronous form returns; without it nothing, with '' the whole. */
  returns?: string;
}

/** `wx.getFileSystemManager()`: every operation with callbacks or a promise, and where a phone has it in a form that throws. */
export function fileSystemManager(context: WxContext): ApiMembers {
  const members: ApiMembers = {};
  for (const [name, { texts, run, sync, returns }] of Object.entries(operations(context.files))) {
    const checked = (options: ApiOptions): unknown => {
      for (const key of texts) needs(options, key, 'String');
      return run(options);
    };
    members[name] = asyncApi(context, name, checked);
    if (!sync) continue;
    members[`${name}Sync`] = (...args: unknown[]): unknown => {
      const options = sync === 'options' ? args[0] : Object.fromEntries(sync.map((key, index) => [key, args[index]]));
      return throwing(`${name}Sync`, () => {
        const result = checked(isRecord(options) ? options : {});
        if (returns === undefined) return undefined;
        return returns === '' ? result : (result as ApiOptions)[returns];
      });
    };
  }
  return members;
}

/** What a synchronous API throws has the API's name in its message, and the number beside it. */
export function throwing<T>(name: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const { errMsg, errno } = failure(name, error);
    throw Object.assign(new Error(String(errMsg)), errno === undefined ? {} : { errno });
  }
}

function operations(files: FileSystem): Record<string, Operation> {
  const open = new OpenFiles(files);
  const text = (value: unknown): string => String(value);
  return {
    access: {
      texts: ['path'],
      sync: ['path'],
      run: ({ path }) => {
        if (!files.find(text(path))) throw fileErrors.missing(` ${text(path)}`);
      },
    },
    appendFile: {
      texts: ['filePath'],
      sync: ['filePath', 'data', 'encoding'],
      run: ({ filePath, data, encoding }) => {
        if (!files.find(text(filePath))) files.read(text(filePath));
        files.append(text(filePath), encodeData(data, encoding));
      },
    },
    close: { texts: ['fd'], sync: 'options', run: ({ fd }) => open.close(fd) },
    copyFile: {
      texts: ['srcPath', 'destPath'],
      sync: ['srcPath', 'destPath'],
      run: ({ srcPath, destPath }) => files.copy(text(srcPath), text(destPath)),
    },
    fstat: { texts: ['fd'], sync: 'options', returns: 'stats', run: ({ fd }) => ({ stats: statsOf(files, open.pathOf(fd)) }) },
    ftruncate: { texts: ['fd'], sync: 'options', run: ({ fd, length }) => open.truncate(fd, length) },
    getFileInfo: { texts: ['filePath'], run: (options) => fileInfo(files, options) },
    getSavedFileList: { texts: [], run: () => savedFileList(files) },
    mkdir: {
      texts: ['dirPath'],
      sync: ['dirPath', 'recursive'],
      run: ({ dirPath, recursive }) => files.makeFolder(text(dirPath), recursive === true),
    },
    open: {
      texts: ['filePath'],
      sync: 'options',
      returns: 'fd',
      run: ({ filePath, flag }) => ({ fd: open.open(text(filePath), flag ?? 'r') }),
    },
    read: {
      texts: ['fd'],
      sync: 'options',
      returns: '',
      run: ({ fd, arrayBuffer, ...place }) => open.read(fd, arrayBuffer, place),
    },
    readCompressedFile: {
      texts: ['filePath'],
      sync: 'options',
      returns: 'data',
      run: ({ filePath }) => {
        files.read(text(filePath));
        throw new ApiError('brotli decompress fail: the simulator has no decoder of Brotli; try it on a phone', 1301111);
      },
    },
    readFile: {
      texts: ['filePath'],
      sync: ['filePath', 'encoding', 'position', 'length'],
      returns: 'data',
      run: ({ filePath, encoding, position, length }) => ({
        data: decodeBytes(part(files.read(text(filePath)), position, length), encoding),
      }),
    },
    readZipEntry: { texts: ['filePath'], run: ({ filePath, entries, encoding }) => readZip(files, text(filePath), entries, encoding) },
    readdir: { texts: ['dirPath'], sync: ['dirPath'], returns: 'files', run: ({ dirPath }) => ({ files: files.list(text(dirPath)) }) },
    removeSavedFile: { texts: ['filePath'], run: ({ filePath }) => files.removeSaved(text(filePath)) },
    rename: {
      texts: ['oldPath', 'newPath'],
      sync: ['oldPath', 'newPath'],
      run: ({ oldPath, newPath }) => files.rename(text(oldPath), text(newPath)),
    },
    rmdir: {
      texts: ['dirPath'],
      sync: ['dirPath', 'recursive'],
      run: ({ dirPath, recursive }) => files.removeFolder(text(dirPath), recursive === true),
    },
    saveFile: {
      texts: ['tempFilePath'],
      sync: ['tempFilePath', 'filePath'],
      returns: 'savedFilePath',
      run: (options) => saveFile(files, options),
    },
    stat: {
      texts: ['path'],
      sync: ['path', 'recursive'],
      returns: 'stats',
      run: ({ path, recursive }) => ({ stats: recursive === true ? statsBelow(files, text(path)) : statsOf(files, text(path)) }),
    },
    truncate: { texts: ['filePath'], sync: 'options', run: ({ filePath, length }) => truncate(files, text(filePath), length) },
    unlink: { texts: ['filePath'], sync: ['filePath'], run: ({ filePath }) => files.removeFile(text(filePath)) },
    unzip: {
      texts: ['zipFilePath', 'targetPath'],
      run: ({ zipFilePath, targetPath }) => unzip(files, text(zipFilePath), text(targetPath)),
    },
    write: {
      texts: ['fd'],
      sync: 'options',
      returns: '',
      run: ({ fd, data, encoding, offset, length, position }) => {
        const bytes = encodeData(data, encoding);
        // A string is written whole: offset and length are those of a buffer.
        return open.write(fd, typeof data === 'string' ? bytes : part(bytes, offset, length), position as number | undefined);
      },
    },
    writeFile: {
      texts: ['filePath'],
      sync: ['filePath', 'data', 'encoding'],
      run: ({ filePath, data, encoding }) => files.write(text(filePath), encodeData(data, encoding)),
    },
  };
}

export function fileInfo(files: FileSystem, { filePath, digestAlgorithm }: ApiOptions): ApiOptions {
  const algorithm = digestAlgorithm ?? 'md5';
  if (!['md5', 'sha1', 'sha256'].includes(String(algorithm))) throw new ApiError('invalid digestAlgorithm', 1300022);
  const bytes = files.read(String(filePath), ` ${String(filePath)}`);
  return { size: bytes.length, digest: digest(algorithm as DigestName, bytes) };
}

export function savedFileList(files: FileSystem): ApiOptions {
  const fileList = files.saved().map(([filePath, { size, created }]) => ({ filePath, size, createTime: Math.floor(created / 1000) }));
  return { fileList };
}

export function saveFile(files: FileSystem, { tempFilePath, filePath }: ApiOptions): ApiOptions {
  return { savedFilePath: files.save(String(tempFilePath), filePath === undefined ? undefined : String(filePath)) };
}

/** The part from `position` (0) on with `length` bytes (all). */
function part(bytes: Uint8Array, position: unknown, length: unknown): Uint8Array {
  const start = position ?? 0;
  if (typeof start !== 'number' || start < 0 || start > bytes.length) throw fileErrors.position();
  const size = length ?? bytes.length - start;
  if (typeof size !== 'number' || size < 0 || start + size > bytes.length) throw fileErrors.length();
  return bytes.subarray(start, start + size);
}

function statsOf(files: FileSystem, path: string): Stats {
  const node = files.find(path);
  if (!node) throw fileErrors.missing(` ${path}`);
  return new Stats(node);
}

/** A folder and everything in it, by paths that begin at the folder; of a file as without `recursive`. */
function statsBelow(files: FileSystem, path: string): Stats | { path: string; stats: Stats }[] {
  const own = statsOf(files, path);
  if (!own.isDirectory()) return own;
  return [{ path: '/', stats: own }, ...files.listAll(path).map((each) => ({ path: each, stats: statsOf(files, path + each) }))];
}

async function unzip(files: FileSystem, source: string, target: string): Promise<void> {
  const operation = `, unzip ${source} -> ${target}`;
  const entries = zipEntries(files.read(source, operation));
  if (!files.find(target)) files.makeFolder(target, true);
  for (const entry of entries) {
    const path = `${target.replace(/\/+$/, '')}/${entry.name}`;
    // An archive may name places outside of the folder it is unpacked to.
    if (entry.name.split(/[/\\]/).includes('..')) throw fileErrors.denied(operation);
    const folder = entry.name.endsWith('/') ? path.replace(/\/+$/, '') : path.slice(0, path.lastIndexOf('/'));
    files.makeFolder(folder, true);
    if (!entry.name.endsWith('/')) files.write(path, await entry.read(), undefined, operation);
  }
}

async function readZip(files: FileSystem, path: string, wanted: unknown, encoding: unknown): Promise<ApiOptions> {
  const there = zipEntries(files.read(path)).filter(({ name }) => !name.endsWith('/'));
  const asked: ApiOptions[] =
    wanted === 'all' ? there.map(({ name }) => ({ path: name, encoding })) : Array.isArray(wanted) ? wanted.filter(isRecord) : [];
  const entries: Record<string, ApiOptions> = {};
  for (const each of asked) {
    const name = String(each['path']);
    entries[name] = await readEntry(
      there.find((entry) => entry.name === name),
      each,
    );
  }
  return { entries };
}

/** Each entry succeeds or fails on its own. */
async function readEntry(entry: ZipEntry | undefined, { path, encoding, position, length }: ApiOptions): Promise<ApiOptions> {
  try {
    if (!entry) throw fileErrors.missing(` ${String(path)}`);
    return { data: decodeBytes(part(await entry.read(), position, length), encoding), errMsg: 'readZipEntry:ok' };
  } catch (error) {
    return failure('readZipEntry', error);
  }
}
