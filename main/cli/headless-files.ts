import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Build } from '../../simulator/compiler/build.ts';
import { programFile } from '../browser/program-file.ts';
import { requestPath } from '../browser/request-path.ts';
import { contentType } from '../core/simulator/content-type.ts';

/** Files of the guest's origin for a build in memory: the simulator's own below `/simulator/`, the build's below `/build/`. */
export function headlessFiles(build: Build, programFolder: string) {
  return async (target: string): Promise<{ body: Uint8Array | string; type: string } | null> => {
    const pathname = requestPath(target);
    if (pathname?.startsWith('/simulator/')) {
      return programFile(path.join(programFolder, 'dist/simulator'), pathname.slice('/simulator'.length));
    }
    if (!pathname?.startsWith('/build/')) return null;
    const name = pathname.slice('/build/'.length);
    const file = build.files.get(name);
    if (!file) return null;
    return { body: file.kind === 'generated' ? file.text : await readFile(file.source), type: contentType(name) };
  };
}
