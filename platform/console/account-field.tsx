import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { MemberCandidate } from '../contract/organisation-models.ts';
import { t } from './console-texts.ts';
import { o } from './organisation-texts.ts';
import { Person } from './parts.tsx';
import { session } from './session.ts';

/** The platform looks for no less. */
const LEAST = 2;
/** Whoever types on is not asked about. */
const WAIT_MS = 200;

/** Accounts that begin with a text; none while it is not asked for. A platform that refuses to search leaves the field as it is. */
function useCandidates(programId: string, text: string, asked: boolean): readonly MemberCandidate[] {
  const [found, setFound] = useState<readonly MemberCandidate[]>([]);
  const start = text.trim();
  useEffect(() => {
    if (!asked || start.length < LEAST) {
      setFound([]);
      return;
    }
    let late = false;
    const timer = setTimeout(() => {
      session.call('findMemberCandidates', { params: { id: programId }, query: { start } }).then(
        (candidates) => !late && setFound(candidates),
        (error: unknown) => console.warn(error),
      );
    }, WAIT_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [programId, start, asked]);
  return found;
}

interface AccountFieldProps {
  programId: string;
  value: string;
  onValue: (account: string) => void;
}

/**
 * The name of an account, with those that begin with it below. Arrow keys choose among them, Enter takes the chosen one, Esc closes the
 * list; the field can be filled in without it.
 */
export function AccountField({ programId, value, onValue }: AccountFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState(false);
  const [at, setAt] = useState(-1);
  const found = useCandidates(programId, value, asked);
  const chosen = found[at];
  const take = ({ account }: MemberCandidate): void => {
    onValue(account);
    setAsked(false);
    setAt(-1);
    input.current?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    // Enter and the arrows belong to the input method while it composes.
    if (found.length === 0 || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt((at + 1) % found.length);
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? found.length - 1 : at - 1);
    else if (event.key === 'Enter' && chosen) take(chosen);
    else if (event.key === 'Escape') {
      setAsked(false);
      setAt(-1);
    } else return;
    event.preventDefault();
  };
  return (
    <div className="field candidates">
      <label htmlFor={id}>{t.account}</label>
      <input
        ref={input}
        id={id}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={`${id}list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? `${id}${at}` : undefined}
        aria-describedby={`${id}help`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={o.findAccount}
        value={value}
        maxLength={64}
        required
        onChange={(event) => {
          onValue(event.currentTarget.value);
          setAsked(true);
          setAt(-1);
        }}
        onKeyDown={press}
        onBlur={() => setAsked(false)}
      />
      <span className="unseen" id={`${id}help`} role="status">
        {found.length > 0 && o.accountsFound(found.length)}
      </span>
      <div className="card" id={`${id}list`} role="listbox" aria-label={o.accounts} hidden={found.length === 0}>
        {found.map((candidate, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus, and its keys.
          <div
            key={candidate.account}
            id={`${id}${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(candidate)}
          >
            <Person name={candidate.name}>
              {candidate.name}
              <small>{candidate.account}</small>
            </Person>
          </div>
        ))}
      </div>
    </div>
  );
}
