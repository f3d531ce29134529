import { createContext, type InputHTMLAttributes, type ReactNode, type Ref, useContext, useId } from 'react';
import { Icon } from './icon.tsx';

interface FieldIds {
  input: string;
  label: string;
  help: string | undefined;
  invalid: boolean;
}

const FieldContext = createContext<FieldIds | null>(null);

/** Ids that tie a control to the label, help and error of the Field around it. */
export function useFieldIds(): FieldIds | null {
  return useContext(FieldContext);
}

export interface FieldProps {
  label: string;
  help?: ReactNode;
  /** What is wrong and how to put it right; replaces the help. */
  error?: string;
  children: ReactNode;
}

/** A labelled control. TextInput and Select inside take its label, help and error by themselves. */
export function Field({ label, help, error, children }: FieldProps) {
  const id = useId();
  const ids: FieldIds = {
    input: `${id}input`,
    label: `${id}label`,
    help: error || help ? `${id}help` : undefined,
    invalid: Boolean(error),
  };
  return (
    <FieldContext value={ids}>
      <div className="field">
        <label className="field-label" id={ids.label} htmlFor={ids.input}>
          {label}
        </label>
        {children}
        {error ? (
          <p className="field-error" id={ids.help} role="alert">
            <Icon name="error" /> {error}
          </p>
        ) : help ? (
          <p className="field-help" id={ids.help}>
            {help}
          </p>
        ) : null}
      </div>
    </FieldContext>
  );
}

export interface TextInputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> {
  value: string;
  onChange: (value: string) => void;
  ref?: Ref<HTMLInputElement>;
}

export function TextInput({ value, onChange, className = '', ...rest }: TextInputProps) {
  const ids = useFieldIds();
  return (
    <input
      id={ids?.input}
      aria-describedby={ids?.help}
      aria-invalid={ids?.invalid || undefined}
      className={`input ${className}`}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...rest}
    />
  );
}

/** Text of several lines. */
export function TextArea({ value, onChange, rows = 4 }: { value: string; onChange: (value: string) => void; rows?: number }) {
  const ids = useFieldIds();
  return (
    <textarea
      id={ids?.input}
      aria-describedby={ids?.help}
      aria-invalid={ids?.invalid || undefined}
      className="input text-area"
      rows={rows}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export interface CheckboxProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  help?: string;
  disabled?: boolean;
}

export function Checkbox({ label, checked, onChange, help, disabled }: CheckboxProps) {
  const id = useId();
  return (
    <div className="checkbox">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        disabled={disabled}
        aria-describedby={help ? `${id}help` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {help ? (
          <p className="field-help" id={`${id}help`}>
            {help}
          </p>
        ) : null}
      </div>
    </div>
  );
}
