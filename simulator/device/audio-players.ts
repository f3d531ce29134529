import type { AudioCommand, AudioEvent } from '../protocol/api-calls.ts';

/** Media errors of the browser as the platform numbers them: network, decoding, format. */
const ERROR_CODES: Record<number, AudioEvent['errCode']> = { 1: 10001, 2: 10002, 3: 10004, 4: 10004 };
const EVENTS = { canplay: 'canplay', ended: 'ended', timeupdate: 'timeUpdate', waiting: 'waiting', seeking: 'seeking', seeked: 'seeked' };

interface Player {
  element: HTMLAudioElement;
  startTime: number;
  stopped: boolean;
}

/** The app's sounds: audio elements that nobody sees, by the number that the logic thread gave them. */
export class AudioPlayers {
  readonly #players = new Map<number, Player>();

  constructor(private readonly tell: (event: AudioEvent) => void) {}

  run({ player: id, act, src, startTime, position, ...settings }: AudioCommand): void {
    const player = this.#players.get(id) ?? this.#make(id);
    const { element } = player;
    if (act === 'set') {
      if (startTime !== undefined) player.startTime = startTime;
      if (settings.volume !== undefined) element.volume = Math.min(1, Math.max(0, settings.volume));
      if (settings.loop !== undefined) element.loop = settings.loop;
      if (settings.autoplay !== undefined) element.autoplay = settings.autoplay;
      if (src !== undefined) this.#load(player, src);
      // Loading sets it back to 1.
      if (settings.playbackRate !== undefined) element.defaultPlaybackRate = element.playbackRate = settings.playbackRate;
    } else if (act === 'play') this.#play(id, player);
    else if (act === 'pause') element.pause();
    else if (act === 'seek') element.currentTime = position ?? 0;
    else if (act === 'stop') this.#stop(id, player);
    else this.#destroy(id, player);
  }

  clear(): void {
    for (const [id, player] of this.#players) this.#destroy(id, player);
  }

  #make(id: number): Player {
    const element = new Audio();
    const player: Player = { element, startTime: 0, stopped: false };
    element.preload = 'auto';
    for (const [name, type] of Object.entries(EVENTS))
      element.addEventListener(name, () => this.#say(id, player, type as AudioEvent['type']));
    element.addEventListener('play', () => this.#say(id, player, 'play'));
    element.addEventListener('pause', () => {
      // A stop and an end pause as well; those say so themselves.
      if (!player.stopped && !element.ended) this.#say(id, player, 'pause');
    });
    element.addEventListener('error', () => {
      const { code = 0, message = '' } = element.error ?? {};
      this.#say(id, player, 'error', { errCode: ERROR_CODES[code] ?? -1, errMsg: message || 'the sound cannot be played' });
    });
    this.#players.set(id, player);
    return player;
  }

  #load({ element }: Player, src: string): void {
    if (src === '') {
      element.removeAttribute('src');
      element.load();
    } else element.src = src;
  }

  #play(id: number, player: Player): void {
    const { element } = player;
    if (element.currentTime === 0 && player.startTime > 0) element.currentTime = player.startTime;
    player.stopped = false;
    element.play().catch((error: unknown) => {
      // An AbortError is a pause or another source that came first; what cannot be loaded says `error` itself.
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
      this.#say(id, player, 'error', { errCode: 10001, errMsg: 'the browser plays sounds only after a first tap on the page' });
    });
  }

  #stop(id: number, player: Player): void {
    player.stopped = true;
    player.element.pause();
    player.element.currentTime = 0;
    this.#say(id, player, 'stop');
  }

  #destroy(id: number, player: Player): void {
    this.#players.delete(id);
    player.stopped = true;
    player.element.pause();
    player.element.removeAttribute('src');
  }

  #say(id: number, { element }: Player, type: AudioEvent['type'], error: Pick<AudioEvent, 'errCode' | 'errMsg'> = {}): void {
    if (!this.#players.has(id)) return;
    const { buffered, duration, currentTime, paused } = element;
    this.tell({
      player: id,
      type,
      currentTime,
      duration: Number.isFinite(duration) ? duration : 0,
      buffered: buffered.length > 0 ? buffered.end(buffered.length - 1) : 0,
      paused,
      ...error,
    });
  }
}
