/**
 * Messages between the four parties of a running mini program.
 *
 *   embedder (IDE, phone container, headless page)
 *      |  one MessagePort: EmbedderToDevice / DeviceToEmbedder
 *   device (device.html: bars, page stack, dialogs)  -- owns the worker and the page frames
 *      |  worker.postMessage: DeviceToLogic / LogicToDevice
 *   logic (Web Worker)  -- owns the truth about the page stack
 *      |  one MessagePort a page, made by logic, handed to the frame by the device: ToView / FromView (ops.ts)
 *   view (page.html, one iframe a page)
 */
import type { CallApi } from './api-calls.ts';
import type { AppConfig, ReloadLevel } from './build.ts';
import type { DeviceProfile } from './device-profile.ts';
import type { DeviceEnvironment } from './environment.ts';
import type { HostFailure } from './host-failure.ts';
import type { KeyboardField, KeyboardHeights } from './keyboard.ts';
import type { Orientation } from './orientation.ts';
import type { Simulation, SimulationAnswer } from './simulation.ts';

export type { DeviceProfile } from './device-profile.ts';

export type Theme = 'light' | 'dark';

export interface LaunchOptions {
  path: string;
  query: Record<string, string>;
  scene: number;
  /** The mini program that this one was opened from, and what it handed over. */
  referrerInfo?: { appId: string; extraData?: Record<string, unknown> };
}

/** Set by the app at run time over its configuration. */
export interface NavigationBarState {
  title?: string;
  backgroundColor?: string;
  frontColor?: string;
  loading?: boolean;
  homeButtonHidden?: boolean;
}

export type ConsoleLevel = 'log' | 'info' | 'warn' | 'error' | 'debug';

/**
 * A value on its way to the Console panel: cut at depth 4, 100 entries a level, 10,000 characters a string and about 200,000
 * altogether, cycles marked.
 * `preview` is the one-line form.
 */
export type ConsoleValue =
  | { type: 'string'; value: string; truncated?: boolean }
  | { type: 'number' | 'boolean' | 'undefined' | 'null' | 'symbol' | 'bigint' | 'function'; value: string }
  | { type: 'error'; name: string; message: string; stack: string }
  | {
      type: 'array' | 'object' | 'map' | 'set' | 'date' | 'regexp' | 'other';
      className: string;
      preview: string;
      entries?: [string, ConsoleValue][];
      more?: number;
      cycle?: boolean;
    };

/** `file` is a URL of the build (`.../logic.js`), mapped to a source by the IDE's source maps. 1-based. */
export interface CodeLocation {
  file: string;
  line: number;
  column: number;
}

export interface ConsoleEntry {
  level: ConsoleLevel;
  args: ConsoleValue[];
  /** Milliseconds since the epoch. */
  time: number;
  source: 'logic' | 'view' | 'system';
  location?: CodeLocation;
  /** Stack as text, locations still those of the build. */
  stack?: string;
  /** This entry only says how many lines the program wrote faster than they are shown; `args` say it in English. */
  missed?: number;
}

export interface PageState {
  pageId: number;
  path: string;
  query: Record<string, string>;
}

/** ---- embedder <-> device ---- */

export interface StartMessage {
  kind: 'start';
  /** URL of the build's folder, ends with `/`, same origin as the device document. */
  baseUrl: string;
  config: AppConfig;
  device: DeviceProfile;
  launch: LaunchOptions;
  theme: Theme;
  /** e.g. `en`, `es`, `zh_CN` */
  language: string;
  /** Storage as it is now: key -> JSON text. */
  storage: Record<string, string>;
  /** Pages to open below the launch page, oldest first (used by an app restart that keeps the place). */
  stack?: { path: string; query: Record<string, string> }[];
  /** Version shown by getAccountInfoSync. */
  envVersion: 'develop' | 'trial' | 'release';
  /** False on a real phone: no frame, no status bar of our own. */
  chrome: boolean;
  /** No animations and no caret, for screenshots. */
  still?: boolean;
  /** Nobody can answer a dialog of a simulated API or a permission: it succeeds at once, unless `setSimulation` said otherwise. */
  unattended?: boolean;
  /** wx.getUserInfo and the like; undefined when nobody is signed in. */
  user?: { id: string; name: string };
  /** What differs from DEFAULT_ENVIRONMENT. */
  environment?: Partial<DeviceEnvironment>;
  /** This start is one that finds a new version, which is there as soon as the program asks for it. */
  update?: boolean;
}

/** Something that happens to the phone once. */
export type DeviceMoment =
  /** As Android names it: 5 moderate, 10 low, 15 critical. */
  { name: 'memoryWarning'; level: 5 | 10 | 15 } | { name: 'userCaptureScreen' } | { name: 'generatePoster' };

export type EmbedderToDevice =
  | StartMessage
  /** A new build stands at baseUrl. `style` replaces style sheets, `page` re-creates the pages and keeps the stack. */
  | { kind: 'reload'; level: Exclude<ReloadLevel, 'none' | 'app'>; baseUrl: string; config: AppConfig; changed: string[] }
  | { kind: 'setDevice'; device: DeviceProfile }
  | { kind: 'setTheme'; theme: Theme }
  /** Ends the worker and every page. The device stays and says `stopped`. */
  | { kind: 'stop' }
  /** As wx.reLaunch. `id` comes back in a firstRender or pageError. */
  | { kind: 'reLaunch'; path: string; query: Record<string, string> }
  | { kind: 'back' }
  /** `scene`: of the return to the foreground, see scenes.ts. */
  | { kind: 'setVisible'; visible: boolean; scene?: number }
  | { kind: 'setEnvironment'; environment: Partial<DeviceEnvironment> }
  | { kind: 'moment'; moment: DeviceMoment }
  /** Asks for a picture of the whole screen, which comes as `screenshot`. `scale`: pixels of the picture for one of the screen. */
  | { kind: 'takeScreenshot'; scale: number }
  /** Whether a field with the caret brings up the drawn keyboard (it does unless told otherwise). Also before `start`. */
  | { kind: 'setKeyboard'; shown: boolean }
  /** How an API that needs a person or a phone answers from now on; null asks again. Also before `start`; `*` with null forgets all. */
  | { kind: 'setSimulation'; api: string; answer: SimulationAnswer | null }
  /** Asks whether the document still takes messages: a page that never returns freezes it. */
  | { kind: 'ping'; id: number }
  /** Asks whether the app's thread has done what it had to do: `idle` comes when it takes messages again. */
  | { kind: 'awaitIdle' }
  | { kind: 'hostReply'; id: number; result?: unknown; error?: HostFailure }
  /** Something the host has to say by itself: socket message, network change, download progress. */
  | { kind: 'hostEvent'; name: string; detail: unknown };

export type RunState = 'starting' | 'running' | 'unresponsive' | 'stopped' | 'crashed';

export type DeviceToEmbedder =
  | { kind: 'ready' }
  | { kind: 'pong'; id: number }
  /** All that the app's thread said before has been passed on. */
  | { kind: 'idle' }
  | { kind: 'runState'; state: RunState; reason?: string }
  | { kind: 'pageStack'; pages: PageState[] }
  | { kind: 'console'; entry: ConsoleEntry }
  | { kind: 'appError'; message: string; stack: string; path: string; location?: CodeLocation }
  /** `ms` from the navigation to the first painted frame with content. */
  | { kind: 'firstRender'; pageId: number; path: string; ms: number; nodes: number }
  | { kind: 'setDataStats'; pageId: number; component: string; bytes: number; ms: number; keys: string[] }
  | { kind: 'missing'; what: 'api' | 'component'; name: string; path: string }
  | { kind: 'reloaded'; level: ReloadLevel; ms: number }
  /** Every answer that is set, after each change of them. */
  | { kind: 'simulations'; list: Simulation[] }
  | { kind: 'hostCall'; id: number; api: string; args: unknown }
  /** The page on top stands that way; the embedder turns its frame. */
  | { kind: 'orientation'; orientation: Orientation }
  /** `png` is a data URL. `missing`: addresses of pictures that could not be copied into it. */
  | { kind: 'screenshot'; png: string; missing: string[] }
  | { kind: 'screenshotFailed'; reason: string };

/** ---- device <-> logic ---- */

export type OpenMode = 'push' | 'replace' | 'tab' | 'relaunch';

/** What a page may offer in the capsule's menu: to be sent to somebody, shown on the timeline, kept. */
export type PageMenuAction = 'share' | 'timeline' | 'favorite';

export type DeviceToLogic =
  | (Omit<StartMessage, 'kind'> & { kind: 'boot' })
  | { kind: 'heartbeat'; id: number }
  | { kind: 'reply'; id: number; result?: unknown; error?: { errMsg: string; errno?: number; errCode?: number } }
  | { kind: 'tabTapped'; path: string }
  | { kind: 'backPressed' }
  /** The pull-down gesture ended far enough; the device shows the spinner until stopPullDownRefresh. */
  | { kind: 'pullDownRefresh'; pageId: number }
  | { kind: 'visibility'; visible: boolean; scene?: number }
  | { kind: 'environment'; environment: DeviceEnvironment }
  | { kind: 'moment'; moment: DeviceMoment }
  | { kind: 'key'; type: 'keyDown' | 'keyUp'; detail: KeyDetail }
  /** The entry of the capsule's menu was chosen for the page on top. */
  | { kind: 'menuAction'; action: PageMenuAction }
  | { kind: 'theme'; theme: Theme }
  | { kind: 'resize'; device: DeviceProfile }
  | { kind: 'reLaunch'; path: string; query: Record<string, string> }
  /** Re-create every page on the stack from the scripts at baseUrl. */
  | { kind: 'reloadPages'; baseUrl: string; config: AppConfig; changed: string[] }
  | { kind: 'hostEvent'; name: string; detail: unknown }
  /** The thread is about to be ended: what it has said so far is still heard, up to its `ended`. */
  | { kind: 'end' };

/** As `wx.onKeyDown` tells it. */
export interface KeyDetail {
  key: string;
  code: string;
  altKey: boolean;
  shiftKey: boolean;
  timeStamp: number;
}

export type LogicToDevice =
  | { kind: 'booted'; ms: number }
  | { kind: 'heartbeat'; id: number }
  /** The device takes a warm frame, tells it which style sheets to load and hands it `port` (transferred). */
  | { kind: 'openPage'; pageId: number; path: string; query: Record<string, string>; mode: OpenMode; packageRoots: string[] }
  /** Pages to remove after the transition, topmost first. */
  | { kind: 'closePages'; pageIds: number[] }
  /** Which page is on top now (after back, or a switch to a tab that is already open). */
  | { kind: 'showPage'; pageId: number; animate: boolean }
  | { kind: 'pageStack'; pages: PageState[] }
  | { kind: 'firstRender'; pageId: number; path: string; ms: number; nodes: number }
  | { kind: 'navigationBar'; pageId: number; state: NavigationBarState }
  /** What a page offers in the capsule's menu. */
  | { kind: 'pageMenu'; pageId: number; actions: PageMenuAction[] }
  | { kind: 'console'; entry: ConsoleEntry }
  | { kind: 'appError'; message: string; stack: string; path: string; location?: CodeLocation }
  | { kind: 'setDataStats'; pageId: number; component: string; bytes: number; ms: number; keys: string[] }
  | { kind: 'missing'; what: 'api' | 'component'; name: string; path: string }
  | { kind: 'reloaded'; ms: number }
  /** An API that needs the device or the host; answered by `reply` unless id is 0. */
  | { kind: 'call'; id: number; api: CallApi; args: unknown }
  /** The last message before the thread is ended. */
  | { kind: 'ended' };

/** ---- device <-> view (window.postMessage, same origin; the port then carries ops) ---- */

export type DeviceToView =
  /**
   * Load these scripts (view.js of the packages) once, in order. Sent while the frame is warm. `background` is the colour of a
   * page that paints none itself.
   */
  | {
      kind: 'prepare';
      baseUrl: string;
      packageRoots: string[];
      device: DeviceProfile;
      theme: Theme;
      background: string;
      still: boolean;
      fontSize: number;
    }
  /** Carries the page's MessagePort. */
  | { kind: 'open'; pageId: number; path: string; packageRoots: string[] }
  /** `version` makes the style sheets fresh. */
  | { kind: 'replaceStyles'; baseUrl: string; packageRoots: string[]; version: number }
  | { kind: 'theme'; theme: Theme; background: string }
  | { kind: 'fontSize'; pixels: number }
  /** The keyboards that this phone draws. */
  | { kind: 'keyboardHeights'; heights: KeyboardHeights }
  /** The keyboard over this page has this height now; 0: it is gone. `covered`: pixels of the window below its upper edge. */
  | { kind: 'keyboard'; height: number; covered: number }
  /** A key of the drawn keyboard: `text:a`, `delete`, `confirm` or `hide`. */
  | { kind: 'key'; key: string }
  | { kind: 'resize'; device: DeviceProfile };

export type ViewToDevice =
  /** The field that has the caret and so a keyboard; null: none has it any more. */
  | { kind: 'keyboard'; field: KeyboardField | null }
  | { kind: 'frameReady' }
  | { kind: 'console'; entry: ConsoleEntry }
  /** A touch that starts at the top of a page that is scrolled to the top and moves down: pixels pulled so far; -1 when it ends. */
  | { kind: 'pull'; distance: number; ended: boolean }
  /** A component of the page fills the screen, without the bars, or no longer does. */
  | { kind: 'fullScreen'; on: boolean }
  /**
   * Answered by `widgetReply`. `openType`: a button with it was tapped; the detail of the button's event, or null. `webView`:
   * may the page at `{ url }` be shown; a boolean.
   */
  | { kind: 'widget'; id: number; name: WidgetQuestion; args: unknown }
  /** A key outside of any field. */
  | { kind: 'key'; type: 'keyDown' | 'keyUp'; detail: KeyDetail };

/**
 * Event of a page's frame element, dispatched by the page's document in the task in which it first has content, so that the
 * frame that shows the content is also the first that shows the page.
 */
export const PAGE_CONTENT = 'pagecontent';

export type WidgetQuestion = 'openType' | 'webView';

export interface WidgetReply {
  kind: 'widgetReply';
  id: number;
  result: unknown;
}
