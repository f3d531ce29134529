import type { Database } from '../store/open-database.ts';
import { auditLog } from '../store/schema.ts';

export interface AuditEntry {
  at: number;
  accountId: string | null;
  action: string;
  miniProgramId?: string;
  details?: Record<string, unknown>;
  /** Network address that the request came from. */
  address: string;
}

/** Belongs into the transaction of the change itself: either both exist or neither. */
export async function audit(transaction: Database, entry: AuditEntry): Promise<void> {
  await transaction.insert(auditLog).values({ details: {}, ...entry });
}
