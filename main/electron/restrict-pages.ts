import type { Session, WebContents } from 'electron';
import { isIdeUrl, mayNavigate } from './origins.ts';

/** Refuses every permission to every page, but the IDE's own frame may write to the clipboard. */
export function restrictPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(permission === 'clipboard-sanitized-write' && details.isMainFrame && isIdeUrl(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    return permission === 'clipboard-sanitized-write' && details.isMainFrame && isIdeUrl(origin);
  });
  session.setDevicePermissionHandler(() => false);
}

/** Keeps the window on the IDE, each session's frames within the session, and lets no page open a window. */
export function restrictNavigation(contents: WebContents, openLink: (url: string) => void): void {
  contents.on('will-frame-navigate', (event) => {
    const from = event.frame?.url ?? '';
    if (!mayNavigate({ isMainFrame: event.isMainFrame, from, to: event.url })) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url, referrer }) => {
    // Only the IDE's own links; the simulated program's frame is sandboxed without popups.
    if (isIdeUrl(referrer.url) || referrer.url === '') openLink(url);
    return { action: 'deny' };
  });
}
