import type { Feature } from './feature.ts';
import { readLayout, useLayout } from './layout/layout-store.ts';
import { reloadWhenOutdated } from './reload-when-outdated.ts';
import { errorToast } from './report.ts';
import { rpc } from './rpc.ts';
import { usePlatform } from './stores/platform.ts';
import { setBuild, setProject, useProject } from './stores/project.ts';
import { useSession } from './stores/session.ts';
import { applySettings } from './stores/settings.ts';

/** How long the first connection may take before the window says that nobody answers. */
const FIRST_CONNECTION = 4000;

/** Keeps the stores in step with the backend, and starts the features once the first settings are there. */
export function startBackend(features: readonly Feature[]): void {
  rpc.on('onDidChangeSettings', applySettings);
  rpc.on('onDidOpenProject', ({ project }) => setProject(project));
  rpc.on('onWillBuild', () => useProject.setState({ building: true }));
  rpc.on('onDidBuild', ({ build }) => setBuild(build));
  rpc.on('onDidChangePlatform', (status) => usePlatform.setState({ status }));
  rpc.on('onDidChangeAccount', ({ account }) => usePlatform.setState({ account }));

  let started = false;
  const onState = (): void => {
    const connected = rpc.state === 'open';
    useSession.setState((state) => ({ connected, everConnected: state.everConnected || connected }));
    if (!connected) return;
    readAll()
      .then(() => {
        if (started) return;
        started = true;
        for (const feature of features) feature.start?.();
      })
      .catch(errorToast);
  };
  rpc.onState(onState);
  onState();
  setTimeout(() => useSession.setState({ failed: true }), FIRST_CONNECTION);
}

/** After each connection: what the window shows may have changed meanwhile. */
async function readAll(): Promise<void> {
  const [info, settings] = await Promise.all([rpc.call('app.info', {}), rpc.call('settings.get', {})]);
  const first = useSession.getState().info === null;
  useSession.setState({ info });
  if (!first) void reloadWhenOutdated().catch(() => undefined);
  applySettings(settings);
  if (first) useLayout.setState(readLayout(settings.layout));
  setProject((await rpc.call('projects.current', {})).project);
  // The platform may take a while to start; nothing waits for it.
  rpc
    .call('platform.status', {})
    .then((status) => usePlatform.setState({ status }))
    .then(() => rpc.call('account.current', {}))
    .then(({ account }) => usePlatform.setState({ account }))
    .catch(() => undefined);
}
