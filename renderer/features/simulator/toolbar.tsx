import { formatBytes, useTexts } from '../../i18n.ts';
import { errorToast } from '../../report.ts';
import { useProject } from '../../stores/project.ts';
import { Button, Icon, Spinner, Tooltip } from '../../ui/index.ts';
import { compile } from './simulator-service.ts';
import { simulatorTexts } from './simulator-texts.ts';

/** Takes clicks while a build runs as well: the one that follows each change is no restart. */
export function CompileButton() {
  const t = useTexts(simulatorTexts);
  const building = useProject((state) => state.building);
  return (
    <Button
      kind="quiet"
      icon={building ? undefined : 'refresh'}
      className="icon-when-narrow"
      title={t.compile}
      aria-busy={building || undefined}
      onClick={() => void compile().catch(errorToast)}
    >
      {building && <Spinner />}
      {building ? t.compiling : t.compile}
    </Button>
  );
}

/** The main package against its limit, always in sight. */
export function PackageSize() {
  const t = useTexts(simulatorTexts);
  const build = useProject((state) => state.build);
  if (!build?.config) return null;
  const { main } = build.sizes;
  const over = main > build.limit.main;
  const label = t.size(formatBytes(main), formatBytes(build.limit.main));
  return (
    <Tooltip text={over ? t.tooBig : label}>
      <span className={over ? 'package-size package-size-over' : 'package-size'}>
        <span className="package-size-text">{label}</span>
        <meter className="package-meter" aria-label={t.sizeName} min={0} max={build.limit.main} value={Math.min(main, build.limit.main)} />
      </span>
    </Tooltip>
  );
}

/** In the status bar: which level of reload the last build took, and how long. */
export function BuildStatus() {
  const t = useTexts(simulatorTexts);
  const build = useProject((state) => state.build);
  const building = useProject((state) => state.building);
  if (building) {
    return (
      <span className="status-text" role="status">
        <Icon name="sync" /> {t.compiling}
      </span>
    );
  }
  if (!build) return null;
  const say = { style: t.builtStyle, page: t.builtPage, app: t.builtApp, none: t.builtNone }[build.level];
  return (
    <span className="status-text" role="status">
      <Icon name={build.ok ? 'pass' : 'error'} /> {build.ok ? say(Math.round(build.ms)) : t.failed}
    </span>
  );
}
