import { useEffect, useMemo, useRef, useState } from 'react';
import { createPlatformClient } from '../client/client.ts';
import { PlatformError } from '../contract/errors.ts';
import type { UsageEvent } from '../contract/operations-models.ts';
import type { Env } from '../contract/release-models.ts';
import type { OpenedProgram } from '../contract/serving-models.ts';
import { t } from './container-texts.ts';
import { CannotOpen, Opening } from './messages.tsx';
import { MiniProgramFrame } from './mini-program-frame.tsx';
import { runningProgram } from './running.ts';
import { session } from './session.ts';
import { UpdateWatch } from './update-watch.ts';
import { UsageRecorder } from './usage-recorder.ts';
import { useOpening } from './use-opening.ts';
import { visitorId } from './visitor.ts';

/** What a person asked for, by an address or a code. */
export interface Wanted {
  id: string;
  env: Env;
  /** Id of the developer version, of env `develop`. */
  version: string | null;
  page: string;
  query: string;
  /** Of a Mini Program code. */
  scene?: string;
}

const userOf = (): string => session.current?.account.account ?? visitorId();

function open({ id, env, version }: Wanted): Promise<OpenedProgram> {
  if (env === 'release') return session.call('openOnline', { params: { id }, query: { user: userOf() } });
  if (env === 'trial') return session.call('openTestVersion', { params: { id } });
  return session.call('openVersion', { params: { id, version: version ?? '' } });
}

/** What is to be run instead of `running`; null while it is the right one. */
async function newer(wanted: Wanted, running: OpenedProgram): Promise<OpenedProgram | null> {
  if (wanted.env === 'develop') return null;
  if (wanted.env === 'release') {
    const { revision, version } = await session.call('serve', { params: { id: wanted.id }, query: { user: userOf() } });
    if (revision === running.revision || version.packageId === running.version.packageId) return null;
  }
  const found = await open(wanted);
  return found.version.packageId === running.version.packageId ? null : found;
}

/** Only what is online is counted. */
function recorderOf(wanted: Wanted, opened: OpenedProgram, scene: number): UsageRecorder | null {
  if (opened.env !== 'release') return null;
  const params = { id: wanted.id };
  const behind = opened.now - Date.now();
  const client = createPlatformClient({ address: location.origin });
  return new UsageRecorder({
    user: userOf(),
    version: opened.version.version,
    env: opened.env,
    scene,
    send: (events: UsageEvent[]) => client.call('reportUsage', { params, body: { events } }),
    sendLast: (events) =>
      navigator.sendBeacon(
        `/api/usage/${encodeURIComponent(wanted.id)}`,
        new Blob([JSON.stringify({ events })], { type: 'application/json' }),
      ),
    now: () => Date.now() + behind,
  });
}

/** Opens a mini program, runs it, and offers the next version when there is one. */
export function OpenedMiniProgram({ wanted }: { wanted: Wanted }) {
  const opening = useOpening(() => open(wanted));
  const [replaced, setReplaced] = useState<OpenedProgram>();
  if (opening.error !== undefined) return <CannotOpen error={opening.error} what="program" retry={opening.retry} />;
  const opened = replaced ?? opening.value;
  if (!opened) return <Opening />;
  return <Run key={opened.version.packageId} wanted={wanted} opened={opened} replace={setReplaced} />;
}

interface RunProps {
  wanted: Wanted;
  opened: OpenedProgram;
  replace(opened: OpenedProgram): void;
}

function Run({ wanted, opened, replace }: RunProps) {
  const [found, setFound] = useState<OpenedProgram>();
  const [later, setLater] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const running = useMemo(() => runningProgram(opened, wanted), [opened, wanted]);
  const watch = useRef<UpdateWatch<OpenedProgram>>(undefined);
  const [recorder, setRecorder] = useState<UsageRecorder | null | undefined>();

  useEffect(() => {
    const made = recorderOf(wanted, opened, running.launch.scene);
    setRecorder(made);
    watch.current = new UpdateWatch<OpenedProgram>({
      ask: () => newer(wanted, opened),
      onFound: setFound,
      onRefused: (error) => {
        if (error instanceof PlatformError && REFUSALS.has(error.code)) setRefused(error);
      },
    });
    return () => {
      made?.dispose();
      watch.current?.stop();
    };
  }, [wanted, opened, running]);

  if (refused !== undefined) return <CannotOpen error={refused} what="program" retry={() => location.reload()} />;
  if (recorder === undefined) return null;
  return (
    <>
      <MiniProgramFrame
        running={running}
        user={session.current?.account}
        update={found !== undefined}
        startNew={() => found && replace(found)}
        onVisible={(visible) => watch.current?.setVisible(visible)}
        recorder={recorder}
      />
      {found && !later && (
        <div className="notice" role="status">
          <p>{t.newVersion(found.version.version)}</p>
          <div className="notice-buttons">
            <button type="button" className="plain" onClick={() => setLater(true)}>
              {t.later}
            </button>
            <button type="button" onClick={() => replace(found)}>
              {t.restart}
            </button>
          </div>
        </div>
      )}
    </>
  );
}

/** What takes a running program away from its user. */
const REFUSALS: ReadonlySet<string> = new Set(['suspended', 'not-released', 'no-test-version', 'not-a-member', 'mini-program-missing']);
