import { afterEach, expect, it } from 'vitest';
import { Language } from '../main/contract/models.ts';
import { formatBytes, text } from './i18n.ts';
import { matchLanguage, useLanguage } from './language.ts';

const modules = import.meta.glob<Record<string, unknown>>(['./**/*texts.ts'], { eager: true });
const dictionaries = Object.entries(modules).flatMap(([file, exports]) =>
  Object.entries(exports)
    .filter(([name]) => /texts$/i.test(name))
    .map(([name, value]) => ({ name: `${file} ${name}`, value: value as Record<string, Record<string, unknown>> })),
);

afterEach(() => useLanguage.setState({ language: 'en' }));

it('finds the dictionaries', () => {
  expect(dictionaries.length).toBeGreaterThan(5);
});

it.each(dictionaries)('$name says everything in every language', ({ value }) => {
  const keys = Object.keys(value['en'] ?? {}).sort();
  expect(keys.length).toBeGreaterThan(0);
  for (const language of Language.options) {
    const entries = value[language] ?? {};
    expect(Object.keys(entries).sort()).toEqual(keys);
    for (const key of keys) {
      expect(typeof entries[key]).toBe(typeof value['en']?.[key]);
      if (typeof entries[key] === 'string') expect(entries[key]).not.toBe('');
    }
  }
});

it('follows the language at the moment of the call', () => {
  const texts = { en: { yes: 'Yes' }, es: { yes: 'Sí' }, 'zh-CN': { yes: '是' } };
  expect(text(texts).yes).toBe('Yes');
  useLanguage.setState({ language: 'zh-CN' });
  expect(text(texts).yes).toBe('是');
});

it('serves the language tags of systems', () => {
  expect(matchLanguage('es-MX')).toBe('es');
  expect(matchLanguage('zh_TW')).toBe('zh-CN');
  expect(matchLanguage('de')).toBe('en');
});

it('writes bytes as people read them', () => {
  expect(formatBytes(0)).toBe('0 B');
  expect(formatBytes(964_000)).toBe('941 KB');
  expect(formatBytes(2 * 1024 * 1024)).toBe('2 MB');
  useLanguage.setState({ language: 'es' });
  expect(formatBytes(1.5 * 1024 * 1024)).toBe('1,5 MB');
});
