/** One pair of listeners: the API, console and phone page on `port`, guest contents on `guestPort`. */
export interface Listening {
  hostnames: readonly string[];
  port: number;
  guestPort: number;
}

export interface FixedOrigins {
  /** Where users reach the platform when something stands in front of it. */
  publicOrigin?: string;
  /** A separate domain for guest contents. */
  guestOrigin?: string;
}

/** Under which names this platform may be asked, and which guest origin belongs to which of them. */
export class Addresses {
  private local: Listening | null = null;
  private network: Listening | null = null;

  constructor(private readonly fixed: FixedOrigins = {}) {}

  setLocal(listening: Listening): void {
    this.local = listening;
  }

  setNetwork(listening: Listening | null): void {
    this.network = listening;
  }

  /** The local origin: what the IDE on this machine uses. */
  get localOrigin(): string {
    if (!this.local) throw new Error('The platform does not listen yet.');
    return `http://${this.local.hostnames[0]}:${this.local.port}`;
  }

  get networkOrigin(): string | null {
    return this.network && `http://${this.network.hostnames[0]}:${this.network.port}`;
  }

  /** The origin that a phone can reach best. */
  get phoneOrigin(): string {
    return this.fixed.publicOrigin ?? this.networkOrigin ?? this.localOrigin;
  }

  private matching(host: string, port: 'port' | 'guestPort'): { listening: Listening; hostname: string } | null {
    for (const listening of [this.local, this.network]) {
      const hostname = listening?.hostnames.find(
        (name) => host === `${name}:${listening[port]}` || (listening[port] === 80 && host === name),
      );
      if (listening && hostname) return { listening, hostname };
    }
    return null;
  }

  /** Origin of an API request by its Host header; null when this platform does not answer to that name. */
  originOf(host: string | undefined): string | null {
    const name = host?.toLowerCase();
    if (!name) return null;
    if (this.fixed.publicOrigin && new URL(this.fixed.publicOrigin).host === name) return this.fixed.publicOrigin;
    return this.matching(name, 'port') && `http://${name}`;
  }

  /** The guest origin for a page that was loaded under `host`: same name, other port, unless a separate domain is set. */
  guestOriginFor(host: string): string {
    if (this.fixed.guestOrigin) return this.fixed.guestOrigin;
    const found = this.matching(host.toLowerCase(), 'port');
    if (found) return `http://${found.hostname}:${found.listening.guestPort}`;
    const { protocol, hostname } = new URL(this.fixed.publicOrigin ?? this.localOrigin);
    return `${protocol}//${hostname}:${this.local?.guestPort}`;
  }

  /** The API's origin that may frame a guest document asked under `host`; null when the guest does not answer to that name. */
  framedBy(host: string | undefined): string | null {
    const name = host?.toLowerCase();
    if (!name) return null;
    if (this.fixed.guestOrigin && new URL(this.fixed.guestOrigin).host === name) return this.fixed.publicOrigin ?? this.localOrigin;
    if (this.fixed.publicOrigin && name === new URL(this.guestOriginFor(new URL(this.fixed.publicOrigin).host)).host) {
      return this.fixed.publicOrigin;
    }
    const found = this.matching(name, 'guestPort');
    return found && `http://${found.hostname}:${found.listening.port}`;
  }
}
