import { ApiError } from '../api-error.ts';
import { type ApiOptions, asyncApi, isRecord } from '../wx/async-api.ts';
import type { ApiMembers, WxContext } from '../wx/wx-context.ts';
import { Listeners } from './listeners.ts';
import { toneWav } from './tone-wav.ts';

const EVENTS = ['start', 'pause', 'resume', 'stop', 'error', 'frameRecorded', 'interruptionBegin', 'interruptionEnd'] as const;
/** Milliseconds. */
const DEFAULT_DURATION = 60_000;
const MAX_DURATION = 600_000;
const DEFAULT_SAMPLE_RATE = 8000;

/** The microphone of nobody: its recordings are a quiet tone as long as the recording took. */
export function recorderApis(context: WxContext): ApiMembers {
  let recorder: Recorder | undefined;
  const get = (): Recorder => {
    recorder ??= new Recorder(context);
    return recorder;
  };
  return {
    getRecorderManager: () => get().manager,
    startRecord: asyncApi(
      context,
      'startRecord',
      () =>
        new Promise<{ tempFilePath: string }>((resolve, reject) => {
          const started = get().start({}, ({ tempFilePath }) => resolve({ tempFilePath }));
          if (!started) reject(new ApiError('is recording'));
        }),
    ),
    stopRecord: asyncApi(context, 'stopRecord', () => get().stop()),
  };
}

interface Recording {
  tempFilePath: string;
  /** Milliseconds. */
  duration: number;
  /** Bytes. */
  fileSize: number;
}

class Recorder {
  readonly manager: ApiMembers;
  readonly #listeners: Listeners<(typeof EVENTS)[number]>;
  #options: ApiOptions = {};
  /** Milliseconds recorded before the last pause. */
  #before = 0;
  /** When the running part began; null while paused. */
  #since: number | null = null;
  #recording = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #done: ((recording: Recording) => void) | undefined;

  constructor(private readonly context: WxContext) {
    this.#listeners = new Listeners('RecorderManager', context.guard);
    this.manager = {
      ...this.#listeners.members(EVENTS),
      start: (options: unknown) => {
        if (!this.start(isRecord(options) ? options : {})) this.#fail('is recording or paused');
      },
      pause: () => this.#pause(),
      resume: () => this.#resume(),
      stop: () => (this.#recording ? this.stop() : this.#fail('recorder not start')),
    };
  }

  /** False when a recording is under way. `done` hears of its end. */
  start(options: ApiOptions, done?: (recording: Recording) => void): boolean {
    if (this.#recording) return false;
    this.#options = options;
    this.#recording = true;
    this.#before = 0;
    this.#done = done;
    this.#run();
    this.#later('start');
    return true;
  }

  stop(): void {
    if (!this.#recording) return;
    clearTimeout(this.#timer);
    const duration = Math.max(1, Math.round(this.#elapsed()));
    this.#recording = false;
    this.#since = null;
    const { sampleRate, numberOfChannels, frameSize } = this.#options;
    const wav = toneWav(duration, Number(sampleRate) || DEFAULT_SAMPLE_RATE, numberOfChannels === 1 ? 1 : 2);
    const recording = { tempFilePath: this.context.files.makeTemporary(wav, 'wav'), duration, fileSize: wav.length };
    // Frames are of the kilobytes that were asked for; all of them come at the end.
    const frame = (Number(frameSize) || 0) * 1024;
    for (let at = 0; frame > 0 && at < wav.length; at += frame)
      this.#later('frameRecorded', { frameBuffer: wav.slice(at, at + frame).buffer, isLastFrame: at + frame >= wav.length });
    this.#later('stop', recording);
    this.#done?.(recording);
  }

  #pause(): void {
    if (!this.#recording || this.#since === null) {
      this.#fail('not recording');
      return;
    }
    clearTimeout(this.#timer);
    this.#before = this.#elapsed();
    this.#since = null;
    this.#later('pause');
  }

  #resume(): void {
    if (!this.#recording || this.#since !== null) {
      this.#fail('not paused');
      return;
    }
    this.#run();
    this.#later('resume');
  }

  #run(): void {
    this.#since = Date.now();
    const limit = Math.min(Number(this.#options['duration']) || DEFAULT_DURATION, MAX_DURATION);
    this.#timer = setTimeout(() => this.stop(), limit - this.#before);
  }

  #elapsed(): number {
    return this.#before + (this.#since === null ? 0 : Date.now() - this.#since);
  }

  #fail(reason: string): void {
    this.#later('error', { errMsg: `operateRecorder:fail ${reason}` });
  }

  #later(event: (typeof EVENTS)[number], detail?: object): void {
    queueMicrotask(() => this.#listeners.emit(event, detail));
  }
}
