import { z } from './zod.ts';

/** What a mini program does with an address; `webView`: shows the page there in a `web-view`. */
export const DomainKind = z.enum(['request', 'socket', 'upload', 'download', 'webView']);
export type DomainKind = z.infer<typeof DomainKind>;

/** Where a mini program may connect to, as origins: `https://api.example.com`, `wss://live.example.com:8443`. */
export const DomainLists = z.record(DomainKind, z.array(z.string()));
export type DomainLists = z.infer<typeof DomainLists>;
