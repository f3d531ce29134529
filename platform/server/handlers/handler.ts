import type { FastifyRequest } from 'fastify';
import type { RouteName, RouteResponse, Routes } from '../../contract/api.ts';
import type { z } from '../../contract/zod.ts';
import type { ServerContext } from '../context.ts';
import type { AccountRow } from '../sessions.ts';

/** A request that has been validated and authorized. */
export interface Call<R extends RouteName> {
  context: ServerContext;
  params: z.output<Routes[R]['params']>;
  query: z.output<Routes[R]['query']>;
  body: z.output<Routes[R]['body']>;
  /** Only public routes see null. */
  caller: AccountRow | null;
  /** Name of the CI key that was used instead of a session; the caller is then who made it. */
  key: string | null;
  token: string | null;
  /** Network address of the other side. */
  address: string;
  /** User agent of the other side. */
  device: string;
  /** The Host header, already checked. */
  host: string;
  request: FastifyRequest;
}

export type Handlers<Names extends RouteName> = { [R in Names]: (call: Call<R>) => Promise<RouteResponse<R>> };

/** The caller of a route that is not public. */
export function callerOf(call: { caller: AccountRow | null }): AccountRow {
  if (!call.caller) throw new Error('A route without a session asked for its caller.');
  return call.caller;
}

/** What the log adds about a caller that is a CI key. */
export const keyDetail = ({ key }: { key: string | null }): { key?: string } => (key === null ? {} : { key });
