/** What is used of s3rver, which has no types. */
declare module 's3rver' {
  import type { RequestListener } from 'node:http';

  export default class S3rver {
    constructor(options: { directory: string; silent: boolean; configureBuckets: { name: string }[] });
    getMiddleware(): RequestListener;
    configureBuckets(): Promise<unknown>;
  }
}
