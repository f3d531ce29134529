import type { FileApi, StorageApi } from '../protocol/api-calls.ts';
import type { LogicRegistry } from '../protocol/build.ts';
import type { DeviceToLogic, LogicToDevice } from '../protocol/device.ts';
import { DEFAULT_ENVIRONMENT } from '../protocol/environment.ts';
import type { FromView } from '../protocol/ops.ts';
import { AppInstance } from './app-instance.ts';
import type { ViewContext } from './backend/view-context.ts';
import { Bridge, type CallError } from './bridge.ts';
import { setWorklet } from './call-owner.ts';
import { Fonts } from './canvas/fonts.ts';
import { Graphics } from './canvas/graphics.ts';
import { installComponentMembers } from './component-members.ts';
import { AppConsole } from './console/app-console.ts';
import { ComponentContexts } from './contexts/component-contexts.ts';
import { createDefiners } from './definers.ts';
import { type DeviceMessagesHost, handleDeviceMessage } from './device-messages.ts';
import { EngineErrors } from './engine-errors.ts';
import { installEnginePatches } from './engine-patches.ts';
import { Environment } from './environment.ts';
import { ErrorReporter } from './error-reporter.ts';
import { FileSystem } from './files/file-system.ts';
import { capturePowers, hideGlobals, type LogicScope } from './logic-scope.ts';
import { customTabBarOf, type LogicState, packageRootOf, pageWindow, windowSize } from './logic-state.ts';
import { installNamedHandlers } from './named-handlers.ts';
import { Packages } from './packages.ts';
import { setPageServices } from './page-services.ts';
import type { Page } from './pages/page.ts';
import { PageStack } from './pages/page-stack.ts';
import { Routes } from './pages/routes.ts';
import { sizeWarnings } from './pages/size-warnings.ts';
import { PerformanceEntries } from './performance-entries.ts';
import { ScriptModules } from './script-modules.ts';
import { limitFigures } from './set-data-figures.ts';
import { Storage } from './storage.ts';
import { TaskQueue } from './task-queue.ts';
import { countTimers } from './timers.ts';
import { handleViewMessage } from './view-messages.ts';
import { ViewQueries } from './view-queries.ts';
import { ViewScripts } from './view-scripts.ts';
import { createWx } from './wx/create-wx.ts';

type Boot = Extract<DeviceToLogic, { kind: 'boot' }>;
type SetDataStats = Extract<LogicToDevice, { kind: 'setDataStats' }>;

/** A running logic thread; `dispose` is for tests, a worker is ended by its owner. */
export interface Logic {
  dispose(): void;
}

/**
 * Turns a worker's global object into the logic thread of a mini program. Waits for `boot`, then loads the build's scripts
 * and opens its first page.
 */
export function startLogic(scope: LogicScope): Logic {
  return new LogicThread(scope);
}

class LogicThread implements Logic {
  private readonly powers;
  private readonly bridge: Bridge;
  private readonly queue: TaskQueue;
  private readonly console: AppConsole;
  private readonly errors: ErrorReporter;
  private readonly app: AppInstance;
  private readonly viewScripts: ViewScripts;
  private readonly routes: Routes;
  private readonly performance: PerformanceEntries;
  private readonly pages: PageStack;
  private readonly files: FileSystem;
  /** How many of the shown files a page was told of. */
  private readonly knownFiles = new WeakMap<Page, number>();
  private readonly graphics: Graphics;
  private readonly fonts: Fonts;
  private readonly contexts: ComponentContexts;
  private readonly packages: Packages;
  private readonly tellSetData = limitFigures<Omit<SetDataStats, 'kind'>>(
    (figures) => this.bridge.send({ kind: 'setDataStats', ...figures }),
    (text) => this.console.warnApp(text),
  );
  private readonly queries: ViewQueries;
  private readonly engineErrors: EngineErrors;
  private readonly deviceMessages: DeviceMessagesHost;
  private state!: LogicState;
  private storage!: Storage;
  private modules = this.freshModules();
  private environment!: Environment;

  constructor(private readonly scope: LogicScope) {
    this.powers = capturePowers(scope);
    this.bridge = new Bridge(this.powers);
    this.queue = new TaskQueue(this.powers, (error) => this.errors.report(error, 'task'));
    this.console = new AppConsole(this.powers.console, {
      send: (entry) => this.bridge.send({ kind: 'console', entry }),
      baseUrl: () => this.state?.baseUrl ?? '',
    });
    this.app = new AppInstance({ guard: (name, task) => this.errors.guard(name, task) });
    this.errors = new ErrorReporter({
      bridge: this.bridge,
      console: this.console,
      app: this.app,
      baseUrl: () => this.state?.baseUrl ?? '',
      currentPath: () => this.pages.top?.path ?? '',
    });
    this.viewScripts = new ViewScripts({
      scopeName: (id) => this.environment.scopeName(id),
      onError: (error, component) => this.errors.report(error, 'view script', component && this.engineErrors.pathOf(component)),
    });
    this.performance = new PerformanceEntries((name, task) => this.errors.guard(name, task));
    this.packages = new Packages({
      state: () => this.state,
      importScripts: this.powers.importScripts,
      performance: this.performance,
      onLazyLoadError: (detail) => this.app.emit('lazyLoadError', detail),
    });
    this.queries = new ViewQueries({
      currentPage: () => this.pages.top?.instance,
      schedule: this.queue.schedule,
      guard: (name, task) => this.errors.guard(name, task),
      graphics: () => this.graphics,
      contexts: () => this.contexts,
    });
    this.routes = new Routes({
      emit: (event, detail) => this.app.emit(event, detail),
      pageSettings: (path) => ({ window: pageWindow(this.state.config, path) }),
    });
    this.files = new FileSystem({
      baseUrl: () => this.state.baseUrl,
      read: this.powers.readNow,
      createUrl: this.powers.createUrl,
      tell: (api, args) => this.keep(api, args),
    });
    this.pages = this.createPageStack();
    this.graphics = new Graphics({
      bridge: this.bridge,
      readFile: (path) => this.files.read(path),
      baseUrl: () => this.state.baseUrl,
      pagePath: () => this.pages.top?.path ?? '',
      view: () => this.pages.top?.context,
      currentPage: () => this.pages.top?.instance,
      pixelRatio: () => this.state.device.pixelRatio,
      guard: (name, task) => void this.errors.guard(name, task),
    });
    this.fonts = new Fonts({
      baseUrl: () => this.state.baseUrl,
      view: () => this.pages.top?.context,
      views: () => [...this.pages.alive].map((page) => page.context),
    });
    this.contexts = new ComponentContexts({
      currentPage: () => this.pages.top?.instance,
      guard: (name, task) => this.errors.guard(name, task),
      keepTemporary: (bytes, extension) => this.files.makeTemporary(bytes, extension),
    });
    this.engineErrors = new EngineErrors({ errors: this.errors, console: this.console, pages: this.pages });
    const { pages, app, bridge, errors } = this;
    this.deviceMessages = {
      state: () => this.state,
      pages,
      app,
      bridge,
      errors,
      pageNotFound: (target) => this.pageNotFound(target, false),
    };
    installEnginePatches();
    installComponentMembers();
    installNamedHandlers();
    hideGlobals(scope);
    countTimers(scope, (text) => this.console.warnApp(text));
    const definitions = { environment: () => this.environment, modules: () => this.modules };
    const definers = createDefiners({ ...definitions, report: (error) => this.errors.report(error, '') });
    Object.assign(scope, this.viewScripts.globals(), definers, {
      __kumquatWorklet: setWorklet,
      console: this.console.create(),
      // The name that libraries try first for the global object.
      global: scope,
      __kumquatLogic: this.registry(),
      App: this.app.define,
      getApp: this.app.get,
      requirePlugin: (name: unknown) => this.requirePlugin(String(name)),
      getCurrentPages: () => this.pages.pages.map((page) => page.instance),
    });
    this.powers.onMessage((message) => this.receive(message));
    this.powers.onError((event) => {
      event.preventDefault?.();
      this.errors.report(event.error ?? new Error(event.message), '');
    });
    this.powers.onUnhandledRejection((event) => {
      event.preventDefault?.();
      this.errors.unhandledRejection(event.reason, event.promise);
    });
  }

  dispose(): void {
    this.engineErrors.dispose();
    for (const page of this.pages.alive) page.unload();
    this.queue.dispose();
  }

  private receive(message: DeviceToLogic): void {
    this.bridge.heard();
    switch (message.kind) {
      case 'boot':
        this.boot(message);
        break;
      case 'reloadPages':
        this.reloadPages(message);
        break;
      default:
        handleDeviceMessage(message, this.deviceMessages);
    }
  }

  private boot(message: Boot): void {
    const start = performance.now();
    const { baseUrl, config, device, theme, language, launch, envVersion, user } = message;
    const environment = { ...DEFAULT_ENVIRONMENT, ...message.environment };
    const update = message.update === true;
    this.state = { baseUrl, config, device, environment, theme, language, launch, enter: launch, envVersion, user, visible: true, update };
    this.storage = new Storage((api, args) => this.keep(api, args), message.storage);
    this.modules = this.freshModules();
    this.scope['wx'] = this.createApi();
    this.scope['__wxConfig'] = { pages: config.pages, envVersion, debug: envVersion !== 'release' };
    this.freshEnvironment();
    this.errors.guard('logic.js', () => this.packages.load(''));
    this.errors.guard('app.js', () => this.modules.has('app') && this.modules.load('app'));
    if (!this.app.isDefined) this.app.define({});
    this.app.launch(launch);
    this.app.show(launch);
    this.bridge.send({ kind: 'booted', ms: performance.now() - start });
    this.pages.start(message.stack ?? [], { path: launch.path || config.entryPagePath, query: launch.query });
  }

  /** Tells the host of a change to what it keeps. */
  private keep(api: StorageApi | FileApi, args: unknown): void {
    this.bridge.call(api, args).catch((error: CallError) => this.console.system('error', error.errMsg));
  }

  /** New definitions from the scripts at `baseUrl`; the app object, its global data and the storage stay. */
  private reloadPages(message: Extract<DeviceToLogic, { kind: 'reloadPages' }>): void {
    const start = performance.now();
    this.state.baseUrl = message.baseUrl;
    this.state.config = message.config;
    const before = this.modules;
    this.modules = this.freshModules();
    this.modules.adopt(before);
    this.packages.forget();
    this.freshEnvironment();
    this.errors.guard('logic.js', () => this.packages.load(''));
    this.pages.recreate();
    this.bridge.send({ kind: 'reloaded', ms: performance.now() - start });
  }

  private freshEnvironment(): void {
    this.environment = new Environment({
      modules: this.modules,
      onScriptError: (path, error) => this.errors.report(error, `${path}.js`, path),
      warn: (text) => this.console.system('warn', text),
      missingPackage: (path) => this.packages.missing(path),
      loadPackage: (root) => this.packages.loadLazily(root),
      schedule: this.queue.schedule,
    });
  }

  private freshModules(): ScriptModules {
    const host = {
      loadPackageOf: (path: string) => this.packages.loadLazily(packageRootOf(this.state.config, path)),
      guard: (name: string, task: () => unknown) => this.errors.guard(name, task),
    };
    return new ScriptModules(host, this.state?.config.resolveAlias);
  }

  private registry(): LogicRegistry {
    return {
      define: (path, body) => this.modules.define(path, body),
      register: (part) => this.modules.register(part),
      fail: (path, error) => this.modules.fail(path, error),
    };
  }

  private createApi(): Record<string, unknown> {
    return createWx({
      state: this.state,
      bridge: this.bridge,
      app: this.app,
      pages: this.pages,
      routes: this.routes,
      graphics: this.graphics,
      fonts: this.fonts,
      contexts: this.contexts,
      performance: this.performance,
      userAgent: this.powers.userAgent,
      console: () => this.scope.console,
      storage: () => this.storage,
      files: this.files,
      album: [],
      powers: this.powers,
      guard: (name, task) => this.errors.guard(name, task),
      createSelectorQuery: this.queries.selectorQuery,
      createIntersectionObserver: this.queries.intersectionObserver,
      reportMissing: (name) => this.reportMissingApi(name),
    });
  }

  private createPageStack(): PageStack {
    const thread = this;
    return new PageStack({
      get state() {
        return thread.state;
      },
      bridge: this.bridge,
      routes: this.routes,
      confirmLeaving: async (content) => {
        const answer = await this.bridge.call('showModal', { title: '', content, showCancel: true, cancelText: '', confirmText: '' });
        return (answer as { confirm?: unknown } | undefined)?.confirm === true;
      },
      loadPackage: (root) => this.packages.load(root),
      schedule: this.queue.schedule,
      pageNotFound: (target, isEntryPage) => this.pageNotFound(target, isEntryPage),
      environment: () => this.environment,
      createChannel: () => this.powers.createChannel(),
      contextHost: (page, post) => ({
        post: (batch) => {
          this.tellFiles(page);
          post(batch);
        },
        schedule: this.queue.schedule,
        scopeName: (id) => this.environment.scopeName(id),
        windowSize: () => ({ ...windowSize(this.state, page.path), pixelRatio: this.state.device.pixelRatio }),
        theme: () => this.state.theme,
        ...sizeWarnings(page.path, (text) => this.console.warnApp(text)),
      }),
      onContext: (page, context) => this.servePage(page, context),
      onMessage: (page, message) => this.fromView(page, message),
      guard: (name, page, task) => this.errors.guard(name, task, page.path),
      customTabBar: (path) => [customTabBarOf(this.state.config, path)].find((name) => name && this.environment.has(name)),
    });
  }

  /** Pages learn of new files before they are told to show them. */
  private tellFiles(page: Page): void {
    const { shown } = this.files;
    const known = this.knownFiles.get(page) ?? 0;
    if (known === shown.length) return;
    page.post({ kind: 'files', files: shown.slice(known) });
    this.knownFiles.set(page, shown.length);
  }

  private servePage(page: Page, context: ViewContext): void {
    setPageServices(context, {
      pageId: page.pageId,
      warn: (text) => this.console.warnApp(text),
      onSetData: (figures) => this.tellSetData({ pageId: page.pageId, ...figures }),
      createSelectorQuery: this.queries.selectorQuery,
      createIntersectionObserver: this.queries.intersectionObserver,
      tabBar: () => page.tabBar,
    });
    this.fonts.serve(context);
  }

  private fromView(page: Page, message: FromView): void {
    if (!page.isOpen) return;
    const { bridge, errors, viewScripts, environment } = this;
    const api = (name: string): unknown => (this.scope['wx'] as Record<string, unknown>)[name];
    const warn = (text: string): void => this.console.system('warn', text);
    errors.guard(
      'view message',
      () =>
        handleViewMessage(page, message, {
          bridge,
          errors,
          viewScripts,
          environment,
          performance: this.performance,
          appName: this.state.config.projectName,
          api,
          warn,
        }),
      page.path,
    );
    page.context.flush();
  }

  private pageNotFound(target: { path: string; query: Record<string, string> }, isEntryPage: boolean): boolean {
    const handled = this.app.has('onPageNotFound');
    this.app.emit('onPageNotFound', { ...target, isEntryPage });
    if (!handled) this.errors.report(new Error(`page "${target.path}" is not found`), '', target.path);
    return handled;
  }

  private requirePlugin(name: string): never {
    this.reportMissingApi(`requirePlugin('${name}')`);
    throw new Error(`plugin "${name}" is not available: the simulator runs no plugins`);
  }

  private reportMissingApi(name: string): void {
    const page = this.pages.top;
    if (page?.missingApis.has(name)) return;
    page?.missingApis.add(name);
    this.bridge.send({ kind: 'missing', what: 'api', name, path: page?.path ?? '' });
  }
}
