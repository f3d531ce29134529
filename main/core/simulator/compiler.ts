import type { Build } from '../../../simulator/compiler/build.ts';
import { CompilerError } from '../../../simulator/compiler/compiler-error.ts';
import { AppError } from '../../contract/errors.ts';

/** What the backend needs of a compiler; the real one runs in a worker. */
export interface Compiler {
  build(changed?: readonly string[], options?: { signal?: AbortSignal }): Promise<Build>;
  dispose(): Promise<void> | void;
}

/** Makes a compiler for the project in an absolute folder. */
export type CreateCompiler = (folder: string, mode: 'development' | 'production') => Compiler;

/** Builds. @throws AppError cancelled, also when the compiler was ended meanwhile; build-failed when the compiler itself failed */
export async function runBuild(compiler: Compiler, changed: readonly string[] | undefined, signal?: AbortSignal): Promise<Build> {
  try {
    return await compiler.build(changed, { signal });
  } catch (error) {
    if (!(error instanceof CompilerError)) throw error;
    if (error.code === 'cancelled' || error.code === 'disposed') throw new AppError('cancelled', 'Cancelled.', undefined, { cause: error });
    throw new AppError('build-failed', `${error.message} Build again.`, { diagnostics: [] }, { cause: error });
  }
}
