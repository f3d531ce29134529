import type { ReloadLevel } from '../protocol/build.ts';
import { compareText } from './diagnostics.ts';

/** What a change of an input asks for. */
export type InputLevel = Exclude<ReloadLevel, 'none'>;

/** Everything a build was made of: path -> content and what its change means. */
export type Inputs = ReadonlyMap<string, { hash: string; level: InputLevel }>;

const ORDER: readonly ReloadLevel[] = ['none', 'style', 'page', 'app'];

export function higherLevel(a: ReloadLevel, b: ReloadLevel): ReloadLevel {
  return ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b;
}

/** What has to be reloaded after `before` became `after`, and which inputs differ. Without a `before` everything does. */
export function compareInputs(before: Inputs | null, after: Inputs): { level: ReloadLevel; changed: string[] } {
  let level: ReloadLevel = before ? 'none' : 'app';
  const changed: string[] = [];
  for (const path of new Set([...(before?.keys() ?? []), ...after.keys()])) {
    const [old, now] = [before?.get(path), after.get(path)];
    if (old?.hash === now?.hash) continue;
    changed.push(path);
    level = higherLevel(level, higherLevel(old?.level ?? 'none', now?.level ?? 'none'));
  }
  return { level, changed: changed.sort(compareText) };
}
