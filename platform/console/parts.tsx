import { type ComponentProps, type ReactNode, useId } from 'react';
import { describeFailure } from '../client/error-texts.ts';
import { t } from './console-texts.ts';

/** A codicon; hidden from screen readers, since it never stands without a name. */
export function Icon({ name }: { name: string }) {
  return <span className={`codicon codicon-${name}`} aria-hidden="true" />;
}

export function Field({ label, help, ...input }: { label: string; help?: string } & ComponentProps<'input'>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-describedby={help ? `${id}help` : undefined} spellCheck={false} autoCapitalize="none" {...input} />
      {help && (
        <p className="help" id={`${id}help`}>
          {help}
        </p>
      )}
    </div>
  );
}

export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div className="failure" role="alert">
      <Icon name="error" />
      <span>{describeFailure(error)}</span>
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
