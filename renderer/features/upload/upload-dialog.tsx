import './upload.css';
import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isAppError } from '../../../main/contract/errors.ts';
import type { Progress, UploadResult } from '../../../main/contract/models.ts';
import { describeError } from '../../errors.ts';
import { formatBytes, formatSeconds, useTexts } from '../../i18n.ts';
import { rpc } from '../../rpc.ts';
import { useProject } from '../../stores/project.ts';
import { Button, Dialog, Field, Notice, TextArea, TextInput, WorkProgress } from '../../ui/index.ts';
import { ConsoleActions } from '../account/console-actions.tsx';
import { MiniProgramChooser } from '../account/mini-program-chooser.tsx';
import { VersionsButton } from '../versions/versions-button.tsx';
import { uploadTexts } from './upload-texts.ts';

/** Limits of `upload.create`. */
const MOST_VERSION = 64;
const MOST_REMARKS = 1000;

/** Characters of a commit that people tell apart. */
const COMMIT_LENGTH = 10;

type Step = { at: 'form' } | { at: 'confirm' } | { at: 'sending'; progress: Progress } | { at: 'done'; result: UploadResult };

/**
 * From the choice of a mini program, where the project has none, to the result. One dialog all along: what is typed and
 * the focus stay in it while its steps change.
 */
export function UploadDialog({ close }: { close: () => void }) {
  const t = useTexts(uploadTexts);
  const bound = useProject((state) => state.project?.appId !== '');
  const build = useProject((state) => state.build);
  const [version, setVersion] = useState('');
  const [remarks, setRemarks] = useState('');
  const [step, setStep] = useState<Step>({ at: 'form' });
  const [error, setError] = useState<unknown>(null);
  const running = useRef<AbortController>(null);
  const typed = useRef(false);
  const versionInput = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!bound) return;
    let late = false;
    // A suggestion that cannot be had is no failure: the field stays empty for the user.
    rpc.call('upload.suggest', {}).then(
      (suggestion) => !late && !typed.current && setVersion(suggestion.version),
      (reason: unknown) => console.warn(reason),
    );
    return () => {
      late = true;
    };
  }, [bound]);

  useEffect(() => () => running.current?.abort(), []);

  // The suggestion is selected as long as nothing was typed, so that typing replaces it instead of adding to it; before the
  // next key can come, hence not after painting.
  useLayoutEffect(() => {
    const input = versionInput.current;
    if (version !== '' && !typed.current && document.activeElement === input) input?.select();
  }, [version]);

  const versionError = version.length > MOST_VERSION ? t.versionLong(version.length) : undefined;
  const remarksError = remarks.length > MOST_REMARKS ? t.remarksLong(remarks.length) : undefined;
  const valid = version.trim() !== '' && !versionError && !remarksError;

  const ask = (event: FormEvent): void => {
    event.preventDefault();
    if (valid) setStep({ at: 'confirm' });
  };

  const send = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setError(null);
    setStep({ at: 'sending', progress: { step: 'build', done: 0, total: 0 } });
    try {
      const result = await rpc.call(
        'upload.create',
        { version, remarks },
        {
          signal: controller.signal,
          onProgress: (progress: Progress) => setStep((now) => (now.at === 'sending' ? { at: 'sending', progress } : now)),
        },
      );
      setStep({ at: 'done', result });
    } catch (failure) {
      setStep({ at: 'form' });
      if (!isAppError(failure, 'cancelled')) setError(failure);
    }
  };

  if (!bound) {
    return (
      <Dialog title={t.title} step="choose" onClose={close}>
        <MiniProgramChooser />
      </Dialog>
    );
  }
  if (step.at === 'done') {
    const { result } = step;
    return (
      <Dialog
        title={t.doneTitle(result.version)}
        description={t.sent(formatBytes(result.sentBytes), formatBytes(result.sizes.total), formatSeconds(result.ms))}
        step="done"
        onClose={close}
        actions={<ConsoleActions url={result.consoleUrl} close={close} />}
      >
        {result.commit && <p className="upload-size">{t.commit(result.commit.hash.slice(0, COMMIT_LENGTH), result.commit.branch)}</p>}
        <UploadSizes result={result} />
        <p className="upload-versions">
          <VersionsButton />
        </p>
      </Dialog>
    );
  }
  if (step.at === 'sending') {
    return (
      <Dialog
        title={t.title}
        step="sending"
        onClose={close}
        dismissible={false}
        actions={<Button onClick={() => running.current?.abort()}>{t.cancel}</Button>}
      >
        <WorkProgress progress={step.progress} />
      </Dialog>
    );
  }
  if (step.at === 'confirm') {
    return (
      <Dialog
        title={t.confirmTitle(version.trim())}
        description={t.confirm}
        step="confirm"
        onClose={close}
        actions={
          <>
            <Button onClick={() => setStep({ at: 'form' })}>{t.back}</Button>
            <Button kind="primary" icon="cloud-upload" onClick={() => void send()}>
              {t.upload}
            </Button>
          </>
        }
      >
        {remarks.trim() !== '' && <blockquote className="upload-remarks">{remarks.trim()}</blockquote>}
        {build && <p className="upload-size">{t.sizeNow(formatBytes(build.sizes.main), formatBytes(build.limit.main))}</p>}
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t.title}
      step="form"
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t.cancel}</Button>
          <Button kind="primary" type="submit" form="upload" disabled={!valid}>
            {t.next}
          </Button>
        </>
      }
    >
      <form id="upload" className="form" onSubmit={ask}>
        <Field label={t.version} help={t.versionHelp} error={versionError}>
          <TextInput
            ref={versionInput}
            value={version}
            onChange={(value) => {
              typed.current = true;
              setVersion(value);
            }}
          />
        </Field>
        <Field label={t.remarks} help={t.remarksHelp} error={remarksError}>
          <TextArea value={remarks} onChange={setRemarks} />
        </Field>
        {Boolean(error) && <Notice kind="error">{describeError(error).message}</Notice>}
        <p>
          <VersionsButton />
        </p>
      </form>
    </Dialog>
  );
}

function UploadSizes({ result }: { result: UploadResult }) {
  const t = useTexts(uploadTexts);
  const rows: [string, number][] = [
    [t.main, result.sizes.main],
    ...Object.entries(result.sizes.subpackages),
    [t.total, result.sizes.total],
  ];
  return (
    <dl className="upload-sizes">
      {rows.map(([name, size]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{formatBytes(size)}</dd>
        </div>
      ))}
    </dl>
  );
}
