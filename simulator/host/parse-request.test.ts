import { describe, expect, it } from 'vitest';
import { HostError } from './host.ts';
import { parseRequest, requestResult } from './parse-request.ts';

describe('parseRequest', () => {
  it('puts the data of a GET into the address', () => {
    const request = parseRequest({ url: 'https://shop.example/list?a=1', data: { page: 2, filter: { on: true }, none: undefined } });
    expect(request.url).toBe('https://shop.example/list?a=1&page=2&filter=%7B%22on%22%3Atrue%7D');
    expect(request).toMatchObject({ method: 'GET', body: undefined, header: { 'content-type': 'application/json' }, timeout: 60_000 });
  });

  it('encodes a body by its content type', () => {
    const url = 'https://shop.example/';
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect(parseRequest({ url, method: 'post', data: { a: 'x y' } }).body).toBe('{"a":"x y"}');
    expect(parseRequest({ url, method: 'POST', header: form, data: { a: 'x y' } }).body).toBe('a=x+y');
    expect(parseRequest({ url, method: 'POST', data: 'raw' }).body).toBe('raw');
  });

  it('refuses what is no web address or method', () => {
    for (const args of [undefined, { url: 'file:///etc/passwd' }, { url: '/list' }, { url: 'https://a.example', method: 'STEAL' }]) {
      expect(() => parseRequest(args)).toThrow(HostError);
    }
  });
});

describe('requestResult', () => {
  const answer = (text: string) => ({
    statusCode: 200,
    header: {},
    cookies: [],
    body: new TextEncoder().encode(text).buffer as ArrayBuffer,
  });

  it('parses JSON only when asked for, and keeps text that is none', () => {
    expect(requestResult({ dataType: 'json', responseType: 'text' }, answer('{"a":1}')).data).toEqual({ a: 1 });
    expect(requestResult({ dataType: 'json', responseType: 'text' }, answer('plain')).data).toBe('plain');
    expect(requestResult({ dataType: 'other', responseType: 'text' }, answer('{"a":1}')).data).toBe('{"a":1}');
    expect(requestResult({ dataType: 'json', responseType: 'arraybuffer' }, answer('x')).data).toBeInstanceOf(ArrayBuffer);
  });
});
