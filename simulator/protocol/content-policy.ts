/**
 * Content security policies of the two sites, sent as a header with every response, worker scripts included.
 * Custom schemes have no rules between origins of their own: there the policy is what keeps the guest from the embedder.
 */

/**
 * The guest (device document, page frames and the logic thread). No evaluated code; the network only through the bridge.
 * `embedderOrigin` is the one page that may frame it, e.g. `app://kumquat` or `http://kumquat.localhost:4180`.
 */
export function guestPolicy(embedderOrigin: string): string {
  return policy({
    'default-src': ["'none'"],
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'worker-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'font-src': ["'self'", 'data:', 'http:', 'https:'],
    'img-src': ["'self'", 'data:', 'blob:', 'http:', 'https:'],
    'media-src': ["'self'", 'data:', 'blob:', 'http:', 'https:'],
    'connect-src': ["'self'", 'blob:', 'data:'],
    'frame-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'self'", embedderOrigin],
  });
}

/**
 * The page that frames the guest (IDE, headless runner). `guestOrigin` may hold a wildcard host, e.g. `sim:` or
 * `http://*.kumquat.localhost:4180`; `connect` is what it may reach besides itself, '' for nothing, e.g. `ws://kumquat.localhost:4180`.
 */
export function embedderPolicy({ guestOrigin, connect = '' }: { guestOrigin: string; connect?: string }): string {
  return policy({
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'worker-src': ["'self'"],
    // The code editor writes its themes and decorations as inline styles.
    'style-src': ["'self'", "'unsafe-inline'"],
    'font-src': ["'self'", 'data:'],
    'img-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'", connect],
    'frame-src': [guestOrigin],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  });
}

function policy(directives: Record<string, string[]>): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].filter(Boolean).join(' '))
    .join('; ');
}
