import { createReadStream } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { PlatformError } from '../contract/errors.ts';

export interface S3Settings {
  /** Address of the bucket, with a folder in it if wanted: `https://s3.example.com/bucket/folder` or `https://bucket.s3.example.com`. */
  url: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

export interface S3Request {
  method: 'GET' | 'HEAD' | 'PUT';
  /** Below the address of the bucket. */
  key: string;
  /** Bytes, both ends included. */
  range?: { start: number; end: number } | undefined;
  /** A file whose sha-256 and size are known: it can be sent again. */
  body?: { file: string; sha256: string; size: number };
}

/** A store that says nothing for so long is given up; milliseconds. */
const SILENCE_MS = 10_000;
/** An answer is read as fast as its reader reads, who may be a phone. */
const LONGEST_PAUSE_MS = 60_000;
const ATTEMPTS = 3;
/** Before the next attempt a random part of this is waited for, doubled each time. */
const PAUSE_MS = 200;

/** Says what failed and never with which credentials: it is shown to users, and its cause stands in the log. */
function unavailable(reason: string, cause?: unknown): PlatformError {
  const message = "The store of the platform's packages does not answer. Try again in a moment, or tell whoever runs the platform.";
  return new PlatformError('unavailable', message, undefined, { cause: new Error(`S3: ${reason}`, { cause }) });
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? 'no answer';

/** Requests to one bucket: signed, bounded in time, tried again when that can help. */
export class S3Client {
  readonly #settings: S3Settings;
  readonly #base: string;
  /** Keys of a day, derived from the secret. */
  readonly #derived = new Map<string, ArrayBuffer>();
  readonly #agent: http.Agent;
  readonly #silence: number;

  constructor(settings: S3Settings, silenceMs = SILENCE_MS) {
    this.#settings = settings;
    this.#base = settings.url.replace(/\/+$/, '');
    const { Agent } = this.#base.startsWith('https:') ? https : http;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 64 });
    this.#silence = silenceMs;
  }

  close(): void {
    this.#agent.destroy();
  }

  /**
   * Answers with 2xx, or 404 for `HEAD` and `GET`, and a body that is still to come. Throws `unavailable` when the store does not
   * answer, or answers otherwise, `attempts` times.
   */
  async send(request: S3Request, attempts = ATTEMPTS): Promise<http.IncomingMessage> {
    for (let attempt = 1; ; attempt += 1) {
      let failure: PlatformError;
      try {
        const answer = await this.#sendOnce(request);
        const status = answer.statusCode ?? 0;
        if ((status >= 200 && status < 300) || (status === 404 && request.method !== 'PUT')) return answer;
        const text = await readSome(answer);
        const code = /<Code>(\w{1,64})<\/Code>/.exec(text)?.[1] ?? '';
        failure = unavailable(`${request.method} was answered with ${status} ${code}`.trim());
        if (status < 500 && status !== 429 && status !== 408) throw failure;
      } catch (error) {
        if (error instanceof PlatformError) throw error;
        failure = unavailable(`${request.method} failed: ${codeOf(error)}`);
      }
      if (attempt >= attempts) throw failure;
      await sleep(Math.random() * PAUSE_MS * 2 ** attempt);
    }
  }

  async #sendOnce({ method, key, range, body }: S3Request): Promise<http.IncomingMessage> {
    const { region, accessKeyId, secretAccessKey, sessionToken } = this.#settings;
    const signer = new AwsV4Signer({
      region,
      accessKeyId,
      secretAccessKey,
      ...(sessionToken && { sessionToken }),
      method,
      url: `${this.#base}/${key}`,
      service: 's3',
      cache: this.#derived,
      // The store compares it with what arrives.
      ...(body && { headers: { 'x-amz-content-sha256': body.sha256 } }),
    });
    const { url, headers } = await signer.sign();
    return await new Promise((resolve, reject) => {
      const sent = (url.protocol === 'https:' ? https : http).request(url, {
        method,
        agent: this.#agent,
        timeout: this.#silence,
        headers: {
          ...Object.fromEntries(headers),
          ...(range && { range: `bytes=${range.start}-${range.end}` }),
          ...(body && { 'content-length': body.size, 'content-type': 'application/octet-stream' }),
        },
      });
      sent.once('timeout', () => sent.destroy(Object.assign(new Error('silence'), { code: 'ETIMEDOUT' })));
      sent.once('error', reject);
      sent.once('response', (answer) => {
        sent.off('error', reject);
        // Whoever reads the answer is told by the answer.
        sent.on('error', () => undefined);
        sent.setTimeout(LONGEST_PAUSE_MS);
        resolve(answer);
      });
      if (!body) return void sent.end();
      const stream = createReadStream(body.file);
      stream.once('error', (error) => sent.destroy(error));
      sent.once('close', () => stream.destroy());
      stream.pipe(sent);
    });
  }
}

const MOST_OF_A_REFUSAL = 16 * 1024;

/** The beginning of an answer, as text. */
export async function readSome(answer: http.IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) {
    text += chunk as string;
    if (text.length > MOST_OF_A_REFUSAL) break;
  }
  return text;
}
