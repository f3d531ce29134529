import { pick } from '../../texts.ts';

export const VIDEO_CSS = `
:host { background: #000; }
video { display: block; width: 100%; height: 100%; object-fit: contain; background: #000; }
img#poster { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: contain; background: #000; }
#danmu, #parts { position: absolute; inset: 0; overflow: hidden; pointer-events: none; }
#danmu span { position: absolute; white-space: nowrap; font-size: 15px; line-height: 22px; text-shadow: 0 0 2px #000, 0 0 2px #000; }
#over { position: absolute; inset: 0; z-index: 1; pointer-events: none; }
::slotted(*) { pointer-events: auto; }
#title { position: absolute; left: 0; right: 0; top: 0; padding: 8px 12px 18px; background: linear-gradient(rgba(0, 0, 0, 0.55), transparent); color: #fff; font-size: 14px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
#bar { position: absolute; left: 0; right: 0; bottom: 0; display: flex; align-items: center; gap: 6px; height: 40px; padding: 0 6px; box-sizing: border-box; overflow: hidden; background: linear-gradient(transparent, rgba(0, 0, 0, 0.6)); color: #fff; font-size: 11px; font-variant-numeric: tabular-nums; pointer-events: auto; }
button { display: flex; align-items: center; justify-content: center; padding: 0; border: 0; background: none; color: #fff; font: inherit; line-height: 1; pointer-events: auto; }
#bar button { flex: none; width: 20px; height: 24px; }
#bar button[aria-pressed=false] { opacity: 0.55; }
button svg { width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
svg .solid { fill: currentColor; stroke: none; }
#centre { position: absolute; inset: 0; margin: auto; width: 56px; height: 56px; border-radius: 50%; background: rgba(0, 0, 0, 0.5); }
#centre svg { width: 30px; height: 30px; }
#track { position: relative; flex: 1; min-width: 8px; height: 24px; touch-action: none; }
#track::before, #buffered, #done { content: ""; position: absolute; left: 0; top: 11px; height: 2px; border-radius: 1px; }
#track::before { right: 0; background: rgba(255, 255, 255, 0.35); }
#buffered { background: rgba(255, 255, 255, 0.5); }
#done { background: #fff; }
#knob { position: absolute; top: 6px; width: 12px; height: 12px; margin-left: -6px; border-radius: 50%; background: #fff; }
[hidden] { display: none !important; }
`;

const icon = (d: string, solid = false): string =>
  `<svg viewBox="0 0 24 24" aria-hidden="true"><path${solid ? ' class="solid"' : ''} d="${d}"/></svg>`;

export const ICONS = {
  play: icon('M7 4.5v15l13-7.5z', true),
  pause: icon('M6 5h4v14H6zM14 5h4v14h-4z', true),
  sound: icon('M4 9v6h4l5 4V5L8 9zM16.5 8.5a5 5 0 0 1 0 7'),
  mute: icon('M4 9v6h4l5 4V5L8 9zM17 9.5l5 5M22 9.5l-5 5'),
  full: icon('M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5'),
  small: icon('M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5'),
} as const;

export const VIDEO_HTML = `<video playsinline></video><img id="poster" alt="" hidden><div id="danmu" hidden></div><div id="over"><slot></slot></div><div id="parts"><div id="title" hidden></div><button id="centre">${ICONS.play}</button><div id="bar"><button id="play">${ICONS.play}</button><span id="time">00:00</span><div id="track" role="slider" tabindex="0"><div id="buffered"></div><div id="done"></div><div id="knob"></div></div><span id="length">00:00</span><button id="danmus">弹</button><button id="mute">${ICONS.sound}</button><button id="full">${ICONS.full}</button></div></div>`;

const TEXTS = {
  en: { play: 'Play or pause', mute: 'Sound', full: 'Full screen', danmu: 'Comments', seek: 'Position' },
  es: { play: 'Reproducir o pausar', mute: 'Sonido', full: 'Pantalla completa', danmu: 'Comentarios', seek: 'Posición' },
  zh: { play: '播放或暂停', mute: '声音', full: '全屏', danmu: '弹幕', seek: '进度' },
};

/** Names of the parts for those who do not see them, by their id. */
export function partNames(): Record<string, string> {
  const texts = pick(TEXTS);
  return { centre: texts.play, play: texts.play, mute: texts.mute, full: texts.full, danmus: texts.danmu, track: texts.seek };
}

/** `01:05`, or `1:01:05`. */
export function clock(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}
