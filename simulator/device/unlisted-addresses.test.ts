import { expect, test } from 'vitest';
import { textsOf } from './texts.ts';
import { UnlistedAddresses } from './unlisted-addresses.ts';

test('each address is told once a run, in the language of the phone, with what may be done about it', () => {
  const said: string[] = [];
  let language = 'en';
  const addresses = new UnlistedAddresses(
    (text) => said.push(text),
    () => textsOf(language),
  );
  const address = { kind: 'upload', origin: 'https://files.example.com', canTurnOff: true } as const;
  addresses.tell(address);
  addresses.tell(address);
  addresses.tell({ ...address, kind: 'download', canTurnOff: false });
  expect(said).toEqual([
    expect.stringMatching(/^https:\/\/files\.example\.com .*uploadFile.* turn the check off/s),
    expect.not.stringContaining('turn the check off'),
  ]);
  addresses.begin();
  language = 'es';
  addresses.tell(address);
  language = 'zh_CN';
  addresses.begin();
  addresses.tell(address);
  expect(said.slice(2)).toEqual([expect.stringContaining('no está'), expect.stringContaining('不在')]);
});

test('a program that makes up addresses does not fill the console', () => {
  let said = 0;
  const addresses = new UnlistedAddresses(
    () => {
      said += 1;
    },
    () => textsOf('en'),
  );
  for (let index = 0; index < 1000; index += 1) {
    addresses.tell({ kind: 'request', origin: `https://a${index}.example.com`, canTurnOff: false });
  }
  expect(said).toBe(100);
});
