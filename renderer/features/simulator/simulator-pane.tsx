import './simulator.css';
import { DEVICES } from '../../../simulator/protocol/devices.ts';
import { turned } from '../../../simulator/protocol/orientation.ts';
import { describeError } from '../../errors.ts';
import { useTexts } from '../../i18n.ts';
import { showPanel } from '../../layout/layout-store.ts';
import { errorToast } from '../../report.ts';
import { useProject } from '../../stores/project.ts';
import { updateSettings, useSettings } from '../../stores/settings.ts';
import { Button, EmptyState, IconButton, Notice, Select, Spinner, showToast } from '../../ui/index.ts';
import { changeEnvironment, useEnvironment } from '../device-tools/environment-store.ts';
import { Phone } from './phone.tsx';
import { currentDevice, goBack, openSession, replaceFrame, stopProgram, tellDevice } from './simulator-service.ts';
import { topPage, useSimulator } from './simulator-store.ts';
import { simulatorTexts } from './simulator-texts.ts';

const ZOOMS = [0, 50, 60, 75, 85, 100, 125, 150];

export function SimulatorPane() {
  return (
    <div className="simulator">
      <DeviceBar />
      <Stage />
      <PageBar />
    </div>
  );
}

function DeviceBar() {
  const t = useTexts(simulatorTexts);
  const settings = useSettings((state) => state.settings);
  const runState = useSimulator((state) => state.runState);
  const change = (patch: Parameters<typeof updateSettings>[0]): void => void updateSettings(patch).catch(errorToast);
  const held = useEnvironment((state) => state.orientation);
  const active = runState === 'running' || runState === 'starting' || runState === 'unresponsive';
  return (
    <div className="simulator-bar" role="toolbar" aria-label={t.simulator}>
      <Select
        kind="quiet"
        label={t.device}
        value={settings.simulatorDevice}
        onChange={(simulatorDevice) => change({ simulatorDevice })}
        options={DEVICES.map(({ name }) => ({ value: name, label: name }))}
      />
      <Select
        kind="quiet"
        label={t.zoom}
        value={String(settings.simulatorZoom)}
        onChange={(zoom) => change({ simulatorZoom: Number(zoom) })}
        options={ZOOMS.map((zoom) => ({ value: String(zoom), label: zoom === 0 ? t.fit : t.percent(zoom) }))}
      />
      <span className="simulator-space" />
      <IconButton
        icon="device-mobile"
        className="rotate-button"
        label={t.rotate}
        pressed={held === 'landscape'}
        onClick={() => changeEnvironment({ orientation: held === 'landscape' ? 'portrait' : 'landscape' })}
      />
      <IconButton
        icon="color-mode"
        label={t.dark}
        pressed={settings.simulatorTheme === 'dark'}
        onClick={() => change({ simulatorTheme: settings.simulatorTheme === 'dark' ? 'light' : 'dark' })}
      />
      <IconButton
        icon="device-camera"
        label={t.screenshot}
        disabled={runState !== 'running'}
        onClick={() => tellDevice({ kind: 'takeScreenshot', scale: currentDevice().pixelRatio })}
      />
      <IconButton icon="tools" label={t.tools} onClick={() => showPanel('device')} />
      <IconButton icon="refresh" label={t.reload} onClick={replaceFrame} />
      <IconButton icon="debug-stop" label={t.stop} disabled={!active} onClick={stopProgram} />
    </div>
  );
}

function Stage() {
  const t = useTexts(simulatorTexts);
  const { settings } = useSettings();
  const { deviceUrl, runState, reason, failure, waiting, orientation } = useSimulator();
  const held = useEnvironment((state) => state.orientation);
  const runnable = useProject((state) => Boolean(state.build?.config));
  const building = useProject((state) => state.building);
  const device = DEVICES.find(({ name }) => name === settings.simulatorDevice) ?? DEVICES[0];

  if (failure) {
    return (
      <EmptyState icon="warning" title={t.sessionFailed} actions={<Button onClick={() => void openSession()}>{t.retry}</Button>}>
        {describeError(failure).message}
      </EmptyState>
    );
  }
  if (!deviceUrl || !device) return <div className="stage stage-empty">{building && <Spinner label={t.compiling} />}</div>;
  if (!runnable) {
    return (
      <EmptyState icon="error" title={t.noBuild} actions={<Button onClick={() => showPanel('problems')}>{t.showProblems}</Button>}>
        {t.noBuildHelp}
      </EmptyState>
    );
  }
  if (runState === 'stopped')
    return <EmptyState icon="debug-stop" title={t.stopped} actions={<Button onClick={replaceFrame}>{t.start}</Button>} />;
  return (
    <>
      {runState === 'unresponsive' && !waiting && (
        <Notice
          kind="warning"
          actions={
            <>
              <Button onClick={() => useSimulator.setState({ waiting: true })}>{t.wait}</Button>
              <Button kind="danger" onClick={stopProgram}>
                {t.stop}
              </Button>
            </>
          }
        >
          {t.unresponsive}
        </Notice>
      )}
      {runState === 'running' && held === 'landscape' && orientation === 'portrait' && (
        <Notice kind="info">{device.tablet ? t.staysUprightTablet : t.staysUpright}</Notice>
      )}
      {runState === 'crashed' && (
        <Notice kind="error" actions={<Button onClick={replaceFrame}>{t.retry}</Button>}>
          {t.crashed} {reason}
        </Notice>
      )}
      <Phone device={turned(device, orientation)} zoom={settings.simulatorZoom} />
    </>
  );
}

function PageBar() {
  const t = useTexts(simulatorTexts);
  const pages = useSimulator((state) => state.pages);
  const path = topPage(pages);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(path);
    showToast({ kind: 'ok', message: t.copied, stays: 3000 });
  };
  return (
    <div className="page-bar">
      {pages.length > 1 && <IconButton icon="arrow-left" label={t.back} onClick={goBack} />}
      <span className="page-path" data-testid="page-path" title={path}>
        {path}
      </span>
      {path !== '' && <IconButton icon="copy" label={t.copyPath} onClick={() => void copy().catch(errorToast)} />}
    </div>
  );
}
