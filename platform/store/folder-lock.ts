import { createHash, randomUUID } from 'node:crypto';
import { link, realpath, rename, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

export class FolderLocked extends Error {
  constructor(readonly folder: string) {
    super(`The data folder ${folder} is in use by another Kumquat Platform. Stop that one or choose another folder.`);
    this.name = 'FolderLocked';
  }
}

export interface FolderLock {
  release(): Promise<void>;
}

const isCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException | null)?.code === code;

function listen(address: string): Promise<net.Server> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

function someoneAnswers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error) => resolve(!isCode(error, 'ECONNREFUSED') && !isCode(error, 'ENOENT')));
  });
}

/** Where a socket is a file, a killed process leaves it behind. It is moved away first, so that only one process can take it over. */
async function listenOverStaleFile(file: string, folder: string): Promise<net.Server> {
  try {
    return await listen(file);
  } catch (error) {
    if (!isCode(error, 'EADDRINUSE')) throw error;
  }
  if (await someoneAnswers(file)) throw new FolderLocked(folder);
  const aside = `${file}.${randomUUID().slice(0, 8)}`;
  await rename(file, aside).catch((error: unknown) => {
    if (!isCode(error, 'ENOENT')) throw error;
  });
  if (await someoneAnswers(aside)) {
    // Another process took the stale one over in between: this is its live socket.
    await link(aside, file);
    await rm(aside, { force: true });
    throw new FolderLocked(folder);
  }
  await rm(aside, { force: true });
  return await listen(file);
}

/**
 * Holds `folder` for this process until it ends, however it ends: the lock is a listening local socket named after the real
 * path (Linux: abstract socket, Windows: named pipe, elsewhere: socket file). Node has no flock. Throws `FolderLocked`.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const name = `kumquat-${createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 32)}`;
  let server: net.Server;
  try {
    if (process.platform === 'linux') server = await listen(`\0${name}`);
    else if (process.platform === 'win32') server = await listen(`\\\\.\\pipe\\${name}`);
    else server = await listenOverStaleFile(path.join(os.tmpdir(), `${name}.sock`), folder);
  } catch (error) {
    if (isCode(error, 'EADDRINUSE')) throw new FolderLocked(folder);
    throw error;
  }
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}
