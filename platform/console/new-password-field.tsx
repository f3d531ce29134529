import { t } from './console-texts.ts';
import { Field } from './parts.tsx';

interface NewPasswordFieldProps {
  label: string;
  value: string;
  autoFocus?: boolean;
  onValue: (value: string) => void;
}

/** A field for a password that is chosen anew, with the limits of the contract's NewPassword. */
export function NewPasswordField({ label, value, autoFocus, onValue }: NewPasswordFieldProps) {
  return (
    <Field
      label={label}
      help={t.passwordHelp}
      type="password"
      autoComplete="new-password"
      value={value}
      minLength={8}
      maxLength={256}
      required
      autoFocus={autoFocus}
      onValue={onValue}
    />
  );
}
