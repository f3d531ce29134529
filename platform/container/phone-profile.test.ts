import { expect, test } from 'vitest';
import { phoneProfile } from './phone-profile.ts';

test('a phone fills its window', () => {
  const profile = phoneProfile({ width: 412, height: 780, pixelRatio: 2.6, userAgent: 'Mozilla/5.0 (Linux; Android 15; Pixel 9)' });
  expect(profile).toMatchObject({ width: 412, height: 780, platform: 'android', system: 'Android 15', statusBarHeight: 0 });
});

test('a wide screen gets a phone-sized column', () => {
  expect(phoneProfile({ width: 1440, height: 700, pixelRatio: 1, userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' })).toMatchObject({
    width: 393,
    height: 700,
    system: 'Web',
  });
});

test('an iPhone is named as one', () => {
  expect(
    phoneProfile({ width: 390, height: 800, pixelRatio: 3, userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X)' }),
  ).toMatchObject({
    platform: 'ios',
    system: 'iOS 17.4',
  });
});
