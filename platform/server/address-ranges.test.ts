import { expect, it } from 'vitest';
import { isPublicAddress, isWithin } from './address-ranges.ts';

it.each([
  ['192.0.2.7', ['192.0.2.7'], true],
  ['192.0.2.7', ['192.0.2.0/24'], true],
  ['::ffff:192.0.2.7', ['192.0.2.0/24'], true],
  ['192.0.3.7', ['192.0.2.0/24', '198.51.100.1'], false],
  ['2001:db8::1', ['2001:db8::/32'], true],
  ['2001:db9::1', ['2001:db8::/32'], false],
  ['192.0.2.7', [], false],
  ['not an address', ['0.0.0.0/0'], false],
])('%s within %j: %s', (address, ranges, expected) => {
  expect(isWithin(address, ranges)).toBe(expected);
});

it.each(['93.184.216.34', '8.8.8.8', '2606:4700:4700::1111'])('takes %s for a public address', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

it.each([
  ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '0.0.0.0', '100.64.0.1', '224.0.0.1', '255.255.255.255'],
  ...['::1', '::', 'fe80::1', 'fc00::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8.8', '64:ff9b::a00:1', '2002:7f00:1::', 'localhost', ''],
])('takes %j for none', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
