/** What a list of server domains is for: `wx.request`, sockets, uploads, downloads, and pages in a `web-view`. */
export type ServerDomainKind = 'request' | 'socket' | 'upload' | 'download' | 'webView';

/** An address that is not among the mini program's server domains; the device tells the developer what to do about it. */
export interface UnlistedAddress {
  kind: ServerDomainKind;
  /** `https://api.example.com` */
  origin: string;
  /** The check may be turned off where this program runs. */
  canTurnOff: boolean;
}

/** How a host refuses a call. `errMsg` is `API:fail REASON`. */
export interface HostFailure {
  errMsg: string;
  errno?: number;
  notListed?: UnlistedAddress;
}
