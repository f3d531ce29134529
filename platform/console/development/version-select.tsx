import { formatTime } from '../../client/i18n.ts';
import type { Version } from '../../contract/models.ts';

interface VersionSelectProps {
  id: string;
  versions: readonly Version[];
  value: string;
  onChange: (version: Version | undefined) => void;
}

/** A version by name, uploader and time, since names may come twice. */
export function VersionSelect({ id, versions, value, onChange }: VersionSelectProps) {
  return (
    <select id={id} value={value} onChange={(event) => onChange(versions.find((version) => version.id === event.currentTarget.value))}>
      {versions.map((version) => (
        <option key={version.id} value={version.id}>
          {version.version} · {version.uploadedBy.name} · {formatTime(version.uploadedAt)}
        </option>
      ))}
    </select>
  );
}
