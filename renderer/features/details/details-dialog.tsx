import './details.css';
import { useEffect, useState } from 'react';
import type { ServerDomainsState } from '../../../main/contract/models.ts';
import { useTexts } from '../../i18n.ts';
import { useLanguage } from '../../language.ts';
import { errorToast } from '../../report.ts';
import { rpc } from '../../rpc.ts';
import { usePlatform } from '../../stores/platform.ts';
import { setProject, useProject } from '../../stores/project.ts';
import { Checkbox, Dialog, Notice } from '../../ui/index.ts';
import { ConsoleActions } from '../account/console-actions.tsx';
import { VersionsButton } from '../versions/versions-button.tsx';
import { detailsTexts } from './details-texts.ts';

const KINDS = ['request', 'socket', 'upload', 'download', 'webView'] as const;

/** What the open project is, and where its mini program may connect to. */
export function DetailsDialog({ close }: { close: () => void }) {
  const t = useTexts(detailsTexts);
  const project = useProject((state) => state.project);
  const address = usePlatform((state) => state.status?.address);
  if (!project) return null;
  /** Shown at once; what could not be written comes back as it was. */
  const setCheck = async (urlCheck: boolean): Promise<void> => {
    setProject({ ...project, urlCheck });
    try {
      setProject(await rpc.call('projects.setUrlCheck', { urlCheck }));
    } catch (error) {
      setProject(project);
      throw error;
    }
  };
  const bound = project.appId !== '';
  return (
    <Dialog
      title={t.title}
      width={560}
      onClose={close}
      actions={
        <ConsoleActions
          url={bound && address ? `${address}/console/#/mini-programs/${encodeURIComponent(project.appId)}/settings` : ''}
          close={close}
        />
      }
    >
      <dl className="details-list">
        <dt>{t.name}</dt>
        <dd>{project.name}</dd>
        <dt>{t.folder}</dt>
        <dd>{project.folder}</dd>
        <dt>{t.miniProgram}</dt>
        <dd>
          {project.appId || t.notBound}
          {bound && (
            <div>
              <VersionsButton />
            </div>
          )}
        </dd>
      </dl>
      <section className="details-domains" aria-labelledby="details-domains">
        <h3 id="details-domains">{t.domains}</h3>
        <Checkbox
          label={t.unchecked}
          help={t.uncheckedHelp}
          checked={!project.urlCheck}
          onChange={(unchecked) => void setCheck(!unchecked).catch(errorToast)}
        />
        <DomainLists appId={project.appId} />
      </section>
    </Dialog>
  );
}

function DomainLists({ appId }: { appId: string }) {
  const t = useTexts(detailsTexts);
  const language = useLanguage((state) => state.language);
  const account = usePlatform((state) => state.account?.id);
  const [known, setKnown] = useState<ServerDomainsState | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another mini program or another account may have other lists.
  useEffect(() => {
    let late = false;
    rpc.call('miniPrograms.domains', {}).then((state) => !late && setKnown(state), errorToast);
    return () => {
      late = true;
    };
  }, [appId, account]);

  if (!known) return <p className="details-note">{t.loading}</p>;
  if (known.state === 'unbound') return <p className="details-note">{t.unbound}</p>;
  const { domains, at } = known;
  if (!domains) return <Notice kind="warning">{t.unknown}</Notice>;
  return (
    <>
      <dl className="details-list">
        {KINDS.map((kind) => (
          <div key={kind}>
            <dt>{t[kind]}</dt>
            <dd>{domains[kind].length === 0 ? t.none : domains[kind].map((domain) => <code key={domain}>{domain}</code>)}</dd>
          </div>
        ))}
      </dl>
      {at !== null && (
        <p className="details-note">{t.known(new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at))}</p>
      )}
    </>
  );
}
