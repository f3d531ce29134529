import type { AudioCommand, DeviceApi } from '../protocol/api-calls.ts';
import type { TabBarConfig } from '../protocol/build.ts';
import type { SimulateCall } from '../protocol/simulation.ts';
import type { AudioPlayers } from './audio-players.ts';
import { chooseFiles, type FileQuestion } from './choose-files.ts';
import { type Dialogs, MOST_DIALOGS, type ModalOptions } from './dialogs.ts';
import type { Notes } from './notes.ts';
import type { PageLayer } from './page-layer.ts';
import type { Permissions } from './permissions.ts';
import { type PreviewSource, previewMedia } from './preview-image.ts';
import { probeVideo } from './probe-video.ts';
import { askForCode, type CodePicture } from './scan-sheet.ts';
import { previewShare } from './share-preview.ts';
import { answerErrMsg, type SimulateSheet } from './simulate-sheet.ts';
import type { TabBar } from './tab-bar.ts';
import type { Texts } from './texts.ts';

/** An API's refusal, in the platform's words. */
export class ApiFailure extends Error {
  constructor(
    readonly errMsg: string,
    readonly codes: { errno?: number; errCode?: number } = {},
  ) {
    super(errMsg);
  }
}

/** What the APIs act on. */
export interface ApiSurface {
  dialogs: Dialogs;
  simulate: SimulateSheet;
  audio: AudioPlayers;
  permissions: Permissions;
  texts(): Texts;
  tabBar(): TabBar | undefined;
  top(): PageLayer | undefined;
  /** An image path of the app as a URL. */
  resolve(path: string): string;
  /** Shows the spinner and tells the app that a refresh began. */
  refresh(layer: PageLayer): void;
  blur(): void;
  screen: HTMLElement;
  notes: Notes;
  /** Name of the mini program. */
  name(): string;
  /** Text of the QR code in a picture, '' for none. */
  decode(picture: CodePicture): Promise<string>;
  /** Starts the program again, now as the new version. */
  update(): void;
  /** Starts the app anew, with this page. */
  restart(path: string, query: Record<string, string>): void;
}

const SHAKE = 'shake';

type Arguments = Record<string, unknown>;
type Answer = (surface: ApiSurface, args: Arguments) => unknown;

const text = (value: unknown): string | undefined => (value === undefined || value === null ? undefined : String(value));
const done = (): Record<string, never> => ({});

function tab(change: (bar: TabBar, index: number, args: Arguments) => void): Answer {
  return ({ tabBar }, args) => {
    const bar = tabBar();
    if (!bar) throw new ApiFailure('not TabBar page');
    change(bar, Number(args['index'] ?? -1), args);
    return done();
  };
}

/** The APIs that the device answers itself. They return what `success` receives, without errMsg. */
const deviceApis: Record<DeviceApi, Answer> = {
  showToast: ({ dialogs, resolve }, args) => {
    const image = text(args['image']);
    dialogs.toast({
      title: text(args['title']),
      icon: text(args['icon']) ?? 'success',
      image: image ? resolve(image) : undefined,
      duration: Number(args['duration'] ?? 1500),
      mask: args['mask'] === true,
    });
    return done();
  },
  hideToast: ({ dialogs }) => {
    dialogs.hideToast();
    return done();
  },
  showLoading: ({ dialogs }, args) => {
    dialogs.toast({ title: text(args['title']), icon: 'loading', mask: args['mask'] === true });
    return done();
  },
  hideLoading: ({ dialogs }) => {
    dialogs.hideToast();
    return done();
  },
  showModal: ({ dialogs }, args) => dialogs.modal(args as ModalOptions),
  showActionSheet: async ({ dialogs }, args) => {
    const items = Array.isArray(args['itemList']) ? args['itemList'].map(String) : [];
    const tapIndex = await dialogs.actionSheet(items, { title: text(args['alertText']), color: text(args['itemColor']) });
    if (tapIndex === null) throw new ApiFailure('showActionSheet:fail cancel');
    return { tapIndex };
  },
  previewMedia: ({ dialogs, texts, resolve }, args) => {
    const sources = (args['sources'] as PreviewSource[]).map((source) => ({ ...source, url: resolve(source.url) }));
    previewMedia(dialogs, texts(), sources, Number(args['current'] ?? 0));
    return done();
  },
  /** `{ api, accept, count, album }`: files, or 'album' for those that the app saved there. */
  chooseFiles: async ({ dialogs, texts }, args) => {
    const files = await chooseFiles(dialogs, texts(), args as unknown as FileQuestion);
    if (files === null) throw new ApiFailure(`${String(args['api'])}:fail cancel`);
    return { files };
  },
  probeVideo: (_surface, args) => probeVideo(String(args['url'])),
  audio: ({ audio }, args) => {
    audio.run(args as unknown as AudioCommand);
    return done();
  },
  startPullDownRefresh: ({ top, refresh }) => {
    const layer = top();
    if (layer) refresh(layer);
    return done();
  },
  stopPullDownRefresh: ({ top }) => {
    top()?.pull.stop();
    return done();
  },
  setTabBarItem: tab((bar, index, args) => {
    const given = { text: text(args['text']), iconPath: text(args['iconPath']), selectedIconPath: text(args['selectedIconPath']) };
    bar.change(index, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
  }),
  setTabBarStyle: tab((bar, _index, args) => {
    const names = ['color', 'selectedColor', 'backgroundColor', 'borderStyle'];
    bar.restyle(Object.fromEntries(Object.entries(args).filter(([name]) => names.includes(name))) as Partial<TabBarConfig>);
  }),
  setTabBarBadge: tab((bar, index, args) => bar.change(index, { badge: text(args['text']) ?? '', redDot: false })),
  removeTabBarBadge: tab((bar, index) => bar.change(index, { badge: '' })),
  showTabBarRedDot: tab((bar, index) => bar.change(index, { badge: '', redDot: true })),
  hideTabBarRedDot: tab((bar, index) => bar.change(index, { redDot: false })),
  showTabBar: tab((bar) => {
    bar.hidden = false;
  }),
  hideTabBar: tab((bar) => {
    bar.hidden = true;
  }),
  setBackgroundColor: ({ top }, args) => {
    const pull = top()?.pull;
    const color = text(args['backgroundColor']) ?? text(args['backgroundColorTop']);
    if (pull && color) pull.background = color;
    return done();
  },
  setBackgroundTextStyle: ({ top }, args) => {
    const pull = top()?.pull;
    if (pull) pull.lightDots = args['textStyle'] === 'light';
    return done();
  },
  hideKeyboard: ({ blur }) => {
    blur();
    return done();
  },
  /** A desktop has nothing to vibrate with: the screen shakes and says so. */
  vibrate: ({ screen, notes, texts }, args) => {
    const long = args['long'] === true;
    navigator.vibrate?.(long ? 400 : 15);
    notes.say(long ? texts().vibrateLong : texts().vibrateShort);
    const frames = long ? 8 : 2;
    const shake = Array.from({ length: frames + 1 }, (_, index) => ({
      translate: index % frames === 0 ? '0' : index % 2 ? '3px' : '-3px',
    }));
    // One that shakes goes on: a program may ask thousands of times a second.
    const shakes = screen.getAnimations().some(({ id }) => id === SHAKE);
    if (!shakes && !screen.classList.contains('still')) screen.animate(shake, { id: SHAKE, duration: long ? 400 : 120 });
    return done();
  },
  setKeepScreenOn: ({ notes, texts }, args) => {
    notes.say(args['keepScreenOn'] === true ? texts().screenKept : texts().screenReleased);
    return done();
  },
  /** The darkest that a phone gets can still be read. */
  setScreenBrightness: ({ screen }, args) => {
    screen.style.setProperty('--dim', String((1 - Math.min(1, Math.max(0, Number(args['value'])))) * 0.7));
    return done();
  },
  setVisualEffectOnCapture: ({ screen }, args) => {
    screen.dataset['capture'] = args['visualEffect'] === 'hidden' ? 'hidden' : 'none';
    return done();
  },
  getSelectedTextRange: () => {
    const field = focusedField();
    if (!field) throw new ApiFailure('getSelectedTextRange:fail no focused input');
    return { start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 };
  },
  getRendererUserAgent: () => ({ userAgent: navigator.userAgent }),
  scanCode: async ({ dialogs, texts, decode }) => {
    const result = await askForCode(dialogs, texts(), decode);
    if (result === null) throw new ApiFailure('scanCode:fail cancel');
    const bytes = new TextEncoder().encode(result);
    return { result, scanType: 'QR_CODE', charSet: 'UTF-8', rawData: btoa(String.fromCharCode(...bytes)), path: '' };
  },
  /** `{ title, path, imageUrl }` */
  showShare: async ({ dialogs, texts, name, resolve, notes }, args) => {
    const imageUrl = text(args['imageUrl']);
    const shared = { title: text(args['title']) || name(), path: text(args['path']) ?? '', imageUrl: imageUrl ? resolve(imageUrl) : '' };
    const sent = await previewShare(dialogs, texts(), name(), shared);
    if (!sent) throw new ApiFailure('shareAppMessage:fail cancel');
    notes.say(texts().shared);
    return done();
  },
  applyUpdate: ({ update }) => {
    update();
    return done();
  },
  restart: ({ restart }, args) => {
    restart(String(args['path']), (args['query'] ?? {}) as Record<string, string>);
    return done();
  },
  /** The developer answers in place of the phone. */
  simulate: async ({ simulate, texts }, args) => {
    const call = { ...args, api: String(args['api'] ?? '') } as SimulateCall;
    const answer = await simulate.ask(texts(), call);
    if (answer.outcome === 'success') return answer.result;
    const { errno, errCode } = answer.outcome === 'failure' ? answer : {};
    throw new ApiFailure(answerErrMsg(answer, call), { ...(errno !== undefined && { errno }), ...(errCode !== undefined && { errCode }) });
  },
  /** `{ scope, purpose }`: whether the app may; asks when nobody has decided yet. */
  permission: async ({ permissions, texts }, args) => ({
    granted: await permissions.request(texts(), String(args['scope']), text(args['purpose']) ?? ''),
  }),
  permissions: ({ permissions }) => ({ authSetting: permissions.setting }),
  openSetting: async ({ permissions, texts }) => ({ authSetting: await permissions.open(texts()) }),
};

/** Those that ask somebody. */
const DIALOG_APIS: ReadonlySet<DeviceApi> = new Set([
  'showModal',
  'showActionSheet',
  'previewMedia',
  'chooseFiles',
  'scanCode',
  'showShare',
  'simulate',
  'permission',
  'openSetting',
]);

export interface CallReply {
  result?: unknown;
  error?: { errMsg: string; errno?: number; errCode?: number };
}

/** Answers a call of the program by the device. Never rejects. */
export async function answerDeviceCall(surface: ApiSurface, api: DeviceApi, args: unknown): Promise<CallReply> {
  if (DIALOG_APIS.has(api) && surface.dialogs.full) {
    return { error: { errMsg: `${api}:fail too many dialogs wait for an answer (${MOST_DIALOGS})` } };
  }
  try {
    return { result: await deviceApis[api](surface, (args ?? {}) as Arguments) };
  } catch (error) {
    if (error instanceof ApiFailure) return { error: { errMsg: error.errMsg, ...error.codes } };
    return { error: { errMsg: `${api}:fail ${error instanceof Error ? error.message : String(error)}` } };
  }
}

/** The field that has the caret, in whichever page and built-in component it stands. */
function focusedField(): HTMLInputElement | HTMLTextAreaElement | undefined {
  let focused: Element | null | undefined = document.activeElement;
  while (focused) {
    const inner: Element | null | undefined =
      focused instanceof HTMLIFrameElement ? focused.contentDocument?.activeElement : focused.shadowRoot?.activeElement;
    if (!inner) break;
    focused = inner;
  }
  return focused && 'selectionStart' in focused ? (focused as HTMLInputElement) : undefined;
}
