import type { ComponentPath, ViewPart, ViewRegistry, ViewScriptBody } from '../protocol/build.ts';

const styles = new Map<ComponentPath, string>();
const scripts = new Map<string, ViewScriptBody>();
const loaded = new Set<string>();

/** What the `view.js` of the packages gave. A part that comes again replaces what it gave before. */
export const registry: ViewRegistry = {
  register(part: ViewPart): void {
    loaded.add(part.packageRoot);
    for (const [path, css] of Object.entries(part.styles)) styles.set(path, css);
    for (const [path, body] of Object.entries(part.scripts)) scripts.set(path, body);
  },
};

export function styleOf(path: ComponentPath): string | undefined {
  return styles.get(path);
}

export function scriptOf(path: string): ViewScriptBody | undefined {
  return scripts.get(path);
}

export function isPackageLoaded(root: string): boolean {
  return loaded.has(root);
}

declare global {
  interface Window {
    __kumquatView?: ViewRegistry;
  }
}

export function installRegistry(): void {
  window.__kumquatView = registry;
}
