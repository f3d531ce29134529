import './start.css';
import { useEffect, useState } from 'react';
import type { RecentProject, TemplateInfo } from '../../../main/contract/models.ts';
import { useTexts } from '../../i18n.ts';
import { useLanguage } from '../../language.ts';
import { errorToast } from '../../report.ts';
import { rpc } from '../../rpc.ts';
import { openDialog } from '../../stores/dialogs.ts';
import { useSession } from '../../stores/session.ts';
import { Button, Icon, IconButton, Notice, Spinner } from '../../ui/index.ts';
import { FolderForm } from './folder-form.tsx';
import { Logo } from './logo.tsx';
import { chooseAndOpen, forget, loadRecent, switchTo, useRecent } from './start-service.ts';
import { startTexts } from './texts.ts';

const TEMPLATE_ICONS: Record<string, string> = {
  hello: 'file-code',
  shop: 'package',
  todo: 'checklist',
  'todo-ts': 'checklist',
  'data-assistant': 'graph',
};

/** What the window shows while no project is open. */
export function StartPage() {
  const t = useTexts(startTexts);
  const canPick = useSession((state) => state.info?.canPickFolder ?? false);

  useEffect(() => {
    loadRecent().catch(errorToast);
  }, []);

  return (
    <div className="start">
      <header className="start-head">
        <Logo size={44} />
        <div>
          <h1>{t.welcome}</h1>
          <p>{t.lead}</p>
        </div>
      </header>
      <div className="start-columns">
        <section aria-labelledby="start-recent">
          <h2 id="start-recent">{t.recent}</h2>
          <RecentList />
        </section>
        <div>
          <section aria-labelledby="start-create">
            <h2 id="start-create">{t.create}</h2>
            <p className="start-hint">{t.createText}</p>
            <Templates />
          </section>
          <section aria-labelledby="start-open">
            <h2 id="start-open">{t.open}</h2>
            <p className="start-hint">{t.openText}</p>
            {canPick ? (
              <Button icon="folder-opened" onClick={() => void chooseAndOpen().catch(errorToast)}>
                {t.chooseFolder}
              </Button>
            ) : (
              <FolderForm onOpened={() => undefined} />
            )}
          </section>
        </div>
      </div>
    </div>
  );
}

function RecentList() {
  const t = useTexts(startTexts);
  const projects = useRecent((state) => state.projects);
  if (projects === null) return <Spinner />;
  if (projects.length === 0) return <p className="start-hint">{t.noRecent}</p>;
  return (
    <ul className="recent">
      {projects.map((project) => (
        <RecentRow key={project.folder} project={project} />
      ))}
    </ul>
  );
}

function RecentRow({ project }: { project: RecentProject }) {
  const t = useTexts(startTexts);
  const [busy, setBusy] = useState(false);
  const open = (): void => {
    setBusy(true);
    switchTo(project.folder)
      .catch(errorToast)
      .finally(() => setBusy(false));
  };
  return (
    <li>
      <button type="button" className="recent-open" disabled={!project.exists || busy} onClick={open}>
        {busy ? <Spinner /> : <Icon name={project.exists ? 'folder' : 'warning'} />}
        <span className="recent-name">{project.name}</span>
        <span className="recent-folder" title={project.folder}>
          {project.exists ? <bdi>{project.folder}</bdi> : t.gone}
        </span>
      </button>
      <IconButton icon="close" label={t.forget(project.name)} onClick={() => void forget(project.folder).catch(errorToast)} />
    </li>
  );
}

function Templates() {
  const t = useTexts(startTexts);
  const language = useLanguage((state) => state.language);
  const [templates, setTemplates] = useState<readonly TemplateInfo[] | null>(null);

  useEffect(() => {
    let gone = false;
    rpc.call('projects.templates', {}).then((result) => !gone && setTemplates(result.templates), errorToast);
    return () => {
      gone = true;
    };
  }, []);

  if (templates === null) return <Spinner />;
  if (templates.length === 0) return <Notice kind="warning">{t.templatesMissing}</Notice>;
  return (
    <ul className="templates">
      {templates.map((template) => (
        <li key={template.id}>
          <button type="button" className="template" onClick={() => openDialog('newProject', template)}>
            <Icon name={TEMPLATE_ICONS[template.id] ?? 'file-code'} />
            <span className="template-name">{template.name[language] ?? template.name['en']}</span>
            <span className="template-text">{template.description[language] ?? template.description['en']}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
