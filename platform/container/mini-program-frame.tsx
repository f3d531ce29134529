import { useEffect, useRef, useState } from 'react';
import { BrowserHost } from '../../simulator/host/browser-host.ts';
import { type Host, HostError } from '../../simulator/host/host.ts';
import type { AppConfig } from '../../simulator/protocol/build.ts';
import type { ConsoleEntry, DeviceToEmbedder, EmbedderToDevice } from '../../simulator/protocol/device.ts';
import { connectDevice, type DeviceConnection } from '../../simulator/protocol/embedder.ts';
import { language } from '../client/i18n.ts';
import type { Account } from '../contract/models.ts';
import { t } from './container-texts.ts';
import { currentProfile } from './phone-profile.ts';
import type { Running } from './running.ts';
import type { UsageRecorder } from './usage-recorder.ts';
import { useOperationsData } from './use-operations-data.tsx';

interface FrameProps {
  running: Running;
  user: Account | undefined;
  /** Whether a newer version waits: the program hears of it, and the next start, whoever asks for it, is `startNew`. */
  update: boolean;
  startNew(): void;
  onVisible(visible: boolean): void;
  /** Null: what is seen is not counted. */
  recorder: UsageRecorder | null;
}

/** Runs a package on the guest origin. */
export function MiniProgramFrame({ running, user, update, startNew, onVisible, recorder }: FrameProps) {
  const { opened } = running;
  const device = useRef<DeviceConnection>(undefined);
  const later = useRef({ update, startNew });
  later.current = { update, startNew };
  const iframe = useRef<HTMLIFrameElement>(null);
  const [ended, setEnded] = useState<'stopped' | 'crashed'>();
  const [unresponsive, setUnresponsive] = useState(false);
  const [round, setRound] = useState(0);
  const [profile, setProfile] = useState(currentProfile);
  const data = useOperationsData(opened.miniProgram, user);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round starts the program afresh; `user` is this session's.
  useEffect(() => {
    const element = iframe.current;
    if (!element) return;
    document.title = opened.miniProgram.name;
    if (!running.domains) console.warn(t.unchecked);
    const host = new BrowserHost(opened.miniProgram.id, localStorage, running.domains);
    const send = (message: EmbedderToDevice): void => connection.send(message);
    let started = false;
    let top = '';
    const onMessage = (message: DeviceToEmbedder): void => {
      if (message.kind === 'hostCall') void answer(data.over(host), message, send);
      else if (message.kind === 'console') tellDeveloper(message.entry);
      else if (message.kind === 'pageStack') {
        const page = message.pages.at(-1);
        const key = page ? `${page.pageId} ${page.path}` : '';
        if (page && key !== top) recorder?.page(page.path);
        top = key;
      } else if (message.kind === 'appError') recorder?.error(message.message);
      else if (message.kind === 'runState') {
        setUnresponsive(message.state === 'unresponsive');
        // A program that starts again, by itself or by the menu, starts as the new version.
        if (message.state === 'starting' && started && later.current.update) later.current.startNew();
        if (message.state === 'running') started = true;
        if (message.state === 'stopped' || message.state === 'crashed') setEnded(message.state);
      }
    };
    const connection = connectDevice({ iframe: element, deviceUrl: opened.deviceUrl, onMessage });
    device.current = connection;
    connection.ready.then(
      () => send(startMessage(running, host.storage(), user)),
      () => setEnded('crashed'),
    );
    recorder?.show();
    const onResize = (): void => {
      const now = currentProfile();
      setProfile(now);
      send({ kind: 'setDevice', device: now });
    };
    const onVisibility = (): void => {
      const visible = document.visibilityState === 'visible';
      send({ kind: 'setVisible', visible });
      if (visible) recorder?.show();
      else recorder?.hide();
      onVisible(visible);
    };
    const onLeave = (): void => recorder?.hide();
    window.addEventListener('resize', onResize);
    window.addEventListener('pagehide', onLeave);
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      window.removeEventListener('resize', onResize);
      window.removeEventListener('pagehide', onLeave);
      document.removeEventListener('visibilitychange', onVisibility);
      connection.dispose();
    };
  }, [running, round]);

  useEffect(() => {
    if (update) device.current?.send({ kind: 'hostEvent', name: 'updateReady', detail: {} });
  }, [update]);

  const startAgain = (): void => {
    if (update) {
      startNew();
      return;
    }
    setEnded(undefined);
    setUnresponsive(false);
    setRound((n) => n + 1);
  };
  if (ended) {
    return (
      <main className="message" role="status">
        <span className="mark" aria-hidden="true" />
        <h1>{ended === 'stopped' ? t.stopped : t.crashed}</h1>
        <button type="button" onClick={startAgain}>
          {t.start}
        </button>
      </main>
    );
  }
  return (
    <div className="phone">
      <iframe
        key={round}
        ref={iframe}
        title={t.phone(opened.miniProgram.name)}
        sandbox="allow-scripts allow-same-origin allow-forms"
        allow="geolocation; clipboard-write"
        style={{ width: profile.width, height: profile.height }}
      />
      {unresponsive && (
        <div className="notice" role="alert">
          <p>{t.unresponsive}</p>
          <button type="button" onClick={startAgain}>
            {t.start}
          </button>
        </div>
      )}
      {data.view}
    </div>
  );
}

/** What the phone itself says goes to the console of this page; a program's own lines are in the console of its thread. */
function tellDeveloper({ source, args }: ConsoleEntry): void {
  if (source === 'system') for (const value of args) if (value.type === 'string') console.warn(value.value);
}

function startMessage(running: Running, storage: Record<string, string>, user: Account | undefined): EmbedderToDevice {
  const { opened, launch, env } = running;
  const config = opened.appConfig as AppConfig;
  // A code may be older than the version: a page that is no more leads to the first one.
  const path = config.pages.includes(launch.path) ? launch.path : config.entryPagePath;
  return {
    kind: 'start',
    baseUrl: opened.contentUrl,
    config,
    device: currentProfile(),
    launch: { ...launch, path },
    theme: window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    language: language.replace('-', '_'),
    storage,
    envVersion: env,
    chrome: false,
    ...(user ? { user: { id: user.id, name: user.name } } : {}),
  };
}

async function answer(
  host: Pick<Host, 'call'>,
  call: { id: number; api: string; args: unknown },
  send: (message: EmbedderToDevice) => void,
): Promise<void> {
  try {
    send({ kind: 'hostReply', id: call.id, result: await host.call(call.api, call.args, call.id) });
  } catch (error) {
    const failure = error instanceof HostError ? error.failure : { errMsg: `${call.api}:fail ${String(error)}` };
    send({ kind: 'hostReply', id: call.id, error: failure });
  }
}
