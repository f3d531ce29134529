import type { Dialogs } from './dialogs.ts';
import { button, element } from './element.ts';
import type { Texts } from './texts.ts';

export interface Shared {
  title: string;
  path: string;
  /** Address of the picture, '' for none. */
  imageUrl: string;
}

/** Shows the card that the receiver of a shared page would see. True when the person sends it. */
export function previewShare(dialogs: Dialogs, texts: Texts, name: string, shared: Shared): Promise<boolean> {
  return dialogs.dialog(false, (done) => {
    const send = button(texts.send, 'sheet-item', () => done(true));
    const picture = shared.imageUrl
      ? element('img', { class: 'share-picture', src: shared.imageUrl, alt: '' })
      : element('div', { class: 'share-picture share-empty', 'aria-hidden': 'true' });
    const card = element(
      'div',
      { class: 'share-card' },
      element('p', { class: 'share-name' }, name),
      element('p', { class: 'share-title' }, shared.title),
      picture,
    );
    const body = element(
      'div',
      { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': texts.share },
      element('p', { class: 'sheet-title' }, texts.share),
      card,
      element('p', { class: 'share-path' }, shared.path),
      send,
      button(texts.cancel, 'sheet-item sheet-cancel', () => done(false)),
    );
    return { body, focus: send };
  });
}
