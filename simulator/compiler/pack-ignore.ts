import { isJsonObject } from './json-source.ts';

/**
 * `packOptions.ignore` of project.config.json: which paths, relative to the mini program's root, stay out of the build.
 * Rules are `{ type: 'file' | 'folder' | 'suffix' | 'prefix' | 'regexp' | 'glob', value }`; other rules match nothing.
 */
export function packIgnore(rules: unknown): (path: string) => boolean {
  if (!Array.isArray(rules)) return () => false;
  const tests = rules.flatMap((rule) => {
    if (!isJsonObject(rule) || typeof rule['value'] !== 'string') return [];
    const test = ruleTest(String(rule['type']), rule['value']);
    return test ? [test] : [];
  });
  return (path) => tests.some((test) => test(path));
}

function ruleTest(type: string, written: string): ((path: string) => boolean) | null {
  const value = written.replace(/^\.?\//, '').replace(/\/$/, '');
  const name = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  switch (type.toLowerCase()) {
    case 'file':
      return (path) => path === value;
    case 'folder':
      return (path) => path.startsWith(`${value}/`);
    case 'suffix':
      return (path) => path.endsWith(written);
    case 'prefix':
      return (path) => name(path).startsWith(written);
    case 'regexp':
      return patternTest(() => new RegExp(written));
    case 'glob':
      return patternTest(() => globPattern(value));
    default:
      return null;
  }
}

function patternTest(make: () => RegExp): ((path: string) => boolean) | null {
  try {
    const pattern = make();
    return (path) => pattern.test(path);
  } catch {
    // A pattern that is none matches nothing.
    return null;
  }
}

function globPattern(glob: string): RegExp {
  const source = glob.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    return `\\${part}`;
  });
  return new RegExp(`^${source}$`);
}
