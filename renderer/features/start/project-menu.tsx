import './start.css';
import { useEffect } from 'react';
import { runCommand } from '../../commands.ts';
import { useTexts } from '../../i18n.ts';
import { errorToast } from '../../report.ts';
import { useProject } from '../../stores/project.ts';
import { Button, Icon, Menu, type MenuEntry } from '../../ui/index.ts';
import { Logo } from './logo.tsx';
import { loadRecent, switchTo, useRecent } from './start-service.ts';
import { startTexts } from './texts.ts';

const RECENT_SHOWN = 6;

/** The open project at the left end of the toolbar, and the way to others. */
export function ProjectMenu() {
  const t = useTexts(startTexts);
  const project = useProject((state) => state.project);
  const recent = useRecent((state) => state.projects);

  useEffect(() => {
    if (project) loadRecent().catch(errorToast);
  }, [project]);

  if (!project) {
    return (
      <span className="project-mark">
        <Logo />
        <strong>{t.noProject}</strong>
      </span>
    );
  }
  const others = (recent ?? []).filter((each) => each.folder !== project.folder && each.exists).slice(0, RECENT_SHOWN);
  const entries: MenuEntry[] = [
    { id: 'new', label: t.newProject, icon: 'add', run: () => runCommand('file.newProject') },
    { id: 'open', label: t.openFolder, icon: 'folder-opened', run: () => runCommand('file.open') },
    ...(others.length > 0 ? (['separator', { heading: t.switchTo }] as const) : []),
    ...others.map((each) => ({ id: each.folder, label: each.name, run: () => void switchTo(each.folder).catch(errorToast) })),
    'separator',
    { id: 'details', label: t.details, icon: 'info', run: () => runCommand('project.details') },
    { id: 'copy', label: t.copyFolder, icon: 'copy', run: () => void navigator.clipboard.writeText(project.folder).catch(errorToast) },
    { id: 'close', label: t.close, run: () => runCommand('project.close') },
  ];
  return (
    <Menu
      entries={entries}
      trigger={
        <Button kind="quiet" className="project-menu" aria-label={t.project(project.name)} title={project.folder}>
          <Logo />
          <strong>{project.name}</strong>
          <Icon name="chevron-down" />
        </Button>
      }
    />
  );
}
