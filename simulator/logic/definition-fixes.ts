import type { BuiltInBehaviors } from './built-in-behaviors.ts';

/** What an app hands to `Page`, `Component` and `Behavior`. */
export type Definition = Record<string, unknown> & { behaviors?: unknown[]; options?: Record<string, unknown> };

const EXPORT = 'wx://component-export';

/** Style isolation that a script asks for; the adapter reads it only from the JSON. */
export function isolationOf(options: Definition['options']): string | undefined {
  const isolation = options?.['styleIsolation'] ?? (options?.['addGlobalClass'] ? 'apply-shared' : undefined);
  return typeof isolation === 'string' ? isolation : undefined;
}

/**
 * Fits definitions to the adapter, which cannot take behaviors named by strings, takes relations only with the engine's own
 * behaviors, and honours `export` even where `wx://component-export` is not used.
 */
export class DefinitionFixes {
  /** Behaviors that use `wx://component-export`, or use one that does. */
  private readonly exporting = new WeakSet<object>();

  constructor(private readonly builtIn: BuiltInBehaviors) {
    const own = builtIn[EXPORT];
    if (own) this.exporting.add(own);
  }

  /**
   * The definition as the adapter takes it; the given one stays as it is. `onBehavior` hears of behaviors that do not exist, `onType`
   * of properties whose type is none.
   */
  apply(definition: Definition, onBehavior: (name: string) => void, onType: (property: string) => void): Definition {
    const fixed = { ...definition };
    if (definition.behaviors) fixed.behaviors = this.behaviorsOf(definition.behaviors, onBehavior);
    const { properties } = definition;
    if (typeof properties === 'object' && properties !== null) fixed['properties'] = withTypes(properties as Properties, onType);
    if (typeof fixed['export'] === 'function' && !this.isExporting(fixed)) delete fixed['export'];
    const relations = definition['relations'];
    if (typeof relations === 'object' && relations !== null) fixed['relations'] = withEngineTargets(relations as Record<string, unknown>);
    return fixed;
  }

  /** Remembers what `Behavior` answered with for a definition. */
  noteMade(made: unknown, definition: Definition): void {
    if (typeof made === 'object' && made !== null && this.isExporting(definition)) this.exporting.add(made);
  }

  private isExporting(definition: Definition): boolean {
    return definition.behaviors?.some((item) => this.exporting.has(item as object)) ?? false;
  }

  private behaviorsOf(given: readonly unknown[], onBehavior: (name: string) => void): unknown[] {
    return given.flatMap((item) => {
      const known = typeof item === 'string' ? this.builtIn[item] : item;
      if (typeof known === 'object' && known !== null) return [known];
      onBehavior(String(item));
      return [];
    });
  }
}

type Properties = Record<string, unknown>;

const TYPES: ReadonlySet<unknown> = new Set([String, Number, Boolean, Object, Array, Function, null, undefined]);

/** A property whose type is written as something else (`'Function'`) takes any value, as on a phone. */
function withTypes(properties: Properties, onType: (property: string) => void): Properties {
  const mistaken = Object.entries(properties).filter(([, property]) => {
    const type = typeof property === 'object' && property !== null ? (property as { type?: unknown }).type : property;
    return !TYPES.has(type);
  });
  if (mistaken.length === 0) return properties;
  for (const [name] of mistaken) onType(name);
  const taken = ([name, property]: [string, unknown]) => [name, typeof property === 'object' ? { ...property, type: null } : null];
  return { ...properties, ...(Object.fromEntries(mistaken.map(taken)) as Properties) };
}

function withEngineTargets(relations: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(relations).map(([name, relation]) => {
      // What `Behavior` answered with: the engine's own behavior is inside.
      const target = (relation as { target?: { _$?: unknown } } | null)?.target;
      return [name, target?._$ ? { ...(relation as object), target: target._$ } : relation];
    }),
  );
}
