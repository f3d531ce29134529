import type { Phase } from '../../contract/release-models.ts';
import { CheckBox, Field, TextField } from '../parts.tsx';
import { formatPercent } from '../when-format.ts';
import { type PhaseDraft, parseLocal, toLocal } from './phase-draft.ts';
import { q } from './question-texts.ts';

interface PhaseFieldsProps {
  draft: PhaseDraft;
  /** The phase that runs already: what may only rise does not fall below it. */
  running?: Phase;
  change: (draft: PhaseDraft) => void;
}

/** Who gets a phased release: percentage, list of users, time window. */
export function PhaseFields({ draft, running, change }: PhaseFieldsProps) {
  const { window } = draft;
  const floor = running?.percent ?? 0;
  const setTime = (end: 'from' | 'to', text: string): void => {
    const time = parseLocal(text);
    if (time !== null) change({ ...draft, window: { ...window, [end]: time } });
  };
  return (
    <>
      <Field
        label={q.percent}
        help={running ? q.percentFloor(formatPercent(floor)) : q.percentHelp}
        type="number"
        inputMode="numeric"
        min={floor}
        max={100}
        step={1}
        required
        value={draft.percent}
        onValue={(percent) => change({ ...draft, percent })}
      />
      <TextField
        label={q.allowList}
        help={q.allowListHelp}
        rows={3}
        spellCheck={false}
        autoCapitalize="none"
        value={draft.allowList}
        onValue={(allowList) => change({ ...draft, allowList })}
      />
      <CheckBox checked={draft.hasWindow} onValue={(hasWindow) => change({ ...draft, hasWindow })}>
        {q.window}
      </CheckBox>
      {draft.hasWindow && (
        <div className="window-fields">
          <Field label={q.from} type="datetime-local" required value={toLocal(window.from)} onValue={(text) => setTime('from', text)} />
          <Field label={q.to} type="datetime-local" required value={toLocal(window.to)} onValue={(text) => setTime('to', text)} />
          <Field
            label={q.users}
            type="number"
            inputMode="numeric"
            min={running?.window?.users ?? 1}
            max={100_000_000}
            required
            value={window.users}
            onValue={(users) => change({ ...draft, window: { ...window, users } })}
          />
          <p className="help">{q.timeZone(Intl.DateTimeFormat().resolvedOptions().timeZone)}</p>
        </div>
      )}
    </>
  );
}
