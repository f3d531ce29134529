/** A platform in a process of its own that does one thing and is killed at one point of it, or at all of them (`points.ts`). */

import { createPlatformClient, type PlatformClient } from '../../client/client.ts';
import { sendPackage } from '../../client/send-package.ts';
import type { Phase } from '../../contract/release-models.ts';
import { openDatabase } from '../../store/open-database.ts';
import { manifestOf, readerOf } from './manifests.ts';
import { countPoints, holdAt, killAt, statementsOf } from './points.ts';

export type Deed = { id: string } & (
  | { kind: 'release'; review: string; phase: Phase | null }
  | { kind: 'roll-back'; release: string }
  | { kind: 'upload'; files: Record<string, string> }
);

interface Common {
  dataFolder: string;
  databaseUrl?: string | undefined;
}

export type Doom = Common &
  (
    | {
        kind: 'deeds';
        token: string;
        /** The same one to several mini programs. The first ones are done as a whole, and tell how many points there are. */
        deeds: Deed[];
        /** 0 to 1: how far the third one comes. `every`: one stops at each statement, and then all of them end. */
        at: number | 'every';
      }
    /** Opens the database, which brings its tables up to date. `at`: the point, from 1. */
    | { kind: 'open'; at: number }
  );

async function act(client: PlatformClient, deed: Deed): Promise<void> {
  const params = { id: deed.id };
  if (deed.kind === 'release') {
    await client.call('createRelease', { params, body: { review: deed.review, phase: deed.phase } });
  } else if (deed.kind === 'roll-back') {
    await client.call('rollBack', { params, body: { release: deed.release } });
  } else {
    const manifest = manifestOf(deed.files);
    const { packageId } = await sendPackage(client, { miniProgramId: deed.id, manifest, read: readerOf(deed.files) });
    await client.call('createVersion', { params, body: { packageId, version: '2.0.0', remarks: '' } });
  }
}

async function doDeeds({ dataFolder, databaseUrl, token, deeds, at }: Doom & { kind: 'deeds' }): Promise<void> {
  const { startPlatform } = await import('../start-platform.ts');
  const platform = await startPlatform({ dataFolder, databaseUrl, port: 0, programFolder: dataFolder, outboxEvery: 2 ** 30 });
  const named = (name: string): PlatformClient =>
    createPlatformClient({
      address: platform.origin,
      token,
      fetch: (input, init) => fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), 'x-request-id': name } }),
    });
  const [first, ...rest] = deeds;
  await act(named('first'), first!);
  if (at === 'every') {
    const stops = new Map(Array.from({ length: statementsOf('first') }, (_, index) => [`stops at ${index + 1}`, index + 1]));
    if (stops.size > rest.length) throw new Error(`There are ${stops.size} statements.`);
    holdAt(stops);
    await Promise.all([...stops.keys()].map((name, index) => act(named(name), rest[index]!)));
  } else {
    // The first one also makes room in the files.
    const counted = countPoints();
    await act(named('second'), rest[0]!);
    killAt(Math.max(1, Math.round(counted() * at)));
    await act(named('third'), rest[1]!);
  }
}

const doom = JSON.parse(process.argv[2] ?? '') as Doom;
if (doom.kind === 'deeds') {
  await doDeeds(doom);
} else {
  killAt(doom.at);
  const { dataFolder, databaseUrl } = doom;
  await openDatabase(databaseUrl ? { databaseUrl } : { dataFolder });
}
process.exit(0);
