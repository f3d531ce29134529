import { useEffect, useRef, useState } from 'react';
import { BrowserHost } from '../../simulator/host/browser-host.ts';
import { HostError } from '../../simulator/host/host.ts';
import type { AppConfig } from '../../simulator/protocol/build.ts';
import type { DeviceToEmbedder, EmbedderToDevice } from '../../simulator/protocol/device.ts';
import { connectDevice } from '../../simulator/protocol/embedder.ts';
import { language } from '../client/i18n.ts';
import type { Account, OpenedPreview } from '../contract/models.ts';
import { t } from './container-texts.ts';
import { currentProfile } from './phone-profile.ts';
import { parseQuery } from './ticket.ts';

/** Scene of a start by a scanned QR code. */
const SCENE_QR = 1011;

/** Runs the package of an opened preview on the guest origin. */
export function MiniProgramFrame({ opened, user }: { opened: OpenedPreview; user: Account | undefined }) {
  const iframe = useRef<HTMLIFrameElement>(null);
  const [ended, setEnded] = useState<'stopped' | 'crashed'>();
  const [unresponsive, setUnresponsive] = useState(false);
  const [round, setRound] = useState(0);
  const [profile, setProfile] = useState(currentProfile);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round starts the program afresh; `user` is this session's.
  useEffect(() => {
    const element = iframe.current;
    if (!element) return;
    document.title = opened.miniProgram.name;
    const host = new BrowserHost(opened.miniProgram.id);
    const send = (message: EmbedderToDevice): void => device.send(message);
    const onMessage = (message: DeviceToEmbedder): void => {
      if (message.kind === 'hostCall') void answer(host, message, send);
      else if (message.kind === 'runState') {
        setUnresponsive(message.state === 'unresponsive');
        if (message.state === 'stopped' || message.state === 'crashed') setEnded(message.state);
      }
    };
    const device = connectDevice({ iframe: element, deviceUrl: opened.deviceUrl, onMessage });
    device.ready.then(
      () => send(startMessage(opened, host.storage(), user)),
      () => setEnded('crashed'),
    );
    const onResize = (): void => {
      const now = currentProfile();
      setProfile(now);
      send({ kind: 'setDevice', device: now });
    };
    const onVisible = (): void => send({ kind: 'setVisible', visible: document.visibilityState === 'visible' });
    window.addEventListener('resize', onResize);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      window.removeEventListener('resize', onResize);
      document.removeEventListener('visibilitychange', onVisible);
      device.dispose();
    };
  }, [opened, round]);

  const startAgain = (): void => {
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
    </div>
  );
}

function startMessage(opened: OpenedPreview, storage: Record<string, string>, user: Account | undefined): EmbedderToDevice {
  const config = opened.appConfig as AppConfig;
  return {
    kind: 'start',
    baseUrl: opened.contentUrl,
    config,
    device: currentProfile(),
    launch: { path: opened.page || config.entryPagePath, query: parseQuery(opened.query), scene: SCENE_QR },
    theme: window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    language: language.replace('-', '_'),
    storage,
    envVersion: 'develop',
    chrome: false,
    ...(user ? { user: { id: user.id, name: user.name } } : {}),
  };
}

async function answer(
  host: BrowserHost,
  call: { id: number; api: string; args: unknown },
  send: (message: EmbedderToDevice) => void,
): Promise<void> {
  try {
    send({ kind: 'hostReply', id: call.id, result: await host.call(call.api, call.args, call.id) });
  } catch (error) {
    const failure =
      error instanceof HostError ? { errMsg: error.errMsg, errno: error.errno } : { errMsg: `${call.api}:fail ${String(error)}` };
    send({ kind: 'hostReply', id: call.id, error: failure });
  }
}
