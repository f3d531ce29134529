import { HostError } from './host.ts';

const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT', 'PATCH'];
const DEFAULT_TIMEOUT = 60_000;

/** A `request` ready to be sent. */
export interface ParsedRequest {
  url: string;
  method: string;
  /** Lower-case names. */
  header: Record<string, string>;
  body: string | ArrayBuffer | undefined;
  /** Milliseconds. */
  timeout: number;
  dataType: string;
  responseType: 'text' | 'arraybuffer';
}

/** What `success` of a request receives. `header` has lower-case names. */
export interface RequestResult {
  data: unknown;
  statusCode: number;
  header: Record<string, string>;
  cookies: string[];
}

/** Validates the arguments of a `request` and encodes its data by its content type. Throws HostError. */
export function parseRequest(args: unknown): ParsedRequest {
  const given = (typeof args === 'object' && args !== null ? args : {}) as Record<string, unknown>;
  const method = String(given['method'] ?? 'GET').toUpperCase();
  if (!METHODS.includes(method)) throw new HostError(`request:fail parameter error: method "${method}" is invalid`);
  let url: URL;
  try {
    url = new URL(String(given['url'] ?? ''));
  } catch {
    throw new HostError(`request:fail invalid url "${String(given['url'] ?? '')}"`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new HostError(`request:fail invalid url "${url.href}"`);
  const header: Record<string, string> = {};
  if (isRecord(given['header'])) for (const [name, value] of Object.entries(given['header'])) header[name.toLowerCase()] = String(value);
  header['content-type'] ??= 'application/json';
  const { data } = given;
  const bodyless = method === 'GET' || method === 'HEAD';
  if (bodyless && isRecord(data)) for (const [name, value] of formFields(data)) url.searchParams.append(name, value);
  const timeout = Number(given['timeout'] ?? DEFAULT_TIMEOUT);
  return {
    url: url.href,
    method,
    header,
    body: bodyless ? undefined : encodeBody(data, header['content-type']),
    timeout: timeout > 0 ? timeout : DEFAULT_TIMEOUT,
    dataType: String(given['dataType'] ?? 'json'),
    responseType: given['responseType'] === 'arraybuffer' ? 'arraybuffer' : 'text',
  };
}

/** The answer's bytes as the request asked for them: text that is not JSON stays text. */
export function requestResult(
  request: Pick<ParsedRequest, 'dataType' | 'responseType'>,
  answer: { statusCode: number; header: Record<string, string>; cookies: string[]; body: ArrayBuffer },
): RequestResult {
  const { statusCode, header, cookies, body } = answer;
  let data: unknown = body;
  if (request.responseType === 'text') {
    data = new TextDecoder().decode(body);
    if (request.dataType === 'json') data = parseJson(data as string);
  }
  return { data, statusCode, header, cookies };
}

function encodeBody(data: unknown, type: string): string | ArrayBuffer | undefined {
  if (data === undefined || data === null) return undefined;
  if (data instanceof ArrayBuffer || typeof data === 'string') return data;
  if (type.includes('x-www-form-urlencoded') && isRecord(data)) return new URLSearchParams(formFields(data)).toString();
  return typeof data === 'object' ? JSON.stringify(data) : String(data);
}

function formFields(data: Record<string, unknown>): [string, string][] {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ArrayBuffer);
}
