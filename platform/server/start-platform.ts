import { existsSync } from 'node:fs';
import { access, constants, mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { DEFAULT_LIMITS, type Limits } from '../contract/models.ts';
import type { ContentStore } from '../store/content-store.ts';
import { removeLeftovers } from '../store/leftovers.ts';
import { openDatabase } from '../store/open-database.ts';
import type { S3Settings } from '../store/s3-request.ts';
import { Addresses } from './addresses.ts';
import { loadCapabilityKey } from './capabilities.ts';
import type { ServerContext } from './context.ts';
import { createGuestApp } from './guest-app.ts';
import { needsSetup } from './handlers/account-handlers.ts';
import { createMainApp } from './main-app.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { type Listener, listenOn, networkAddress } from './network.ts';
import { openContents, TEMPORARY } from './open-contents.ts';
import { OutboxWorker } from './outbox/outbox-worker.ts';
import { Mailer, type MailSettings } from './outbox/send-mail.ts';
import { ServedVersions } from './served-versions.ts';
import { removeExpiredSessions } from './sessions.ts';

export interface PlatformOptions {
  /** Holds the embedded database and packages' contents. Default: `kumquat-platform` in the home folder. */
  dataFolder?: string;
  /** PostgreSQL instead of the embedded database. */
  databaseUrl?: string;
  /** 0: any free one. */
  port: number;
  guestPort?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** The program's root: built pages are in its `dist`, and the database that a first start begins with. */
  programFolder: string;
  /** Where users reach the platform when something stands in front of it. */
  publicOrigin?: string;
  /** A separate domain for guest contents. */
  guestOrigin?: string;
  logger?: FastifyBaseLogger;
  limits?: Limits;
  now?: () => number;
  /** A bucket for packages' contents, instead of the data folder. */
  s3?: S3Settings | undefined;
  contents?: ContentStore;
  /** Webhooks may lead to private addresses and plain http. */
  allowPrivateWebhooks?: boolean;
  /** Without it no mail is sent. */
  mail?: MailSettings;
  /** Addresses and networks whose `X-Forwarded-For` names the other side. */
  trustedProxies?: string[];
  /** Lets other machines read `/metrics`. */
  metricsToken?: string;
  /** Milliseconds between two looks into the outbox. Default 2000. */
  outboxEvery?: number;
}

export interface Platform {
  port: number;
  guestPort: number;
  origin: string;
  needsSetup(): Promise<boolean>;
  /** Also listens on this machine's network address, or stops that. Null without a network or when not allowed. */
  allowNetwork(allow: boolean): Promise<OnNetwork | null>;
  /** From now on it is not ready and takes no connections; requests under way may take `waitMs` (default 0) to be answered. */
  stop(waitMs?: number): Promise<void>;
}

/** `address`: origin of the API; `guestPort`: of the guest contents at the same name. */
interface OnNetwork {
  address: string;
  guestPort: number;
}

type Closer = () => Promise<unknown>;

async function closeAll(closers: Closer[]): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

const LOOPBACK = ['127.0.0.1', 'localhost', 'kumquat.localhost'];

function hostnamesOf(host: string): string[] {
  if (LOOPBACK.includes(host)) return LOOPBACK;
  if (host !== '0.0.0.0') return [host, ...LOOPBACK];
  const own = Object.values(os.networkInterfaces()).flatMap((list) => list ?? []);
  return [...LOOPBACK, ...own.filter((address) => address.family === 'IPv4' && !address.internal).map((address) => address.address)];
}

/** No upload takes longer than this. */
const LONGEST_UPLOAD_MS = 24 * 60 * 60 * 1000;

/** In the program's folder, or in its archive. */
export const EMPTY_DATABASE = 'dist/database/empty-database.gz';

async function openData(options: PlatformOptions, closers: Closer[], addresses: Addresses, dataFolder: string): Promise<ServerContext> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  await access(dataFolder, constants.W_OK);
  const emptyDatabase = path.join(options.programFolder, EMPTY_DATABASE);
  const database = await openDatabase(options.databaseUrl ? { databaseUrl: options.databaseUrl } : { dataFolder, emptyDatabase });
  closers.push(database.close);
  const { contents, close } = options.contents ? { contents: options.contents } : openContents(options.s3, dataFolder);
  if (close) closers.push(close);
  const now = options.now ?? Date.now;
  // The embedded database's lock makes this folder ours alone; beside PostgreSQL, other processes may be writing into it.
  await removeLeftovers(dataFolder, options.databaseUrl ? Date.now() - LONGEST_UPLOAD_MS : Number.POSITIVE_INFINITY);
  await removeExpiredSessions(database.db, now());
  return {
    db: database.db,
    contents,
    stopping: false,
    limits: options.limits ?? DEFAULT_LIMITS,
    addresses,
    served: new ServedVersions(database.db, now),
    starts: new Map(),
    webhookRules: { allowPrivate: options.allowPrivateWebhooks ?? false },
    capabilityKey: await loadCapabilityKey(database.db),
    now,
  };
}

export const defaultDataFolder = (): string => path.join(os.homedir(), 'kumquat-platform');

const OUTBOX_EVERY_MS = 2000;

/** Answers what ends it. */
function startOutbox(context: ServerContext, { mail, logger, outboxEvery = OUTBOX_EVERY_MS }: PlatformOptions, metrics: Metrics): Closer {
  const mailer = mail ? new Mailer(mail) : null;
  const { db, webhookRules, now, addresses } = context;
  const consoleUrl = (): string => `${addresses.phoneOrigin}/console/`;
  const worker = new OutboxWorker({ db, webhookRules, mailer, consoleUrl, now, logger, onSent: metrics.sent });
  worker.start(outboxEvery);
  return async () => {
    await worker.stop();
    mailer?.close();
  };
}

/** Starts a platform. Throws `FolderLocked`, or the system's error (`EADDRINUSE`, `EACCES`); then nothing of it is left running. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const dataFolder = options.dataFolder ?? defaultDataFolder();
  const host = options.host ?? '127.0.0.1';
  const { publicOrigin, guestOrigin } = options;
  const addresses = new Addresses({ publicOrigin, guestOrigin });
  const closers: Closer[] = [];
  try {
    const context = await openData(options, closers, addresses, dataFolder);
    const pagesFolder = path.join(options.programFolder, 'dist');
    // In a packaged program it is inside an archive, where nothing can be made.
    if (!existsSync(pagesFolder)) await mkdir(pagesFolder, { recursive: true });
    const { logger } = options;
    const metrics = createMetrics(context.db);
    const { trustedProxies, metricsToken } = options;
    const temporaryFolder = path.join(dataFolder, TEMPORARY);
    const main = await createMainApp(context, { pagesFolder, temporaryFolder, trustedProxies, metricsToken, metrics, logger });
    const guest = await createGuestApp(context, { pagesFolder, logger });
    closers.push(
      () => main.close(),
      () => guest.close(),
    );
    await Promise.all([main.ready(), guest.ready()]);
    let stopWait = 0;
    const listeners: Listener[] = [];
    let network: (OnNetwork & { listeners: Listener[] }) | null = null;
    const closeNetwork = async (): Promise<void> => {
      const closing = network;
      network = null;
      addresses.setNetwork(null);
      await Promise.all((closing?.listeners ?? []).map((listener) => listener.close(stopWait)));
    };
    let stopOutbox: Closer | null = null;
    // In the reverse order: nothing new comes in and what is under way ends, on all addresses at once; then the outbox does.
    closers.push(
      async () => stopOutbox?.(),
      () => Promise.all([closeNetwork(), ...listeners.map((listener) => listener.close(stopWait))]),
    );
    const mainListener = await listenOn(main.routing, host, options.port);
    listeners.push(mainListener);
    const guestListener = await listenOn(guest.routing, host, options.guestPort ?? 0);
    listeners.push(guestListener);
    const { port } = mainListener;
    const guestPort = guestListener.port;
    addresses.setLocal({ hostnames: hostnamesOf(host), port, guestPort });
    stopOutbox = startOutbox(context, options, metrics);

    const openNetwork = async (): Promise<OnNetwork | null> => {
      const lan = networkAddress();
      if (!lan) return null;
      if (host === '0.0.0.0' || host === lan) {
        addresses.setNetwork({ hostnames: [lan], port, guestPort });
        return { address: `http://${lan}:${port}`, guestPort };
      }
      const first = await listenOn(main.routing, lan, port, true);
      const second = await listenOn(guest.routing, lan, guestPort, true).catch(async (error: unknown) => {
        await first.close();
        throw error;
      });
      addresses.setNetwork({ hostnames: [lan], port: first.port, guestPort: second.port });
      network = { address: `http://${lan}:${first.port}`, guestPort: second.port, listeners: [first, second] };
      return { address: network.address, guestPort: network.guestPort };
    };

    // One change after the other, so that two requests at once do not bind twice.
    let changes: Promise<unknown> = Promise.resolve();
    return {
      port,
      guestPort,
      origin: addresses.localOrigin,
      needsSetup: () => needsSetup(context.db),
      allowNetwork(allow) {
        const change = changes.then(async () => {
          if (allow && network) return { address: network.address, guestPort: network.guestPort };
          await closeNetwork();
          return allow ? await openNetwork() : null;
        });
        changes = change.catch(() => undefined);
        return change;
      },
      async stop(waitMs = 0) {
        context.stopping = true;
        stopWait = waitMs;
        await changes;
        await closeAll(closers);
      },
    };
  } catch (error) {
    await closeAll(closers);
    throw error;
  }
}
