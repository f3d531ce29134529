import type { BuildReport } from '../../../main/contract/models.ts';
import { keepStorage } from '../../../simulator/protocol/api-calls.ts';
import type { AppConfig } from '../../../simulator/protocol/build.ts';
import type { DeviceProfile, DeviceToEmbedder, EmbedderToDevice, StartMessage } from '../../../simulator/protocol/device.ts';
import { DEVICES, deviceNamed } from '../../../simulator/protocol/devices.ts';
import { connectDevice, type DeviceConnection } from '../../../simulator/protocol/embedder.ts';
import { text } from '../../i18n.ts';
import { useLanguage } from '../../language.ts';
import { rpc } from '../../rpc.ts';
import { usePlatform } from '../../stores/platform.ts';
import { setBuild, useProject } from '../../stores/project.ts';
import { useSession } from '../../stores/session.ts';
import { useSettings } from '../../stores/settings.ts';
import { showToast } from '../../ui/index.ts';
import { currentMode, takeUpdate } from '../compile-modes/mode-store.ts';
import { addAppError, addConsoleEntry, clearConsole, noteRestart } from '../console/console-store.ts';
import { useEnvironment } from '../device-tools/environment-store.ts';
import { answerCall } from './answer-here.ts';
import { saveScreenshot } from './save-screenshot.ts';
import { NO_SESSION, useSimulator } from './simulator-store.ts';
import { simulatorTexts } from './simulator-texts.ts';

/** Scene of a start from the IDE: "scanned a QR code" is 1011, the main entry 1001. */
const SCENE_MAIN = 1001;

/** Storage of the mini program as the session found it, with the changes since: what the next start begins with. */
const storage = new Map<string, string>();
let connection: DeviceConnection | undefined;
/** Raised with each project, session and frame: an answer to an older one is dropped. */
let generation = 0;

export function currentDevice(): DeviceProfile {
  return deviceNamed(useSettings.getState().settings.simulatorDevice) ?? (DEVICES[0] as DeviceProfile);
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
    if (state.settings.simulatorKeyboard !== before.settings.simulatorKeyboard) tellKeyboard();
    // A program is told its language when it starts.
    if (state.settings.simulatorLanguage !== before.settings.simulatorLanguage) startProgram(true);
  });
  useEnvironment.subscribe((environment) => connection?.send({ kind: 'setEnvironment', environment }));
}

/** Asks the backend for a session of the open project and shows it. */
export async function openSession(): Promise<void> {
  generation += 1;
  const mine = generation;
  const origin = useSession.getState().info?.simulatorOrigin;
  if (!origin) return;
  disconnect();
  const { simulations } = useSimulator.getState();
  useSimulator.setState({ ...NO_SESSION, simulations });
  useProject.setState({ building: true });
  try {
    const started = await rpc.call('simulator.start', {});
    if (mine !== generation) return;
    storage.clear();
    for (const [key, json] of Object.entries(started.storage)) storage.set(key, json);
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
      if (own !== connection) return;
      prepareDevice();
      startProgram();
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

/** A new device knows nothing of what was set on the one before. */
function prepareDevice(): void {
  tellKeyboard();
  for (const { api, answer } of useSimulator.getState().simulations) tellDevice({ kind: 'setSimulation', api, answer });
}

function tellKeyboard(): void {
  tellDevice({ kind: 'setKeyboard', shown: useSettings.getState().settings.simulatorKeyboard });
}

/**
 * Starts the program of the last good build in the device: as the compile mode says, or at the page it was at, if `keepPlace`.
 */
export function startProgram(keepPlace = false): void {
  const { build } = useProject.getState();
  if (!connection || !build?.config) return;
  const pages = keepPlace ? useSimulator.getState().pages.filter((page) => build.pages.includes(page.path)) : [];
  const top = pages.at(-1);
  noteRestart();
  useSimulator.setState({ orientation: 'portrait', visible: true });
  connection.send(startMessage(build, top ? { path: top.path, query: top.query } : undefined, pages.slice(0, -1)));
}

function startMessage(
  build: BuildReport,
  page: { path: string; query: Record<string, string> } | undefined,
  below: StartMessage['stack'],
): StartMessage {
  const config = build.config as AppConfig;
  const { account } = usePlatform.getState();
  const { settings } = useSettings.getState();
  const mode = currentMode();
  const start = page ?? { path: mode?.pathName || config.entryPagePath, query: queryOf(mode?.query ?? '') };
  return {
    kind: 'start',
    baseUrl: build.basePath,
    config,
    device: currentDevice(),
    launch: { ...start, scene: mode?.scene ?? SCENE_MAIN },
    theme: settings.simulatorTheme,
    language: settings.simulatorLanguage || useLanguage.getState().language.replace('-', '_'),
    environment: useEnvironment.getState(),
    update: takeUpdate(),
    storage: Object.fromEntries(storage),
    stack: below,
    envVersion: 'develop',
    chrome: true,
    ...(account ? { user: { id: account.id, name: account.name } } : {}),
  };
}

/** `a=1&b=2` with its values as the link wrote them, as they reach `onLoad`. */
function queryOf(text: string): Record<string, string> {
  const pairs = text.split('&').filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => [pair.replace(/=.*/s, ''), /=(.*)/s.exec(pair)?.[1] ?? '']));
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

/** The restart under way, and of which session. */
let restart: { session: string; done: Promise<void> } | undefined;

/** Builds from nothing and restarts, once however often it is asked for meanwhile. A device frame that froze is replaced. */
export function compile(): Promise<void> {
  const { session } = useSimulator.getState();
  if (!session) return openSession();
  if (restart?.session !== session) {
    const done = buildAndStart().finally(() => {
      if (restart?.done === done) restart = undefined;
    });
    restart = { session, done };
  }
  return restart.done;
}

async function buildAndStart(): Promise<void> {
  const { runState } = useSimulator.getState();
  useProject.setState({ building: true });
  try {
    setBuild(await rpc.call('simulator.compile', {}));
  } finally {
    useProject.setState({ building: false });
  }
  if (runState === 'unresponsive' || runState === 'none') replaceFrame();
  // A mode is chosen to begin where it says.
  else startProgram(currentMode() === null);
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

/** Says something to the phone, if there is one. */
export function tellDevice(message: EmbedderToDevice): void {
  connection?.send(message);
}

/** Sends the program to the background, or brings it back from there, with the scene of the return. */
export function setVisible(visible: boolean, scene?: number): void {
  useSimulator.setState({ visible });
  tellDevice({ kind: 'setVisible', visible, scene });
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
    case 'orientation':
      useSimulator.setState({ orientation: message.orientation });
      break;
    case 'simulations':
      useSimulator.setState({ simulations: message.list });
      break;
    case 'screenshot':
      saveScreenshot(message.png, currentDevice().name, message.missing);
      break;
    case 'screenshotFailed':
      showToast({ kind: 'error', message: text(simulatorTexts).screenshotFailed(message.reason) });
      break;
    default:
      break;
  }
}

async function answerHostCall(id: number, api: string, args: unknown): Promise<void> {
  const own = connection;
  const { session } = useSimulator.getState();
  keepStorage(storage, api, args);
  try {
    const { result, error } = await answerCall(session, id, api, args);
    own?.send({ kind: 'hostReply', id, result, error });
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    own?.send({ kind: 'hostReply', id, error: { errMsg: `${api}:fail ${reason}` } });
  }
}
