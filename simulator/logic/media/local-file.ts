import { ApiError } from '../api-error.ts';
import { endingOf, endingOfType } from '../files/media-type.ts';
import { isRecord } from '../wx/async-api.ts';
import type { WxContext } from '../wx/wx-context.ts';

/** A path of the app for what a `src` names: a file of the network becomes a temporary one. @throws ApiError */
export async function localFile(context: Pick<WxContext, 'bridge' | 'files' | 'state'>, src: string): Promise<string> {
  if (!/^https?:/i.test(src)) return src;
  const answer = await context.bridge.call('downloadFile', { url: src, header: {} });
  const { statusCode } = answer as { statusCode: number };
  if (statusCode !== 200) throw new ApiError(`download image fail. reason: Request failed with status code ${statusCode}`);
  return adoptDownload(context, src, answer);
}

/** The host's answer to a `downloadFile` as a temporary file. Gives its path. */
export function adoptDownload(context: Pick<WxContext, 'files' | 'state'>, url: string, answer: unknown): string {
  const { tempFilePath, dataLength, header, bytes } = answer as Record<string, unknown>;
  const type = isRecord(header) ? String(header['content-type'] ?? '') : '';
  const { pathname } = new URL(url);
  const ending = endingOf(pathname) || endingOfType(type);
  // A host on another origin has no address that this thread could read.
  if (bytes instanceof ArrayBuffer) return context.files.makeTemporary(bytes, ending);
  const address = new URL(String(tempFilePath), context.state.baseUrl).href;
  return context.files.adoptTemporary({ url: address, size: Number(dataLength ?? 0) }, ending);
}
