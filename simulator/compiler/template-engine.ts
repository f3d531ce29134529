import { createRequire } from 'node:module';

type TemplateEngine = typeof import('glass-easel-template-compiler');

const NAME = 'glass-easel-template-compiler';
const load = createRequire(import.meta.url);
let engine: TemplateEngine | undefined;

/** The template compiler gave up in the middle of its work. */
export class TemplateEngineFailure extends Error {}

/**
 * Runs `task` with the template compiler. It is a WebAssembly program, which is damaged once it ran out of its stack or trapped:
 * then it is thrown away, and the next task gets a new one.
 *
 * @throws {TemplateEngineFailure} when it gave up; anything else that `task` throws
 */
export function withTemplateEngine<T>(task: (engine: TemplateEngine) => T): T {
  engine ??= load(NAME) as TemplateEngine;
  try {
    return task(engine);
  } catch (error) {
    if (!(error instanceof RangeError) && !(error instanceof WebAssembly.RuntimeError)) throw error;
    engine = undefined;
    delete load.cache[load.resolve(NAME)];
    throw new TemplateEngineFailure(error.message, { cause: error });
  }
}
