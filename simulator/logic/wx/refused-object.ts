import { API_TABLE } from '../../protocol/api-table.ts';
import { ApiError } from '../api-error.ts';
import { asyncApi } from './async-api.ts';
import type { WxContext } from './wx-context.ts';

/** Calls that begin something and answer with nothing: they only report that the object is not here. */
const SILENT = new Set(['init']);

/** Calls that answer with an object to go on from: what fails is the call at the end of the chain. */
const CHAINED =
  /^(database|collection|doc|where|limit|orderBy|skip|field|aggregate|match|group|project|sort|sample|unwind|lookup|command|services|extend)$/;

/**
 * An object of the platform that the table refuses (`wx.cloud`): every method of it fails with the table's reason, as a promise or
 * by callbacks, and the first use on a page is reported.
 */
export function refusedObject(context: WxContext, name: string): object {
  const member = (path: string, call: (options?: Record<string, unknown>) => unknown): object =>
    new Proxy(call, {
      get(_target, key): unknown {
        // Promises look for `then` on whatever they are resolved with.
        if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') return undefined;
        return method(`${path}.${key}`, key);
      },
    });
  const method = (path: string, key: string): object => {
    const fail = asyncApi(context, path, () => {
      throw new ApiError(`not supported by the simulator: ${API_TABLE.get(name)?.note ?? ''}`);
    });
    return member(path, (options) => {
      context.reportMissing(name);
      if (SILENT.has(key)) return undefined;
      if (CHAINED.test(key)) return member(path, () => undefined);
      const failed = fail(options);
      // Many callers ignore the promise of a call that they only try; the report already tells.
      failed?.catch(() => {});
      return failed;
    });
  };
  return member(name, method(name, '') as (options?: Record<string, unknown>) => unknown);
}
