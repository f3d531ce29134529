import { Role } from '../contract/models.ts';
import { t } from './console-texts.ts';
import { SelectField } from './parts.tsx';

const ROLES = Role.options.map((value) => ({ value, name: t[value] }));

export function RoleSelect({ value, onValue }: { value: Role; onValue: (role: Role) => void }) {
  return <SelectField label={t.role} value={value} options={ROLES} onValue={onValue} />;
}
