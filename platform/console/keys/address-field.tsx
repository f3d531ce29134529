import { Icon, TextField } from '../parts.tsx';
import { type AddressProblem, readAddresses } from './address-list.ts';
import { k } from './keys-texts.ts';

const SENTENCES: Record<AddressProblem, (entry: string) => string> = {
  name: k.wrongName,
  port: k.wrongPort,
  number: k.wrongNumber,
  prefix: k.wrongPrefix,
  other: k.wrongOther,
};

/** From where a key may be used; says which entry is no address, and what it lacks. */
export function AddressField({ text, onValue }: { text: string; onValue: (text: string) => void }) {
  const read = readAddresses(text);
  const problem = 'list' in read ? null : read.wrong === 'many' ? k.tooMany : SENTENCES[read.wrong](read.entry);
  return (
    <>
      <TextField
        label={k.addresses}
        help={k.addressesHelp}
        rows={3}
        spellCheck={false}
        autoCapitalize="none"
        aria-invalid={problem !== null}
        value={text}
        onValue={onValue}
      />
      <div role="status">
        {problem && (
          <p className="failure">
            <Icon name="error" />
            <span>{problem}</span>
          </p>
        )}
      </div>
    </>
  );
}
