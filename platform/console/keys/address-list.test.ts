import { expect, test } from 'vitest';
import { readAddresses } from './address-list.ts';

test('addresses and networks of both families are read, each once, however they are parted', () => {
  expect(readAddresses('203.0.113.7, 203.0.113.0/24\n2001:db8::/32\n\n203.0.113.7')).toEqual({
    list: ['203.0.113.7', '203.0.113.0/24', '2001:db8::/32'],
  });
  expect(readAddresses('  \n')).toEqual({ list: [] });
});

test.each([
  ['ci.example.com', 'name'],
  ['203.0.113.7:443', 'port'],
  ['[2001:db8::1]', 'port'],
  ['203.0.113', 'number'],
  ['203.0.113.256', 'number'],
  ['203.0.113.0/33', 'prefix'],
  ['2001:db8::/129', 'prefix'],
  ['203.0.113.0/', 'prefix'],
  ['::1::', 'other'],
] as const)('%s is refused: %s', (entry, wrong) => {
  expect(readAddresses(`203.0.113.1\n${entry}`)).toEqual({ wrong, entry });
});

test('a list that the platform would not take is refused before it is sent', () => {
  const many = Array.from({ length: 51 }, (_, index) => `203.0.113.${index}`).join('\n');
  expect(readAddresses(many)).toEqual({ wrong: 'many' });
});
