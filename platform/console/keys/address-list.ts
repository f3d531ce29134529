import { AddressRange } from '../../contract/operations-models.ts';

/** What is wrong with one entry of a list of addresses. */
export type AddressProblem = 'name' | 'port' | 'number' | 'prefix' | 'other';

export type ReadAddresses = { list: string[] } | { wrong: AddressProblem; entry: string } | { wrong: 'many' };

/** As many as the platform takes. */
const MAX_ENTRIES = 50;

function problemOf(entry: string): AddressProblem {
  const [address = '', bits] = entry.split('/');
  if (bits !== undefined && AddressRange.safeParse(address).success) return 'prefix';
  if (/^\d+(\.\d+)*$/.test(address)) return 'number';
  if (/^(\d+\.){3}\d+:\d+$/.test(address) || /^\[.*\](:\d+)?$/.test(address)) return 'port';
  return /[g-z]/i.test(address) ? 'name' : 'other';
}

/** Addresses and networks in CIDR form, parted by lines, spaces or commas, each once; or the first that is none. */
export function readAddresses(text: string): ReadAddresses {
  const list = [...new Set(text.split(/[\s,;，；]+/u).filter((entry) => entry !== ''))];
  for (const entry of list) if (!AddressRange.safeParse(entry).success) return { wrong: problemOf(entry), entry };
  return list.length > MAX_ENTRIES ? { wrong: 'many' } : { list };
}
