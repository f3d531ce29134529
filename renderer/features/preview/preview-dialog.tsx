import './preview.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AssociatedApp } from '../../../main/contract/models.ts';
import { describeError } from '../../errors.ts';
import { formatBytes, formatSeconds, useTexts } from '../../i18n.ts';
import { errorToast } from '../../report.ts';
import { rpc } from '../../rpc.ts';
import { useProject } from '../../stores/project.ts';
import { Button, Dialog, Field, Icon, Notice, Select, showToast, TextInput, WorkProgress } from '../../ui/index.ts';
import { MiniProgramChooser } from '../account/mini-program-chooser.tsx';
import { Countdown } from './countdown.tsx';
import { NetworkNotice } from './network-notice.tsx';
import { previewTexts } from './preview-texts.ts';
import { saveQrImage, svgUrl } from './qr-image.ts';
import { usePreview } from './use-preview.ts';

/** Value of the start page's list for "wherever the app starts". */
const ENTRY = '/';

export function PreviewDialog({ close }: { close: () => void }) {
  const t = useTexts(previewTexts);
  const bound = useProject((state) => state.project?.appId !== '');
  return bound ? (
    <BoundPreview close={close} />
  ) : (
    <Dialog title={t.title} width={480} onClose={close}>
      <MiniProgramChooser />
    </Dialog>
  );
}

function BoundPreview({ close }: { close: () => void }) {
  const t = useTexts(previewTexts);
  const build = useProject((state) => state.build);
  const projectName = useProject((state) => state.project?.name ?? 'preview');
  const [apps, setApps] = useState<readonly AssociatedApp[]>([]);
  const [app, setApp] = useState('');
  const [page, setPage] = useState(ENTRY);
  const [query, setQuery] = useState('');
  const [expired, setExpired] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const doneButton = useRef<HTMLButtonElement>(null);
  const { progress, result, error, create, cancel } = usePreview();

  const make = useCallback(
    (change: Partial<{ app: string; page: string; query: string }> = {}): void => {
      const target = { app, page, query, ...change };
      setExpired(false);
      if (target.app) create({ ...target, page: target.page === ENTRY ? '' : target.page });
    },
    [app, page, query, create],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once a try.
  useEffect(() => {
    let late = false;
    setFailure(null);
    rpc.call('miniPrograms.apps', {}).then(
      ({ apps: known }) => {
        if (late) return;
        const first = known[0]?.id ?? '';
        setApps(known);
        setApp(first);
        if (first) create({ app: first, page: '', query: '' });
      },
      (reason: unknown) => !late && setFailure(reason),
    );
    return () => {
      late = true;
    };
  }, [create, tries]);
  // Without the list of apps there is nothing to send yet: that list is what to ask for again.
  const retry = (): void => (app ? make() : setTries(tries + 1));

  const pages = useMemo(
    () => [{ value: ENTRY, label: t.entry }, ...(build?.pages ?? []).map((path) => ({ value: path, label: path }))],
    [build, t],
  );
  const problem = error ?? failure;
  const copy = async (): Promise<void> => {
    if (!result) return;
    await navigator.clipboard.writeText(result.url);
    showToast({ kind: 'ok', message: t.copied, stays: 3000 });
  };

  return (
    <Dialog
      title={t.title}
      width={620}
      onClose={close}
      initialFocus={doneButton}
      actions={
        <>
          <Button icon="link" disabled={!result || expired} onClick={() => void copy().catch(errorToast)}>
            {t.copyLink}
          </Button>
          <Button
            icon="save"
            disabled={!result || expired}
            onClick={() => result && void saveQrImage(result.qr, projectName).catch(errorToast)}
          >
            {t.saveImage}
          </Button>
          <Button kind="primary" ref={doneButton} onClick={close}>
            {t.done}
          </Button>
        </>
      }
    >
      <div className="preview">
        <div className="preview-code">
          <div className="preview-qr" data-expired={expired || undefined}>
            {result && <img src={svgUrl(result.qr)} alt={t.qrName(result.url)} width={240} height={240} />}
            {progress && <WorkProgress progress={progress} />}
            {!result && !progress && Boolean(problem) && <Icon name="warning" className="preview-failed" />}
          </div>
          {result && <Countdown expiresAt={result.expiresAt} onRefresh={() => make()} onExpire={() => setExpired(true)} />}
          {progress && (
            <Button kind="link" onClick={cancel}>
              {t.cancel}
            </Button>
          )}
          {!result && !progress && (app !== '' || Boolean(failure)) && (
            <Button kind="link" onClick={retry}>
              {t.retry}
            </Button>
          )}
        </div>
        <div className="form">
          <Field label={t.app}>
            <Select
              value={app}
              onChange={(value) => {
                setApp(value);
                make({ app: value });
              }}
              options={apps.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <Field label={t.page}>
            <Select
              value={page}
              onChange={(value) => {
                setPage(value);
                make({ page: value });
              }}
              options={pages}
            />
          </Field>
          <Field label={t.query}>
            <TextInput
              value={query}
              onChange={setQuery}
              placeholder={t.queryExample}
              maxLength={1024}
              onKeyDown={(event) => event.key === 'Enter' && make()}
              onBlur={() => result && !result.url.includes(encodeURIComponent(query)) && query !== '' && make()}
            />
          </Field>
          {result && (
            <p className="preview-sent">
              <Icon name="check" />{' '}
              {t.sent(formatBytes(result.sentBytes), formatBytes(result.sizes.total), formatSeconds(result.ms), result.members)}
            </p>
          )}
          {result && !result.urlCheck && <Notice kind="warning">{t.unchecked}</Notice>}
          {Boolean(problem) && <Notice kind="error">{describeError(problem).message}</Notice>}
          <NetworkNotice onChange={() => make()} />
        </div>
      </div>
    </Dialog>
  );
}
