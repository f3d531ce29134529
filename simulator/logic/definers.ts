import type { Definition } from './definition-fixes.ts';

export type DefinitionFunction = (definition?: Definition) => unknown;
export type DefineBehavior = DefinitionFunction & { trait(...args: unknown[]): unknown };

/** What `Page` and `Component` define while the script of one of them runs. */
export interface DefinedNow {
  Page: DefinitionFunction;
  Component: DefinitionFunction;
}

export interface DefinersHost {
  environment(): { definedNow: DefinedNow | undefined; defineBehavior: DefineBehavior };
  modules(): { noteDefinition(): void };
  report(error: Error): void;
}

/**
 * The globals `Page`, `Component` and `Behavior` of the thread. They are the same functions for its whole life, and stand there
 * before app.js runs: frameworks keep them, and put functions of their own in their place. What a call defines is decided when it
 * is made, by the script that runs.
 */
export function createDefiners(host: DefinersHost): Record<'Page' | 'Component' | 'Behavior', DefinitionFunction> {
  const define =
    (name: 'Page' | 'Component'): DefinitionFunction =>
    (definition) => {
      const now = host.environment().definedNow;
      host.modules().noteDefinition();
      if (now) return now[name](definition);
      host.report(new Error(`${name}() was called outside of the script of a page or component: nothing is defined`));
      return undefined;
    };
  const behavior: DefinitionFunction = (definition) => {
    host.modules().noteDefinition();
    return host.environment().defineBehavior(definition);
  };
  const trait = (...args: unknown[]): unknown => {
    host.modules().noteDefinition();
    return host.environment().defineBehavior.trait(...args);
  };
  return { Page: define('Page'), Component: define('Component'), Behavior: Object.assign(behavior, { trait }) };
}
