import type { MiniProgram } from '../../contract/models.ts';
import { Locked, refusal } from '../act.tsx';
import { n } from '../navigation-texts.ts';
import { PageHead } from '../parts.tsx';
import { DomainsSection } from './domains-section.tsx';
import { s } from './settings-texts.ts';
import { WebhooksSection } from './webhooks-section.tsx';

/** Where the mini program may connect to, and who is told of what happens to it (document 004: "Development settings"). */
export function DevelopmentSettingsPage({ program }: { program: MiniProgram }) {
  const reason = refusal(program, 'development-settings');
  return (
    <>
      <PageHead title={n.developmentSettings} help={s.help} />
      <Locked reason={reason} />
      <DomainsSection program={program} reason={reason} />
      <WebhooksSection program={program} reason={reason} />
    </>
  );
}
