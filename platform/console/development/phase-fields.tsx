import { useId } from 'react';
import type { Phase } from '../../contract/release-models.ts';
import { Field } from '../parts.tsx';
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
  const id = useId();
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
        onChange={(event) => change({ ...draft, percent: event.currentTarget.value })}
      />
      <div className="field">
        <label htmlFor={`${id}list`}>{q.allowList}</label>
        <textarea
          id={`${id}list`}
          rows={3}
          spellCheck={false}
          autoCapitalize="none"
          aria-describedby={`${id}listhelp`}
          value={draft.allowList}
          onChange={(event) => change({ ...draft, allowList: event.currentTarget.value })}
        />
        <p className="help" id={`${id}listhelp`}>
          {q.allowListHelp}
        </p>
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={draft.hasWindow}
          onChange={(event) => change({ ...draft, hasWindow: event.currentTarget.checked })}
        />
        {q.window}
      </label>
      {draft.hasWindow && (
        <div className="window-fields">
          <Field
            label={q.from}
            type="datetime-local"
            required
            value={toLocal(window.from)}
            onChange={(event) => setTime('from', event.currentTarget.value)}
          />
          <Field
            label={q.to}
            type="datetime-local"
            required
            value={toLocal(window.to)}
            onChange={(event) => setTime('to', event.currentTarget.value)}
          />
          <Field
            label={q.users}
            type="number"
            inputMode="numeric"
            min={running?.window?.users ?? 1}
            max={100_000_000}
            required
            value={window.users}
            onChange={(event) => change({ ...draft, window: { ...window, users: event.currentTarget.value } })}
          />
          <p className="help">{q.timeZone(Intl.DateTimeFormat().resolvedOptions().timeZone)}</p>
        </div>
      )}
    </>
  );
}
