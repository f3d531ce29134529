import { serveCommands } from '../carriers/serve.ts';
import { type SocketLike, webSocketCarrier } from '../carriers/web-socket.ts';
import { commands } from '../contract/commands.ts';
import { type Backend, createBackend } from '../core/backend.ts';
import { createToken } from './access-token.ts';
import { guestOrigin, ideOrigin } from './addresses.ts';
import { createNodeShell, openStore } from './node-shell.ts';
import { openExternal } from './open-external.ts';
import { startSite } from './start-site.ts';

export interface BrowserShellOptions {
  dataFolder: string;
  /** Folder that holds `dist` and `templates`. */
  programFolder: string;
  /** A certain port, or 0 for any; absent: the one of this installation. */
  port?: number;
  /** Opened before the first page connects. */
  projectFolder?: string;
  /** Default: a new one. `npm run dev` keeps one, so that an open tab gets in again after a restart. */
  token?: string;
  /** Shows the IDE in the user's browser. */
  open?: boolean;
}

export interface BrowserShell {
  /** Address of the IDE with the token that lets a page in. */
  url: string;
  port: number;
  /** False when no browser could be started, or none was wanted. */
  opened: boolean;
  stop(): Promise<void>;
}

/** Starts the backend and serves the IDE with it. Every tab that has the token is connected to the same backend. */
export async function startBrowserShell(options: BrowserShellOptions): Promise<BrowserShell> {
  const token = options.token || createToken();
  const ready: { backend?: Backend } = {};
  const site = await startSite({
    token,
    saved: openStore(options.dataFolder, 'browser-shell'),
    port: options.port,
    open(port) {
      const backend = createBackend(
        createNodeShell({
          kind: 'browser',
          dataFolder: options.dataFolder,
          programFolder: options.programFolder,
          simulatorOrigin: guestOrigin(port),
        }),
      );
      ready.backend = backend;
      return {
        programFolder: options.programFolder,
        sessionFile: (session, pathname) => backend.sessionFile(session, pathname),
        onSocket(socket) {
          serveCommands({
            commands,
            handlers: backend.handlers,
            carrier: webSocketCarrier(socket as SocketLike),
            onEvent: (sink) => backend.onEvent(sink),
          });
        },
      };
    },
  });
  const backend = ready.backend!;

  const url = `${ideOrigin(site.port)}/#token=${token}`;
  if (options.projectFolder) {
    const context = { signal: new AbortController().signal, progress: () => {} };
    await backend.handlers['projects.open']({ folder: options.projectFolder }, context);
  }
  return {
    url,
    port: site.port,
    opened: options.open ? await openExternal(url) : false,
    async stop() {
      await site.stop();
      await backend.dispose();
    },
  };
}
