import type { MiniProgram } from '../../contract/models.ts';
import { t } from '../console-texts.ts';
import { Failure, Icon, Loading } from '../parts.tsx';
import { session } from '../session.ts';
import { Staged } from '../stage.tsx';
import { useFresh } from '../use-fresh.ts';
import { useLoad } from '../use-load.ts';
import { d } from './development-texts.ts';
import { History } from './history.tsx';
import { OnlineCard } from './online-card.tsx';
import { PhasedCard } from './phased-card.tsx';
import { ReviewCard } from './review-card.tsx';
import { type Shown, whyNotManage } from './shown.ts';
import { TestCard } from './test-card.tsx';
import { VersionsTable } from './versions-table.tsx';

async function loadAll(id: string): Promise<Omit<Shown, 'program'>> {
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
  const shown = loaded.value && { program, ...loaded.value };
  return (
    <Staged reload={loaded.reload}>
      <header className="head">
        <div>
          <h1>{t.developmentTitle}</h1>
          <p>{t.developmentHelp}</p>
        </div>
      </header>
      {whyNotManage(program) && (
        <p className="look-only">
          <Icon name="eye" /> {d.lookOnly}
        </p>
      )}
      {loaded.error ? <Failure error={loaded.error} retry={loaded.reload} /> : null}
      {!shown && !loaded.error && <Loading />}
      {shown && (
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
      )}
    </Staged>
  );
}
