import type { BuildReport } from '../../../main/contract/models.ts';
import type { AppConfig } from '../../../simulator/protocol/build.ts';
import type { DeviceProfile, DeviceToEmbedder, StartMessage } from '../../../simulator/protocol/device.ts';
import { DEVICES } from '../../../simulator/protocol/devices.ts';
import { connectDevice, type DeviceConnection } from '../../../simulator/protocol/embedder.ts';
import { useLanguage } from '../../language.ts';
import { rpc } from '../../rpc.ts';
import { usePlatform } from '../../stores/platform.ts';
import { setBuild, useProject } from '../../stores/project.ts';
import { useSession } from '../../stores/session.ts';
import { useSettings } from '../../stores/settings.ts';
import { addAppError, addConsoleEntry, clearConsole, noteRestart } from '../console/console-store.ts';
import { NO_SESSION, useSimulator } from './simulator-store.ts';

/** Scene of a start from the IDE: "scanned a QR code" is 1011, the main entry 1001. */
const SCENE_MAIN = 1001;

/** Storage of the mini program as the session found it; later changes are the running program's own. */
let storage: Record<string, string> = {};
let connection: DeviceConnection | undefined;
/** Raised with each project, session and frame: an answer to an older one is dropped. */
let generation = 0;

export function currentDevice(): DeviceProfile {
  const name = useSettings.getState().settings.simulatorDevice;
  return DEVICES.find((device) => device.name === name) ?? (DEVICES[0] as DeviceProfile);
}

/** Listens for projects and builds. Called once. */
export function startSimulator(): void {
  rpc.on('onWillBuild', ({ session }) => {
    if (session === useSimulator.getState().session) useProject.setState({ building: true });
  });
  rpc.on('onDidBuild', ({ session, build }) => {
    if (session === useSimulator.getState().session) showBuild(build);
  });
  rpc.on('onHostEvent', ({ session, name, detail }) => {
    if (session === useSimulator.getState().session) connection?.send({ kind: 'hostEvent', name, detail });
  });
  let project = useProject.getState().project?.id;
  if (project) void openSession();
  useProject.subscribe((state) => {
    if (state.project?.id === project) return;
    project = state.project?.id;
    closeSession();
    clearConsole();
    if (project) void openSession();
  });
  rpc.onState((state) => {
    // The backend may be another one by now and know nothing of the session.
    if (state === 'open' && useSimulator.getState().session !== '' && useProject.getState().project) void openSession();
  });
  useSettings.subscribe((state, before) => {
    if (state.settings.simulatorDevice !== before.settings.simulatorDevice)
      connection?.send({ kind: 'setDevice', device: currentDevice() });
    if (state.settings.simulatorTheme !== before.settings.simulatorTheme)
      connection?.send({ kind: 'setTheme', theme: state.settings.simulatorTheme });
  });
}

/** Asks the backend for a session of the open project and shows it. */
export async function openSession(): Promise<void> {
  generation += 1;
  const mine = generation;
  const origin = useSession.getState().info?.simulatorOrigin;
  if (!origin) return;
  disconnect();
  useSimulator.setState({ ...NO_SESSION });
  useProject.setState({ building: true });
  try {
    const started = await rpc.call('simulator.start', {});
    if (mine !== generation) return;
    storage = started.storage;
    setBuild(started.build);
    useSimulator.setState({ session: started.session, deviceUrl: `${origin.replace('{session}', started.session)}/simulator/device.html` });
  } catch (failure) {
    if (mine !== generation) return;
    useProject.setState({ building: false });
    useSimulator.setState({ failure });
  }
}

function closeSession(): void {
  generation += 1;
  const { session } = useSimulator.getState();
  disconnect();
  useSimulator.setState({ ...NO_SESSION });
  // The backend ends sessions with their project as well; an answer is of no interest.
  if (session) rpc.call('simulator.stop', { session }).catch((error: unknown) => console.warn(error));
}

function disconnect(): void {
  connection?.dispose();
  connection = undefined;
}

/** Ties the iframe of the pane to the device document in it. Returns what unties it. */
export function attachFrame(iframe: HTMLIFrameElement, deviceUrl: string): () => void {
  disconnect();
  const own = connectDevice({ iframe, deviceUrl, onMessage: (message) => own === connection && receive(message) });
  connection = own;
  own.ready.then(
    () => {
      if (own === connection) startProgram();
    },
    (failure: unknown) => {
      if (own === connection) useSimulator.setState({ failure });
    },
  );
  return () => {
    own.dispose();
    if (own === connection) connection = undefined;
  };
}

/** Starts the program of the last good build in the device; at the page it was at, if `keepPlace`. */
export function startProgram(keepPlace = false): void {
  const { build } = useProject.getState();
  if (!connection || !build?.config) return;
  const pages = keepPlace ? useSimulator.getState().pages.filter((page) => build.pages.includes(page.path)) : [];
  const top = pages.at(-1);
  noteRestart();
  connection.send(startMessage(build, top ? { path: top.path, query: top.query } : undefined, pages.slice(0, -1)));
}

function startMessage(
  build: BuildReport,
  page: { path: string; query: Record<string, string> } | undefined,
  below: StartMessage['stack'],
): StartMessage {
  const config = build.config as AppConfig;
  const { account } = usePlatform.getState();
  return {
    kind: 'start',
    baseUrl: build.basePath,
    config,
    device: currentDevice(),
    launch: { path: page?.path ?? config.entryPagePath, query: page?.query ?? {}, scene: SCENE_MAIN },
    theme: useSettings.getState().settings.simulatorTheme,
    language: useLanguage.getState().language.replace('-', '_'),
    storage,
    stack: below,
    envVersion: 'develop',
    chrome: true,
    ...(account ? { user: { id: account.id, name: account.name } } : {}),
  };
}

/** Takes a new build: the smallest reload that shows it. */
function showBuild(build: BuildReport): void {
  const before = useProject.getState().build;
  setBuild(build);
  if (!build.config || !connection || build.level === 'none') return;
  const { runState } = useSimulator.getState();
  if (runState === 'stopped') return;
  if (build.level === 'app' || runState !== 'running' || !before?.config) startProgram(true);
  else
    connection.send({
      kind: 'reload',
      level: build.level,
      baseUrl: build.basePath,
      config: build.config as AppConfig,
      changed: build.changed,
    });
}

/** Builds from nothing and restarts. A device frame that froze is replaced. */
export async function compile(): Promise<void> {
  const { session, runState } = useSimulator.getState();
  if (!session) return openSession();
  useProject.setState({ building: true });
  try {
    setBuild(await rpc.call('simulator.compile', {}));
  } finally {
    useProject.setState({ building: false });
  }
  if (runState === 'unresponsive' || runState === 'none') replaceFrame();
  else startProgram(true);
}

/** Ends the program. The frame is made anew, which also frees one that is frozen. */
export function stopProgram(): void {
  disconnect();
  useSimulator.setState({ runState: 'stopped', reason: '', waiting: false, pages: [] });
}

export function replaceFrame(): void {
  disconnect();
  useSimulator.setState((state) => ({ frame: state.frame + 1, runState: 'none', reason: '', waiting: false }));
}

export function goBack(): void {
  connection?.send({ kind: 'back' });
}

function receive(message: DeviceToEmbedder): void {
  switch (message.kind) {
    case 'runState':
      useSimulator.setState({ runState: message.state, reason: message.reason ?? '', waiting: false });
      break;
    case 'pageStack':
      useSimulator.setState({ pages: message.pages });
      break;
    case 'console':
      addConsoleEntry(message.entry);
      break;
    case 'appError':
      addAppError(message);
      break;
    case 'hostCall':
      void answerHostCall(message.id, message.api, message.args);
      break;
    default:
      break;
  }
}

async function answerHostCall(id: number, api: string, args: unknown): Promise<void> {
  const own = connection;
  const { session } = useSimulator.getState();
  keepStorage(api, args);
  try {
    const { result, error } = await rpc.call('simulator.hostCall', { session, api, args, call: id });
    own?.send({ kind: 'hostReply', id, result, error });
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    own?.send({ kind: 'hostReply', id, error: { errMsg: `${api}:fail ${reason}` } });
  }
}

/** Keeps the copy that the next restart of the program begins with. */
function keepStorage(api: string, args: unknown): void {
  const { key, json } = (args ?? {}) as { key?: string; json?: string };
  if (api === 'storageSet' && typeof key === 'string' && typeof json === 'string') storage = { ...storage, [key]: json };
  else if (api === 'storageRemove' && typeof key === 'string')
    storage = Object.fromEntries(Object.entries(storage).filter(([name]) => name !== key));
  else if (api === 'storageClear') storage = {};
}
