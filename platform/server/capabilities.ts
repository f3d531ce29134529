import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Database } from '../store/open-database.ts';
import { secrets } from '../store/schema.ts';

/** A running program loads its subpackages later than it starts, so this outlives the ticket. */
export const CAPABILITY_LIFETIME_MS = 2 * 60 * 60 * 1000;

export interface Capability {
  miniProgramId: string;
  packageId: string;
  /** ms */
  expiresAt: number;
}

const sign = (key: Buffer, payload: string): Buffer => createHmac('sha256', key).update(payload).digest();

/** A path segment that lets its holder read one package until it expires. */
export function makeCapability(key: Buffer, capability: Capability): string {
  const payload = Buffer.from(JSON.stringify([capability.miniProgramId, capability.packageId, capability.expiresAt])).toString('base64url');
  return `${payload}.${sign(key, payload).toString('base64url')}`;
}

/** Null when forged, changed or expired. */
export function readCapability(key: Buffer, text: string, now: number): Capability | null {
  const [payload, signature, ...rest] = text.split('.');
  if (!payload || !signature || rest.length > 0) return null;
  const given = Buffer.from(signature, 'base64url');
  const expected = sign(key, payload);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [miniProgramId, packageId, expiresAt] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [string, string, number];
  return now < expiresAt ? { miniProgramId, packageId, expiresAt } : null;
}

/** The platform's signing key, made at the first start. */
export async function loadCapabilityKey(db: Database): Promise<Buffer> {
  const name = 'capability-key';
  await db
    .insert(secrets)
    .values({ name, value: randomBytes(32).toString('base64') })
    .onConflictDoNothing();
  const rows = await db.select().from(secrets).where(eq(secrets.name, name));
  return Buffer.from(rows[0]!.value, 'base64');
}
