import { PlatformError } from '../contract/errors.ts';
import type { AssociatedApp } from '../contract/models.ts';

/** A preview ticket can be opened for 15 minutes. */
export const PREVIEW_LIFETIME_MS = 15 * 60 * 1000;

export interface Preview {
  app: string;
  expiresAt: number;
}

/** `app` must be one of the associated apps, `page` one of the package's pages ('' means its entry page). Throws `invalid-input`. */
export function checkPreviewRequest(
  request: { app: string; page: string },
  apps: readonly AssociatedApp[],
  manifest: { pages: readonly string[]; entryPagePath: string },
): { page: string } {
  if (!apps.some((app) => app.id === request.app)) {
    throw new PlatformError('invalid-input', `There is no associated app "${request.app}".`, { field: 'app' });
  }
  const page = request.page || manifest.entryPagePath;
  if (!manifest.pages.includes(page)) {
    throw new PlatformError('invalid-input', `The package has no page "${page}".`, { field: 'page' });
  }
  return { page };
}

/** Throws `ticket-expired` from the moment of expiry on, `not-allowed` in another app than the ticket's. Times in ms. */
export function checkPreviewOpen(preview: Preview, now: number, app: string): void {
  if (now >= preview.expiresAt) throw new PlatformError('ticket-expired', 'This preview has expired. Make a new QR code in the IDE.');
  if (preview.app !== app) throw new PlatformError('not-allowed', 'This preview belongs to another app.', { app: preview.app });
}
