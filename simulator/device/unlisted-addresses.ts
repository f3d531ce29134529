import type { ServerDomainKind, UnlistedAddress } from '../protocol/host-failure.ts';
import type { Texts } from './texts.ts';

/** Addresses of one run that are told; a program may make up any number of names. */
const MOST = 100;

/** As the field names the lists. */
const LIST: Record<ServerDomainKind, string> = {
  request: 'request',
  socket: 'socket',
  upload: 'uploadFile',
  download: 'downloadFile',
  webView: 'web-view',
};

/** Tells the developer, once a run for each, which addresses are missing in the lists of server domains and what to do. */
export class UnlistedAddresses {
  readonly #told = new Set<string>();

  constructor(
    private readonly say: (text: string) => void,
    private readonly texts: () => Texts,
  ) {}

  /** Another run of the program begins. */
  begin(): void {
    this.#told.clear();
  }

  tell({ kind, origin, canTurnOff }: UnlistedAddress): void {
    const name = `${kind} ${origin}`;
    if (this.#told.has(name) || this.#told.size === MOST) return;
    this.#told.add(name);
    const { notListed, checkCanBeTurnedOff } = this.texts();
    this.say(notListed(origin, LIST[kind]) + (canTurnOff ? ` ${checkCanBeTurnedOff}` : ''));
  }
}
