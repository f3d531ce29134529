import { createHash } from 'node:crypto';
import { and, count, eq, inArray } from 'drizzle-orm';
import { PlatformError } from '../contract/errors.ts';
import type { Served } from '../contract/release-models.ts';
import { type ServingState, serve } from '../domain/releases.ts';
import type { Database } from '../store/open-database.ts';
import { miniPrograms, releases, releaseUsers, versions } from '../store/schema.ts';

/** A change reaches every process after this long. */
const FRESH_MS = 1000;
const MAX_KNOWN = 10_000;

interface Snapshot {
  miniProgram: Served['miniProgram'];
  revision: number;
  state: ServingState;
  versions: Map<string, Served['version']>;
  /** Users that the window of the phased release admitted. */
  admitted: Set<string>;
}

/** What releases and usage remember of a user: nothing that leads back to the name, and another thing in each mini program. */
export const userKeyOf = (miniProgramId: string, user: string): string =>
  createHash('sha256').update(`${miniProgramId}\n${user}`).digest('base64url').slice(0, 22);

async function read(db: Database, id: string): Promise<Snapshot> {
  const [program] = await db.select().from(miniPrograms).where(eq(miniPrograms.id, id));
  if (!program) throw new PlatformError('mini-program-missing', 'This mini program does not exist.');
  const rows = await db
    .select({ release: releases, version: versions })
    .from(releases)
    .innerJoin(versions, eq(versions.id, releases.versionId))
    .where(and(eq(releases.miniProgramId, id), inArray(releases.state, ['online', 'running', 'paused'])));
  const online = rows.find(({ release }) => release.state === 'online')?.release;
  const phased = rows.find(({ release }) => release.state !== 'online')?.release;
  const users = phased?.phase?.window
    ? await db.select({ key: releaseUsers.userKey }).from(releaseUsers).where(eq(releaseUsers.releaseId, phased.id))
    : [];
  const { name, description, color, icon, servingRevision, suspendedAt } = program;
  return {
    miniProgram: { id, name, description, color, icon },
    revision: servingRevision,
    state: {
      suspended: suspendedAt !== null,
      online: online ? { id: online.id, versionId: online.versionId } : null,
      phased: phased?.phase
        ? {
            id: phased.id,
            versionId: phased.versionId,
            state: phased.state === 'paused' ? 'paused' : 'running',
            phase: phased.phase,
            admitted: users.length,
          }
        : null,
    },
    versions: new Map(
      rows.map(({ version }) => [version.id, { number: version.number, version: version.version, packageId: version.packageId }]),
    ),
    admitted: new Set(users.map(({ key }) => key)),
  };
}

/** Which version each user gets, from what was read at most a second ago. */
export class ServedVersions {
  readonly #known = new Map<string, { readAt: number; snapshot: Promise<Snapshot> }>();

  constructor(
    private readonly db: Database,
    private readonly now: () => number,
  ) {}

  /** @throws suspended, not-released, mini-program-missing */
  async serve(id: string, user: string): Promise<Served> {
    const now = this.now();
    const snapshot = await this.#snapshot(id);
    const key = userKeyOf(id, user);
    const served = serve(snapshot.state, { name: user, key, admitted: snapshot.admitted.has(key) }, now);
    if ('refused' in served) {
      if (served.refused === 'suspended') throw new PlatformError('suspended', 'The service of this mini program is suspended.');
      throw new PlatformError('not-released', 'This mini program has no online version.');
    }
    if (served.admit && !(await this.#admit(snapshot, key, now))) {
      this.forget(id);
      return await this.serve(id, user);
    }
    const version = snapshot.versions.get(served.versionId);
    if (!version) throw new Error(`The version ${served.versionId} of a release is gone.`);
    return { miniProgram: snapshot.miniProgram, revision: snapshot.revision, version };
  }

  /** The next question is answered from the database. */
  forget(id: string): void {
    this.#known.delete(id);
  }

  /** False when the window closed or the release ended since it was read. */
  async #admit({ state, admitted }: Snapshot, key: string, now: number): Promise<boolean> {
    const { phased } = state;
    if (!phased) return false;
    const done = await this.db.transaction(async (transaction) => {
      const [release] = await transaction.select().from(releases).where(eq(releases.id, phased.id)).for('update');
      const window = release?.state === 'running' ? release.phase?.window : null;
      if (!window) return false;
      const [row] = await transaction.select({ users: count() }).from(releaseUsers).where(eq(releaseUsers.releaseId, phased.id));
      if ((row?.users ?? 0) >= window.users) return false;
      await transaction.insert(releaseUsers).values({ releaseId: phased.id, userKey: key, admittedAt: now }).onConflictDoNothing();
      return true;
    });
    if (done) {
      admitted.add(key);
      phased.admitted = admitted.size;
    }
    return done;
  }

  #snapshot(id: string): Promise<Snapshot> {
    const now = this.now();
    const known = this.#known.get(id);
    if (known && now - known.readAt < FRESH_MS) return known.snapshot;
    const snapshot = read(this.db, id);
    this.#known.delete(id);
    this.#known.set(id, { readAt: now, snapshot });
    snapshot.catch(() => this.forget(id));
    const [oldest] = this.#known.keys();
    if (this.#known.size > MAX_KNOWN && oldest !== undefined) this.#known.delete(oldest);
    return snapshot;
  }
}
