import type { Dialogs } from './dialogs.ts';
import { button, element } from './element.ts';
import type { Texts } from './texts.ts';

export interface CodePicture {
  width: number;
  height: number;
  /** RGBA. */
  data: Uint8ClampedArray;
}

/** Longest side of the picture that is searched, pixels: larger ones only take longer. */
const LARGEST = 1600;

/** Asks for what the camera would read: the text, or a picture with a QR code. Null when the person gives up. */
export function askForCode(dialogs: Dialogs, texts: Texts, decode: (picture: CodePicture) => Promise<string>): Promise<string | null> {
  return dialogs.dialog<string | null>(null, (done) => {
    const field = element('textarea', { class: 'simulate-data', rows: '3', spellcheck: 'false', 'aria-label': texts.scanText });
    const problem = element('p', { class: 'simulate-problem', role: 'alert' });
    const file = element('input', { type: 'file', accept: 'image/*', hidden: '', 'aria-label': texts.scanPicture });
    file.addEventListener('change', () => {
      const picked = file.files?.[0];
      file.value = '';
      if (!picked) return;
      problem.textContent = '';
      pictureOf(picked)
        .then(decode)
        .then(
          (text) => {
            if (text === '') problem.textContent = texts.scanNothing;
            else field.value = text;
          },
          (error: unknown) => {
            problem.textContent = `${texts.scanFailed} ${error instanceof Error ? error.message : String(error)}`;
          },
        );
    });
    const body = element(
      'div',
      { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': texts.scanTitle },
      element('p', { class: 'sheet-title' }, texts.scanTitle),
      field,
      problem,
      file,
      button(texts.scanPicture, 'sheet-item', () => file.click()),
      button(texts.confirm, 'sheet-item', () => {
        if (field.value === '') problem.textContent = texts.scanEmpty;
        else done(field.value);
      }),
      button(texts.cancel, 'sheet-item sheet-cancel', () => done(null)),
    );
    return { body, focus: field };
  });
}

async function pictureOf(file: Blob): Promise<CodePicture> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, LARGEST / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = element('canvas', { width: String(width), height: String(height) });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}
