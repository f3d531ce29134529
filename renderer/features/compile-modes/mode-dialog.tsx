import { type FormEvent, useState } from 'react';
import type { CompileMode } from '../../../main/contract/models.ts';
import { describeError } from '../../errors.ts';
import { useTexts } from '../../i18n.ts';
import { errorToast } from '../../report.ts';
import { useProject } from '../../stores/project.ts';
import { Button, Checkbox, Dialog, Field, Notice, Select, TextInput } from '../../ui/index.ts';
import { type ModeDialogArgs, startMode } from './mode-actions.ts';
import { saveModes, useModes } from './mode-store.ts';
import { modeTexts } from './mode-texts.ts';
import { useScenes } from './scenes.ts';

const FORM = 'compile-mode-form';

export function ModeDialog({ close, args }: { close: () => void; args: unknown }) {
  const t = useTexts(modeTexts);
  const given = (args ?? {}) as ModeDialogArgs;
  const modes = useModes((state) => state.modes);
  const pages = useProject((state) => state.build?.pages) ?? [];
  const scenes = useScenes();
  const edited = modes.find(({ name }) => name === given.edit);
  const [mode, setMode] = useState<CompileMode>(
    edited ?? { name: given.pathName?.split('/').at(-1) ?? '', pathName: given.pathName ?? '', query: given.query ?? '', scene: null },
  );
  const [update, setUpdate] = useState(useModes.getState().updateNext);
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState('');
  const change = (patch: Partial<CompileMode>): void => setMode({ ...mode, ...patch });

  const name = mode.name.trim();
  const taken = modes.some((other) => other.name === name && other !== edited);
  const wrongName = taken ? t.nameTaken : tried && name === '' ? t.nameMissing : undefined;
  const wrongQuery = mode.query.startsWith('?') ? t.queryMark : undefined;
  const pagePaths = mode.pathName === '' || pages.includes(mode.pathName) ? pages : [mode.pathName, ...pages];

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (name === '' || taken || wrongQuery) return;
    const made = { ...mode, name };
    try {
      await saveModes(edited ? modes.map((other) => (other === edited ? made : other)) : [...modes, made]);
    } catch (error) {
      setFailure(describeError(error).message);
      return;
    }
    useModes.setState({ updateNext: update });
    close();
    startMode(name);
  };
  const remove = async (): Promise<void> => {
    await saveModes(modes.filter((other) => other !== edited));
    close();
    startMode('');
  };

  return (
    <Dialog
      title={edited ? t.editTitle : t.addTitle}
      description={t.help}
      onClose={close}
      actions={
        <>
          {edited && (
            <Button kind="danger" className="mode-delete" onClick={() => void remove().catch(errorToast)}>
              {t.remove}
            </Button>
          )}
          <Button onClick={close}>{t.cancel}</Button>
          <Button kind="primary" type="submit" form={FORM}>
            {t.save}
          </Button>
        </>
      }
    >
      <form id={FORM} className="mode-form" onSubmit={(event) => void submit(event)}>
        {failure !== '' && <Notice kind="error">{failure}</Notice>}
        <Field label={t.name} error={wrongName}>
          <TextInput value={mode.name} maxLength={64} onChange={(value) => change({ name: value })} />
        </Field>
        <Field label={t.page}>
          <Select
            value={mode.pathName}
            onChange={(pathName) => change({ pathName })}
            options={[{ value: '', label: t.entryPage }, ...pagePaths.map((page) => ({ value: page, label: page }))]}
          />
        </Field>
        <Field label={t.query} help={t.queryHelp} error={wrongQuery}>
          <TextInput value={mode.query} maxLength={2048} onChange={(query) => change({ query })} />
        </Field>
        <Field label={t.scene}>
          <Select
            value={mode.scene === null ? '' : String(mode.scene)}
            onChange={(scene) => change({ scene: scene === '' ? null : Number(scene) })}
            options={[
              { value: '', label: t.usualScene },
              ...(mode.scene !== null && !scenes.some(({ value }) => value === String(mode.scene))
                ? [{ value: String(mode.scene), label: String(mode.scene) }]
                : []),
              ...scenes,
            ]}
          />
        </Field>
        <Checkbox label={t.update} help={t.updateHelp} checked={update} onChange={setUpdate} />
      </form>
    </Dialog>
  );
}
