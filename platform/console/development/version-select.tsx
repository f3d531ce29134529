import { formatTime } from '../../client/i18n.ts';
import type { Version } from '../../contract/models.ts';
import { SelectField } from '../parts.tsx';

interface VersionSelectProps {
  label: string;
  versions: readonly Version[];
  value: string;
  onChange: (version: Version | undefined) => void;
}

/** A version by name, uploader and time, since names may come twice. */
export function VersionSelect({ label, versions, value, onChange }: VersionSelectProps) {
  return (
    <SelectField
      label={label}
      value={value}
      options={versions.map((one) => ({ value: one.id, name: `${one.version} · ${one.uploadedBy.name} · ${formatTime(one.uploadedAt)}` }))}
      onValue={(id) => onChange(versions.find((version) => version.id === id))}
    />
  );
}
