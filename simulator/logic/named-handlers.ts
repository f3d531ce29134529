import * as glassEasel from 'glass-easel';
import { contextOf } from './component-node.ts';
import { pageServices } from './page-services.ts';

type Method = (...args: unknown[]) => unknown;

/** The program's own copy of an event: frameworks put methods of theirs on it, by the names of those that the engine calls. */
function ownCopy(argument: unknown): unknown {
  return argument instanceof glassEasel.Event ? { ...argument } : argument;
}

let installed = false;

/**
 * Event handlers that a template names: what one throws belongs to its component, whose `error` lifetime hears of it, and a name
 * without a method is warned of, as on a phone. Installed once a thread.
 */
export function installNamedHandlers(): void {
  if (installed) return;
  installed = true;
  const find = glassEasel.Component.getMethod as unknown as (host: glassEasel.GeneralComponent, name: string) => Method | undefined;
  const findHandler = (host: glassEasel.GeneralComponent, name: string): Method => {
    return (...args) => {
      const caller = host.getMethodCaller() as unknown as Record<string, unknown>;
      // Pages may be given handlers while they run.
      const method = find.call(glassEasel.Component, host, name) ?? caller[name];
      if (typeof method === 'function')
        return glassEasel.safeCallback('handler', method as Method, caller, [ownCopy(args[0]), ...args.slice(1)], host);
      const type = String((args[0] as { type?: unknown } | undefined)?.type);
      pageServices(contextOf(host))?.warn(`Component "${host.is}" does not have a method "${name}" to handle event "${type}".`);
      return undefined;
    };
  };
  glassEasel.Component.getMethod = findHandler as unknown as typeof glassEasel.Component.getMethod;
}
