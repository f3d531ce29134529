import { afterEach, describe, expect, it } from 'vitest';
import { AppError, ERROR_CODES } from '../main/contract/errors.ts';
import { Language } from '../main/contract/models.ts';
import { errorTexts } from './error-texts.ts';
import { describeError } from './errors.ts';
import { useLanguage } from './language.ts';

afterEach(() => useLanguage.setState({ language: 'en' }));

describe.each(Language.options)('errors in %s', (language) => {
  it.each(ERROR_CODES)('%s has a sentence with and without data', (code) => {
    const sentence = errorTexts[language][code];
    expect(sentence({}).length).toBeGreaterThan(3);
    expect(sentence({ path: 'a.js', folder: '/x', message: 'm', size: 5, limit: 4, retryAfter: 61 })).not.toMatch(/undefined|NaN|\[object/);
    expect(sentence({})).not.toMatch(/undefined|NaN|\[object/);
  });
});

it.each(ERROR_CODES)('%s is said differently in each language, and tells more than its code', (code) => {
  const sentences = Language.options.map((language) => errorTexts[language][code]({}));
  expect(new Set(sentences).size).toBe(Language.options.length);
  for (const sentence of sentences) {
    expect(sentence).not.toContain(code);
    expect(sentence.trimEnd()).toMatch(/[.。:：]$/);
  }
});

describe('describeError', () => {
  it('says why the platform of this computer does not run, and why phones do not reach it', () => {
    const reason = 'The disk is full.';
    for (const code of ['platform-unreachable', 'network-unavailable'] as const) {
      for (const language of Language.options) {
        useLanguage.setState({ language });
        expect(describeError(new AppError(code, 'x', { address: '', reason })).message).toContain(reason);
        expect(describeError(new AppError(code, 'x', {})).message).not.toContain(reason);
      }
    }
  });

  it('fills the sentence from the data in the language of the interface', () => {
    const error = new AppError('folder-missing', 'x', { folder: '/home/me' });
    expect(describeError(error).message).toContain('/home/me');
    useLanguage.setState({ language: 'es' });
    expect(describeError(error).message).toMatch(/^La carpeta/);
  });

  it('shows the words of what nobody expected', () => {
    expect(describeError(new TypeError('x is not a function'))).toMatchObject({
      code: 'internal',
      message: expect.stringContaining('x is not a function'),
    });
  });

  it('says how large a package is and how large it may be', () => {
    expect(describeError(new AppError('package-too-large', '', { size: 3 * 1024 * 1024, limit: 2 * 1024 * 1024 })).message).toContain(
      '3 MB of 2 MB',
    );
  });
});
