import type { AppConfig } from '../../protocol/build.ts';
import type { DeviceToLogic, LogicToDevice, StartMessage } from '../../protocol/device.ts';
import { DEVICES } from '../../protocol/devices.ts';
import type { LogicScope } from '../logic-scope.ts';
import { type Logic, startLogic } from '../start-logic.ts';
import { appConfig, buildLogic, type Sources } from './build-sources.ts';
import { FakeView } from './fake-view.ts';

type Handler = (event: unknown) => void;
export type Message<K extends LogicToDevice['kind']> = Extract<LogicToDevice, { kind: K }>;
type Call = Message<'call'>;

export interface CompiledProject {
  config: AppConfig;
  /** `logic.js` files by path. */
  scripts: Record<string, string>;
}

const BASE_URL = 'http://sim.test/build/';

/** Runs a mini program's logic in this process, with a device and views of plain objects. */
export class MiniProgram {
  readonly messages: LogicToDevice[] = [];
  readonly views = new Map<number, FakeView>();
  readonly imported: string[] = [];
  readonly scope: Record<string, unknown>;
  /** Answers of the device and the host, by API name; others get an empty result. */
  readonly answers: Record<string, (args: never) => unknown> = {};
  private readonly handlers = new Map<string, Handler>();
  private readonly logic: Logic;
  private generation = 0;
  private scripts = new Map<string, string>();

  constructor(
    private sources: Sources,
    /** What a real compiler made, instead of sources. */
    private readonly compiled?: CompiledProject,
  ) {
    const scope: Record<string, unknown> = {
      postMessage: (message: LogicToDevice, transfer: unknown[]) => this.receive(message, transfer),
      addEventListener: (type: string, handler: Handler) => this.handlers.set(type, handler),
      importScripts: (url: string) => this.importScript(url),
      MessageChannel,
      console: { log() {}, info() {}, warn() {}, error() {}, debug() {} },
      fetch: () => {},
      WebSocket: class {},
    };
    // Libraries look their built-ins up on the global object.
    Object.assign(scope, { Object, Array, Symbol, Map, Set, WeakMap, Proxy, Reflect, Promise, Math, JSON, Date });
    scope['globalThis'] = scope;
    scope['self'] = scope;
    this.scope = scope;
    this.logic = startLogic(scope as unknown as LogicScope);
  }

  async boot(options: Partial<Omit<StartMessage, 'kind'>> = {}): Promise<this> {
    const config = this.compiled?.config ?? appConfig(this.sources);
    this.build();
    this.send({
      kind: 'boot',
      baseUrl: this.baseUrl,
      config,
      device: DEVICES[0]!,
      launch: { path: config.entryPagePath, query: {}, scene: 1001 },
      theme: 'light',
      language: 'en',
      storage: {},
      envVersion: 'develop',
      chrome: true,
      ...options,
    });
    await this.idle();
    return this;
  }

  get baseUrl(): string {
    return `${BASE_URL}${this.generation}/`;
  }

  async reloadPages(change: Sources): Promise<void> {
    this.sources = { ...this.sources, ...change };
    this.generation += 1;
    this.build();
    this.send({ kind: 'reloadPages', baseUrl: this.baseUrl, config: appConfig(this.sources), changed: Object.keys(change) });
    await this.idle();
  }

  /** From now on no script can be loaded. */
  breakScripts(): void {
    this.scripts.clear();
  }

  send(message: DeviceToLogic): void {
    this.handlers.get('message')!({ data: message });
  }

  raise(type: 'error' | 'unhandledrejection', event: unknown): void {
    this.handlers.get(type)!(event);
  }

  /** Waits until every message in flight has arrived. */
  async idle(): Promise<void> {
    for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  of<K extends LogicToDevice['kind']>(kind: K): Message<K>[] {
    return this.messages.filter((message): message is Message<K> => message.kind === kind);
  }

  calls(api: string): unknown[] {
    return this.of('call')
      .filter((call) => call.api === api)
      .map((call) => call.args);
  }

  /** The view of the page on top. */
  get view(): FakeView {
    const stacks = this.of('pageStack');
    const top = stacks[stacks.length - 1]?.pages.at(-1);
    const view = top && this.views.get(top.pageId);
    if (!view) throw new Error('no page is open');
    return view;
  }

  get stack(): string[] {
    return (
      this.of('pageStack')
        .at(-1)
        ?.pages.map((page) => page.path) ?? []
    );
  }

  get app(): Record<string, unknown> {
    return (this.scope['getApp'] as () => Record<string, unknown>)();
  }

  get wx(): Record<string, (...args: unknown[]) => unknown> {
    return this.scope['wx'] as Record<string, (...args: unknown[]) => unknown>;
  }

  /** The app's own record of what happened: `getApp().log`. */
  get log(): string[] {
    return this.app['log'] as string[];
  }

  get page(): Record<string, unknown> & { data: Record<string, unknown>; setData(data: object, done?: () => void): void } {
    const pages = (this.scope['getCurrentPages'] as () => never[])();
    return pages.at(-1)!;
  }

  /** Calls an API and gives its result, whether it succeeded or failed. */
  async api(name: string, options: object = {}): Promise<Record<string, unknown>> {
    return new Promise((resolve) => this.wx[name]!({ ...options, complete: resolve }));
  }

  dispose(): void {
    this.logic.dispose();
    for (const view of this.views.values()) view.port.close();
  }

  private build(): void {
    if (this.compiled) {
      for (const [name, text] of Object.entries(this.compiled.scripts)) this.scripts.set(`${this.baseUrl}${name}`, text);
      return;
    }
    const { subpackages } = appConfig(this.sources);
    const inSubpackage = (path: string): boolean => subpackages.some(({ root }) => path.startsWith(`${root}/`));
    this.scripts.set(`${this.baseUrl}logic.js`, buildLogic(this.sources, '', inSubpackage));
    for (const { root } of subpackages) this.scripts.set(`${this.baseUrl}${root}/logic.js`, buildLogic(this.sources, root));
  }

  private importScript(url: string): void {
    this.imported.push(url.slice(BASE_URL.length));
    const text = this.scripts.get(url);
    if (text === undefined) throw new Error(`failed to load '${url}'`);
    // Names that the script does not define are looked up in the scope first, as in a worker.
    new Function('scope', `with (scope) {${text}\n}\n//# sourceURL=${url}`)(this.scope);
  }

  private receive(message: LogicToDevice, transfer: unknown[]): void {
    this.messages.push(message);
    if (message.kind === 'openPage') this.views.set(message.pageId, new FakeView(transfer[0] as MessagePort));
    if (message.kind === 'call' && message.id !== 0) this.answer(message);
  }

  private answer(call: Call): void {
    const respond = this.answers[call.api];
    queueMicrotask(() => {
      try {
        this.send({ kind: 'reply', id: call.id, result: respond ? respond(call.args as never) : {} });
      } catch (error) {
        this.send({ kind: 'reply', id: call.id, error: { errMsg: (error as Error).message } });
      }
    });
  }
}

let running: MiniProgram[] = [];

/** Boots a mini program that `stopAll` ends. */
export async function runMiniProgram(sources: Sources, options: Partial<Omit<StartMessage, 'kind'>> = {}): Promise<MiniProgram> {
  const program = new MiniProgram(sources);
  running.push(program);
  return program.boot(options);
}

/** Boots a project that was compiled for real. */
export async function runCompiled(compiled: CompiledProject): Promise<MiniProgram> {
  const program = new MiniProgram({}, compiled);
  running.push(program);
  return program.boot();
}

export function prepareMiniProgram(sources: Sources): MiniProgram {
  const program = new MiniProgram(sources);
  running.push(program);
  return program;
}

export function stopAll(): void {
  for (const program of running) program.dispose();
  running = [];
}
