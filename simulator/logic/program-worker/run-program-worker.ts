import { AppConsole } from '../console/app-console.ts';
import { capturePowers, hideGlobals, type LogicScope } from '../logic-scope.ts';
import { ScriptModules } from '../script-modules.ts';
import { MailLimit } from './mail-limit.ts';
import type { FromProgramWorker, ToProgramWorker } from './messages.ts';

type Boot = Extract<ToProgramWorker, { kind: 'boot' }>;

/**
 * Turns a worker's global object into one of the program's own: its script has `worker` to speak with the logic thread, and
 * neither `wx` nor anything of the browser.
 */
export function runProgramWorker(scope: LogicScope): void {
  const powers = capturePowers(scope);
  const tell = powers.post as unknown as (message: FromProgramWorker) => void;
  const mail = new MailLimit();
  let baseUrl = '';
  const appConsole = new AppConsole(powers.console, { send: (entry) => tell({ kind: 'console', entry }), baseUrl: () => baseUrl });
  const modules = new ScriptModules({ loadPackageOf: () => {}, guard: (_name, task) => guard(() => void task()) });
  const listeners = new Set<(data: unknown) => unknown>();
  const report = (error: unknown): void => {
    if (!appConsole.admits()) return;
    appConsole.uncaught('Worker', error);
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    tell({ kind: 'error', message, stack });
  };
  const guard = (task: () => unknown): void => {
    try {
      task();
    } catch (error) {
      report(error);
    }
  };
  const boot = (message: Boot): void => {
    baseUrl = message.baseUrl;
    scope['worker'] = {
      env: message.env,
      postMessage: (data: unknown) => mail.send(data, () => tell({ kind: 'message', data })),
      onMessage: (listener: unknown) => typeof listener === 'function' && void listeners.add(listener as (data: unknown) => unknown),
    };
    guard(() => {
      powers.importScripts(message.scriptsUrl);
      modules.load(message.script);
    });
  };
  hideGlobals(scope);
  Object.assign(scope, {
    console: appConsole.create(),
    __kumquatLogic: { define: modules.define.bind(modules), register: modules.register.bind(modules) },
  });
  powers.onMessage((given) => {
    const message = given as unknown as ToProgramWorker;
    if (message.kind === 'boot') boot(message);
    else if (message.kind === 'taken') mail.taken();
    else {
      tell({ kind: 'taken' });
      for (const listener of [...listeners]) guard(() => listener(message.data));
    }
  });
  powers.onError((event) => {
    event.preventDefault?.();
    report(event.error ?? new Error(event.message));
  });
  powers.onUnhandledRejection((event) => {
    event.preventDefault?.();
    report(event.reason);
  });
}
