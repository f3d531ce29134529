import * as glassEasel from 'glass-easel';
import { type AssociatedBackend, type CodeSpace, MiniProgramEnv, type types } from 'glass-easel-miniprogram-adapter';
import type { ComponentConfig } from '../protocol/build.ts';
import { joinPath } from '../protocol/resolve-module.ts';
import { ViewContext } from './backend/view-context.ts';
import { type BuiltInBehaviors, builtInBehaviors } from './built-in-behaviors.ts';
import type { DefineBehavior, DefinedNow, DefinitionFunction } from './definers.ts';
import { DefinitionFixes, isolationOf } from './definition-fixes.ts';
import type { ScriptModules } from './script-modules.ts';

/** Path of the component for generics without a component; no project can have it. */
const NOTHING = '__kumquat/nothing';

export interface EnvironmentHost {
  modules: ScriptModules;
  onScriptError(path: string, error: unknown): void;
  warn(text: string): void;
  /** Root of the subpackage of a component whose scripts are not there yet; undefined: they are. */
  missingPackage(path: string): string | undefined;
  /** Loads a package while the app runs. Throws when it cannot be loaded. */
  loadPackage(root: string): void;
  /** Runs `task` after what runs now. */
  schedule(task: () => void): void;
}

/**
 * The component definitions of one build: registers a page or component with everything it uses when it is first needed,
 * by running its script, for which it says what `Page` and `Component` define. A new build gets a new environment.
 */
export class Environment {
  readonly codeSpace: CodeSpace;
  readonly defineBehavior: DefineBehavior;
  /** Undefined while no page's or component's script runs. */
  definedNow: DefinedNow | undefined;
  private readonly miniProgram = new MiniProgramEnv();
  private readonly behaviors: BuiltInBehaviors;
  private readonly fixes: DefinitionFixes;
  private readonly registered = new Set<string>();
  private readonly configs = new Map<string, ComponentConfig>();
  private readonly groups = new Map<string, { groups: Record<string, unknown>; content: unknown }>();
  private readonly styleScopes = new Map<string, string>();
  private readonly waitingForReady = new WeakMap<ViewContext, glassEasel.GeneralComponent[]>();
  private partsTaken = 0;

  constructor(private readonly host: EnvironmentHost) {
    this.codeSpace = this.miniProgram.createCodeSpace('', true);
    const space = this.codeSpace.getComponentSpace();
    space.updateComponentOptions({ writeFieldsToNode: false, writeIdToDOM: true });
    const queueReady = (component: glassEasel.GeneralComponent): void => this.queueReady(component);
    this.codeSpace.setOverallBehavior(
      space.defineBehavior({
        lifetimes: {
          attached(this: unknown) {
            queueReady(((this as { _$?: unknown })._$ ?? this) as glassEasel.GeneralComponent);
          },
        },
      }) as glassEasel.GeneralBehavior,
    );
    space.setComponentWaitingListener((_isPublic, path, owner) => host.schedule(() => this.bring(path, owner)));
    this.behaviors = builtInBehaviors(this.codeSpace);
    this.fixes = new DefinitionFixes(this.behaviors);
    this.defineBehavior = this.codeSpace.componentEnv('', ({ Behavior }) =>
      Object.assign(this.wrapDefinition('', Behavior as DefinitionFunction), { trait: Behavior.trait as DefineBehavior['trait'] }),
    );
  }

  has(path: string): boolean {
    this.takeParts();
    return this.groups.has(path) || this.configs.has(path) || this.host.modules.has(path);
  }

  config(path: string): ComponentConfig | undefined {
    this.takeParts();
    return this.configs.get(path);
  }

  scopeName(scope: number): string | undefined {
    return this.codeSpace.getComponentSpace().styleScopeManager.queryName(scope);
  }

  associate(context: ViewContext): AssociatedBackend {
    return this.miniProgram.associateBackend(context as unknown as glassEasel.GeneralBackendContext);
  }

  isFormField(component: glassEasel.GeneralComponent): boolean {
    const field = this.behaviors['wx://form-field'] as unknown as { _$: glassEasel.GeneralBehavior };
    return component.hasBehavior(field._$);
  }

  /** Registers a component and, first, all that its template may use. Cycles are fine. */
  register(path: string): void {
    if (this.registered.has(path)) return;
    this.registered.add(path);
    this.takeParts();
    const config = this.configs.get(path);
    const uses = config?.usingComponents ?? {};
    for (const [tag, used] of Object.entries(uses)) this.registerUsed(path, tag, used);
    const generics: Record<string, { default: string }> = {};
    for (const [name, generic] of Object.entries(config?.componentGenerics ?? {})) {
      if (typeof generic === 'object' && generic?.default) {
        this.register(generic.default);
        generics[name] = { default: `/${generic.default}` };
      } else generics[name] = { default: `/${this.registerNothing()}` };
    }
    const { usingComponents: _uses, componentGenerics: _generics, ...rest } = config ?? { usingComponents: {} };
    this.codeSpace.addComponentStaticConfig(path, {
      ...rest,
      component: config?.component === true,
      usingComponents: Object.fromEntries(Object.entries(uses).map(([tag, used]) => [tag, `/${used}`])),
      ...(config?.componentGenerics && { componentGenerics: generics }),
    } as types.ComponentStaticConfig);
    const failure = this.host.modules.failures.get(path);
    if (failure !== undefined) {
      const text = failure instanceof Error ? failure.message : String(failure);
      this.host.onScriptError(path, new Error(`A view script of ${path}.wxml failed: ${text}`, { cause: failure }));
    }
    const template = this.groups.get(path);
    if (template) {
      this.codeSpace.addCompiledTemplate(path, {
        groupList: template.groups,
        content: template.content,
        fallbackListenerOnNativeNode: false,
      } as unknown as glassEasel.template.ComponentTemplate);
    }
    const scope = this.styleScopes.get(path);
    if (scope !== undefined) this.codeSpace.addStyleSheet(path, path, scope);
    this.runScript(path);
  }

  /** One component of a template. What a subpackage has that is not there yet waits, where something else may stand for it. */
  private registerUsed(by: string, tag: string, used: string): void {
    const missing = this.host.missingPackage(used);
    if (missing !== undefined) {
      if (this.configs.get(by)?.componentPlaceholder?.[tag] !== undefined) return;
      try {
        this.host.loadPackage(missing);
      } catch (error) {
        this.host.onScriptError(used, error);
        return;
      }
    }
    if (!this.registered.has(used) && !this.has(used)) {
      this.host.onScriptError(by, new Error(`Component is not found in path "${used}" (using by "${by}")`));
    }
    this.register(used);
  }

  /** A component is used for which another one stands: its package comes now, and it takes its place. */
  private bring(path: string, owner: glassEasel.GeneralComponent): void {
    const missing = this.host.missingPackage(path);
    try {
      if (missing !== undefined) this.host.loadPackage(missing);
    } catch (error) {
      this.host.onScriptError(path, error);
      return;
    }
    const context: unknown = owner.getBackendContext();
    this.register(path);
    if (context instanceof ViewContext && !context.isDead) this.appendStyles(context, path);
  }

  /** The style sheets of a component and of all that it uses. The view takes each once. */
  private appendStyles(context: ViewContext, path: string): void {
    for (const used of this.reach(path)) if (this.styleScopes.has(used)) context.appendStyleSheetPath(used);
  }

  /** Paths of a component, and of all that can be used by it as far as it is known. */
  private reach(path: string, found = new Set<string>()): Set<string> {
    if (found.has(path)) return found;
    found.add(path);
    const config = this.config(path);
    for (const used of Object.values(config?.usingComponents ?? {})) this.reach(used, found);
    for (const generic of Object.values(config?.componentGenerics ?? {})) {
      if (typeof generic === 'object' && generic?.default) this.reach(generic.default, found);
    }
    return found;
  }

  /** Style sheets of defaults of generics, which the adapter passes over. */
  appendDefaultStyles(context: ViewContext, path: string): void {
    for (const used of this.reach(path)) {
      for (const generic of Object.values(this.config(used)?.componentGenerics ?? {})) {
        if (typeof generic === 'object' && generic?.default) this.appendStyles(context, generic.default);
      }
    }
  }

  /** Every component that a page may show as far as it is known. */
  componentsOf(path: string): Iterable<string> {
    return this.reach(path);
  }

  /** What stands for a generic that nobody chose a component for: shows what is inside of it. */
  private registerNothing(): string {
    if (!this.registered.has(NOTHING)) {
      this.registered.add(NOTHING);
      this.codeSpace.addComponentStaticConfig(NOTHING, { component: true });
      this.codeSpace.component(NOTHING).definition({}).register();
    }
    return NOTHING;
  }

  private runScript(path: string): void {
    const before = this.definedNow;
    let defined = false;
    this.codeSpace.componentEnv(path, ({ Page, Component }) => {
      const once =
        (define: DefinitionFunction): DefinitionFunction =>
        (definition) => {
          defined = true;
          return define(definition);
        };
      this.definedNow = {
        Page: once(this.wrapDefinition(path, Page as DefinitionFunction)),
        Component: once(this.wrapDefinition(path, Component as DefinitionFunction)),
      };
      try {
        if (this.host.modules.has(path)) this.host.modules.loadOwn(path);
      } catch (error) {
        this.host.onScriptError(path, error);
      }
      if (!defined) (Component as DefinitionFunction)({});
    });
    this.definedNow = before;
  }

  /** Fits what an app writes to what the adapter takes (`definition-fixes.ts`). */
  private wrapDefinition(path: string, define: DefinitionFunction): DefinitionFunction {
    return (definition) => {
      if (!definition) return define();
      if (path) this.registerRelations(path, definition['relations']);
      const isolation = path && isolationOf(definition.options);
      if (isolation) {
        const config = this.codeSpace.getComponentStaticConfig(path);
        this.codeSpace.addComponentStaticConfig(path, { ...config, styleIsolation: isolation as types.StyleIsolation });
      }
      const of = path && ` of ${path}`;
      const fixed = this.fixes.apply(
        definition,
        (name) => this.host.onScriptError(path, new Error(`The behavior "${name}"${of} does not exist`)),
        (property) =>
          this.host.warn(
            `The type of the property "${property}"${of} is none, so it takes any value. Types are String, Number, Boolean, Object, Array, Function and null, without quotation marks.`,
          ),
      );
      const made = define(fixed);
      this.fixes.noteMade(made, fixed);
      return made;
    };
  }

  /** A relation is resolved once, when the component is first used: its other end has to be known by then. */
  private registerRelations(path: string, relations: unknown): void {
    if (!relations || typeof relations !== 'object') return;
    const directory = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    for (const key of Object.keys(relations)) {
      const target = joinPath(key.startsWith('/') ? '' : directory, key);
      if (target && this.configs.get(target)?.component) this.register(target);
    }
  }

  private takeParts(): void {
    const { parts } = this.host.modules;
    for (; this.partsTaken < parts.length; this.partsTaken++) {
      const part = parts[this.partsTaken]!;
      for (const [path, config] of Object.entries(part.components)) this.configs.set(path, config);
      for (const [path, scope] of Object.entries(part.styleScopes)) this.styleScopes.set(path, scope);
      for (const [path, content] of Object.entries(part.groups)) this.groups.set(path, { groups: part.groups, content });
      if (part.styleScopes['app'] !== undefined && part.packageRoot === '') this.codeSpace.addStyleSheet('app', 'app');
    }
  }

  /** The engine never fires `ready`: components wait here until their page has been painted, then children go first. */
  private queueReady(component: glassEasel.GeneralComponent): void {
    const context: unknown = component.getBackendContext();
    if (!(context instanceof ViewContext)) return;
    const waiting = this.waitingForReady.get(context) ?? [];
    this.waitingForReady.set(context, waiting);
    waiting.push(component);
    if (waiting.length > 1) return;
    context.render(() => {
      this.waitingForReady.delete(context);
      for (const ready of waiting.reverse()) {
        if (glassEasel.Element.isAttached(ready)) ready.triggerLifetime('ready', []);
      }
    });
  }
}
