import type { Dialogs } from './dialogs.ts';
import type { Texts } from './texts.ts';

const SAMPLE = { width: 800, height: 600 };

/** What the chooser is asked for: `accept` as of a file field, and how many pictures the simulator's album has of that kind. */
export interface FileQuestion {
  accept: string;
  count: number;
  album: number;
}

/**
 * Asks where the files come from, then opens the machine's own chooser. The tap on the sheet is what browsers ask for before
 * they show one. Null when the person gave up.
 */
export async function chooseFiles(
  dialogs: Dialogs,
  texts: Texts,
  { accept, count, album }: FileQuestion,
): Promise<File[] | 'album' | null> {
  const pictures = accept.includes('image/');
  const choices = [
    { text: texts.chooseFromComputer, run: () => pickFiles(accept, count) },
    ...(pictures ? [{ text: texts.chooseSample, run: async () => [await samplePicture()] }] : []),
    ...(album > 0 ? [{ text: texts.chooseFromAlbum, run: async () => 'album' as const }] : []),
  ];
  const index = await dialogs.actionSheet(choices.map(({ text }) => text));
  return index === null ? null : ((await choices[index]?.run()) ?? null);
}

function pickFiles(accept: string, count: number): Promise<File[] | null> {
  return new Promise((resolve) => {
    const field = document.createElement('input');
    field.type = 'file';
    field.accept = accept;
    field.multiple = count > 1;
    field.onchange = () => resolve(field.files && field.files.length > 0 ? [...field.files].slice(0, count) : null);
    field.oncancel = () => resolve(null);
    field.click();
  });
}

/** A picture of nothing, for who has none at hand: colours and the time, so that two of them differ. */
async function samplePicture(): Promise<File> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, SAMPLE);
  const pen = canvas.getContext('2d')!;
  const sky = pen.createLinearGradient(0, 0, SAMPLE.width, SAMPLE.height);
  sky.addColorStop(0, '#f6a623');
  sky.addColorStop(1, '#3a7d44');
  pen.fillStyle = sky;
  pen.fillRect(0, 0, SAMPLE.width, SAMPLE.height);
  pen.fillStyle = 'white';
  pen.font = '48px sans-serif';
  pen.textAlign = 'center';
  pen.fillText(new Date().toLocaleTimeString(), SAMPLE.width / 2, SAMPLE.height / 2);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9));
  return new File([blob ?? new Blob()], 'sample.jpg', { type: 'image/jpeg' });
}
