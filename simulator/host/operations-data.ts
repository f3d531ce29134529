import { parseRequest, type RequestResult, requestResult } from './parse-request.ts';

/**
 * The origin at which a mini program asks for operations data. It names no server (`.invalid` never does): the place that runs the
 * program answers, so that the program never holds a session. Paths:
 *
 * - `GET /programs`: `{ sample, programs: { id, name, color }[] }`, those whose data the person may see
 * - `GET /usage?id=ID&days=DAYS&version=VERSION`: `{ sample, usage }`, as the platform's route `getUsage` answers; DAYS 1 to 366, 30
 *   without; VERSION is a version's name, without one all of them
 * - `DELETE /consent`: the person's consent to this program is taken back
 *
 * `sample` tells that the figures are made up. Failures are `{ code, message }`, with the status of the answer.
 */
const DATA_HOST = 'data.kumquat.invalid';

export interface DataProgram {
  id: string;
  name: string;
  /** `#rrggbb` */
  color: string;
}

/** Where the data comes from. Failures are thrown as DataRefusal. */
export interface DataSource {
  /** Whether the figures are made up. */
  readonly sample: boolean;
  programs(): Promise<DataProgram[]>;
  /** `days`: the latest so many UTC days, today among them. */
  usage(id: string, days: number, version: string | undefined): Promise<unknown>;
  /** Takes the person's consent back. */
  forget(): Promise<void>;
}

/** What a program is told instead of data: `message` is a sentence for the person in front of it. */
export class DataRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'DataRefusal';
  }
}

/** Whether these are the arguments of a `request` to the origin of operations data, however it is written. */
export function isDataRequest(args: unknown): boolean {
  const { url } = (args ?? {}) as { url?: unknown };
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname, port } = new URL(url);
  return protocol === 'https:' && hostname === DATA_HOST && port === '';
}

/** Answers such a `request`. @throws HostError for arguments that no request has */
export async function answerDataRequest(args: unknown, source: DataSource): Promise<RequestResult> {
  const request = parseRequest(args);
  const [status, body] = await answer(request.method, new URL(request.url), source);
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return requestResult(request, {
    statusCode: status,
    header: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    cookies: [],
    body: bytes.buffer,
  });
}

async function answer(method: string, { pathname, searchParams }: URL, source: DataSource): Promise<[status: number, body: unknown]> {
  const { sample } = source;
  try {
    if (method === 'GET' && pathname === '/programs') return [200, { sample, programs: await source.programs() }];
    if (method === 'GET' && pathname === '/usage') {
      const { id, days, version } = usageQuery(searchParams);
      return [200, { sample, usage: await source.usage(id, days, version) }];
    }
    if (method === 'DELETE' && pathname === '/consent') {
      await source.forget();
      return [200, {}];
    }
    throw new DataRefusal(404, 'not-found', `There is no ${method} ${pathname} here.`);
  } catch (error) {
    if (!(error instanceof DataRefusal)) throw error;
    return [error.status, { code: error.code, message: error.message }];
  }
}

const MAX_DAYS = 366;

function usageQuery(given: URLSearchParams): { id: string; days: number; version: string | undefined } {
  const id = given.get('id') ?? '';
  const days = Number(given.get('days') ?? 30);
  const version = given.get('version') || undefined;
  if (!/^[\w-]{1,64}$/.test(id)) throw new DataRefusal(400, 'invalid-input', 'The query needs the id of a mini program.');
  if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS)
    throw new DataRefusal(400, 'invalid-input', `days has to be a whole number from 1 to ${MAX_DAYS}.`);
  if (version !== undefined && version.length > 64) throw new DataRefusal(400, 'invalid-input', 'That is no name of a version.');
  return { id, days, version };
}
