import type { RouteBody, RouteName, RouteParams, RouteQuery, RouteResponse } from '../contract/api.ts';
import { PlatformError } from '../contract/errors.ts';
import type { Session } from '../contract/models.ts';
import { createPlatformClient } from './client.ts';

const KEY = 'kumquat.session';

function read(): Session | null {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Session | null;
    return stored && stored.expiresAt > Date.now() ? stored : null;
  } catch {
    return null;
  }
}

/**
 * The session of a page that the platform serves. The token stays in this origin's localStorage: mini programs run on
 * another origin, and there are no cookies that could travel by themselves.
 */
export class BrowserSession {
  private session = read();
  private readonly listeners = new Set<() => void>();

  get current(): Session | null {
    return this.session;
  }

  onDidChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  set(session: Session | null): void {
    this.session = session;
    if (session) localStorage.setItem(KEY, JSON.stringify(session));
    else localStorage.removeItem(KEY);
    for (const listener of this.listeners) listener();
  }

  /** Calls a route of the platform that served this page. A session that has ended is forgotten. */
  async call<R extends RouteName>(
    route: R,
    options: { params?: RouteParams<R>; query?: RouteQuery<R>; body?: RouteBody<R> } = {},
  ): Promise<RouteResponse<R>> {
    const client = createPlatformClient({ address: location.origin, token: this.session?.token });
    try {
      return await client.call(route, options);
    } catch (error) {
      if (this.session && error instanceof PlatformError && error.code === 'signed-out') this.set(null);
      throw error;
    }
  }
}
