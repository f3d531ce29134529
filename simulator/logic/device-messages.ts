import type { DeviceMoment, DeviceToLogic } from '../protocol/device.ts';
import type { AppInstance } from './app-instance.ts';
import type { Bridge } from './bridge.ts';
import type { ErrorReporter } from './error-reporter.ts';
import type { LogicState } from './logic-state.ts';
import { changeScreen, tabTapped } from './pages/device-events.ts';
import type { PageStack } from './pages/page-stack.ts';
import type { PageUrl } from './pages/page-url.ts';
import { share } from './sharing.ts';

/** Scene "opened from the list of recently used mini programs", which a return to the foreground gets. */
const SCENE_RETURN = 1089;

export interface DeviceMessagesHost {
  state(): LogicState;
  pages: PageStack;
  app: AppInstance;
  bridge: Bridge;
  errors: ErrorReporter;
  /** The device asks for a page that the app does not have. */
  pageNotFound(target: PageUrl): void;
}

/** What the device tells a program that runs. */
export type DeviceMessage = Exclude<DeviceToLogic, { kind: 'boot' | 'reloadPages' }>;

export function handleDeviceMessage(message: DeviceMessage, host: DeviceMessagesHost): void {
  const { pages, app, bridge, errors } = host;
  const state = host.state();
  switch (message.kind) {
    case 'heartbeat':
      bridge.send({ kind: 'heartbeat', id: message.id });
      break;
    case 'reply':
      bridge.settle(message.id, message.result, message.error);
      break;
    case 'tabTapped':
      tabTapped(pages, state.config, message.path).catch((error: unknown) => errors.report(error, 'switchTab'));
      break;
    case 'backPressed':
      // A person who decides to stay is no error.
      if (pages.pages.length > 1 || pages.top?.openContainer !== undefined) pages.navigateBack(1).catch(() => {});
      break;
    case 'pullDownRefresh':
      pages.byId(message.pageId)?.call('onPullDownRefresh');
      break;
    case 'menuAction':
      if (pages.top) void share(pages.top, message.action, { from: 'menu' }, bridge, state.config.projectName);
      break;
    case 'visibility':
      setVisible(message.visible, message.scene ?? SCENE_RETURN, host);
      break;
    case 'theme':
      if (state.theme === message.theme) break;
      state.theme = message.theme;
      app.emit('onThemeChange', { theme: message.theme });
      break;
    case 'resize':
      changeScreen(pages, state, app, () => {
        state.device = message.device;
      });
      break;
    case 'environment': {
      const before = state.environment;
      changeScreen(pages, state, app, () => {
        state.environment = message.environment;
      });
      bridge.hostEvent('environmentChange', { before, after: message.environment });
      break;
    }
    case 'moment':
      bridge.hostEvent(message.moment.name, momentDetail(message.moment, state));
      break;
    case 'key':
      app.emit(message.type, message.detail);
      break;
    case 'hostEvent':
      bridge.hostEvent(message.name, message.detail);
      break;
    case 'end':
      bridge.send({ kind: 'ended' });
      break;
    case 'reLaunch':
      reLaunch(message.path, message.query, host);
      break;
  }
}

function setVisible(visible: boolean, scene: number, { state: read, pages, app }: DeviceMessagesHost): void {
  const state = read();
  if (state.visible === visible) return;
  state.visible = visible;
  const { top } = pages;
  if (!visible) {
    top?.hide();
    for (const page of pages.pages) page.call('onSaveExitState');
    app.hide();
    return;
  }
  state.enter = { path: top?.path ?? state.launch.path, query: top?.query ?? {}, scene };
  app.show(state.enter);
  top?.show();
}

function reLaunch(path: string, query: Record<string, string>, { state, pages, errors, pageNotFound }: DeviceMessagesHost): void {
  if (!state().config.pages.includes(path)) {
    pageNotFound({ path, query });
    return;
  }
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  const url = `/${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
  pages.reLaunch(url).catch((error: unknown) => errors.report(error, 'reLaunch'));
}

/** The level of a memory warning is something that only Android tells. */
function momentDetail(moment: DeviceMoment, { device }: LogicState): Record<string, unknown> {
  return moment.name === 'memoryWarning' && device.platform === 'android' ? { level: moment.level } : {};
}
