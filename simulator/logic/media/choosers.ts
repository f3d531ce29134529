import { ApiError } from '../api-error.ts';
import { endingOf, mediaType } from '../files/media-type.ts';
import { type ApiOptions, asyncApi, isRecord, needs } from '../wx/async-api.ts';
import type { ApiMembers, WxContext } from '../wx/wx-context.ts';
import { localFile } from './local-file.ts';

/** A file that a person chose, as a temporary one. */
interface Chosen {
  path: string;
  name: string;
  size: number;
  kind: 'image' | 'video' | 'file';
  /** Seconds since the epoch. */
  time: number;
}

interface VideoFacts {
  width: number;
  height: number;
  /** Seconds. */
  duration: number;
  thumb?: Blob;
}

type Choose = (api: string, accept: string, count: number) => Promise<Chosen[]>;

/** Pictures, videos and files that a person chooses on this machine, and what the simulator shows of them. */
export function chooserApis(context: WxContext): ApiMembers {
  const choose: Choose = (api, accept, count) => chooseFiles(context, api, accept, count);
  return {
    chooseImage: asyncApi(context, 'chooseImage', async ({ count = 9 }) => {
      const chosen = await choose('chooseImage', 'image/*', Number(count));
      return { tempFilePaths: chosen.map(({ path }) => path), tempFiles: chosen.map(({ path, size }) => ({ path, size })) };
    }),
    chooseMedia: asyncApi(context, 'chooseMedia', async ({ count = 9, mediaType: wanted }) => {
      const kinds = Array.isArray(wanted) && wanted.length > 0 ? wanted.map(String) : ['image', 'video'];
      const both = kinds.includes('mix') || (kinds.includes('image') && kinds.includes('video'));
      const accept = both ? 'image/*,video/*' : kinds.includes('video') ? 'video/*' : 'image/*';
      const chosen = await choose('chooseMedia', accept, Number(count));
      const tempFiles = await Promise.all(chosen.map((each) => mediaFile(context, each)));
      const types = new Set(tempFiles.map(({ fileType }) => fileType));
      return { tempFiles, type: types.size > 1 ? 'mix' : (tempFiles[0]?.['fileType'] ?? 'image') };
    }),
    chooseVideo: asyncApi(context, 'chooseVideo', async () => {
      const [video] = await choose('chooseVideo', 'video/*', 1);
      if (!video) throw new ApiError('cancel');
      const { width, height, duration, thumb } = await probe(context, video.path);
      const thumbTempFilePath = thumb ? context.files.makeTemporary(await thumb.arrayBuffer(), 'jpg') : '';
      return { tempFilePath: video.path, size: video.size, width, height, duration, thumbTempFilePath };
    }),
    chooseMessageFile: asyncApi(context, 'chooseMessageFile', async (options) => {
      needs(options, 'count', 'Number');
      const chosen = await choose('chooseMessageFile', acceptOf(options), Number(options['count']));
      return { tempFiles: chosen.map(({ path, name, size, kind, time }) => ({ path, name, size, type: kind, time })) };
    }),
    getVideoInfo: asyncApi(context, 'getVideoInfo', async (options) => {
      needs(options, 'src', 'String');
      const path = await localFile(context, String(options['src']));
      const { length } = context.files.read(path);
      const { width, height, duration } = await probe(context, path);
      const type = mediaType(path, context.files.read(path));
      const kilobytes = Math.round((length / 1024) * 100) / 100;
      const bitrate = duration > 0 ? Math.round((length * 8) / 1000 / duration) : 0;
      return { orientation: 'up', type, duration, size: kilobytes, width, height, fps: 0, bitrate };
    }),
    previewImage: asyncApi(context, 'previewImage', (options) => {
      needs(options, 'urls', 'Array');
      const urls = (options['urls'] as unknown[]).map(String);
      if (urls.length === 0) throw new ApiError('parameter error: parameter.urls should have at least 1 item');
      const { current } = options;
      const index = typeof current === 'number' ? current : urls.indexOf(String(current ?? urls[0]));
      return preview(
        context,
        urls.map((url) => ({ url, type: 'image' })),
        index,
      );
    }),
    previewMedia: asyncApi(context, 'previewMedia', (options) => {
      needs(options, 'sources', 'Array');
      const sources = (options['sources'] as unknown[]).filter(isRecord);
      if (sources.length === 0) throw new ApiError('parameter error: parameter.sources should have at least 1 item');
      return preview(context, sources, Number(options['current'] ?? 0));
    }),
  };
}

function acceptOf({ type = 'all', extension }: ApiOptions): string {
  if (type === 'image' || type === 'video') return `${type}/*`;
  const endings = type === 'file' && Array.isArray(extension) ? extension.map(String) : [];
  return endings.map((ending) => (ending.startsWith('.') ? ending : `.${ending}`)).join(',');
}

async function chooseFiles(context: WxContext, api: string, accept: string, count: number): Promise<Chosen[]> {
  if (!(count >= 1)) throw new ApiError('parameter error: parameter.count should be at least 1');
  const album = context.album.filter((path) => accept === '' || accept.includes(mediaType(path).split('/')[0] ?? '-'));
  const answer = await context.bridge.call('chooseFiles', { api, accept, count, album: album.length });
  const { files } = answer as { files: File[] | 'album' };
  if (files === 'album') return album.slice(-count).map((path) => chosenFrom(context, path, path.slice(path.lastIndexOf('/') + 1)));
  return files.map((file) => {
    const url = context.powers.createUrl(file);
    const path = context.files.adoptTemporary({ url, size: file.size }, endingOf(file.name));
    return { ...chosenFrom(context, path, file.name), time: Math.floor(file.lastModified / 1000) };
  });
}

function chosenFrom({ files }: WxContext, path: string, name: string): Chosen {
  const [kind] = mediaType(name).split('/');
  return {
    path,
    name,
    size: files.find(path)?.size ?? 0,
    kind: kind === 'image' || kind === 'video' ? kind : 'file',
    time: Math.floor(Date.now() / 1000),
  };
}

async function mediaFile(context: WxContext, { path, size, kind }: Chosen): Promise<ApiOptions> {
  if (kind !== 'video') return { tempFilePath: path, size, fileType: 'image', duration: 0, width: 0, height: 0, thumbTempFilePath: '' };
  const { width, height, duration, thumb } = await probe(context, path);
  const thumbTempFilePath = thumb ? context.files.makeTemporary(await thumb.arrayBuffer(), 'jpg') : '';
  return { tempFilePath: path, size, fileType: 'video', duration, width, height, thumbTempFilePath };
}

function probe(context: WxContext, path: string): Promise<VideoFacts> {
  return context.bridge.call('probeVideo', { url: context.files.urlOf(path) }) as Promise<VideoFacts>;
}

function preview(context: WxContext, sources: ApiOptions[], current: number): Promise<unknown> {
  return context.bridge.call('previewMedia', {
    sources: sources.map(({ url, type, poster }) => ({
      url: context.files.urlOf(String(url)),
      type: type === 'video' ? 'video' : 'image',
      ...(typeof poster === 'string' && { poster: context.files.urlOf(poster) }),
    })),
    current: Math.min(Math.max(current, 0), sources.length - 1),
  });
}
