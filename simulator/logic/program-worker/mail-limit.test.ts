import { expect, test } from 'vitest';
import { MailLimit } from './mail-limit.ts';

test('ten thousand messages wait, and one more when one was taken', () => {
  const mail = new MailLimit();
  let posted = 0;
  const send = (): void => mail.send({ n: 1 }, () => posted++);
  for (let i = 0; i < 10_000; i++) send();
  expect(send).toThrow('10000 messages');
  mail.taken();
  send();
  expect(posted).toBe(10_001);
  expect(send).toThrow();
});

test('64 MB wait, one message alone may be larger, and what cannot be sent does not count', () => {
  const mail = new MailLimit();
  mail.send('x'.repeat(100 * 1024 * 1024), () => {});
  expect(() => mail.send('x', () => {})).toThrow('postMessage');
  mail.taken();
  const fail = (): never => {
    throw new Error('no clone');
  };
  let failures = 0;
  for (let i = 0; i < 20_000; i++) {
    try {
      mail.send(i, fail);
    } catch {
      failures += 1;
    }
  }
  expect(failures).toBe(20_000);
  mail.send(new ArrayBuffer(40 * 1024 * 1024), () => {});
  expect(() => mail.send(new ArrayBuffer(40 * 1024 * 1024), () => {})).toThrow('1 messages');
});
