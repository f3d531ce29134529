import type { AppConfig } from '../protocol/build.ts';
import type { PageMenuAction } from '../protocol/device.ts';
import type { Dialogs } from './dialogs.ts';
import type { Texts } from './texts.ts';

export interface CapsuleMenuActions {
  home(): void;
  restart(): void;
  /** Asks the page for its part in it. */
  act(action: PageMenuAction): void;
}

export interface CapsuleMenuProgram {
  config: AppConfig;
  envVersion: 'develop' | 'trial' | 'release';
  path: string;
  /** What the page on top takes part in. */
  pageActions: readonly PageMenuAction[];
}

/** The menu behind the three dots of every page. */
export async function openCapsuleMenu(
  dialogs: Dialogs,
  texts: Texts,
  program: CapsuleMenuProgram,
  actions: CapsuleMenuActions,
): Promise<void> {
  const entries: [string, () => void][] = [
    ...program.pageActions.map((action): [string, () => void] => [texts[action], () => actions.act(action)]),
    [texts.home, actions.home],
    [texts.restart, actions.restart],
    [texts.about, () => void showAbout(dialogs, texts, program)],
  ];
  const choice = await dialogs.actionSheet(
    entries.map(([label]) => label),
    { title: program.config.projectName || undefined },
  );
  if (choice !== null) entries[choice]?.[1]();
}

async function showAbout(dialogs: Dialogs, texts: Texts, { config, envVersion, path }: CapsuleMenuProgram): Promise<void> {
  const versions = { develop: texts.versionDevelop, trial: texts.versionTrial, release: texts.versionRelease };
  const lines = [config.appId, versions[envVersion], path].filter(Boolean);
  await dialogs.modal({ title: config.projectName || texts.about, content: lines.join('\n'), showCancel: false });
}
