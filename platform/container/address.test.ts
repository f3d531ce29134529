import { expect, test } from 'vitest';
import { parseQuery, targetOf } from './address.ts';

const target = (address: string) => targetOf(new URL(address, 'http://phone.test'));

test('the path names a preview, a submission, a mini program or a code', () => {
  expect(target('/p/Ab_9-x')).toEqual({ at: 'preview', ticket: 'Ab_9-x', app: 'web', checkDomains: true });
  expect(target('/p/Ab_9-x/?app=super')).toMatchObject({ at: 'preview', ticket: 'Ab_9-x', app: 'super', checkDomains: true });
  expect(target('/p/Ab_9-x/?app=super&domains=unchecked')).toMatchObject({ app: 'super', checkDomains: false });
  // Only a preview may leave out the check.
  for (const path of ['/m/mp_1', '/m/mp_1?env=trial', '/r/0b6f', '/c/8f3k']) {
    expect(target(`${path}${path.includes('?') ? '&' : '?'}domains=unchecked`)).toEqual(target(path));
  }
  expect(target('/r/0b6f')).toEqual({ at: 'review', review: '0b6f' });
  expect(target('/c/8f3kq2Zx')).toEqual({ at: 'code', code: '8f3kq2Zx' });
  expect(target('/m/mp_1')).toEqual({ at: 'program', id: 'mp_1', env: 'release', page: '', query: '' });
  expect(target('/m/mp_1?env=trial&page=pages/a&query=id%3D7%26x')).toEqual({
    at: 'program',
    id: 'mp_1',
    env: 'trial',
    page: 'pages/a',
    query: 'id=7&x',
  });
  expect(target('/m/mp_1?env=develop')).toMatchObject({ env: 'release' });
});

test('other addresses name nothing', () => {
  for (const path of ['/', '/p/', '/p/a/b', '/p/..%2f', '/x/a', '/c/a.svg', `/p/${'a'.repeat(65)}`]) expect(target(path)).toBeNull();
});

test('a query becomes an object', () => {
  expect(parseQuery('id=1042&name=a%20b&id=7')).toEqual({ id: '7', name: 'a b' });
  expect(parseQuery('')).toEqual({});
});
