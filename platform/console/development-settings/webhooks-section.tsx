import { language } from '../../client/i18n.ts';
import type { MiniProgram } from '../../contract/models.ts';
import type { Webhook, WebhookResult } from '../../contract/operations-models.ts';
import { Act } from '../act.tsx';
import { t } from '../console-texts.ts';
import { DataTable, Shown } from '../data-table.tsx';
import { Menu } from '../menu.tsx';
import { Modal } from '../modal.tsx';
import { Nothing } from '../parts.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.ts';
import { useFresh } from '../use-fresh.ts';
import { useLoad } from '../use-load.ts';
import { When } from '../when.tsx';
import { ChangeWebhook, NewWebhook } from './webhook-dialogs.tsx';
import { kindNames, reasonOf, w } from './webhook-texts.ts';

/** The names of events are sentences, which commas would not part. */
const BETWEEN = language === 'zh-CN' ? '、' : ' · ';

const hostOf = ({ url }: Webhook): string => new URL(url).host;

const formatDuration = (ms: number): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit: 'millisecond', unitDisplay: 'short' }).format(ms);

const nameOf = (kind: string): string => (kind === 'test' ? w.testEvent : ((kindNames as Record<string, string>)[kind] ?? kind));

interface SectionProps {
  program: MiniProgram;
  /** Why the reader may neither see nor change them. */
  reason: string | undefined;
}

export function WebhooksSection({ program, reason }: SectionProps) {
  const stage = useStage();
  return (
    <section className="section" aria-labelledby="webhooks">
      <div className="head small">
        <h2>
          <span id="webhooks">{w.title}</span> <span className="aside">{w.help}</span>
        </h2>
        <Act why={reason} act={() => stage.show(<NewWebhook program={program} />)}>
          {w.create}
        </Act>
      </div>
      {reason === undefined ? (
        <Webhooks program={program} />
      ) : (
        <Nothing icon="plug" title={w.hidden}>
          {reason}
        </Nothing>
      )}
    </section>
  );
}

function Webhooks({ program }: { program: MiniProgram }) {
  const webhooks = useLoad(`webhooks ${program.id}`, () => session.call('listWebhooks', { params: { id: program.id } }));
  useFresh(webhooks.reload);
  return (
    <Shown of={webhooks}>
      {(rows) => (
        <DataTable
          labelledBy="webhooks"
          rows={rows}
          keyOf={({ id }) => id}
          empty={{ icon: 'plug', title: w.none, help: w.noneHelp }}
          columns={[
            {
              name: w.url,
              kind: 'head',
              cell: ({ url, createdBy, createdAt, disabledAt }) => (
                <>
                  {url} {disabledAt !== null && <span className="tag plain">{w.off}</span>}
                  <small>
                    {w.madeBy(createdBy.name)} · <When time={createdAt} />
                  </small>
                  {disabledAt !== null && (
                    <small>
                      {w.offSince} <When time={disabledAt} />
                    </small>
                  )}
                </>
              ),
            },
            { name: w.kinds, kind: 'wide', cell: ({ kinds }) => (kinds.length === 0 ? w.allKinds : kinds.map(nameOf).join(BETWEEN)) },
            {
              name: w.last,
              kind: 'wide',
              cell: ({ results: [last], waiting }) => (
                <>
                  {last ? <Result result={last} /> : <span className="none">{w.noDelivery}</span>}
                  {last && (
                    <small>
                      <When time={last.at} />
                    </small>
                  )}
                  {waiting > 0 && <small>{w.waiting(waiting)}</small>}
                </>
              ),
            },
            { name: t.actions, kind: 'actions', cell: (webhook) => <WebhookActions program={program} webhook={webhook} /> },
          ]}
        />
      )}
    </Shown>
  );
}

/** What became of a delivery. */
function Result({ result }: { result: WebhookResult }) {
  const { ok, status } = result;
  return (
    <>
      <span className={`tag ${ok ? 'state-approved' : 'state-rejected'}`}>{ok ? w.arrived : w.failed}</span>{' '}
      <small>{ok ? `HTTP ${status}` : reasonOf(result)}</small>
    </>
  );
}

function WebhookActions({ program, webhook }: { program: MiniProgram; webhook: Webhook }) {
  const stage = useStage();
  const host = hostOf(webhook);
  const params = { id: program.id, webhook: webhook.id };
  const test = async (): Promise<void> => {
    let result: WebhookResult | undefined;
    await stage.attempt(async () => {
      result = await session.call('testWebhook', { params });
    });
    if (!result) return;
    if (result.ok) stage.say(w.testArrived(formatDuration(result.durationMs)));
    else stage.say(w.testFailed(reasonOf(result)), true);
  };
  const enable = (enabled: boolean) => session.call('setWebhookEnabled', { params, body: { enabled } });
  const switchOff = (): void =>
    stage.ask({ title: w.offTitle(host), text: w.offText, action: w.offAction, work: () => enable(false), said: w.saidOff });
  const remove = (): void =>
    stage.ask({
      title: w.deleteTitle(host),
      text: w.deleteText,
      action: w.deleteAction,
      danger: true,
      work: () => session.call('deleteWebhook', { params }),
      said: w.deleted,
    });
  return (
    <span className="row-actions">
      <Act label={w.testName(host)} act={() => void test()}>
        {w.test}
      </Act>
      <Menu
        label={`${w.more}: ${host}`}
        entries={[
          { label: w.deliveries, act: () => stage.show(<Deliveries program={program} webhook={webhook} />) },
          { label: w.change, act: () => stage.show(<ChangeWebhook program={program} webhook={webhook} />) },
          webhook.disabledAt === null
            ? { label: w.switchOff, act: switchOff }
            : { label: w.switchOn, act: () => void stage.attempt(() => enable(true), w.saidOn) },
          { label: w.delete, act: remove },
        ]}
      />
    </span>
  );
}

function Deliveries({ program, webhook }: { program: MiniProgram; webhook: Webhook }) {
  const stage = useStage();
  const loaded = useLoad(`deliveries ${webhook.id}`, async () => {
    const all = await session.call('listWebhooks', { params: { id: program.id } });
    return all.find(({ id }) => id === webhook.id)?.results ?? [];
  });
  const title = w.deliveriesTitle(hostOf(webhook));
  return (
    <Modal title={title} wide close={stage.close}>
      <Shown of={loaded}>
        {(results) => (
          <DataTable
            label={title}
            className="deliveries"
            rows={results.map((result, index) => ({ ...result, index }))}
            keyOf={({ at, index }) => `${at} ${index}`}
            empty={{ icon: 'plug', title: w.noDeliveries, help: w.noDeliveriesHelp }}
            columns={[
              { name: w.event, kind: 'head', cell: ({ kind }) => nameOf(kind) },
              { name: w.when, cell: ({ at }) => <When time={at} /> },
              { name: w.result, cell: (result) => <Result result={result} /> },
              { name: w.duration, kind: 'number', cell: ({ durationMs }) => formatDuration(durationMs) },
            ]}
          />
        )}
      </Shown>
    </Modal>
  );
}
