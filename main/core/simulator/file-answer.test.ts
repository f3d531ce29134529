import { expect, test } from 'vitest';
import { fileAnswer } from './file-answer.ts';

const file = { body: '0123456789', type: 'video/mp4', immutable: true };
const shown = (range: string | null) => {
  const { status, headers, body } = fileAnswer(file, range);
  return [status, headers['content-range'], headers['content-length'], Buffer.from(body).toString()];
};

test('the whole file says that parts of it can be had', () => {
  expect(fileAnswer(file, null)).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'video/mp4',
      'accept-ranges': 'bytes',
      'content-length': '10',
      'cache-control': expect.stringContaining('immutable'),
    },
  });
  expect(fileAnswer({ ...file, immutable: false }, null).headers['cache-control']).toBe('no-store');
});

test.each([
  ['bytes=0-', 206, 'bytes 0-9/10', '10', '0123456789'],
  ['bytes=2-4', 206, 'bytes 2-4/10', '3', '234'],
  ['bytes=7-', 206, 'bytes 7-9/10', '3', '789'],
  ['bytes=7-1000', 206, 'bytes 7-9/10', '3', '789'],
  ['bytes=-2', 206, 'bytes 8-9/10', '2', '89'],
  ['bytes=-20', 206, 'bytes 0-9/10', '10', '0123456789'],
  ['bytes=10-', 416, 'bytes */10', '0', ''],
  ['bytes=-0', 416, 'bytes */10', '0', ''],
  ['bytes=99999999999999999999-', 416, 'bytes */10', '0', ''],
])('%s', (range, ...answer) => {
  expect(shown(range)).toEqual(answer);
});

test.each(['', 'bytes=-', 'bytes=4-2', 'bytes=0-1,4-5', 'bytes=a-b', 'lines=1-2', 'bytes=1', 'bytes=-1-2', ' bytes=1-2'])(
  'what is no range of bytes, %s, gets the whole',
  (range) => {
    expect(shown(range)).toEqual([200, undefined, '10', '0123456789']);
  },
);

test('a part of bytes is that part, also of a buffer that is a part itself', () => {
  const body = Buffer.from('xx0123456789xx').subarray(2, 12);
  expect(Buffer.from(fileAnswer({ ...file, body }, 'bytes=1-3').body).toString()).toBe('123');
  expect(fileAnswer({ ...file, body: '' }, 'bytes=0-').status).toBe(416);
  expect(fileAnswer({ ...file, body: '' }, null)).toMatchObject({ status: 200, headers: { 'content-length': '0' } });
});
