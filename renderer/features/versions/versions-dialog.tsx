import './versions.css';
import { useEffect, useState } from 'react';
import { isAppError } from '../../../main/contract/errors.ts';
import type { UploadedVersion, UploadedVersions } from '../../../main/contract/models.ts';
import { runCommand } from '../../commands.ts';
import { describeError } from '../../errors.ts';
import { formatBytes, useTexts } from '../../i18n.ts';
import { useLanguage } from '../../language.ts';
import { rpc } from '../../rpc.ts';
import { usePlatform } from '../../stores/platform.ts';
import { useProject } from '../../stores/project.ts';
import { Button, Dialog, EmptyState, Notice } from '../../ui/index.ts';
import { signIn } from '../account/account-service.ts';
import { ConsoleActions } from '../account/console-actions.tsx';
import { versionsTexts } from './versions-texts.ts';

/** Rows that are shown at first, and more with each press. */
const STEP = 20;
const COMMIT_LENGTH = 10;

type Answer = { list: UploadedVersions } | { error: unknown } | null;

/** What was uploaded to the project's mini program, by whom and when, and what each version is now. */
export function VersionsDialog({ close }: { close: () => void }) {
  const t = useTexts(versionsTexts);
  const appId = useProject((state) => state.project?.appId ?? '');
  const account = usePlatform((state) => state.account?.id);
  const [answer, setAnswer] = useState<Answer>(null);
  const [round, setRound] = useState(0);
  const again = (): void => setRound(round + 1);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another mini program or another account has other versions.
  useEffect(() => {
    setAnswer(null);
    if (appId === '') return;
    let late = false;
    rpc.call('miniPrograms.versions', {}).then(
      (list) => !late && setAnswer({ list }),
      (error: unknown) => !late && setAnswer({ error }),
    );
    return () => {
      late = true;
    };
  }, [appId, account, round]);

  const upload = (
    <Button
      kind="primary"
      icon="cloud-upload"
      onClick={() => {
        close();
        runCommand('build.upload');
      }}
    >
      {t.upload}
    </Button>
  );
  const content = () => {
    if (appId === '') {
      return (
        <EmptyState icon="package" title={t.unbound} actions={upload}>
          {t.unboundHelp}
        </EmptyState>
      );
    }
    if (!answer) {
      return (
        <p className="versions-note" role="status">
          {t.loading}
        </p>
      );
    }
    if ('list' in answer) {
      return answer.list.total === 0 ? (
        <EmptyState icon="package" title={t.empty} actions={upload}>
          {t.emptyHelp}
        </EmptyState>
      ) : (
        <VersionList list={answer.list} />
      );
    }
    if (isAppError(answer.error, 'signed-out')) {
      return (
        <EmptyState
          icon="account"
          title={t.signedOut}
          actions={
            <Button kind="primary" onClick={() => signIn(again)}>
              {t.signIn}
            </Button>
          }
        >
          {t.signedOutHelp}
        </EmptyState>
      );
    }
    return (
      <Notice kind="error" actions={<Button onClick={again}>{t.again}</Button>}>
        {describeError(answer.error).message}
      </Notice>
    );
  };
  const list = answer && 'list' in answer ? answer.list : null;
  const listed = list !== null && list.total > 0;
  return (
    <Dialog
      title={t.title}
      width={560}
      onClose={close}
      actions={<ConsoleActions url={list?.consoleUrl ?? ''} close={close} plain={appId === '' || (answer !== null && !listed)} />}
    >
      {content()}
    </Dialog>
  );
}

function VersionList({ list: { versions, total } }: { list: UploadedVersions }) {
  const t = useTexts(versionsTexts);
  const [shown, setShown] = useState(STEP);
  return (
    <>
      <ol className="versions-list" aria-label={t.title}>
        {versions.slice(0, shown).map((version) => (
          <VersionRow key={version.id} version={version} />
        ))}
      </ol>
      {shown < versions.length && (
        <Button kind="link" onClick={() => setShown(shown + STEP)}>
          {t.older}
        </Button>
      )}
      {shown >= versions.length && total > versions.length && <p className="versions-note">{t.inConsole(total - versions.length)}</p>}
    </>
  );
}

function VersionRow({
  version: { number, version, remarks, uploadedAt, uploadedBy, key, size, commit, marks },
}: {
  version: UploadedVersion;
}) {
  const t = useTexts(versionsTexts);
  const language = useLanguage((state) => state.language);
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li>
      <p className="versions-name">
        <strong>{version}</strong>
        {marks.map((mark) => (
          <span key={mark} className="badge" data-mark={mark}>
            {t[mark]}
          </span>
        ))}
        <span className="versions-number">{t.number(number)}</span>
      </p>
      {remarks !== '' && <p className="versions-remarks">{remarks}</p>}
      <p className="versions-note">
        {t.by(uploadedBy, key)} · <time dateTime={new Date(uploadedAt).toISOString()}>{when.format(uploadedAt)}</time> · {formatBytes(size)}
        {commit !== null && ` · ${t.commit(commit.slice(0, COMMIT_LENGTH))}`}
      </p>
    </li>
  );
}
