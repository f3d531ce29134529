import { ApiError } from '../api-error.ts';
import { type ApiOptions, asyncApi, needs } from '../wx/async-api.ts';
import type { ApiMembers, WxContext } from '../wx/wx-context.ts';
import { AUDIO_EVENTS, AudioPlayer } from './audio-player.ts';

type Playing = Record<string, unknown>;

/** Sounds: inner audio, the background player with its older APIs, and voices. */
export function audioApis(context: WxContext): ApiMembers {
  let background: Playing | undefined;
  const manager = (): Playing => {
    background ??= backgroundManager(context);
    return background;
  };
  let voice: AudioPlayer | undefined;
  const backgroundMethod = (name: string, method: string, check: (options: ApiOptions) => unknown[] = () => []) =>
    asyncApi(context, name, (options) => {
      (manager()[method] as (...args: unknown[]) => void)(...check(options));
    });
  return {
    createInnerAudioContext: () => innerAudio(context),
    setInnerAudioOption: asyncApi(context, 'setInnerAudioOption', () => undefined),
    getAvailableAudioSources: asyncApi(context, 'getAvailableAudioSources', () => ({ audioSources: ['auto', 'mic'] })),
    getBackgroundAudioManager: manager,
    playBackgroundAudio: asyncApi(context, 'playBackgroundAudio', (options) => {
      needs(options, 'dataUrl', 'String');
      const { dataUrl, title = '', coverImgUrl = '' } = options;
      Object.assign(manager(), { title, coverImgUrl, src: dataUrl });
    }),
    pauseBackgroundAudio: backgroundMethod('pauseBackgroundAudio', 'pause'),
    stopBackgroundAudio: backgroundMethod('stopBackgroundAudio', 'stop'),
    seekBackgroundAudio: backgroundMethod('seekBackgroundAudio', 'seek', (options) => {
      needs(options, 'position', 'Number');
      return [options['position']];
    }),
    getBackgroundAudioPlayerState: asyncApi(context, 'getBackgroundAudioPlayerState', () => {
      const { src, paused, currentTime, duration } = manager();
      if (src === '') return { status: 2 };
      return { status: paused ? 0 : 1, currentPosition: currentTime, duration, downloadPercent: 100, dataUrl: src };
    }),
    onBackgroundAudioPlay: (listener: unknown) => (manager()['onPlay'] as (l: unknown) => void)(listener),
    onBackgroundAudioPause: (listener: unknown) => (manager()['onPause'] as (l: unknown) => void)(listener),
    onBackgroundAudioStop: (listener: unknown) => (manager()['onStop'] as (l: unknown) => void)(listener),
    playVoice: asyncApi(context, 'playVoice', (options) => {
      needs(options, 'filePath', 'String');
      const path = String(options['filePath']);
      if (!context.files.find(path)) throw new ApiError('file not found');
      voice?.destroy();
      const player = new AudioPlayer(context, 'voice');
      voice = player;
      return new Promise<void>((resolve, reject) => {
        player.listeners.on('ended', () => resolve());
        player.listeners.on('stop', () => resolve());
        player.listeners.on('error', (detail: unknown) => reject(new ApiError(String((detail as ApiOptions)['errMsg']))));
        player.set({ src: path });
        player.play();
      });
    }),
    pauseVoice: asyncApi(context, 'pauseVoice', () => voice?.pause()),
    stopVoice: asyncApi(context, 'stopVoice', () => voice?.stop()),
  };
}

/** Properties that are passed on to the player when they are set, and read back as they were set. */
const SETTINGS = ['src', 'startTime', 'autoplay', 'loop', 'volume', 'playbackRate'] as const;

function innerAudio(context: WxContext): Playing {
  const player = new AudioPlayer(context, 'InnerAudioContext');
  const audio: Playing = { obeyMuteSwitch: true, referrerPolicy: 'no-referrer', ...player.listeners.members(AUDIO_EVENTS) };
  addProperties(audio, player, SETTINGS);
  return Object.assign(audio, {
    play: () => player.play(),
    pause: () => player.pause(),
    stop: () => player.stop(),
    seek: (position: unknown) => player.seek(position),
    destroy: () => player.destroy(),
  });
}

/** Starts to play when `src` is set. There is no control outside of the app that would say `next` or `prev`. */
function backgroundManager(context: WxContext): Playing {
  const player = new AudioPlayer(context, 'BackgroundAudioManager');
  const manager: Playing = {
    title: '',
    epname: '',
    singer: '',
    coverImgUrl: '',
    webUrl: '',
    protocol: 'http',
    audioType: 'audio',
    referrerPath: '',
    referrerPolicy: 'no-referrer',
    ...player.listeners.members(AUDIO_EVENTS),
    onNext: () => {},
    onPrev: () => {},
  };
  addProperties(manager, player, ['startTime', 'playbackRate']);
  Object.defineProperty(manager, 'src', {
    enumerable: true,
    get: () => player.settings.src,
    set: (src: unknown) => {
      if (!manager['title']) {
        player.listeners.emit('error', { errCode: -1, errMsg: 'title is required before src is set' });
        return;
      }
      player.set({ src: String(src ?? '') });
      if (src) player.play();
    },
  });
  return Object.assign(manager, {
    play: () => player.play(),
    pause: () => player.pause(),
    stop: () => player.stop(),
    seek: (position: unknown) => player.seek(position),
  });
}

function addProperties(target: Playing, player: AudioPlayer, settings: readonly (typeof SETTINGS)[number][]): void {
  for (const name of settings) {
    Object.defineProperty(target, name, {
      enumerable: true,
      get: () => player.settings[name],
      set: (value: unknown) => player.set({ [name]: name === 'src' ? String(value ?? '') : value }),
    });
  }
  for (const name of ['currentTime', 'duration', 'buffered', 'paused'] as const) {
    Object.defineProperty(target, name, {
      enumerable: true,
      get: () => player.state[name],
      // As on a phone, a position is also set by assignment.
      set: (value: unknown) => name === 'currentTime' && player.seek(value),
    });
  }
}
