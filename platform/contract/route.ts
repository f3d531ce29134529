import type { Access } from './permissions.ts';
import { z } from './zod.ts';

export interface RouteSpec<
  P extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Fastify's form, `:name` for parameters. */
  path: string;
  access: Access;
  params: P;
  query: Q;
  body: B;
  /** `binary`: the body is an archive, not JSON. */
  bodyType: 'json' | 'none' | 'binary';
  /** Bytes of a JSON body. */
  bodyLimit: number;
  response: R;
  summary: string;
}

const none = z.undefined();
export const empty = z.object({});
/** Parameters of a route that is about one mini program. */
export const id = z.object({ id: z.string().max(64) });

const BODY_LIMIT = 64 * 1024;

export function route<P extends z.ZodType, B extends z.ZodType, R extends z.ZodType, Q extends z.ZodType = typeof empty>(
  method: RouteSpec['method'],
  path: string,
  access: Access,
  spec: {
    params?: P;
    query?: Q;
    body?: B;
    bodyType?: RouteSpec['bodyType'];
    bodyLimit?: number;
    response: R;
    summary: string;
  },
): RouteSpec<P, B, R, Q> {
  return {
    method,
    path,
    access,
    params: (spec.params ?? empty) as P,
    query: (spec.query ?? empty) as Q,
    body: (spec.body ?? none) as B,
    bodyType: spec.bodyType ?? (spec.body ? 'json' : 'none'),
    bodyLimit: spec.bodyLimit ?? BODY_LIMIT,
    response: spec.response,
    summary: spec.summary,
  };
}
