import type { Build } from '../../../simulator/compiler/build.ts';

/** What the backend needs of a compiler; the real one runs in a worker. */
export interface Compiler {
  build(changed?: readonly string[], options?: { signal?: AbortSignal }): Promise<Build>;
  dispose(): Promise<void> | void;
}

/** Makes a compiler for the project in an absolute folder. */
export type CreateCompiler = (folder: string, mode: 'development' | 'production') => Compiler;
