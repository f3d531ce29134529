import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { MiniProgram } from '../../../main/contract/models.ts';
import { describeError } from '../../errors.ts';
import { useTexts } from '../../i18n.ts';
import { rpc } from '../../rpc.ts';
import { setProject, useProject } from '../../stores/project.ts';
import { Button, Field, Notice, Select, Spinner, TextInput } from '../../ui/index.ts';
import { accountTexts } from './account-texts.ts';

const NEW = '+';

/** Binds the open project to a mini program of the platform: one of the caller's, or a new one. */
export function MiniProgramChooser() {
  const t = useTexts(accountTexts);
  const projectName = useProject((state) => state.project?.name ?? '');
  const [programs, setPrograms] = useState<MiniProgram[]>();
  const [chosen, setChosen] = useState(NEW);
  const [name, setName] = useState(projectName);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    let late = false;
    rpc.call('miniPrograms.list', {}).then(
      ({ miniPrograms }) => {
        if (late) return;
        setPrograms(miniPrograms);
        setChosen((miniPrograms.find((program) => program.name === projectName) ?? miniPrograms[0])?.id ?? NEW);
      },
      (failure: unknown) => !late && setError(describeError(failure).message),
    );
    return () => {
      late = true;
    };
  }, [projectName]);

  // The choice is made already where the user agrees with it, so Enter is enough.
  useEffect(() => {
    const inside = form.current?.contains(document.activeElement);
    if (programs && !inside) form.current?.querySelector<HTMLElement>('[type="submit"]')?.focus();
  }, [programs]);

  const use = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setError('');
    try {
      const appId = chosen === NEW ? (await rpc.call('miniPrograms.create', { name })).id : chosen;
      setProject(await rpc.call('projects.bind', { appId }));
    } catch (failure) {
      setError(describeError(failure).message);
      setBusy(false);
    }
  };

  return (
    <form className="form" ref={form} onSubmit={(event) => void use(event)}>
      <p>{t.needProgram}</p>
      {!programs && !error && <Spinner label={t.program} />}
      {programs && (
        <Field label={t.program}>
          <Select
            value={chosen}
            onChange={setChosen}
            options={[...programs.map((program) => ({ value: program.id, label: program.name })), { value: NEW, label: t.newProgram }]}
          />
        </Field>
      )}
      {programs && chosen === NEW && (
        <Field label={t.programName}>
          <TextInput value={name} onChange={setName} maxLength={64} />
        </Field>
      )}
      {error && <Notice kind="error">{error}</Notice>}
      <div className="form-actions">
        <Button kind="primary" busy={busy} type="submit" disabled={!programs || (chosen === NEW && name.trim() === '')}>
          {t.use}
        </Button>
      </div>
    </form>
  );
}
