import { can } from '../../contract/permissions.ts';
import type { Release } from '../../contract/release-models.ts';
import { Act } from '../act.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.ts';
import { When } from '../when.tsx';
import { d } from './development-texts.ts';
import { type Moment, whyNotManage } from './moment.ts';
import { q } from './question-texts.ts';
import { RollBackDialog } from './roll-back-dialog.tsx';
import { StateCard } from './state-card.tsx';

function wordsOf({ kind, createdBy }: Release): string {
  if (kind === 'rollback') return d.onlineRollback(createdBy.name);
  return kind === 'phased' ? d.onlinePhased(createdBy.name) : d.onlineFull(createdBy.name);
}

/** What all users get, and the switch of the whole service. */
export function OnlineCard({ shown: { program, state } }: { shown: Moment }) {
  const stage = useStage();
  const { online, phased, rollback, suspendedAt } = state;
  const params = { id: program.id };
  const why = whyNotManage(program) ?? (phased ? d.whilePhased : null);
  const withdraw = (version: string): void =>
    stage.ask({
      title: q.withdrawTitle(version),
      text: q.withdrawOnlineText(program.name),
      action: q.withdrawAction,
      danger: true,
      work: () => session.call('withdrawOnline', { params }),
      said: q.withdrawnOnline(version),
    });
  const setService = (suspended: boolean): void =>
    stage.ask({
      title: suspended ? q.suspendTitle : q.resumeTitle,
      text: suspended ? q.suspendText(program.name) : q.resumeText(program.name),
      action: suspended ? q.suspendAction : q.resumeAction,
      danger: suspended,
      work: () => session.call('setService', { params, body: { suspended } }),
      said: suspended ? q.suspendedNow : q.resumedNow,
    });
  return (
    <StateCard
      tone={suspendedAt === null ? (online ? 'ok' : 'none') : 'error'}
      title={d.online}
      headline={online?.version.version ?? d.noOnline}
      buttons={
        <>
          {suspendedAt !== null && (
            <Act className="primary" why={!can(program, 'service-suspension') && d.needsSuspension} act={() => setService(false)}>
              {d.resumeService}
            </Act>
          )}
          {(online || rollback.length > 0) && (
            <Act
              why={why ?? (rollback.length === 0 ? d.noRollback : null)}
              act={() => stage.show(<RollBackDialog program={program} candidates={rollback} />)}
            >
              {d.rollBack}
            </Act>
          )}
          {online && (
            <Act className="quiet" why={why} act={() => withdraw(online.version.version)}>
              {d.withdrawOnline}
            </Act>
          )}
          {suspendedAt === null && online && (
            <Act className="quiet" why={!can(program, 'service-suspension') && d.needsSuspension} act={() => setService(true)}>
              {d.suspend}
            </Act>
          )}
        </>
      }
    >
      {suspendedAt !== null && (
        <p className="warning">
          <strong>{d.suspended}</strong> · <When time={suspendedAt} />. {d.suspendedHelp}
        </p>
      )}
      {online ? (
        <p>
          {wordsOf(online)} · <When time={online.onlineAt ?? online.createdAt} />
        </p>
      ) : (
        <p>{d.noOnlineHelp}</p>
      )}
    </StateCard>
  );
}
