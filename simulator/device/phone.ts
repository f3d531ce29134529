import { isDeviceApi } from '../protocol/api-calls.ts';
import type {
  DeviceProfile,
  DeviceToEmbedder,
  EmbedderToDevice,
  LogicToDevice,
  RunState,
  StartMessage,
  ViewToDevice,
} from '../protocol/device.ts';
import type { DeviceEnvironment } from '../protocol/environment.ts';
import { AudioPlayers } from './audio-players.ts';
import { openCapsuleMenu } from './capsule-menu.ts';
import { ApiFailure, type ApiSurface, answerDeviceCall } from './device-apis.ts';
import { Dialogs } from './dialogs.ts';
import { element } from './element.ts';
import { HostLink } from './host-link.ts';
import { LogicThread } from './logic-thread.ts';
import { Notes } from './notes.ts';
import { openType } from './open-type.ts';
import type { PageLayer } from './page-layer.ts';
import { pageBackground } from './page-settings.ts';
import { Permissions } from './permissions.ts';
import { PhonePages } from './phone-pages.ts';
import { PhoneState } from './phone-state.ts';
import { screenshotOf } from './screenshot.ts';
import { SimulateSheet } from './simulate-sheet.ts';
import { Simulations } from './simulations.ts';
import { SoftKeyboard } from './soft-keyboard.ts';
import { StatusBar } from './status-bar.ts';

/** The phone: carries messages between the embedder, the logic thread and the pages, and draws what is around the pages. */
export class Phone {
  readonly root = element('div', { class: 'screen' });
  readonly #state = new PhoneState();
  readonly #status = new StatusBar();
  readonly #dialogs = new Dialogs(() => this.#state.texts);
  readonly #notes = new Notes();
  readonly #host = new HostLink({
    post: (message) => this.post(message),
    toProgram: (message) => this.#thread?.send(message),
    platform: () => this.#state.program?.device.platform ?? 'ios',
    texts: () => this.#state.texts,
  });
  readonly #simulations = new Simulations((list) => this.post({ kind: 'simulations', list }));
  readonly #api: ApiSurface;
  readonly #keyboard = new SoftKeyboard({
    texts: () => this.#state.texts,
    safeAreaBottom: () => this.#state.program?.device.safeAreaBottom ?? 0,
    nickname: () => this.#state.program?.user?.name ?? '微信用户',
    heightChanged: (height) => this.#thread?.send({ kind: 'hostEvent', name: 'keyboardHeightChange', detail: { height, duration: 250 } }),
  });
  #keyboardWanted = true;
  readonly #pages = new PhonePages({
    screen: this.root,
    state: this.#state,
    keyboardHeights: () => this.#keyboard.heights,
    toProgram: (message) => this.#thread?.send(message),
    fromView: (layer, message) => this.#fromView(layer, message),
    menu: (layer) => void this.#menu(layer),
    topChanged: () => this.#keyboard.close(),
    darkText: (dark) => {
      this.#status.darkText = dark;
    },
    turned: (orientation) => this.post({ kind: 'orientation', orientation }),
  });
  #thread: LogicThread | undefined;
  #booted = false;
  #styleVersion = 0;

  constructor(private readonly post: (message: DeviceToEmbedder) => void) {
    this.root.append(
      this.#pages.layers.root,
      this.#status.root,
      element('div', { class: 'home-indicator', 'aria-hidden': 'true' }),
      this.#keyboard.root,
      element('div', { class: 'cutout', 'aria-hidden': 'true' }),
      element('div', { class: 'dimmer', 'aria-hidden': 'true' }),
      this.#dialogs.root,
      this.#notes.root,
    );
    this.#api = {
      dialogs: this.#dialogs,
      simulate: new SimulateSheet(this.#dialogs, this.#simulations),
      permissions: new Permissions(this.#dialogs, this.#simulations),
      audio: new AudioPlayers((detail) => this.#thread?.send({ kind: 'hostEvent', name: 'audio', detail })),
      texts: () => this.#state.texts,
      tabBar: () => this.#pages.tabBar,
      top: () => this.#pages.top,
      resolve: (path) => new URL(path.replace(/^\/+(?!\/)/, ''), this.#state.baseUrl).href,
      refresh: (layer) => this.#refresh(layer),
      restart: (path, query) => {
        if (this.#state.program) this.#start({ ...this.#state.program, launch: { ...this.#state.program.launch, path, query }, stack: [] });
      },
      blur: () => (document.activeElement as HTMLElement | null)?.blur(),
      screen: this.root,
      notes: this.#notes,
      name: () => this.#state.config.projectName,
      decode: async (picture) => String(((await this.#host.ask('decodeCode', picture)) as { text?: unknown } | undefined)?.text ?? ''),
      update: () => this.#restart(),
    };
  }

  receive(message: EmbedderToDevice): void {
    if (message.kind === 'start') {
      this.#host.begin(message.storage);
      this.#start(message);
      return;
    }
    if (message.kind === 'setKeyboard') {
      this.#keyboardWanted = message.shown;
      this.#applyKeyboard();
    } else if (message.kind === 'setSimulation') this.#simulations.set(message.api, message.answer);
    else if (message.kind === 'ping') this.post({ kind: 'pong', id: message.id });
    else if (message.kind === 'awaitIdle') this.#thread?.whenIdle(() => this.post({ kind: 'idle' }));
    else if (message.kind === 'setDevice') this.#setDevice(message.device);
    else if (message.kind === 'setTheme') this.#setTheme(message.theme);
    else if (message.kind === 'stop') void this.#stop();
    else if (message.kind === 'reload') this.#reload(message);
    else if (message.kind === 'reLaunch') this.#thread?.send(message);
    else if (message.kind === 'back') this.#thread?.send({ kind: 'backPressed' });
    else if (message.kind === 'setVisible') this.#thread?.send({ ...message, kind: 'visibility' });
    else if (message.kind === 'setEnvironment') this.#setEnvironment(message.environment);
    else if (message.kind === 'moment') this.#thread?.send(message);
    else if (message.kind === 'takeScreenshot') void this.#takeScreenshot(message.scale);
    else this.#host.receive(message);
  }

  #start(message: StartMessage): void {
    const ended = this.#end();
    this.#state.begin(message);
    this.#api.simulate.unattended = message.unattended === true;
    this.#api.permissions.unattended = message.unattended === true;
    document.documentElement.lang = message.language.replace('_', '-');
    this.root.classList.toggle('bare', !message.chrome);
    this.root.classList.toggle('still', message.still === true);
    this.#status.start(message.still === true);
    this.#applyEnvironment();
    this.#applyTheme();
    this.#applyKeyboard();
    this.#tell('starting');
    this.#pages.begin(message.still === true);
    const run = this.#host.nextRun();
    const thread = new LogicThread(new URL('logic.js', location.href), {
      message: (logic, port) => this.#fromLogic(logic, port, run),
      lateCall: ({ id, api, args }) => this.#host.lateCall(id, api, args, run),
      responsive: (answers) => this.#tell(answers ? (this.#booted ? 'running' : 'starting') : 'unresponsive'),
      error: (reason) => this.#threadError(reason),
    });
    this.#thread = thread;
    // The app before it may still be storing something.
    void ended
      .then(() => this.#host.settled())
      .then(() => {
        if (thread === this.#thread) {
          thread.boot({
            ...this.#state.program!,
            theme: this.#state.theme,
            storage: this.#host.storage,
            environment: this.#state.environment,
            kind: 'boot',
          });
        }
      });
  }

  #threadError(reason: string): void {
    if (this.#booted) {
      this.post({ kind: 'appError', message: reason, stack: '', path: this.#state.stack.at(-1)?.path ?? '' });
      return;
    }
    void this.#end();
    this.#tell('crashed', reason);
  }

  async #stop(): Promise<void> {
    await this.#end();
    if (!this.#thread) this.#tell('stopped');
  }

  /** Takes every page away and ends the thread, which may take a moment. Says nothing. */
  #end(): Promise<void> {
    const ended = this.#thread?.end() ?? Promise.resolve();
    this.#thread = undefined;
    this.#booted = false;
    this.#state.stack = [];
    this.#dialogs.clear();
    this.#notes.clear();
    this.root.style.removeProperty('--dim');
    this.#api.audio.clear();
    this.#pages.clear();
    return ended;
  }

  #tell(state: RunState, reason?: string): void {
    this.post({ kind: 'runState', state, ...(reason === undefined ? {} : { reason }) });
  }

  #fromLogic(message: LogicToDevice, port: MessagePort | undefined, run: number): void {
    switch (message.kind) {
      case 'booted':
        this.#booted = true;
        this.#tell('running');
        break;
      case 'openPage':
        if (port) this.#pages.open(message, port);
        break;
      case 'closePages':
        this.#pages.layers.close(message.pageIds);
        break;
      case 'showPage':
        this.#pages.layers.show(message.pageId, message.animate);
        break;
      case 'pageStack':
        this.#state.stack = message.pages;
        this.#pages.dress();
        this.post(message);
        break;
      case 'navigationBar':
        this.#pages.layers.byId(message.pageId)?.bar.change(message.state);
        this.#pages.followTop();
        break;
      case 'pageMenu': {
        const layer = this.#pages.layers.byId(message.pageId);
        if (layer) layer.menuActions = message.actions;
        break;
      }
      case 'reloaded':
        this.post({ kind: 'reloaded', level: 'page', ms: message.ms });
        break;
      case 'call':
        void this.#answer(message.id, message.api, message.args, run);
        break;
      case 'heartbeat':
      case 'ended':
        break;
      default:
        this.post(message);
    }
  }

  async #answer(id: number, api: string, args: unknown, run: number): Promise<void> {
    if (!isDeviceApi(api)) {
      this.#host.call(id, api, args, run);
      return;
    }
    const thread = this.#thread;
    const reply = await answerDeviceCall(this.#api, api, args);
    if (id !== 0 && thread === this.#thread) thread?.send({ kind: 'reply', id, ...reply });
  }

  #fromView(layer: PageLayer, message: Exclude<ViewToDevice, { kind: 'frameReady' }>): void {
    if (message.kind === 'console') this.post(message);
    else if (message.kind === 'key') this.#thread?.send(message);
    else if (message.kind === 'keyboard') this.#keyboard.follow(layer, message.field);
    else if (message.kind === 'pull') {
      if (layer.pull.pulled(message.distance, message.ended)) this.#announceRefresh(layer);
    } else if (message.kind === 'fullScreen') layer.root.classList.toggle('full-screen', message.on);
    else if (message.name === 'webView') void this.#mayShow(layer, message);
    else void this.#openType(layer, message);
  }

  /** Whether a `web-view` may show a page: a host that knows of no lists lets it. */
  async #mayShow(layer: PageLayer, { id, args }: Extract<ViewToDevice, { kind: 'widget' }>): Promise<void> {
    const result = await this.#host.ask('openWebView', args).then(
      () => true,
      (failure: unknown) => !(failure instanceof ApiFailure && failure.errMsg.endsWith('url not in domain list')),
    );
    layer.reply({ kind: 'widgetReply', id, result });
  }

  async #openType(layer: PageLayer, { id, args }: Extract<ViewToDevice, { kind: 'widget' }>): Promise<void> {
    const { user, language } = this.#state.program!;
    const result = await openType(args, {
      simulate: this.#api.simulate,
      permissions: this.#api.permissions,
      texts: this.#state.texts,
      user,
      language,
    });
    layer.reply({ kind: 'widgetReply', id, result });
  }

  /** A real phone has a keyboard of its own. */
  #applyKeyboard(): void {
    this.#keyboard.enabled = this.#keyboardWanted && this.#state.program?.chrome === true;
    for (const layer of this.#pages.all) layer.send({ kind: 'keyboardHeights', heights: this.#keyboard.heights });
  }

  #refresh(layer: PageLayer): void {
    layer.pull.start();
    this.#announceRefresh(layer);
  }

  #announceRefresh(layer: PageLayer): void {
    if (layer.page) this.#thread?.send({ kind: 'pullDownRefresh', pageId: layer.page.pageId });
  }

  #menu(layer: PageLayer): Promise<void> {
    const { config, envVersion } = this.#state.program!;
    const path = this.#state.stack.at(-1)?.path ?? '';
    return openCapsuleMenu(
      this.#dialogs,
      this.#state.texts,
      { config, envVersion, path, pageActions: layer.menuActions },
      {
        home: () => this.#thread?.send({ kind: 'reLaunch', path: config.entryPagePath, query: {} }),
        restart: () => this.#restart(),
        act: (action) => this.#thread?.send({ kind: 'menuAction', action }),
      },
    );
  }

  /** Begins again with the first page. */
  #restart(): void {
    if (this.#state.program) this.#start({ ...this.#state.program, environment: this.#state.environment, update: false });
  }

  #reload(message: Extract<EmbedderToDevice, { kind: 'reload' }>): void {
    if (!this.#state.program) return;
    const startedAt = performance.now();
    this.#state.renew(message.baseUrl, message.config);
    this.#pages.configureTabBar();
    if (message.level === 'page') {
      this.#pages.renewSpare();
      this.#thread?.send({ kind: 'reloadPages', baseUrl: this.#state.baseUrl, config: message.config, changed: message.changed });
      return;
    }
    this.#styleVersion += 1;
    for (const layer of this.#pages.all) {
      const packageRoots = layer.page?.packageRoots ?? [''];
      layer.send({ kind: 'replaceStyles', baseUrl: this.#state.baseUrl, packageRoots, version: this.#styleVersion });
    }
    this.post({ kind: 'reloaded', level: 'style', ms: performance.now() - startedAt });
  }

  #setTheme(theme: StartMessage['theme']): void {
    if (!this.#state.program) return;
    this.#state.change({ theme });
    this.#applyTheme();
    this.#thread?.send({ kind: 'theme', theme: this.#state.theme });
    for (const layer of this.#pages.all) {
      layer.send({ kind: 'theme', theme: this.#state.theme, background: pageBackground(this.#state.theme) });
    }
    this.#pages.dress();
    this.#pages.configureTabBar();
  }

  #applyTheme(): void {
    this.root.dataset['theme'] = this.#state.program!.theme;
    this.root.dataset['pageTheme'] = this.#state.theme;
  }

  #setDevice(device: DeviceProfile): void {
    if (!this.#state.program) return;
    this.#state.change({ device });
    this.#thread?.send({ kind: 'resize', device });
    this.#pages.resize();
  }

  #setEnvironment(change: Partial<DeviceEnvironment>): void {
    const before = this.#state.environment;
    this.#state.environment = { ...before, ...change };
    if (!this.#state.program) return;
    this.#thread?.send({ kind: 'environment', environment: this.#state.environment });
    this.#applyEnvironment();
    if (this.#state.environment.orientation !== before.orientation) this.#pages.resize();
    if (this.#state.environment.fontSize === before.fontSize) return;
    for (const layer of this.#pages.all) layer.send({ kind: 'fontSize', pixels: this.#state.environment.fontSize });
  }

  #applyEnvironment(): void {
    const { network, battery } = this.#state.environment;
    this.#host.network = network;
    this.#status.show(network, battery);
  }

  async #takeScreenshot(scale: number): Promise<void> {
    const taken = await screenshotOf(this.root, scale, this.#host);
    this.post(taken);
    if (taken.kind === 'screenshot') this.#thread?.send({ kind: 'moment', moment: { name: 'userCaptureScreen' } });
  }
}
