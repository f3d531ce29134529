import { randomBytes, randomUUID } from 'node:crypto';
import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm';
import { PlatformError } from '../../contract/errors.ts';
import type { Webhook } from '../../contract/operations-models.ts';
import type { Database } from '../../store/open-database.ts';
import { accounts, outbox, webhooks } from '../../store/schema.ts';
import { audit } from '../audit.ts';
import { lockMiniProgram } from '../lock-mini-program.ts';
import { refusalOf, sendWebhook, testDelivery, type WebhookRules } from '../outbox/send-webhook.ts';
import { rememberResult, resultsOf } from '../outbox/webhook-results.ts';
import { toAccount } from '../sessions.ts';
import { type Call, callerOf, type Handlers } from './handler.ts';

/** Every change of the mini program writes one delivery for each. */
const MAX_WEBHOOKS = 20;

const where = (miniProgramId: string, id?: string) =>
  and(eq(webhooks.miniProgramId, miniProgramId), id === undefined ? undefined : eq(webhooks.id, id));

async function webhooksOf(db: Database, miniProgramId: string, id?: string): Promise<Webhook[]> {
  const rows = await db
    .select({ hook: webhooks, account: accounts })
    .from(webhooks)
    .innerJoin(accounts, eq(accounts.id, webhooks.createdBy))
    .where(where(miniProgramId, id))
    .orderBy(asc(webhooks.createdAt), asc(webhooks.id));
  const ids = rows.map(({ hook }) => hook.id);
  const results = await resultsOf(db, ids);
  const waiting =
    ids.length === 0
      ? []
      : await db
          .select({ id: outbox.webhookId, rows: count() })
          .from(outbox)
          .where(and(inArray(outbox.webhookId, ids), isNull(outbox.givenUpAt)))
          .groupBy(outbox.webhookId);
  return rows.map(({ hook: { id: hookId, url, kinds, createdAt, disabledAt }, account }) => ({
    id: hookId,
    url,
    kinds,
    createdBy: toAccount(account),
    createdAt,
    disabledAt,
    waiting: waiting.find((row) => row.id === hookId)?.rows ?? 0,
    results: results.get(hookId) ?? [],
  }));
}

async function findOne(db: Database, miniProgramId: string, id: string): Promise<Webhook> {
  const [webhook] = await webhooksOf(db, miniProgramId, id);
  if (!webhook) throw new PlatformError('webhook-missing', 'This webhook does not exist any more.');
  return webhook;
}

function checkUrl(url: string, rules: WebhookRules): void {
  const refusal = refusalOf(url, rules);
  if (refusal) throw new PlatformError('invalid-input', refusal.sentence, { field: 'url', reason: refusal.reason });
}

type Change = 'createWebhook' | 'changeWebhook' | 'setWebhookEnabled' | 'deleteWebhook';

/** The log names where a webhook leads, not what its path or query may hold as a secret. */
async function record(transaction: Database, call: Call<Change>, action: string, url: string) {
  const { context, params, address } = call;
  const details = { host: new URL(url).host };
  await audit(transaction, { at: context.now(), accountId: callerOf(call).id, action, miniProgramId: params.id, details, address });
}

export const webhookHandlers: Handlers<Change | 'listWebhooks' | 'testWebhook'> = {
  listWebhooks: ({ context, params }) => webhooksOf(context.db, params.id),

  async createWebhook(call) {
    const { context, params, body } = call;
    const { url, kinds } = body;
    checkUrl(url, context.webhookRules);
    const id = randomUUID();
    const secret = `whsec_${randomBytes(32).toString('base64url')}`;
    return await context.db.transaction(async (transaction) => {
      await lockMiniProgram(transaction, params.id);
      if ((await transaction.select({ id: webhooks.id }).from(webhooks).where(where(params.id))).length >= MAX_WEBHOOKS) {
        throw new PlatformError('invalid-input', `A mini program has at most ${MAX_WEBHOOKS} webhooks. Remove one first.`, {
          reason: 'many',
        });
      }
      const row = { id, miniProgramId: params.id, url, secret, kinds, createdBy: callerOf(call).id, createdAt: context.now() };
      await transaction.insert(webhooks).values(row);
      await record(transaction, call, 'create-webhook', url);
      return { webhook: await findOne(transaction, params.id, id), secret };
    });
  },

  async changeWebhook(call) {
    const { context, params, body } = call;
    const { url, kinds } = body;
    checkUrl(url, context.webhookRules);
    return await context.db.transaction(async (transaction) => {
      await transaction.update(webhooks).set({ url, kinds }).where(where(params.id, params.webhook));
      const webhook = await findOne(transaction, params.id, params.webhook);
      await record(transaction, call, 'change-webhook', url);
      return webhook;
    });
  },

  async setWebhookEnabled(call) {
    const { context, params, body } = call;
    return await context.db.transaction(async (transaction) => {
      await lockMiniProgram(transaction, params.id);
      const before = await findOne(transaction, params.id, params.webhook);
      if ((before.disabledAt === null) === body.enabled) return before;
      const disabledAt = body.enabled ? null : context.now();
      await transaction.update(webhooks).set({ disabledAt }).where(where(params.id, params.webhook));
      if (!body.enabled) await transaction.delete(outbox).where(eq(outbox.webhookId, params.webhook));
      await record(transaction, call, body.enabled ? 'enable-webhook' : 'disable-webhook', before.url);
      return await findOne(transaction, params.id, params.webhook);
    });
  },

  async deleteWebhook(call) {
    const { context, params } = call;
    await context.db.transaction(async (transaction) => {
      const { url } = await findOne(transaction, params.id, params.webhook);
      await transaction.delete(webhooks).where(where(params.id, params.webhook));
      await record(transaction, call, 'delete-webhook', url);
    });
    return {};
  },

  async testWebhook({ context, params }) {
    const [hook] = await context.db.select().from(webhooks).where(where(params.id, params.webhook));
    if (!hook) throw new PlatformError('webhook-missing', 'This webhook does not exist any more.');
    const at = context.now();
    const sent = await sendWebhook(testDelivery(hook.url, hook.secret, params.id, at), context.webhookRules);
    return await context.db.transaction(async (transaction) => {
      // It may have been removed while it was tried.
      await findOne(transaction, params.id, params.webhook);
      return await rememberResult(transaction, hook.id, 'test', sent, at);
    });
  },
};
