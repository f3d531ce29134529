import { useState } from 'react';
import { useTexts } from '../../i18n.ts';
import { Button, Field, Select } from '../../ui/index.ts';
import { useScenes } from '../compile-modes/scenes.ts';
import { setVisible, tellDevice } from '../simulator/simulator-service.ts';
import { useSimulator } from '../simulator/simulator-store.ts';
import { deviceTexts } from './device-texts.ts';
import { Section } from './section.tsx';

/** What happens to the mini program: it leaves and returns, memory gets short, somebody wants a poster of it. */
export function AppSection() {
  const t = useTexts(deviceTexts);
  const scenes = useScenes();
  const [scene, setScene] = useState('1089');
  const visible = useSimulator((state) => state.visible);
  const running = useSimulator((state) => state.runState === 'running');
  const warn = (level: 5 | 10 | 15): void => tellDevice({ kind: 'moment', moment: { name: 'memoryWarning', level } });
  return (
    <Section title={t.app}>
      <Field label={t.scene}>
        <Select value={scene} onChange={setScene} options={scenes} />
      </Field>
      <Button
        icon={visible ? 'eye-closed' : 'eye'}
        disabled={!running}
        onClick={() => (visible ? setVisible(false) : setVisible(true, Number(scene)))}
      >
        {visible ? t.hide : t.show}
      </Button>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset inside one would be drawn as one. */}
      <div className="device-buttons" role="group" aria-label={t.memory}>
        <span className="field-label">{t.memory}</span>
        <div className="device-button-row">
          <Button disabled={!running} onClick={() => warn(5)}>
            {t.memoryModerate}
          </Button>
          <Button disabled={!running} onClick={() => warn(10)}>
            {t.memoryLow}
          </Button>
          <Button disabled={!running} onClick={() => warn(15)}>
            {t.memoryCritical}
          </Button>
        </div>
      </div>
      <Button disabled={!running} onClick={() => tellDevice({ kind: 'moment', moment: { name: 'generatePoster' } })}>
        {t.poster}
      </Button>
      {!running && <p className="field-help">{t.notRunning}</p>}
    </Section>
  );
}
