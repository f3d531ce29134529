import { eq } from 'drizzle-orm';
import type { Database } from '../store/open-database.ts';
import { miniPrograms } from '../store/schema.ts';

export type MiniProgramRow = typeof miniPrograms.$inferSelect;

/**
 * Changes of one mini program's members, reviews and releases come one after the other, whichever process makes them: the row is
 * locked until the end of the transaction.
 */
export async function lockMiniProgram(transaction: Database, id: string): Promise<MiniProgramRow> {
  const [row] = await transaction.select().from(miniPrograms).where(eq(miniPrograms.id, id)).for('update');
  if (!row) throw new Error(`The mini program ${id} went away during a request.`);
  return row;
}
