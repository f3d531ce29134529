import { formatBytes, formatTime } from '../../client/i18n.ts';
import type { Version } from '../../contract/models.ts';
import { can } from '../../contract/permissions.ts';
import { Act } from '../act.tsx';
import { t } from '../console-texts.ts';
import { DataTable } from '../data-table.tsx';
import { Menu } from '../menu.tsx';
import { Person } from '../parts.tsx';
import { session, useSession } from '../session.ts';
import { useStage } from '../stage.ts';
import { formatExact } from '../when-format.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { d } from './development-texts.ts';
import { type Moment, whyNotManage } from './moment.ts';
import { q } from './question-texts.ts';
import { stateText } from './state-texts.ts';
import { SubmitDialog } from './submit-dialog.tsx';

const COMMIT_LENGTH = 7;

/** Every upload that was not deleted, newest first. */
export function VersionsTable({ shown }: { shown: Moment }) {
  return (
    <section aria-labelledby="developer-versions">
      <h2>
        <span id="developer-versions">{t.developerVersions}</span> <span className="aside">{t.keepAll}</span>
      </h2>
      <DataTable
        labelledBy="developer-versions"
        rows={shown.versions}
        keyOf={({ id }) => id}
        empty={{ icon: 'cloud-upload', title: t.noVersions, help: t.noVersionsHelp }}
        columns={[
          { name: t.version, kind: 'head', cell: (version) => <VersionName shown={shown} version={version} /> },
          { name: t.remarks, kind: 'wide', cell: (version) => <Remarks version={version} /> },
          { name: t.uploadedBy, cell: (version) => <Uploader version={version} /> },
          { name: t.size, kind: 'number', cell: ({ sizes }) => formatBytes(sizes.total) },
          { name: t.actions, kind: 'actions', cell: (version) => <VersionActions shown={shown} version={version} /> },
        ]}
      />
    </section>
  );
}

function VersionName({ shown: { state }, version }: { shown: Moment; version: Version }) {
  const is = (other: { version: Version } | null): boolean => other?.version.id === version.id;
  return (
    <>
      {version.version}{' '}
      {version.current && (
        <span className="tag" title={t.currentHelp}>
          {t.current}
        </span>
      )}{' '}
      {state.test?.id === version.id && <span className="tag plain">{d.test}</span>}{' '}
      {is(state.review) && state.review && <span className={`tag state-${state.review.state}`}>{stateText[state.review.state]}</span>}{' '}
      {is(state.phased) && <span className="tag">{d.phasedTag}</span>}{' '}
      {is(state.online) && <span className="tag state-approved">{stateText.online}</span>}
      <small className="version-number">{d.number(version.number)}</small>
    </>
  );
}

function Remarks({ version: { remarks, commit } }: { version: Version }) {
  return (
    <>
      {remarks ? <span className="remarks">{remarks}</span> : <span className="none">{t.noRemarks}</span>}
      {commit && (
        <small title={commit}>
          {d.commit} <code>{commit.slice(0, COMMIT_LENGTH)}</code>
        </small>
      )}
    </>
  );
}

function Uploader({ version: { uploadedBy, uploadedWithKey, uploadedAt } }: { version: Version }) {
  return (
    <Person name={uploadedBy.name}>
      {uploadedBy.name}
      {uploadedWithKey && <small>{d.withKey(uploadedWithKey)}</small>}
      <time dateTime={new Date(uploadedAt).toISOString()} title={formatExact(uploadedAt)}>
        {formatTime(uploadedAt)}
      </time>
    </Person>
  );
}

function VersionActions({ shown, version }: { shown: Moment; version: Version }) {
  const stage = useStage();
  const me = useSession()?.account;
  const { program, state, versions } = shown;
  const name = version.version;
  const why = whyNotManage(program);
  const params = { id: program.id };
  const inUse = [state.online, state.phased, state.review, ...state.rollback].some((one) => one?.version.id === version.id);
  const isSubmitted = state.review?.version.id === version.id;
  const isOut = [state.online, state.phased].some((one) => one?.version.id === version.id);
  const mayDelete = !why || (version.uploadedBy.id === me?.id && can(program, 'developer'));
  // What users have comes first, then the upload before this one.
  const others = versions.filter(({ id }) => id !== version.id);
  const rank = (other: Version): number =>
    other.id === state.online?.version.id ? Number.POSITIVE_INFINITY : other.number < version.number ? other.number : -other.number;
  const sorted = others.toSorted((one, other) => rank(other) - rank(one));
  const setTest = (): void =>
    void stage.attempt(() => session.call('setTestVersion', { params, body: { version: version.id } }), q.testSet(name));
  const remove = (): void =>
    stage.ask({
      title: q.deleteTitle(name),
      text: q.deleteText,
      action: q.deleteAction,
      danger: true,
      work: () => session.call('deleteVersion', { params: { ...params, version: version.id } }),
      said: q.deleted(name),
    });
  return (
    <span className="row-actions">
      <Act
        label={`${d.submit} ${name}`}
        why={why ?? (isSubmitted ? d.isSubmitted : null) ?? (isOut ? d.isOnline : null)}
        act={() => stage.show(<SubmitDialog shown={shown} version={version} />)}
      >
        {d.submit}
      </Act>
      <Menu
        label={`${d.more}: ${name}, ${d.number(version.number)}`}
        entries={[
          { label: d.setTest, why: why ?? (state.test?.id === version.id ? d.isTest : null), act: setTest },
          {
            label: d.compare,
            why: others.length === 0 && d.onlyVersion,
            act: () => stage.show(<CompareDialog program={program} version={version} others={sorted} />),
          },
          {
            label: d.delete,
            why: mayDelete ? (inUse || state.test?.id === version.id) && d.inUse : d.needsOwn,
            act: remove,
          },
        ]}
      />
    </span>
  );
}
