import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm';
import type { FastifyBaseLogger } from 'fastify';
import { sentenceOf } from '../../client/notification-sentences.ts';
import { NotificationKind } from '../../contract/operations-models.ts';
import type { Database } from '../../store/open-database.ts';
import { miniPrograms, outbox, webhooks } from '../../store/schema.ts';
import type { Mail, Mailer } from './send-mail.ts';
import { type SentWebhook, sendWebhook, type WebhookRules } from './send-webhook.ts';
import { rememberResult } from './webhook-results.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Rows that were given up are kept this long for whoever looks for them. */
const KEPT_MS = 30 * DAY_MS;
/** Longer than any delivery may take; a process that was killed meanwhile leaves its rows to others after that. */
const TAKEN_MS = 60_000;
const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 60 * 60 * 1000;
const AT_ONCE = 8;

type OutboxRow = typeof outbox.$inferSelect;

interface Sent {
  ok: boolean;
  /** Trying again cannot help. */
  final: boolean;
  /** Why it failed, for whoever reads the outbox; empty when it arrived. */
  error: string;
  /** Of webhooks, what their developers see of it. */
  result?: SentWebhook;
}

export interface OutboxSettings {
  db: Database;
  webhookRules: WebhookRules;
  /** Null: mails wait for a process that has a server for them, and are given up after a day. */
  mailer: Mailer | null;
  /** Where the console is, for mails. */
  consoleUrl: () => string;
  now: () => number;
  logger?: FastifyBaseLogger | undefined;
  /** Told of each delivery. */
  onSent?: (channel: 'webhook' | 'mail', ok: boolean) => void;
}

/** How long to wait after so many attempts: 10 s, 20 s, 40 s, ... up to an hour. */
export const waitAfter = (attempts: number): number => Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);

/** Sends what waits in the outbox. Any number of processes may do so: each row is taken by one of them at a time. */
export class OutboxWorker {
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(private readonly settings: OutboxSettings) {}

  /** Looks every so many milliseconds. */
  start(everyMs: number): void {
    const turn = (): void => {
      this.#timer = null;
      void this.run().finally(() => {
        if (this.#stopped) return;
        this.#timer = setTimeout(turn, everyMs);
        this.#timer.unref();
      });
    };
    turn();
  }

  /** Sends everything that is due now. Failures are kept in their rows; the database's own are logged and tried again later. */
  run(): Promise<void> {
    this.#running ??= this.#sendDue()
      .catch((error: unknown) => this.settings.logger?.error(error, 'the outbox cannot be read'))
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  /** Resolves when deliveries under way have ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#running;
  }

  async #sendDue(): Promise<void> {
    await this.settings.db.delete(outbox).where(lte(outbox.givenUpAt, this.settings.now() - KEPT_MS));
    for (;;) {
      const taken = this.#stopped ? [] : await this.#take();
      if (taken.length === 0) return;
      await Promise.all(taken.map((row) => this.#deliver(row)));
    }
  }

  async #take(): Promise<OutboxRow[]> {
    const { db, now, mailer } = this.settings;
    const at = now();
    return await db.transaction(async (transaction) => {
      if (!mailer) {
        await transaction
          .update(outbox)
          .set({ givenUpAt: at, lastError: 'no mail server is configured' })
          .where(and(eq(outbox.channel, 'mail'), isNull(outbox.givenUpAt), lte(outbox.createdAt, at - DAY_MS), lte(outbox.takenUntil, at)));
      }
      const due = await transaction
        .select({ id: outbox.id })
        .from(outbox)
        .where(
          and(
            isNull(outbox.givenUpAt),
            lte(outbox.nextAt, at),
            lte(outbox.takenUntil, at),
            mailer ? undefined : eq(outbox.channel, 'webhook'),
          ),
        )
        .orderBy(asc(outbox.nextAt), asc(outbox.id))
        .limit(AT_ONCE)
        .for('update', { skipLocked: true });
      if (due.length === 0) return [];
      const ids = due.map(({ id }) => id);
      return await transaction
        .update(outbox)
        .set({ takenUntil: at + TAKEN_MS })
        .where(inArray(outbox.id, ids))
        .returning();
    });
  }

  async #deliver(row: OutboxRow): Promise<void> {
    const { db, now, logger } = this.settings;
    try {
      const sent = row.channel === 'webhook' ? await this.#sendWebhook(row) : await this.#sendMail(row);
      if (!sent) return void (await db.delete(outbox).where(eq(outbox.id, row.id)));
      this.settings.onSent?.(row.channel, sent.ok);
      const at = now();
      // Another process may have taken the row when this one was too slow; then it decides.
      const mine = and(eq(outbox.id, row.id), eq(outbox.takenUntil, row.takenUntil));
      await db.transaction(async (transaction) => {
        if (row.webhookId && sent.result) await this.#remember(transaction, row.webhookId, String(row.payload['kind']), sent.result, at);
        if (sent.ok) {
          await transaction.delete(outbox).where(mine);
          return;
        }
        const attempts = row.attempts + 1;
        const nextAt = at + waitAfter(attempts);
        const givenUpAt = sent.final || nextAt > row.createdAt + DAY_MS ? at : null;
        await transaction.update(outbox).set({ attempts, nextAt, takenUntil: 0, lastError: sent.error, givenUpAt }).where(mine);
      });
    } catch (error) {
      logger?.error(error, 'a delivery could not be noted; it is tried again');
    }
  }

  async #remember(transaction: Database, webhookId: string, kind: string, sent: SentWebhook, at: number): Promise<void> {
    const [known] = await transaction.select({ id: webhooks.id }).from(webhooks).where(eq(webhooks.id, webhookId)).for('key share');
    if (known) await rememberResult(transaction, webhookId, kind, sent, at);
  }

  /** Null when nobody wants it any more: the webhook is gone or off, also when that came between this delivery and its event. */
  async #sendWebhook(row: OutboxRow): Promise<Sent | null> {
    const [hook] = await this.settings.db
      .select()
      .from(webhooks)
      .where(eq(webhooks.id, row.webhookId ?? ''));
    if (!hook || hook.disabledAt !== null) return null;
    const { url, secret } = hook;
    const body = JSON.stringify(row.payload);
    const result = await sendWebhook(
      { id: `delivery-${row.id}`, url, secret, kind: String(row.payload['kind']), body },
      this.settings.webhookRules,
    );
    const { ok, final, status, failure } = result;
    return { ok, final, error: failure ? [failure.code, status, failure.error].filter(Boolean).join(' ') : '', result };
  }

  async #sendMail(row: OutboxRow): Promise<Sent> {
    const { mailer } = this.settings;
    if (!mailer || !row.mailTo) return { ok: false, error: 'no mail server is configured', final: !row.mailTo };
    try {
      await mailer.send(await this.#mailOf(row, row.mailTo, mailer));
      return { ok: true, error: '', final: true };
    } catch (error) {
      const { responseCode, message } = error as { responseCode?: number; message?: string };
      // 5xx of SMTP is the server's last word.
      return { ok: false, error: (message ?? String(error)).slice(0, 500), final: responseCode !== undefined && responseCode >= 500 };
    }
  }

  /** A payload with a `subject` and a `text` is sent as it stands, any other one in the sentence of its kind. */
  async #mailOf({ payload }: OutboxRow, to: string, { language }: Mailer): Promise<Mail> {
    const { subject, text } = payload;
    if (typeof subject === 'string' && typeof text === 'string') return { to, subject: subject.replace(/[\r\n]+/g, ' '), text };
    const kind = NotificationKind.parse(payload['kind']);
    const [program] = await this.settings.db
      .select({ name: miniPrograms.name })
      .from(miniPrograms)
      .where(eq(miniPrograms.id, String(payload['miniProgramId'])));
    const data = (payload['data'] ?? {}) as Record<string, unknown>;
    const sentence = sentenceOf(language, kind, program?.name ?? 'Kumquat', data);
    return { to, subject: sentence.slice(0, 150), text: `${sentence}\n\n${this.settings.consoleUrl()}\n` };
  }
}
