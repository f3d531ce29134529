import { and, asc, desc, eq, gte, lt, lte } from 'drizzle-orm';
import type { AuditFilter, AuditRecord } from '../../contract/operations-models.ts';
import { accountKey } from '../../domain/accounts.ts';
import type { Database } from '../../store/open-database.ts';
import { accounts, auditLog } from '../../store/schema.ts';
import { toAccount } from '../sessions.ts';
import type { Handlers } from './handler.ts';

const MAX_EXPORTED = 10_000;

interface Wanted extends AuditFilter {
  miniProgramId: string;
  before?: number | undefined;
  limit: number;
}

async function recordsOf(db: Database, { miniProgramId, action, account, from, to, before, limit }: Wanted): Promise<AuditRecord[]> {
  const rows = await db
    .select({ record: auditLog, account: accounts })
    .from(auditLog)
    .leftJoin(accounts, eq(accounts.id, auditLog.accountId))
    .where(
      and(
        eq(auditLog.miniProgramId, miniProgramId),
        action ? eq(auditLog.action, action) : undefined,
        account ? eq(accounts.accountKey, accountKey(account)) : undefined,
        from === undefined ? undefined : gte(auditLog.at, from),
        to === undefined ? undefined : lte(auditLog.at, to),
        before === undefined ? undefined : lt(auditLog.id, before),
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(limit);
  return rows.map(({ record: { id, at, action: done, details, address }, account: by }) => ({
    id,
    at,
    account: by && toAccount(by),
    action: done,
    details,
    address,
  }));
}

/** A cell that no program takes for a formula (OWASP: CSV injection). */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function csvOf(records: readonly AuditRecord[]): string {
  const rows = records.map(({ id, at, account, action, details, address }) =>
    [String(id), new Date(at).toISOString(), account?.account ?? '', action, JSON.stringify(details), address].map(cell).join(','),
  );
  return `${['id,time,account,action,details,address', ...rows].join('\r\n')}\r\n`;
}

export const logHandlers: Handlers<'listAudit' | 'exportAudit'> = {
  async listAudit({ context, params, query }) {
    const { limit } = query;
    const records = await recordsOf(context.db, { ...query, miniProgramId: params.id, limit: limit + 1 });
    const actions = await context.db
      .selectDistinct({ action: auditLog.action })
      .from(auditLog)
      .where(eq(auditLog.miniProgramId, params.id))
      .orderBy(asc(auditLog.action));
    return { records: records.slice(0, limit), actions: actions.map(({ action }) => action), more: records.length > limit };
  },

  async exportAudit({ context, params, query }) {
    const { format, ...filter } = query;
    const found = await recordsOf(context.db, { ...filter, miniProgramId: params.id, limit: MAX_EXPORTED + 1 });
    const records = found.slice(0, MAX_EXPORTED);
    const json = format === 'json';
    return {
      fileName: `log-${new Date(context.now()).toISOString().slice(0, 10)}.${format}`,
      type: json ? 'application/json' : 'text/csv; charset=utf-8',
      text: json ? `${JSON.stringify(records, null, 2)}\n` : csvOf(records),
      truncated: found.length > MAX_EXPORTED,
    };
  },
};
