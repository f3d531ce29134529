import type { DeviceProfile, DeviceToView, WidgetReply } from '../protocol/device.ts';
import type { ToView } from '../protocol/ops.ts';
import { afterPaint } from './after-paint.ts';
import { applyOps } from './apply-ops.ts';
import { setAssetBase, setFileUrls, setPagePath } from './assets.ts';
import { connect, post, reportError } from './channel.ts';
import { settleWidget, tellContent, tellDevice } from './device-link.ts';
import { enroll } from './elements.ts';
import { keyboardChanged, pressKey, setKeyboardHeights } from './keyboard.ts';
import { forwardKeys } from './keys.ts';
import { setPageOptions } from './page-scroll.ts';
import { isPackageLoaded } from './registry.ts';
import { answerRequest } from './requests/answer-request.ts';
import { standStill } from './still.ts';
import { addStyleSheet, refreshStyleSheets, setTheme } from './styles.ts';
import { warmUp } from './warm-up.ts';

let baseUrl = '';
/** Messages of the device are taken one after the other: a page opens after the scripts that were asked for before it. */
let queue: Promise<void> = Promise.resolve();

function loadScript(url: string): Promise<void> {
  return new Promise((loaded, failed) => {
    const script = document.createElement('script');
    script.src = url;
    script.async = false;
    script.onload = () => {
      script.remove();
      loaded();
    };
    script.onerror = () => {
      script.remove();
      failed(new Error(`could not load ${url}`));
    };
    document.head.append(script);
  });
}

function viewScriptUrl(root: string, version?: number): string {
  const path = root === '' ? 'view.js' : `${root}/view.js`;
  return `${baseUrl}${path}${version === undefined ? '' : `?v=${version}`}`;
}

async function loadPackages(roots: readonly string[], version?: number): Promise<void> {
  const wanted = version === undefined ? roots.filter((root) => !isPackageLoaded(root)) : roots;
  for (const result of await Promise.allSettled(wanted.map((root) => loadScript(viewScriptUrl(root, version))))) {
    if (result.status === 'rejected') reportError(result.reason);
  }
}

/** What is the same is not set again: the browser would take it for a change of all elements. */
function setVariable(name: string, value: string): void {
  const { style } = document.documentElement;
  if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
}

function setDevice(device: DeviceProfile): void {
  setVariable('--rpx', `${device.width / 750}px`);
  setVariable('--safe-area-top', `${device.safeAreaTop ?? device.statusBarHeight}px`);
  setVariable('--safe-area-right', `${device.safeAreaRight ?? 0}px`);
  setVariable('--safe-area-bottom', `${device.safeAreaBottom}px`);
  setVariable('--safe-area-left', `${device.safeAreaLeft ?? 0}px`);
}

/** What `system` means in `page-meta`. */
function setFontSize(pixels: number): void {
  setVariable('--system-font-size', `${pixels}px`);
}

let hasContent = false;
function announceContent(): void {
  if (hasContent || !document.body.firstElementChild) return;
  hasContent = true;
  tellContent();
}

/** `firstRender` is sent once, after the first batch that left content on the page was painted. */
let rendered = false;
function announcePaint(): void {
  if (!rendered && document.body.firstElementChild) {
    rendered = true;
    post({ kind: 'firstRender', nodes: document.body.getElementsByTagName('*').length });
  }
  post({ kind: 'painted' });
}

function receive(message: ToView): void {
  if (message.kind === 'pageOptions') {
    setPageOptions(message);
    return;
  }
  if (message.kind === 'files') {
    setFileUrls(message.files);
    return;
  }
  applyOps(message);
  if (message.goesOn) return;
  announceContent();
  afterPaint(announcePaint);
  for (const request of message.requests ?? []) void answerRequest(request);
}

/** `page-meta` may set a colour of the app's over it. */
function setBackground(color: string): void {
  setVariable('--default-background', color);
}

/** Whether the frame has got its page. */
let opened = false;

async function open(message: Extract<DeviceToView, { kind: 'open' }>, port: MessagePort | undefined): Promise<void> {
  if (!port) throw new Error('a page was opened without its port');
  opened = true;
  await loadPackages(message.packageRoots);
  setPagePath(message.path);
  if (message.packageRoots.includes('')) addStyleSheet('app');
  enroll(1, document.body);
  connect(port);
  port.onmessage = (event: MessageEvent<ToView>) => receive(event.data);
}

async function handle(message: DeviceToView, port: MessagePort | undefined): Promise<void> {
  switch (message.kind) {
    case 'prepare':
      baseUrl = message.baseUrl;
      setAssetBase(baseUrl);
      setDevice(message.device);
      setFontSize(message.fontSize);
      setTheme(message.theme);
      setBackground(message.background);
      if (message.still) standStill();
      await loadPackages(message.packageRoots);
      // Before a page opens, because an app's sheet may be long.
      if (message.packageRoots.includes('')) addStyleSheet('app');
      warmUp(() => opened);
      break;
    case 'open':
      await open(message, port);
      break;
    case 'replaceStyles':
      baseUrl = message.baseUrl;
      setAssetBase(baseUrl);
      await loadPackages(message.packageRoots, message.version);
      refreshStyleSheets();
      break;
    case 'theme':
      setTheme(message.theme);
      setBackground(message.background);
      break;
    case 'resize':
      setDevice(message.device);
      break;
    case 'fontSize':
      setFontSize(message.pixels);
      break;
    case 'keyboardHeights':
      setKeyboardHeights(message.heights);
      break;
    case 'keyboard':
      setVariable('--keyboard-covered', `${message.covered}px`);
      keyboardChanged(message.height);
      break;
    case 'key':
      pressKey(message.key);
      break;
  }
}

/** Listens to the device (the parent window, same origin) and says that the frame is ready. */
export function startFrame(): void {
  window.addEventListener('message', (event: MessageEvent<DeviceToView | WidgetReply>) => {
    if (event.source !== window.parent || event.origin !== location.origin) return;
    const message = event.data;
    if (typeof message !== 'object' || message === null) return;
    if (message.kind === 'widgetReply') settleWidget(message);
    else queue = queue.then(() => handle(message, event.ports[0])).catch(reportError);
  });
  forwardKeys();
  tellDevice({ kind: 'frameReady' });
}
