import { randomInt } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SettingsStore } from '../core/shell.ts';

const KEY = 'port';
const ATTEMPTS = 5;

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function listenUnlessTaken(server: Server, port: number): Promise<number | null> {
  try {
    return await listenOn(server, port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE' || code === 'EACCES') return null;
    throw error;
  }
}

/** A port below the ranges that systems hand to outgoing connections, so that it is likely to be free next time too. */
function newPort(): number {
  return randomInt(17_000, 28_000);
}

/**
 * Listens on loopback and returns the port. Without `wanted` it is the port that this installation used before, because the
 * browser keeps storage by origin; while another program has it, this run takes a free one and the saved one stays saved.
 * Throws when `wanted` is taken.
 */
export async function listen(server: Server, saved: SettingsStore, wanted?: number): Promise<number> {
  if (wanted !== undefined) return listenOn(server, wanted);
  const before = saved.get(KEY);
  if (typeof before === 'number' && Number.isInteger(before) && before > 0 && before < 65_536) {
    return (await listenUnlessTaken(server, before)) ?? listenOn(server, 0);
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = await listenUnlessTaken(server, newPort());
    if (port === null) continue;
    saved.set(KEY, port);
    return port;
  }
  return listenOn(server, 0);
}
