import { formatTime } from '../../client/i18n.ts';
import type { Release } from '../../contract/release-models.ts';
import { Act } from '../act.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.ts';
import { When } from '../when.tsx';
import { formatCount, formatPercent } from '../when-format.ts';
import { d } from './development-texts.ts';
import { type Moment, whyNotManage } from './moment.ts';
import { PhaseDialog } from './phase-dialog.tsx';
import { q } from './question-texts.ts';
import { StateCard } from './state-card.tsx';
import { stateText } from './state-texts.ts';

/** Where a phased release is usually raised to. */
const STEPS = [1, 10, 20, 50, 100];

/** The phased release under way: how far it is, and everything that can be done with it. */
export function PhasedCard({ shown: { program, state }, release }: { shown: Moment; release: Release }) {
  const stage = useStage();
  const version = release.version.version;
  const old = state.online?.version.version ?? '';
  const phase = release.phase ?? { percent: 0, allowList: [], window: null };
  const params = { id: program.id, release: release.id };
  const why = whyNotManage(program);
  const paused = release.state === 'paused';
  const next = STEPS.find((step) => step > phase.percent && step < 100);
  const steer = (action: 'pause' | 'resume' | 'cancel' | 'complete') => () =>
    session.call('steerRelease', { params: { ...params, action } });

  const raise = (percent: number): void =>
    stage.ask({
      title: q.raiseTitle(formatPercent(percent)),
      text: q.raiseText(version, formatPercent(percent)),
      action: d.raiseTo(formatPercent(percent)),
      work: () => session.call('changePhase', { params, body: { ...phase, percent } }),
      said: q.raised(version, formatPercent(percent)),
    });
  const complete = (): void =>
    stage.ask({
      title: q.completeTitle(version),
      text: q.completeText(version, old),
      action: q.completeAction,
      work: steer('complete'),
      said: q.completed(version),
    });
  const cancel = (): void =>
    stage.ask({
      title: q.cancelTitle(version),
      text: q.cancelText(version, old),
      action: q.cancelAction,
      keep: q.keep,
      danger: true,
      work: steer('cancel'),
      said: q.cancelled(version),
    });
  const pause = (): void =>
    stage.ask({ title: q.pauseTitle, text: q.pauseText(version), action: d.pause, work: steer('pause'), said: q.pausedNow(version) });
  const resume = (): void =>
    stage.ask({ title: q.goOnTitle, text: q.goOnText(version), action: d.resume, work: steer('resume'), said: q.goesOn(version) });

  return (
    <StateCard
      tone="accent"
      title={d.phasedRelease}
      headline={
        <>
          {version} <span className="beside">{d.ofUsers(formatPercent(phase.percent))}</span>
          {paused && <span className="tag plain">{stateText.paused}</span>}
        </>
      }
      buttons={
        <>
          {paused ? (
            <Act className="primary" why={why} act={resume}>
              {d.resume}
            </Act>
          ) : (
            next !== undefined && (
              <Act className="primary" why={why} act={() => raise(next)}>
                {d.raiseTo(formatPercent(next))}
              </Act>
            )
          )}
          {!paused && (
            <Act why={why} act={pause}>
              {d.pause}
            </Act>
          )}
          <Act className={next === undefined && !paused ? 'primary' : undefined} why={why} act={complete}>
            {d.complete}
          </Act>
          <Act
            className="quiet"
            why={why ?? (paused ? d.whilePaused : null)}
            act={() => stage.show(<PhaseDialog program={program} release={release} />)}
          >
            {d.changePhase}
          </Act>
          <Act className="quiet" why={why} act={cancel}>
            {d.cancelRelease}
          </Act>
        </>
      }
    >
      <div
        className={`bar${paused ? ' paused' : ''}`}
        role="progressbar"
        aria-valuenow={phase.percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-label={d.phasedRelease}
      >
        <span style={{ width: `${phase.percent}%` }} />
      </div>
      <p>
        {d.startedBy(release.createdBy.name)} · <When time={release.createdAt} />
      </p>
      {phase.allowList.length > 0 && <p title={phase.allowList.join(', ')}>{d.listed(phase.allowList.length)}</p>}
      {phase.window && <p>{d.windowUsers(formatCount(phase.window.users), formatTime(phase.window.from), formatTime(phase.window.to))}</p>}
      {paused && <p className="warning">{d.pausedHelp}</p>}
    </StateCard>
  );
}
