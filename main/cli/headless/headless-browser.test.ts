import { expect, it } from 'vitest';
import { DEVICES } from '../../../simulator/protocol/devices.ts';
import { HeadlessBrowser } from './headless-browser.ts';

it('starts no browser once it is closed', async () => {
  const options = { executablePath: process.execPath, args: ['--version'], device: DEVICES[0]!, address: 'about:blank' };
  const browser = new HeadlessBrowser({ ...options, hostCall: async () => ({ result: {} }) });
  await browser.close();
  await expect(browser.page()).rejects.toThrow('the browser is closed');
});
