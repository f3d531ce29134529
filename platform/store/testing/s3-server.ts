import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import S3rver from 's3rver';
import type { S3Settings } from '../s3-request.ts';

export const BUCKET = 'kumquat-contents';

export interface TestS3 {
  settings: S3Settings;
  /** The next so many requests are answered with 503. */
  stumble(times: number): void;
  stop(): Promise<void>;
}

/** An S3 server on loopback with an empty bucket. */
export async function startS3(): Promise<TestS3> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'kumquat-s3-'));
  const s3 = new S3rver({ directory, silent: true, configureBuckets: [{ name: BUCKET }] });
  await s3.configureBuckets();
  const answer = s3.getMiddleware();
  let stumbles = 0;
  const server = http.createServer((request, response) => {
    if (stumbles === 0) return answer(request, response);
    stumbles -= 1;
    request.resume();
    response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    settings: { url: `http://127.0.0.1:${port}/${BUCKET}`, region: 'us-east-1', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    stumble(times) {
      stumbles = times;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await rm(directory, { recursive: true, force: true });
    },
  };
}
