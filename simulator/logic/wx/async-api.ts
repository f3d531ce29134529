import type { CallApi } from '../../protocol/api-calls.ts';
import { ApiError } from '../api-error.ts';
import { CallError } from '../bridge.ts';
import { typeName } from '../pages/page-stack.ts';
import type { WxContext } from './wx-context.ts';

export type ApiOptions = Record<string, unknown>;
type Callback = (result: Record<string, unknown>) => void;
export type AsyncApi = (options?: ApiOptions) => Promise<Record<string, unknown>> | undefined;

/**
 * An API in the platform's asynchronous form: `success`, `fail` and `complete` callbacks, or a promise when none of them is
 * given. `run` answers with the fields of the result besides `errMsg`; what it throws becomes `NAME:fail REASON`.
 */
export function asyncApi(context: Pick<WxContext, 'guard'>, name: string, run: (options: ApiOptions) => unknown): AsyncApi {
  return (given) => {
    const options = isRecord(given) ? given : {};
    const { success, fail, complete } = options;
    const outcome = Promise.resolve()
      .then(() => run(options))
      .then(
        (result): [boolean, Record<string, unknown>] => [true, { ...(isRecord(result) ? result : {}), errMsg: `${name}:ok` }],
        (error: unknown): [boolean, Record<string, unknown>] => [false, failure(name, error)],
      );
    if (isCallback(success) || isCallback(fail) || isCallback(complete)) {
      void outcome.then(([ok, result]) => {
        const first = ok ? success : fail;
        if (isCallback(first)) context.guard(`${name} ${ok ? 'success' : 'fail'} callback`, () => first(result));
        if (isCallback(complete)) context.guard(`${name} complete callback`, () => complete(result));
      });
      return undefined;
    }
    return outcome.then(([ok, result]) => {
      if (ok) return result;
      throw result;
    });
  };
}

/** An API that the device or the host carries out; callbacks do not travel. */
export function bridgedApi(
  context: Pick<WxContext, 'guard' | 'bridge'>,
  name: CallApi,
  check: (options: ApiOptions) => ApiOptions = (options) => options,
): AsyncApi {
  return asyncApi(context, name, (options) => context.bridge.call(name, check(plainOptions(options))));
}

/** The options without what cannot cross to another thread. */
export function plainOptions(options: ApiOptions): ApiOptions {
  const plain: ApiOptions = {};
  for (const [key, value] of Object.entries(options)) if (typeof value !== 'function') plain[key] = value;
  return plain;
}

export function failure(name: string, error: unknown): Record<string, unknown> {
  if (error instanceof ApiError) {
    return { errMsg: `${name}:fail ${error.reason}`, ...(error.errno !== undefined && { errno: error.errno }), ...error.more };
  }
  if (error instanceof CallError) {
    const text = error.errMsg.startsWith(`${name}:`) ? error.errMsg : `${name}:fail ${error.errMsg.replace(/^\w+:fail ?/, '')}`;
    const { errno, errCode } = error;
    return { errMsg: text, ...(errno !== undefined && { errno }), ...(errCode !== undefined && { errCode }) };
  }
  return { errMsg: `${name}:fail ${error instanceof Error ? error.message : String(error)}` };
}

/** Throws the platform's parameter error unless the option has the type. */
export function needs(options: ApiOptions, key: string, type: 'String' | 'Number' | 'Boolean' | 'Array' | 'Object'): void {
  const actual = typeName(options[key]);
  if (actual !== type) throw new ApiError(`parameter error: parameter.${key} should be ${type} instead of ${actual};`);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}
