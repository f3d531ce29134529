import type { AudioCommand, AudioEvent } from '../../protocol/api-calls.ts';
import type { WxContext } from '../wx/wx-context.ts';
import { Listeners } from './listeners.ts';

export const AUDIO_EVENTS = ['canplay', 'play', 'pause', 'stop', 'ended', 'timeUpdate', 'error', 'waiting', 'seeking', 'seeked'] as const;
type AudioEventName = (typeof AUDIO_EVENTS)[number];

/** Seconds; `volume` is 0 to 1. */
interface AudioSettings {
  src: string;
  startTime: number;
  autoplay: boolean;
  loop: boolean;
  volume: number;
  playbackRate: number;
}

let nextPlayer = 1;

/**
 * A sound that an audio element of the device document plays. What the element says of itself arrives a moment later; the
 * properties here are what it said last.
 */
export class AudioPlayer {
  readonly listeners: Listeners<AudioEventName>;
  readonly state = { currentTime: 0, duration: 0, buffered: 0, paused: true };
  readonly #id = nextPlayer++;
  readonly #settings: AudioSettings = { src: '', startTime: 0, autoplay: false, loop: false, volume: 1, playbackRate: 1 };
  readonly #stopListening: () => void;
  #destroyed = false;

  constructor(
    private readonly context: WxContext,
    owner: string,
  ) {
    this.listeners = new Listeners(owner, context.guard);
    this.#stopListening = context.bridge.onHostEvent('audio', (detail) => this.#hear(detail as AudioEvent));
  }

  get settings(): Readonly<AudioSettings> {
    return this.#settings;
  }

  set(change: Partial<AudioSettings>): void {
    Object.assign(this.#settings, change);
    const { src, ...rest } = change;
    if (src === undefined) {
      this.#tell({ act: 'set', ...rest });
      return;
    }
    Object.assign(this.state, { currentTime: 0, duration: 0, buffered: 0, paused: true });
    this.#tell({ act: 'set', ...this.#settings, src: this.context.files.urlOf(src) });
  }

  play(): void {
    if (this.#settings.src === '') {
      this.listeners.emit('error', { errCode: 10003, errMsg: 'no src is set' });
      return;
    }
    this.#tell({ act: 'play' });
  }

  pause(): void {
    this.#tell({ act: 'pause' });
  }

  stop(): void {
    this.#tell({ act: 'stop' });
  }

  seek(position: unknown): void {
    this.#tell({ act: 'seek', position: Number(position) || 0 });
  }

  destroy(): void {
    this.#tell({ act: 'destroy' });
    this.#destroyed = true;
    this.#stopListening();
    this.listeners.clear();
  }

  #tell(command: Omit<AudioCommand, 'player'>): void {
    if (!this.#destroyed) this.context.bridge.notify('audio', { ...command, player: this.#id });
  }

  #hear({ player, type, errCode, errMsg, ...state }: AudioEvent): void {
    if (player !== this.#id) return;
    Object.assign(this.state, state);
    if (type === 'error') this.listeners.emit('error', { errCode, errMsg });
    else this.listeners.emit(type, {});
  }
}
