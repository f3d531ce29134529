import { useRef } from 'react';
import type { Simulation, SimulationAnswer } from '../../../simulator/protocol/simulation.ts';
import { useTexts } from '../../i18n.ts';
import { Button, Field, IconButton, Select } from '../../ui/index.ts';
import { tellDevice } from '../simulator/simulator-service.ts';
import { useSimulator } from '../simulator/simulator-store.ts';
import { deviceTexts } from './device-texts.ts';
import { Section } from './section.tsx';

type Outcome = SimulationAnswer['outcome'];

/** Null: the phone asks again. */
const setAnswer = (api: string, answer: SimulationAnswer | null): void => tellDevice({ kind: 'setSimulation', api, answer });

/** What the phone answers without asking, because somebody told it to: APIs, buttons with an open-type, permissions. */
export function AnswersSection() {
  const t = useTexts(deviceTexts);
  const simulations = useSimulator((state) => state.simulations);
  const list = useRef<HTMLDivElement>(null);
  const forget = (api: string): void => {
    setAnswer(api, null);
    // What had the focus goes away.
    list.current?.focus();
  };
  return (
    <Section title={t.answers}>
      {/* biome-ignore lint/a11y/useSemanticElements: a list has no items while it is empty. */}
      <div ref={list} className="device-answers" role="group" aria-label={t.answers} tabIndex={-1}>
        {simulations.map((simulation) => (
          <div key={simulation.api} className="device-answer">
            <AnswerField simulation={simulation} />
            <IconButton icon="close" label={t.forget(simulation.api)} onClick={() => forget(simulation.api)} />
          </div>
        ))}
        {simulations.length === 0 && <p className="field-help">{t.noAnswers}</p>}
      </div>
      {simulations.length > 0 && (
        <Button icon="trash" onClick={() => forget('*')}>
          {t.forgetAll}
        </Button>
      )}
    </Section>
  );
}

/** How one of them is answered. Another outcome takes what the simulator suggests for it. */
function AnswerField({ simulation: { api, answer } }: { simulation: Simulation }) {
  const t = useTexts(deviceTexts);
  const permission = api.startsWith('scope.');
  const options: { value: Outcome; label: string }[] = permission
    ? [
        { value: 'success', label: t.granted },
        { value: 'failure', label: t.refused },
      ]
    : [
        { value: 'success', label: t.succeeds },
        { value: 'cancel', label: t.cancelled },
        { value: 'failure', label: t.fails },
      ];
  const shown = permission && answer.outcome === 'cancel' ? 'failure' : answer.outcome;
  return (
    <Field label={t.answerOf(api)}>
      <Select<Outcome> value={shown} onChange={(outcome) => setAnswer(api, { outcome })} options={options} />
    </Field>
  );
}
