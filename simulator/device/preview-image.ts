import { elementTooLarge } from '../protocol/picture-size.ts';
import type { Dialogs } from './dialogs.ts';
import { button, element, icon } from './element.ts';
import type { Texts } from './texts.ts';

/** Pixels a finger must move sideways to turn to the next image. */
const SWIPE = 40;

export interface PreviewSource {
  url: string;
  type: 'image' | 'video';
  poster?: string;
}

/** Shows images and videos over the whole screen: swipe or arrow keys turn, a tap on an image or Escape closes. */
export function previewMedia(dialogs: Dialogs, texts: Texts, sources: readonly PreviewSource[], first: number): void {
  void dialogs.dialog<null>(null, (done) => {
    let index = first;
    const image = element('img', { class: 'viewer-image', draggable: 'false' });
    image.addEventListener('load', () => {
      image.style.visibility = elementTooLarge(image) ? 'hidden' : '';
    });
    const video = element('video', { class: 'viewer-image', controls: '', playsinline: '' });
    const counter = element('span', { class: 'viewer-counter' });
    const close = button(texts.close, 'viewer-close', () => done(null), icon('M6 6l12 12M18 6L6 18'));
    const body = element(
      'div',
      { class: 'viewer', role: 'dialog', 'aria-modal': 'true', 'aria-label': texts.image },
      counter,
      image,
      video,
      close,
    );
    const turn = (to: number): void => {
      index = Math.min(Math.max(to, 0), sources.length - 1);
      const { url = '', type, poster } = sources[index] ?? {};
      video.pause();
      const shown = type === 'video' ? video : image;
      image.hidden = shown !== image;
      video.hidden = shown !== video;
      video.poster = poster ?? '';
      shown.src = url;
      image.alt = `${texts.image} ${index + 1}`;
      counter.textContent = `${index + 1} / ${sources.length}`;
    };
    let start = 0;
    body.addEventListener('pointerdown', (event) => {
      start = event.clientX;
    });
    body.addEventListener('pointerup', (event) => {
      const moved = event.clientX - start;
      if (Math.abs(moved) > SWIPE) turn(index - Math.sign(moved));
      else if (event.target !== video && !close.contains(event.target as Node)) done(null);
    });
    body.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowRight') turn(index + 1);
      else if (event.key === 'ArrowLeft') turn(index - 1);
    });
    turn(first);
    return { body, focus: close };
  });
}
