import type { MiniProgram } from '../../contract/models.ts';
import { t } from '../console-texts.ts';
import { Shown } from '../data-table.tsx';
import { Icon, PageHead } from '../parts.tsx';
import { session } from '../session.ts';
import { useFresh } from '../use-fresh.ts';
import { useLoad } from '../use-load.ts';
import { d } from './development-texts.ts';
import { History } from './history.tsx';
import { type Moment, whyNotManage } from './moment.ts';
import { OnlineCard } from './online-card.tsx';
import { PhasedCard } from './phased-card.tsx';
import { ReviewCard } from './review-card.tsx';
import { TestCard } from './test-card.tsx';
import { VersionsTable } from './versions-table.tsx';

async function loadAll(id: string): Promise<Omit<Moment, 'program'>> {
  const params = { id };
  const [state, versions, reviews, releases] = await Promise.all([
    session.call('getDevelopment', { params }),
    session.call('listVersions', { params }),
    session.call('listReviews', { params }),
    session.call('listReleases', { params }),
  ]);
  return { state, versions, reviews, releases };
}

/** Development management of one mini program (document 004): from developer versions to what users get. */
export function DevelopmentPage({ program }: { program: MiniProgram }) {
  const loaded = useLoad(`development ${program.id}`, () => loadAll(program.id));
  useFresh(loaded.reload);
  return (
    <>
      <PageHead title={t.developmentTitle} help={t.developmentHelp} />
      {whyNotManage(program) && (
        <p className="look-only">
          <Icon name="eye" /> {d.lookOnly}
        </p>
      )}
      <Shown of={loaded}>
        {(value) => {
          const shown = { program, ...value };
          return (
            <>
              <div className="cards">
                <OnlineCard shown={shown} />
                {shown.state.phased && <PhasedCard shown={shown} release={shown.state.phased} />}
                <ReviewCard shown={shown} />
                <TestCard shown={shown} />
              </div>
              <VersionsTable shown={shown} />
              <History shown={shown} />
            </>
          );
        }}
      </Shown>
    </>
  );
}
