import { type ComponentProps, type ReactNode, useId } from 'react';
import { describeFailure } from '../client/error-texts.ts';
import { t } from './console-texts.ts';

/** A codicon; hidden from screen readers, since it never stands without a name. */
export function Icon({ name }: { name: string }) {
  return <span className={`codicon codicon-${name}`} aria-hidden="true" />;
}

/** The heading of a page, what it is for in one sentence, and what can be done with all of it. */
export function PageHead({ title, help, children }: { title: ReactNode; help?: ReactNode; children?: ReactNode }) {
  return (
    <header className="head">
      <div>
        <h1>{title}</h1>
        {help && <p>{help}</p>}
      </div>
      {children}
    </header>
  );
}

interface Labelled {
  label: string;
  help?: ReactNode;
}

interface Ids {
  id: string;
  'aria-describedby': string | undefined;
}

/** A field with its name above it and a sentence under it. */
function LabelledField({ label, help, children }: Labelled & { children: (ids: Ids) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': help ? `${id}help` : undefined })}
      {help && (
        <p className="help" id={`${id}help`}>
          {help}
        </p>
      )}
    </div>
  );
}

/** `onValue` hears of the text as it is typed. */
export function Field({ label, help, onValue, ...input }: Labelled & { onValue?: (value: string) => void } & ComponentProps<'input'>) {
  return (
    <LabelledField label={label} help={help}>
      {(ids) => (
        <input
          {...ids}
          spellCheck={false}
          autoCapitalize="none"
          onChange={onValue && ((event) => onValue(event.currentTarget.value))}
          {...input}
        />
      )}
    </LabelledField>
  );
}

export function TextField({ label, help, onValue, ...area }: Labelled & { onValue: (value: string) => void } & ComponentProps<'textarea'>) {
  return (
    <LabelledField label={label} help={help}>
      {(ids) => <textarea {...ids} onChange={(event) => onValue(event.currentTarget.value)} {...area} />}
    </LabelledField>
  );
}

interface SelectProps<T extends string> extends Labelled {
  value: T;
  options: readonly { value: T; name: string }[];
  onValue: (value: T) => void;
}

export function SelectField<T extends string>({ label, help, value, options, onValue }: SelectProps<T>) {
  return (
    <LabelledField label={label} help={help}>
      {(ids) => (
        <select
          {...ids}
          value={value}
          onChange={(event) => {
            const chosen = options.find((one) => one.value === event.currentTarget.value);
            if (chosen) onValue(chosen.value);
          }}
        >
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </LabelledField>
  );
}

export function CheckBox({ children, onValue, ...input }: { onValue?: (on: boolean) => void } & ComponentProps<'input'>) {
  return (
    <label className="check">
      <input type="checkbox" onChange={onValue && ((event) => onValue(event.currentTarget.checked))} {...input} /> {children}
    </label>
  );
}

interface FailureProps {
  error: unknown;
  retry?: () => void;
  /** A sentence that says more than the general one; null for errors that it does not know. */
  describe?: ((error: unknown) => string | null) | undefined;
}

export function Failure({ error, retry, describe }: FailureProps) {
  return (
    <div className="failure" role="alert">
      <Icon name="error" />
      <span>{describe?.(error) ?? describeFailure(error)}</span>
      {retry && (
        <button type="button" onClick={retry}>
          {t.retry}
        </button>
      )}
    </div>
  );
}

/** Stands where something is on its way; it appears after a moment, so that quick answers do not flicker. */
export function Loading() {
  return (
    <p className="loading" role="status">
      {t.loading}
    </p>
  );
}

/** Two letters of a name on a tint that the name decides. */
export function Avatar({ name }: { name: string }) {
  const tint = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 4;
  const words = name.trim().split(/\s+/u);
  const letters = /\p{Script=Han}/u.test(name)
    ? [...name].slice(0, 1)
    : [words[0]?.[0], words.length > 1 ? words.at(-1)?.[0] : words[0]?.[1]];
  return (
    <span className={`avatar tint-${tint}`} aria-hidden="true">
      {letters.join('').toUpperCase()}
    </span>
  );
}

/** Somebody in a list, and what else there is to say in small print. */
export function Person({ name, children }: { name: string; children?: ReactNode }) {
  return (
    <span className="person">
      <Avatar name={name} />
      <span>{children ?? name}</span>
    </span>
  );
}

/** What stands where a list is empty. */
export function Nothing({ icon, title, children }: { icon: string; title: string; children: ReactNode }) {
  return (
    <div className="nothing">
      <Icon name={icon} />
      <p className="nothing-title">{title}</p>
      <p>{children}</p>
    </div>
  );
}
