import { part } from '../../built-in.ts';
import { clock, ICONS, partNames } from './video-parts.ts';

/** Which controls a film shows. */
export interface ControlsState {
  controls: boolean;
  playing: boolean;
  started: boolean;
  muted: boolean;
  full: boolean;
  danmu: boolean;
  title: string;
  shows: { progress: boolean; play: boolean; centre: boolean; full: boolean; mute: boolean; danmu: boolean };
  /** Seconds; NaN until it is known. */
  time: number;
  length: number;
  buffered: number;
}

export interface ControlsActions {
  toggle(): void;
  mute(): void;
  full(): void;
  danmu(): void;
  /** Share of the length, from 0 to 1. */
  seek(share: number): void;
}

/** The platform's own controls over a film. */
export class VideoControls {
  readonly #root: ShadowRoot;

  constructor(root: ShadowRoot, actions: ControlsActions) {
    this.#root = root;
    for (const [id, name] of Object.entries(partNames())) this.#part(id).setAttribute('aria-label', name);
    const press = (id: string, action: () => void): void => {
      this.#part(id).addEventListener('click', (event) => {
        event.stopPropagation();
        action();
      });
    };
    press('centre', actions.toggle);
    press('play', actions.toggle);
    press('mute', actions.mute);
    press('full', actions.full);
    press('danmus', actions.danmu);
    const track = this.#part('track');
    const seek = (event: PointerEvent): void => {
      const box = track.getBoundingClientRect();
      actions.seek(Math.min(1, Math.max(0, (event.clientX - box.left) / Math.max(1, box.width))));
    };
    track.addEventListener('pointerdown', (event) => {
      track.setPointerCapture(event.pointerId);
      seek(event);
    });
    track.addEventListener('pointermove', (event) => {
      if (track.hasPointerCapture(event.pointerId)) seek(event);
    });
  }

  /** Whether an element is one of the controls rather than the film. */
  has(element: Element | null): boolean {
    return element?.closest('button, #bar') != null;
  }

  draw(state: ControlsState): void {
    const show = (id: string, shown: boolean): void => {
      this.#part(id).hidden = !shown;
    };
    const { shows, controls } = state;
    const known = Number.isFinite(state.length) && state.length > 0;
    show('bar', controls && (state.started || !shows.centre));
    show('centre', controls && shows.centre && !state.started);
    show('play', shows.play);
    for (const id of ['track', 'time', 'length']) show(id, shows.progress);
    show('mute', shows.mute);
    show('full', shows.full);
    show('danmus', shows.danmu);
    show('title', controls && state.title !== '' && state.full);
    this.#part('title').textContent = state.title;
    this.#icon('play', state.playing ? ICONS.pause : ICONS.play);
    this.#icon('mute', state.muted ? ICONS.mute : ICONS.sound);
    this.#icon('full', state.full ? ICONS.small : ICONS.full);
    this.#part('danmus').setAttribute('aria-pressed', String(state.danmu));
    const share = known ? (state.time / state.length) * 100 : 0;
    this.#part('done').style.width = `${share}%`;
    this.#part('knob').style.left = `${share}%`;
    this.#part('buffered').style.width = `${known ? (state.buffered / state.length) * 100 : 0}%`;
    this.#part('time').textContent = clock(state.time);
    this.#part('length').textContent = clock(state.length);
    this.#part('track').setAttribute('aria-valuenow', String(Math.round(share)));
  }

  #part(id: string): HTMLElement {
    return part(this.#root, `#${id}`);
  }

  /** `html` is one of our icons. */
  #icon(id: string, html: string): void {
    const element = this.#part(id);
    if (element.dataset['icon'] === html) return;
    element.dataset['icon'] = html;
    element.innerHTML = html;
  }
}
