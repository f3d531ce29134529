import type { AppConfig } from '../protocol/build.ts';
import type { BuildFile } from './build.ts';
import type { BuildContext } from './build-context.ts';
import { finding } from './diagnostics.ts';
import { writeLogic } from './module-writer.ts';
import { ScriptCollector } from './script-collector.ts';
import type { Source } from './source-tree.ts';
import { positionOfLiteral } from './text-position.ts';

/** Nothing but scripts: a worker has no components. */
const NO_COMPONENTS = { groups: '{}', components: '{}', styleScopes: '{}' };

/**
 * Writes `logic.js` into the folder that app.json names as `workers`: every script in it and what they require. A folder that
 * is not there, or is a subpackage, is a mistake of app.json.
 */
export async function writeWorkers(
  context: BuildContext,
  { workers, subpackages, resolveAlias }: AppConfig,
  typescript: boolean,
  app: Source,
  files: Map<string, BuildFile>,
): Promise<void> {
  if (workers === undefined) return;
  const keys = context.tree.files
    .filter((path) => path.startsWith(`${workers}/`) && /\.[jt]s$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => path.replace(/\.[jt]s$/, ''));
  const mistake =
    keys.length === 0
      ? `There are no scripts in the folder ${workers} of the workers`
      : subpackages.some(({ root }) => root === workers)
        ? `The folder ${workers} of the workers is a subpackage; give them a folder of their own`
        : null;
  if (mistake !== null) {
    context.report('app.json', finding('error', 'app-json-invalid', mistake, positionOfLiteral(app.text, 'workers')));
    return;
  }
  const scripts = new ScriptCollector(context, typescript, resolveAlias);
  await scripts.collect([...new Set(keys)], 'app');
  const part = { packageRoot: JSON.stringify(workers), ...NO_COMPONENTS };
  const { text, map } = await writeLogic([...scripts.modules.values()], part, context.mode);
  files.set(`${workers}/logic.js`, { kind: 'generated', text });
  if (map !== null) files.set(`${workers}/logic.js.map`, { kind: 'generated', text: map });
}
