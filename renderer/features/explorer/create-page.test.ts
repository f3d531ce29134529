import { expect, it, vi } from 'vitest';

vi.mock('../../rpc.ts', () => ({ rpc: {} }));
const { addPage } = await import('./create-page.ts');

it('lists a page last, keeping the indent of the file', () => {
  expect(addPage('{\n    "pages": ["pages/a/a"]\n}\n', 'pages/b/b')).toBe(
    '{\n    "pages": [\n        "pages/a/a",\n        "pages/b/b"\n    ]\n}\n',
  );
});

it('lists a page of a subpackage there', () => {
  const app = JSON.stringify({ pages: ['pages/a/a'], subPackages: [{ root: 'packages/shop/', pages: [] }] });
  const changed: unknown = JSON.parse(addPage(app, 'packages/shop/pages/b/b') ?? '');
  expect(changed).toEqual({ pages: ['pages/a/a'], subPackages: [{ root: 'packages/shop/', pages: ['pages/b/b'] }] });
});

it('changes nothing when the page is listed, and refuses what is not JSON', () => {
  expect(addPage('{"pages":["a/a"]}', 'a/a')).toBeUndefined();
  expect(() => addPage('{', 'a/a')).toThrow(SyntaxError);
});
