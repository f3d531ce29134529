import './device-tools.css';
import type { Settings } from '../../../main/contract/models.ts';
import {
  type Battery,
  DEFAULT_ENVIRONMENT,
  FONT_SIZES,
  type Motion,
  NETWORKS,
  type Network,
  NORMAL_FONT_SIZE,
} from '../../../simulator/protocol/environment.ts';
import { useTexts } from '../../i18n.ts';
import { errorToast } from '../../report.ts';
import { updateSettings, useSettings } from '../../stores/settings.ts';
import { Button, Checkbox, Field, Select } from '../../ui/index.ts';
import { AnswersSection } from './answers-section.tsx';
import { AppSection } from './app-section.tsx';
import { deviceTexts } from './device-texts.ts';
import { changeEnvironment, resetEnvironment, useEnvironment } from './environment-store.ts';
import { LocationSection } from './location-section.tsx';
import { Range, Section } from './section.tsx';
import { TiltPad } from './tilt-pad.tsx';

const LANGUAGES: readonly [value: string, name: string][] = [
  ['en', 'English'],
  ['es', 'Español'],
  ['zh_CN', '简体中文'],
  ['zh_TW', '繁體中文'],
  ['ja', '日本語'],
  ['ko', '한국어'],
  ['fr', 'Français'],
  ['de', 'Deutsch'],
  ['pt', 'Português'],
  ['ar', 'العربية'],
];

/** What surrounds the simulated phone, and what a person sets on it. */
export function DevicePanel() {
  const t = useTexts(deviceTexts);
  return (
    <div className="device-panel">
      <div className="device-sections">
        <NetworkSection />
        <LocationSection />
        <MotionSection />
        <BatterySection />
        <PhoneSection />
        <AppSection />
        <AnswersSection />
      </div>
      <Button kind="quiet" icon="discard" onClick={resetEnvironment}>
        {t.reset}
      </Button>
    </div>
  );
}

function NetworkSection() {
  const t = useTexts(deviceTexts);
  const network = useEnvironment((state) => state.network) ?? 'wifi';
  const names: Record<Network, string> = { wifi: t.wifi, '5g': '5G', '4g': '4G', '3g': '3G', '2g': '2G', slow: t.slow, none: t.none };
  return (
    <Section title={t.network}>
      <Field label={t.connection} help={t.networkHelp}>
        <Select
          value={network}
          onChange={(next) => changeEnvironment({ network: next })}
          options={NETWORKS.map((value) => ({ value, label: names[value] }))}
        />
      </Field>
    </Section>
  );
}

function BatterySection() {
  const t = useTexts(deviceTexts);
  const battery = useEnvironment((state) => state.battery);
  const change = (patch: Partial<Battery>): void => changeEnvironment({ battery: { ...battery, ...patch } });
  return (
    <Section title={t.battery}>
      <Range
        label={t.level}
        value={battery.level}
        min={1}
        max={100}
        text={t.percent(battery.level)}
        onChange={(level) => change({ level })}
      />
      <Checkbox label={t.charging} checked={battery.charging} onChange={(charging) => change({ charging })} />
      <Checkbox label={t.lowPower} checked={battery.lowPower} onChange={(lowPower) => change({ lowPower })} />
    </Section>
  );
}

function MotionSection() {
  const t = useTexts(deviceTexts);
  const motion = useEnvironment((state) => state.motion);
  const change = (patch: Partial<Motion>): void => changeEnvironment({ motion: { ...motion, ...patch } });
  const { alpha, beta, gamma } = motion;
  return (
    <Section title={t.motion}>
      <div className="device-motion">
        <TiltPad label={t.pad} beta={beta} gamma={gamma} onChange={change} />
        <div className="device-angles">
          <Range label={t.alpha} value={alpha} min={0} max={359} text={t.degrees(alpha)} onChange={(value) => change({ alpha: value })} />
          <Range label={t.beta} value={beta} min={-180} max={180} text={t.degrees(beta)} onChange={(value) => change({ beta: value })} />
          <Range label={t.gamma} value={gamma} min={-90} max={90} text={t.degrees(gamma)} onChange={(value) => change({ gamma: value })} />
        </div>
      </div>
      <Button onClick={() => changeEnvironment({ motion: DEFAULT_ENVIRONMENT.motion })}>{t.flat}</Button>
    </Section>
  );
}

function PhoneSection() {
  const t = useTexts(deviceTexts);
  const { simulatorLanguage: language, simulatorKeyboard } = useSettings((state) => state.settings);
  const { fontSize, screenRecording, accessibility } = useEnvironment();
  const set = (patch: Partial<Settings>): void => void updateSettings(patch).catch(errorToast);
  return (
    <Section title={t.phone}>
      <div className="device-pair">
        <Field label={t.language}>
          <Select
            value={language}
            onChange={(simulatorLanguage) => set({ simulatorLanguage })}
            options={[{ value: '', label: t.asInterface }, ...LANGUAGES.map(([value, label]) => ({ value, label }))]}
          />
        </Field>
        <Field label={t.fontSize}>
          <Select
            value={String(fontSize)}
            onChange={(size) => changeEnvironment({ fontSize: Number(size) })}
            options={FONT_SIZES.map((size) => ({
              value: String(size),
              label: size === NORMAL_FONT_SIZE ? t.normalSize(size) : t.pixels(size),
            }))}
          />
        </Field>
      </div>
      <Checkbox label={t.keyboard} help={t.keyboardHelp} checked={simulatorKeyboard} onChange={(on) => set({ simulatorKeyboard: on })} />
      <Checkbox label={t.recording} checked={screenRecording} onChange={(on) => changeEnvironment({ screenRecording: on })} />
      <Checkbox label={t.accessibility} checked={accessibility} onChange={(on) => changeEnvironment({ accessibility: on })} />
    </Section>
  );
}
