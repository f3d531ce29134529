import { and, desc, eq, inArray, notInArray } from 'drizzle-orm';
import type { WebhookResult } from '../../contract/operations-models.ts';
import type { Database } from '../../store/open-database.ts';
import { webhookResults } from '../../store/schema.ts';
import type { SentWebhook } from './send-webhook.ts';

/** So many results of a webhook are kept. */
const KEPT = 20;

const latestOf = (db: Database, webhookId: string) =>
  db
    .select({ id: webhookResults.id })
    .from(webhookResults)
    .where(eq(webhookResults.webhookId, webhookId))
    .orderBy(desc(webhookResults.id))
    .limit(KEPT);

/** Remembers what became of a delivery, and forgets the oldest ones. */
export async function rememberResult(
  transaction: Database,
  webhookId: string,
  kind: string,
  sent: SentWebhook,
  at: number,
): Promise<WebhookResult> {
  const { ok, status, failure, durationMs } = sent;
  const result = { at, kind, ok, status, failure, durationMs };
  await transaction.insert(webhookResults).values({ webhookId, ...result });
  await transaction
    .delete(webhookResults)
    .where(and(eq(webhookResults.webhookId, webhookId), notInArray(webhookResults.id, latestOf(transaction, webhookId))));
  return result;
}

/** By webhook, the latest first. */
export async function resultsOf(db: Database, webhookIds: readonly string[]): Promise<Map<string, WebhookResult[]>> {
  const found = new Map<string, WebhookResult[]>(webhookIds.map((id) => [id, []]));
  if (webhookIds.length === 0) return found;
  const rows = await db
    .select()
    .from(webhookResults)
    .where(inArray(webhookResults.webhookId, [...webhookIds]))
    .orderBy(desc(webhookResults.id));
  for (const { webhookId, at, kind, ok, status, failure, durationMs } of rows) {
    found.get(webhookId)?.push({ at, kind, ok, status, failure, durationMs });
  }
  return found;
}
