import { createHash, randomBytes } from 'node:crypto';
import { and, eq, isNull, lt, ne, or } from 'drizzle-orm';
import { PlatformError } from '../contract/errors.ts';
import type { Database } from '../store/open-database.ts';
import { accounts, ciKeys } from '../store/schema.ts';
import { isWithin, plainAddress } from './address-ranges.ts';
import type { AccountRow } from './sessions.ts';

/** Every secret begins so, for people and for programs that look for secrets in the wrong places. */
const PREFIX = 'kqk_';
/** The last use is kept as exactly as this, so that an upload of many requests does not write it each time. */
const USE_STEP_MS = 60_000;

const hashKey = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export const newKeySecret = (): { secret: string; keyHash: string } => {
  const secret = PREFIX + randomBytes(32).toString('base64url');
  return { secret, keyHash: hashKey(secret) };
};

/** A build server that came with a key. */
export interface KeyCaller {
  name: string;
  miniProgramId: string;
  /** Who made the key: what it uploads is theirs. */
  account: AccountRow;
}

/** The key behind a bearer token; null when it is none, or was revoked. @throws address-refused, which names the address */
export async function findKey(db: Database, token: string, from: string, now: number): Promise<KeyCaller | null> {
  if (!token.startsWith(PREFIX)) return null;
  const [found] = await db
    .select({ key: ciKeys, account: accounts })
    .from(ciKeys)
    .innerJoin(accounts, eq(accounts.id, ciKeys.createdBy))
    .where(and(eq(ciKeys.keyHash, hashKey(token)), isNull(ciKeys.revokedAt)));
  if (!found) return null;
  const { key, account } = found;
  const address = plainAddress(from);
  if (key.allowList.length > 0 && !isWithin(address, key.allowList)) {
    throw new PlatformError(
      'address-refused',
      `The key "${key.name}" may not be used from ${address}. Ask the admin of the mini program to add this address to the key's list.`,
      { address, key: key.name },
    );
  }
  await db
    .update(ciKeys)
    .set({ usedAt: now, usedFrom: address })
    .where(
      and(
        eq(ciKeys.id, key.id),
        or(isNull(ciKeys.usedAt), lt(ciKeys.usedAt, now - USE_STEP_MS), isNull(ciKeys.usedFrom), ne(ciKeys.usedFrom, address)),
      ),
    );
  return { name: key.name, miniProgramId: key.miniProgramId, account };
}
