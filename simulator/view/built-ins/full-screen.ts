import type { BuiltIn } from '../built-in.ts';
import { tellDevice } from '../device-link.ts';

/** What a component needs to fill the phone's screen. */
export interface FullScreenHost extends BuiltIn {
  /** Puts a style over the template's; '' takes it away. */
  screenStyle(css: string): void;
}

let current: FullScreenHost | undefined;

/** Turned by 90 degrees the long side of the screen is the width. */
function style(direction: number): string {
  const base = 'position:fixed;margin:0;padding:0;border:0;z-index:2147483000;max-width:none;max-height:none;';
  if (direction === 0) return `${base}inset:0;width:100vw;height:100vh`;
  return `${base}inset:auto;left:calc((100vw - 100vh) / 2);top:calc((100vh - 100vw) / 2);width:100vh;height:100vw;transform:rotate(${direction}deg)`;
}

export function isFullScreen(host: FullScreenHost): boolean {
  return current === host;
}

/** Fills the screen of the phone with a component; `direction` is 0, 90 or -90 degrees. */
export function enterFullScreen(host: FullScreenHost, direction: number): void {
  if (current === host) return;
  if (current) exitFullScreen(current);
  current = host;
  host.screenStyle(style(direction));
  if ('showPopover' in host) {
    host.popover = 'manual';
    host.showPopover();
  }
  tellDevice({ kind: 'fullScreen', on: true });
  host.emit('fullscreenchange', { fullScreen: true, direction: direction === 0 ? 'vertical' : 'horizontal' });
}

export function exitFullScreen(host: FullScreenHost): void {
  if (current !== host) return;
  current = undefined;
  host.removeAttribute('popover');
  host.screenStyle('');
  tellDevice({ kind: 'fullScreen', on: false });
  host.emit('fullscreenchange', { fullScreen: false, direction: 'vertical' });
}

/** A component that leaves the page gives the screen back. */
export function leaveFullScreen(host: FullScreenHost): void {
  if (current !== host) return;
  current = undefined;
  tellDevice({ kind: 'fullScreen', on: false });
}
