import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import type { TemplateInfo } from '../../../main/contract/models.ts';
import { describeError } from '../../errors.ts';
import { useTexts } from '../../i18n.ts';
import { useLanguage } from '../../language.ts';
import { errorToast } from '../../report.ts';
import { rpc } from '../../rpc.ts';
import { useSession } from '../../stores/session.ts';
import { Button, Dialog, Field, Notice, Select, TextInput } from '../../ui/index.ts';
import { folderNameFor, isFolderName, joinFolder } from './folder-name.ts';
import { createProject } from './start-service.ts';
import { startTexts } from './texts.ts';

type ScriptLanguage = TemplateInfo['languages'][number];

const LANGUAGE_NAMES: Record<ScriptLanguage, string> = { javascript: 'JavaScript', typescript: 'TypeScript' };

/** Creates a project. Opened with a template, or without one, when the first is taken and can be changed. */
export function NewProjectDialog({ close, args }: { close: () => void; args: unknown }) {
  const t = useTexts(startTexts);
  const uiLanguage = useLanguage((state) => state.language);
  const [templates, setTemplates] = useState<readonly TemplateInfo[]>(args ? [args as TemplateInfo] : []);
  const [chosen, setChosen] = useState((args as TemplateInfo | undefined)?.id ?? '');

  useEffect(() => {
    if (args) return;
    rpc.call('projects.templates', {}).then((result) => setTemplates(result.templates), errorToast);
  }, [args]);

  const template = templates.find((each) => each.id === chosen) ?? templates[0];
  if (!template) return null;
  const nameOf = (each: TemplateInfo): string => each.name[uiLanguage] ?? each.name['en'] ?? each.id;
  const picker =
    templates.length > 1 ? (
      <Field label={t.create}>
        <Select value={template.id} onChange={setChosen} options={templates.map((each) => ({ value: each.id, label: nameOf(each) }))} />
      </Field>
    ) : null;
  return <NewProjectForm key={template.id} template={template} title={t.newTitle(nameOf(template))} picker={picker} close={close} />;
}

interface FormProps {
  template: TemplateInfo;
  title: string;
  picker: ReactNode;
  close: () => void;
}

function NewProjectForm({ template, title, picker, close }: FormProps) {
  const t = useTexts(startTexts);
  const info = useSession((state) => state.info);
  const [name, setName] = useState(t.defaultName);
  const [folderName, setFolderName] = useState<string>();
  const [parent, setParent] = useState(info?.projectsFolder ?? '');
  const [language, setLanguage] = useState<ScriptLanguage>(template.languages[0] ?? 'javascript');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<string>();
  const folder = folderName ?? folderNameFor(name);
  const wrong = {
    name: name.trim() === '' ? t.required : undefined,
    folder: isFolderName(folder) ? undefined : t.badFolderName,
    parent: parent.trim() === '' ? t.required : undefined,
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (wrong.name || wrong.folder || wrong.parent) return;
    setBusy(true);
    setError(undefined);
    try {
      const wanted = { template: template.id, language, name: name.trim(), parent: parent.trim(), folderName: folder.trim() };
      if (await createProject(wanted)) close();
    } catch (failure) {
      setError(describeError(failure).message);
    } finally {
      setBusy(false);
    }
  };
  const pick = async (): Promise<void> => {
    const picked = (await rpc.call('projects.pickFolder', {})).folder;
    if (picked !== '') setParent(picked);
  };

  return (
    <Dialog
      title={title}
      description={t.newText}
      onClose={close}
      dismissible={!busy}
      width={520}
      actions={
        <>
          <Button onClick={close} disabled={busy}>
            {t.cancel}
          </Button>
          <Button kind="primary" type="submit" form="new-project" busy={busy}>
            {busy ? t.creating : t.createButton}
          </Button>
        </>
      }
    >
      <form id="new-project" className="new-project" onSubmit={(event) => void submit(event)}>
        {picker}
        <Field label={t.name} error={tried ? wrong.name : undefined}>
          <TextInput value={name} onChange={setName} maxLength={64} autoFocus />
        </Field>
        <Field label={t.folderName} error={tried || folderName !== undefined ? wrong.folder : undefined}>
          <TextInput value={folder} onChange={setFolderName} maxLength={128} />
        </Field>
        <Field label={t.parent} error={tried ? wrong.parent : undefined} help={t.willBe(joinFolder(parent, folder))}>
          <div className="input-row">
            <TextInput value={parent} onChange={setParent} />
            {info?.canPickFolder ? <Button onClick={() => void pick().catch(errorToast)}>{t.chooseFolder}</Button> : null}
          </div>
        </Field>
        {template.languages.length > 1 ? (
          <Field label={t.language}>
            <Select
              value={language}
              onChange={setLanguage}
              options={template.languages.map((each) => ({ value: each, label: LANGUAGE_NAMES[each] }))}
            />
          </Field>
        ) : null}
        {error ? <Notice kind="error">{error}</Notice> : null}
      </form>
    </Dialog>
  );
}
