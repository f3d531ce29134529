import type { SimulateCall, SimulatedFailure } from '../../../protocol/simulation.ts';
import { type ApiOptions, type AsyncApi, asyncApi, needs, plainOptions } from '../async-api.ts';
import type { WxContext } from '../wx-context.ts';

type Suggestion = Record<string, unknown>;

/** An API whose outcome a person or a server of the super app decides on a phone. */
export interface SimulatedApi {
  needs?: Record<string, 'String' | 'Number' | 'Array' | 'Object'>;
  /** Fields of success that the developer is offered. */
  suggest?: Suggestion | ((options: ApiOptions) => Suggestion);
  /** Words after `NAME:fail` when a person closes the dialog. */
  cancel?: string;
  failures?: SimulatedFailure[];
  /** On a phone nobody is asked. */
  quiet?: true;
}

/** Asks the device, where the developer or an answer that was set stands in for the phone. Rejects with CallError. */
export function simulate(context: WxContext, call: SimulateCall): Promise<unknown> {
  return context.bridge.call('simulate', call);
}

export function simulatedApi(context: WxContext, name: string, spec: SimulatedApi): AsyncApi {
  return asyncApi(context, name, (options) => {
    for (const [key, type] of Object.entries(spec.needs ?? {})) needs(options, key, type);
    const { suggest = {}, cancel, failures, quiet } = spec;
    return simulate(context, {
      api: name,
      args: plainOptions(options),
      result: typeof suggest === 'function' ? suggest(options) : suggest,
      ...(cancel !== undefined && { cancel }),
      ...(failures && { failures }),
      ...(quiet && { quiet }),
    });
  });
}
