import { text } from '../../i18n.ts';
import { showToast } from '../../ui/index.ts';
import { simulatorTexts } from './simulator-texts.ts';

/** Lets the browser, or the desktop's dialog, save the picture. `missing`: pictures of the page that could not be copied into it. */
export function saveScreenshot(png: string, device: string, missing: readonly string[]): void {
  const link = document.createElement('a');
  link.href = png;
  const time = new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-');
  link.download = `${device.replace(/\s+/g, '-')}-${time}.png`;
  link.click();
  const t = text(simulatorTexts);
  if (missing.length > 0) showToast({ kind: 'warning', message: t.screenshotMissing(missing.length) });
  else showToast({ kind: 'ok', message: t.screenshotSaved(link.download), stays: 4000 });
}
