import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import QRCode from 'qrcode';
import { AppError } from '../../contract/errors.ts';
import { bindProject } from '../bind-project.ts';
import { type Action, UsageError } from '../command-line.ts';
import { findMode } from '../find-mode.ts';
import { formatBytes, formatSizes } from '../format.ts';
import { withProject } from '../with-backend.ts';

export interface PreviewOptions {
  page: string;
  query: string;
  app?: string;
  appId?: string;
  qr?: 'terminal' | 'svg' | 'png';
  qrOutput?: string;
  mode?: string;
}

const MARGIN = 4;

async function codeOf(url: string, form: 'terminal' | 'svg' | 'png'): Promise<string | Buffer> {
  if (form === 'png') return QRCode.toBuffer(url, { type: 'png', margin: MARGIN, scale: 8 });
  if (form === 'svg') return QRCode.toString(url, { type: 'svg', margin: MARGIN });
  return QRCode.toString(url, { type: 'utf8', margin: MARGIN });
}

/** `kumquat preview PROJECT`. The code goes to a file, or to the terminal's standard error. */
export function preview(project: string, options: PreviewOptions): Action {
  const { qrOutput } = options;
  const form = options.qr ?? (qrOutput === undefined ? undefined : qrOutput.endsWith('.png') ? 'png' : 'svg');
  if ((form === 'png' || form === 'svg') && qrOutput === undefined) throw new UsageError(`--qr ${form} needs --qr-output FILE.`);
  return (line) =>
    withProject(line, path.resolve(line.workingDirectory, project), async (call) => {
      await bindProject(call, options.appId);
      const app = options.app ?? (await call('miniPrograms.apps', {})).apps[0]?.id;
      if (app === undefined) throw new AppError('platform-failed', 'The platform names no app that could open a preview.');
      const mode = options.mode === undefined ? null : await findMode(path.resolve(line.workingDirectory, project), options.mode);
      const page = options.page || (mode?.pathName ?? '');
      const query = options.query || (mode?.query ?? '');
      const { url, expiresAt, sizes, sentBytes } = await call('preview.create', { app, page, query });
      if (form !== undefined) {
        const code = await codeOf(url, form);
        if (qrOutput === undefined) line.say(code.toString());
        else await writeFile(path.resolve(line.workingDirectory, qrOutput), code);
      }
      const until = new Date(expiresAt).toLocaleTimeString();
      const text = `${url}\nvalid until ${until}; ${formatSizes(sizes)}, ${formatBytes(sentBytes)} sent`;
      return { ok: true, json: { url, expiresAt, sizes, sentBytes }, text };
    });
}
