import { isDeviceApi } from '../protocol/api-calls.ts';
import type { AppConfig } from '../protocol/build.ts';
import type {
  DeviceProfile,
  DeviceToEmbedder,
  EmbedderToDevice,
  LogicToDevice,
  PageState,
  RunState,
  StartMessage,
  ViewToDevice,
} from '../protocol/device.ts';
import { DEFAULT_ENVIRONMENT, type DeviceEnvironment } from '../protocol/environment.ts';
import { type Orientation, orientationOf, turned } from '../protocol/orientation.ts';
import { AudioPlayers } from './audio-players.ts';
import { openCapsuleMenu } from './capsule-menu.ts';
import { ApiFailure, type ApiSurface, deviceApis } from './device-apis.ts';
import { Dialogs } from './dialogs.ts';
import { element } from './element.ts';
import { HostLink } from './host-link.ts';
import { LogicThread } from './logic-thread.ts';
import { Notes } from './notes.ts';
import { openType } from './open-type.ts';
import { PageLayer } from './page-layer.ts';
import { PageLayers } from './page-layers.ts';
import { effectiveTheme, isTabPage, pageBackground, themed, windowOf } from './page-settings.ts';
import { Permissions } from './permissions.ts';
import { takePicture } from './picture/take-picture.ts';
import { setDeviceSize } from './set-device-size.ts';
import { SimulateSheet } from './simulate-sheet.ts';
import { Simulations } from './simulations.ts';
import { SoftKeyboard } from './soft-keyboard.ts';
import { StatusBar } from './status-bar.ts';
import { TabBar } from './tab-bar.ts';
import { type Texts, textsOf } from './texts.ts';

/** How long after a page opened the next spare frame is made, so that the two do not compete. */
const SPARE_DELAY = 200;

/** The phone: carries messages between the embedder, the logic thread and the pages, and draws what is around the pages. */
export class Phone {
  readonly root = element('div', { class: 'screen' });
  readonly #status = new StatusBar();
  readonly #layers = new PageLayers((layer) => this.#topChanged(layer));
  readonly #dialogs = new Dialogs(() => this.#texts);
  readonly #notes = new Notes();
  readonly #host = new HostLink({
    post: (message) => this.post(message),
    toProgram: (message) => this.#thread?.send(message),
    platform: () => this.#program?.device.platform ?? 'ios',
  });
  readonly #simulations = new Simulations((list) => this.post({ kind: 'simulations', list }));
  readonly #api: ApiSurface;
  readonly #keyboard = new SoftKeyboard({
    texts: () => this.#texts,
    safeAreaBottom: () => this.#program?.device.safeAreaBottom ?? 0,
    nickname: () => this.#program?.user?.name ?? '微信用户',
    heightChanged: (height) => this.#thread?.send({ kind: 'hostEvent', name: 'keyboardHeightChange', detail: { height, duration: 250 } }),
  });
  #keyboardWanted = true;
  #texts: Texts = textsOf('en');
  #program: StartMessage | undefined;
  #thread: LogicThread | undefined;
  #spare: PageLayer | undefined;
  #tabBar: TabBar | undefined;
  #booted = false;
  #stack: PageState[] = [];
  #styleVersion = 0;
  #environment: DeviceEnvironment = DEFAULT_ENVIRONMENT;
  #orientation: Orientation = 'portrait';

  constructor(private readonly post: (message: DeviceToEmbedder) => void) {
    this.root.append(
      this.#layers.root,
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
      texts: () => this.#texts,
      tabBar: () => this.#tabBar,
      top: () => this.#layers.top,
      resolve: (path) => new URL(path.replace(/^\/+(?!\/)/, ''), this.#baseUrl).href,
      refresh: (layer) => this.#refresh(layer),
      restart: (path, query) => {
        if (this.#program) this.#start({ ...this.#program, launch: { ...this.#program.launch, path, query }, stack: [] });
      },
      blur: () => (document.activeElement as HTMLElement | null)?.blur(),
      screen: this.root,
      notes: this.#notes,
      name: () => this.#config.projectName,
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

  get #baseUrl(): string {
    return new URL(this.#program?.baseUrl ?? './', location.href).href;
  }

  get #config(): AppConfig {
    return this.#program!.config;
  }

  #start(message: StartMessage): void {
    const ended = this.#end();
    this.#program = { ...message, baseUrl: new URL(message.baseUrl, location.href).href };
    this.#environment = { ...DEFAULT_ENVIRONMENT, ...message.environment };
    this.#texts = textsOf(message.language);
    this.#layers.still = message.still === true;
    this.#api.simulate.unattended = message.unattended === true;
    this.#api.permissions.unattended = message.unattended === true;
    document.documentElement.lang = message.language.replace('_', '-');
    this.root.classList.toggle('bare', !message.chrome);
    this.root.classList.toggle('still', message.still === true);
    this.#status.start(message.still === true);
    this.#orientation = 'portrait';
    this.#applyDevice();
    this.#applyEnvironment();
    this.#applyTheme();
    this.#makeTabBar();
    this.#applyKeyboard();
    this.#state('starting');
    this.#makeSpare();
    const run = this.#host.nextRun();
    const thread = new LogicThread(new URL('logic.js', location.href), {
      message: (logic, port) => this.#fromLogic(logic, port, run),
      lateCall: ({ id, api, args }) => this.#host.lateCall(id, api, args, run),
      responsive: (answers) => this.#state(answers ? (this.#booted ? 'running' : 'starting') : 'unresponsive'),
      error: (reason) => this.#threadError(reason),
    });
    this.#thread = thread;
    // The app before it may still be storing something.
    void ended
      .then(() => this.#host.settled())
      .then(() => {
        if (thread === this.#thread) {
          thread.boot({ ...this.#program!, theme: this.#theme, storage: this.#host.storage, environment: this.#environment, kind: 'boot' });
        }
      });
  }

  #threadError(reason: string): void {
    if (this.#booted) {
      this.post({ kind: 'appError', message: reason, stack: '', path: this.#stack.at(-1)?.path ?? '' });
      return;
    }
    void this.#end();
    this.#state('crashed', reason);
  }

  async #stop(): Promise<void> {
    await this.#end();
    if (!this.#thread) this.#state('stopped');
  }

  /** Takes every page away and ends the thread, which may take a moment. Says nothing. */
  #end(): Promise<void> {
    const ended = this.#thread?.end() ?? Promise.resolve();
    this.#thread = undefined;
    this.#booted = false;
    this.#stack = [];
    this.#dialogs.clear();
    this.#notes.clear();
    this.root.style.removeProperty('--dim');
    this.#api.audio.clear();
    this.#layers.clear();
    this.#spare?.remove();
    this.#spare = undefined;
    this.#tabBar?.root.remove();
    this.#tabBar = undefined;
    return ended;
  }

  #state(state: RunState, reason?: string): void {
    this.post({ kind: 'runState', state, ...(reason === undefined ? {} : { reason }) });
  }

  #fromLogic(message: LogicToDevice, port: MessagePort | undefined, run: number): void {
    switch (message.kind) {
      case 'booted':
        this.#booted = true;
        this.#state('running');
        break;
      case 'openPage':
        if (port) this.#openPage(message, port);
        break;
      case 'closePages':
        this.#layers.close(message.pageIds);
        break;
      case 'showPage':
        this.#layers.show(message.pageId, message.animate);
        break;
      case 'pageStack':
        this.#stack = message.pages;
        for (const layer of this.#layers.all) this.#dress(layer);
        this.post(message);
        break;
      case 'navigationBar':
        this.#layers.byId(message.pageId)?.bar.change(message.state);
        this.#followTop();
        break;
      case 'pageMenu': {
        const layer = this.#layers.byId(message.pageId);
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
    const own = deviceApis[api];
    const thread = this.#thread;
    let reply: { result?: unknown; error?: { errMsg: string; errno?: number; errCode?: number } };
    try {
      reply = { result: await own(this.#api, (args ?? {}) as Record<string, unknown>) };
    } catch (error) {
      reply = {
        error: {
          errMsg: error instanceof ApiFailure ? error.errMsg : `${api}:fail ${error instanceof Error ? error.message : String(error)}`,
          ...(error instanceof ApiFailure && error.codes),
        },
      };
    }
    if (id !== 0 && thread === this.#thread) thread?.send({ kind: 'reply', id, ...reply });
  }

  #makeSpare(): void {
    const { baseUrl, device, still } = this.#program!;
    const layer = new PageLayer(this.#texts, {
      back: () => this.#thread?.send({ kind: 'backPressed' }),
      home: () => this.#thread?.send({ kind: 'reLaunch', path: this.#config.entryPagePath, query: {} }),
      menu: () => void this.#menu(layer),
      close: () => this.#thread?.send({ kind: 'reLaunch', path: this.#config.entryPagePath, query: {} }),
      view: (from, message) => this.#fromView(from, message),
    });
    const { fontSize } = this.#environment;
    layer.send({ kind: 'prepare', baseUrl, packageRoots: [''], device, theme: this.#theme, still: still === true, fontSize });
    layer.send({ kind: 'keyboardHeights', heights: this.#keyboard.heights });
    this.#layers.root.append(layer.root);
    this.#spare = layer;
  }

  #openPage(message: Extract<LogicToDevice, { kind: 'openPage' }>, port: MessagePort): void {
    if (!this.#spare) this.#makeSpare();
    const layer = this.#spare!;
    this.#spare = undefined;
    const { pageId, path, packageRoots, mode } = message;
    this.#resizeLayer(layer, path);
    layer.open({ pageId, path, packageRoots }, pageBackground(this.#theme), port);
    this.#layers.open(pageId, layer, mode);
    const thread = this.#thread;
    setTimeout(() => {
      if (thread === this.#thread && thread && !this.#spare) this.#makeSpare();
    }, SPARE_DELAY);
  }

  #fromView(layer: PageLayer, message: Exclude<ViewToDevice, { kind: 'frameReady' }>): void {
    if (message.kind === 'console') this.post(message);
    else if (message.kind === 'key') this.#thread?.send(message);
    else if (message.kind === 'keyboard') this.#keyboard.follow(layer, message.field);
    else if (message.kind === 'pull') {
      if (layer.pull.pulled(message.distance, message.ended)) this.#announceRefresh(layer);
    } else if (message.kind === 'fullScreen') layer.root.classList.toggle('full-screen', message.on);
    else void this.#openType(layer, message);
  }

  async #openType(layer: PageLayer, { id, args }: Extract<ViewToDevice, { kind: 'widget' }>): Promise<void> {
    const { user, language } = this.#program!;
    const result = await openType(args, {
      simulate: this.#api.simulate,
      permissions: this.#api.permissions,
      texts: this.#texts,
      user,
      language,
    });
    layer.reply({ kind: 'widgetReply', id, result });
  }

  /** A real phone has a keyboard of its own. */
  #applyKeyboard(): void {
    this.#keyboard.enabled = this.#keyboardWanted && this.#program?.chrome === true;
    for (const layer of [...this.#layers.all, ...(this.#spare ? [this.#spare] : [])]) {
      layer.send({ kind: 'keyboardHeights', heights: this.#keyboard.heights });
    }
  }

  #refresh(layer: PageLayer): void {
    layer.pull.start();
    this.#announceRefresh(layer);
  }

  #announceRefresh(layer: PageLayer): void {
    if (layer.page) this.#thread?.send({ kind: 'pullDownRefresh', pageId: layer.page.pageId });
  }

  #menu(layer: PageLayer): Promise<void> {
    const { config, envVersion } = this.#program!;
    const path = this.#stack.at(-1)?.path ?? '';
    return openCapsuleMenu(
      this.#dialogs,
      this.#texts,
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
    if (this.#program) this.#start({ ...this.#program, environment: this.#environment, update: false });
  }

  #makeTabBar(): void {
    const config = this.#tabBarConfig;
    if (!config) return;
    this.#tabBar = new TabBar(
      config,
      this.#baseUrl,
      this.#texts.tabs,
      (path) => this.#thread?.send({ kind: 'tabTapped', path }),
      () => {
        for (const layer of this.#layers.all) if (layer.page) this.#resizeLayer(layer, layer.page.path);
      },
    );
  }

  get #tabBarConfig(): AppConfig['tabBar'] {
    const { tabBar } = this.#config;
    return tabBar && themed(tabBar, this.#config, this.#theme);
  }

  #topChanged(layer: PageLayer): void {
    this.#keyboard.close();
    this.#dress(layer);
    const path = layer.page?.path ?? '';
    if (this.#tabBar && isTabPage(this.#config, path)) {
      layer.hold(this.#tabBar.root, this.#tabBar.position);
      this.#tabBar.select(path);
    }
    this.#applyDevice();
    this.#followTop();
  }

  #dress(layer: PageLayer): void {
    const { page } = layer;
    if (!page) return;
    const window = windowOf(this.#config, page.path, this.#theme);
    const index = this.#stack.findIndex((entry) => entry.pageId === page.pageId);
    const first = isTabPage(this.#config, page.path) || page.path === this.#config.entryPagePath;
    layer.bar.set({ navigationBarTextStyle: 'white', ...window }, index > 0 ? 'deeper' : first ? 'first' : 'home');
    layer.root.classList.toggle('custom-bar', layer.bar.custom);
    layer.pull.enabled = window.enablePullDownRefresh === true;
    layer.pull.lightDots = window.backgroundTextStyle === 'light';
    layer.pull.background = window.backgroundColor ?? pageBackground(this.#theme);
  }

  #followTop(): void {
    const { top } = this.#layers;
    if (top) this.#status.darkText = top.bar.darkText;
  }

  #reload(message: Extract<EmbedderToDevice, { kind: 'reload' }>): void {
    if (!this.#program) return;
    const startedAt = performance.now();
    const baseUrl = new URL(message.baseUrl, location.href).href;
    this.#program = { ...this.#program, baseUrl, config: message.config };
    const config = this.#tabBarConfig;
    if (config) this.#tabBar?.configure(config, baseUrl);
    if (message.level === 'page') {
      this.#spare?.remove();
      this.#spare = undefined;
      this.#makeSpare();
      this.#thread?.send({ kind: 'reloadPages', baseUrl, config: message.config, changed: message.changed });
      return;
    }
    this.#styleVersion += 1;
    for (const layer of this.#allLayers) {
      layer.send({ kind: 'replaceStyles', baseUrl, packageRoots: layer.page?.packageRoots ?? [''], version: this.#styleVersion });
    }
    this.post({ kind: 'reloaded', level: 'style', ms: performance.now() - startedAt });
  }

  get #theme(): StartMessage['theme'] {
    return effectiveTheme(this.#config, this.#program!.theme);
  }

  #setTheme(theme: StartMessage['theme']): void {
    if (!this.#program) return;
    this.#program = { ...this.#program, theme };
    this.#applyTheme();
    this.#thread?.send({ kind: 'theme', theme: this.#theme });
    for (const layer of this.#allLayers) {
      layer.send({ kind: 'theme', theme: this.#theme, background: pageBackground(this.#theme) });
      this.#dress(layer);
    }
    const config = this.#tabBarConfig;
    if (config) this.#tabBar?.configure(config, this.#baseUrl);
    this.#followTop();
  }

  #applyTheme(): void {
    this.root.dataset['theme'] = this.#program!.theme;
    this.root.dataset['pageTheme'] = this.#theme;
  }

  #setDevice(device: DeviceProfile): void {
    if (!this.#program) return;
    this.#program = { ...this.#program, device };
    this.#thread?.send({ kind: 'resize', device });
    this.#resize();
  }

  #setEnvironment(change: Partial<DeviceEnvironment>): void {
    const before = this.#environment;
    this.#environment = { ...before, ...change };
    if (!this.#program) return;
    this.#thread?.send({ kind: 'environment', environment: this.#environment });
    this.#applyEnvironment();
    if (this.#environment.orientation !== before.orientation) this.#resize();
    if (this.#environment.fontSize === before.fontSize) return;
    for (const layer of this.#allLayers) layer.send({ kind: 'fontSize', pixels: this.#environment.fontSize });
  }

  #applyEnvironment(): void {
    const { network, battery } = this.#environment;
    this.#host.network = network;
    this.#status.show(network, battery);
  }

  #resize(): void {
    this.#applyDevice();
    for (const layer of this.#layers.all) this.#resizeLayer(layer, layer.page?.path ?? '');
    this.#spare?.send({ kind: 'resize', device: this.#program!.device });
  }

  /** The screen stands as the page on top does, and the embedder hears of it. */
  #applyDevice(): void {
    const { device } = this.#program!;
    const path = this.#layers.top?.page?.path ?? this.#config.entryPagePath;
    const orientation = orientationOf(this.#config, path, device, this.#environment.orientation);
    setDeviceSize(this.root, turned(device, orientation));
    this.root.dataset['orientation'] = orientation;
    this.root.dataset['cutout'] = device.cutout ?? 'none';
    if (orientation === this.#orientation) return;
    this.#orientation = orientation;
    this.post({ kind: 'orientation', orientation });
  }

  #resizeLayer(layer: PageLayer, path: string): void {
    const device = this.#deviceFor(path);
    setDeviceSize(layer.root, this.#screenFor(path));
    layer.send({ kind: 'resize', device });
  }

  #screenFor(path: string): DeviceProfile {
    const { device } = this.#program!;
    return turned(device, orientationOf(this.#config, path, device, this.#environment.orientation));
  }

  /** The phone as a page has it: below the bars it does not reach the status bar, above the tab bar not the home indicator. */
  #deviceFor(path: string): DeviceProfile {
    const below = windowOf(this.#config, path, this.#theme).navigationStyle !== 'custom';
    const above = this.#tabBar?.shown === true && this.#tabBar.position === 'bottom' && isTabPage(this.#config, path);
    return { ...this.#screenFor(path), ...(below && { statusBarHeight: 0, safeAreaTop: 0 }), ...(above && { safeAreaBottom: 0 }) };
  }

  get #allLayers(): PageLayer[] {
    return [...this.#layers.all, ...(this.#spare ? [this.#spare] : [])];
  }

  async #takeScreenshot(scale: number): Promise<void> {
    try {
      const { png, missing } = await takePicture(this.root, scale, async (url) => {
        const answer = (await this.#host.ask('request', {
          url,
          method: 'GET',
          header: {},
          responseType: 'arraybuffer',
          timeout: 10_000,
        })) as {
          data: ArrayBuffer;
          header: Record<string, string>;
        };
        return { data: answer.data, type: answer.header['content-type'] ?? 'image/png' };
      });
      this.post({ kind: 'screenshot', png, missing });
      this.#thread?.send({ kind: 'moment', moment: { name: 'userCaptureScreen' } });
    } catch (error) {
      this.post({ kind: 'screenshotFailed', reason: error instanceof Error ? error.message : String(error) });
    }
  }
}
