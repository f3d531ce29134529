import type { ReactNode } from 'react';
import { t } from './console-texts.ts';
import { Field } from './parts.tsx';

/** A page for those who are not signed in. */
export function Entrance({ children }: { children: ReactNode }) {
  return (
    <main className="sign-in">
      <div className="brand">
        <span className="mark" aria-hidden="true" />
        {t.product}
      </div>
      {children}
    </main>
  );
}

interface FieldProps {
  value: string;
  minLength?: number;
  onValue: (value: string) => void;
}

export const AccountField = (field: FieldProps) => (
  <Field label={t.account} autoComplete="username" maxLength={64} required autoFocus {...field} />
);

/** For a password that exists. */
export const PasswordField = (field: FieldProps) => (
  <Field label={t.password} type="password" autoComplete="current-password" maxLength={256} required {...field} />
);
