import { useState } from 'react';
import type { ConsoleValue } from '../../../simulator/protocol/device.ts';
import { useTexts } from '../../i18n.ts';
import { Icon } from '../../ui/index.ts';
import { previewOf } from './console-store.ts';
import { consoleTexts } from './console-texts.ts';

/** A value as the mini program wrote it; what has entries opens. `quoted`: strings inside objects keep their quotes. */
export function ValueView({ value, quoted = false }: { value: ConsoleValue; quoted?: boolean }) {
  const t = useTexts(consoleTexts);
  const [open, setOpen] = useState(false);
  if (value.type === 'string') {
    const shown = quoted ? JSON.stringify(value.value) : value.value;
    return <span className="value-string">{value.truncated ? `${shown}…` : shown}</span>;
  }
  if (value.type === 'error') return <span className="value-error">{previewOf(value)}</span>;
  if (!('preview' in value)) return <span className={`value-${value.type}`}>{value.value}</span>;
  if (value.cycle) {
    return (
      <span className="value-other">
        {value.preview} ({t.cycle})
      </span>
    );
  }
  if (!value.entries || value.entries.length === 0) return <span className="value-other">{value.preview}</span>;
  return (
    <span className="value-object">
      <button type="button" className="value-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'chevron-down' : 'chevron-right'} />
        {value.preview}
      </button>
      {open && (
        <span className="value-entries">
          {value.entries.map(([key, entry], index) => (
            // Long keys are cut, and the entries of a value never change.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <span key={index} className="value-entry">
              <span className="value-key">{key}</span>: <ValueView value={entry} quoted />
            </span>
          ))}
          {value.more ? <span className="value-entry value-more">{t.more(value.more)}</span> : null}
        </span>
      )}
    </span>
  );
}
