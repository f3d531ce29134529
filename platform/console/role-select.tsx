import { useId } from 'react';
import { Role } from '../contract/models.ts';
import { t } from './console-texts.ts';

export function RoleSelect({ value, label, onChange }: { value: Role; label: string; onChange: (role: Role) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(Role.parse(event.currentTarget.value))}>
        {Role.options.map((role) => (
          <option key={role} value={role}>
            {t[role]}
          </option>
        ))}
      </select>
    </div>
  );
}
