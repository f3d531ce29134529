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

describe('describeError', () => {
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
