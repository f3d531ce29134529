import type { SimulatedFailure } from '../../../protocol/simulation.ts';
import { ApiError } from '../../api-error.ts';
import { type ApiOptions, asyncApi, needs, plainOptions } from '../async-api.ts';
import type { ApiMembers, WxContext } from '../wx-context.ts';
import { nfcAdapter } from './nfc.ts';
import { RADIO_CALLS, RADIO_EVENTS, type RadioCall, type RadioService } from './radio-calls.ts';
import { simulate } from './simulated-api.ts';

/** Failure of a call of a service that was not opened before. */
const NOT_OPENED: Record<RadioService, SimulatedFailure> = {
  bluetooth: { reason: 'not init', errCode: 10000 },
  wifi: { reason: 'not init', errCode: 12000 },
  beacon: { reason: 'beacon discovery has not started', errCode: 11004 },
  hce: { reason: 'HCE is not started', errCode: 13003 },
};

/**
 * Bluetooth, Wi-Fi, beacons and NFC on a machine that has none of them for the app: what opens a service fails with the
 * platform's code, unless an answer was set for it; then the calls after it are answered as well.
 */
export function radioApis(context: WxContext): ApiMembers {
  const open = new Set<RadioService>();
  const listeners = new Map<string, Set<(detail: unknown) => void>>();
  const tell = (event: string, detail: unknown): void => {
    for (const listener of [...(listeners.get(event) ?? [])]) context.guard(`on${event} listener`, () => listener(detail));
  };

  const run = async (name: string, call: RadioCall, options: ApiOptions): Promise<unknown> => {
    for (const [key, type] of Object.entries(call.needs ?? {})) needs(options, key, type);
    const { service, opens, closes } = call;
    if (service && !opens && !open.has(service)) throw failureOf(NOT_OPENED[service]);
    const result = await simulate(context, {
      api: name,
      args: plainOptions(options),
      result: call.suggest ?? {},
      ...(call.refusal && { refusal: call.refusal }),
      quiet: true,
    });
    if (service && opens) open.add(service);
    if (service && closes) open.delete(service);
    if (call.event) tell(call.event, call.detail ? call.detail(options, result as Record<string, unknown>) : result);
    return result;
  };

  const members: ApiMembers = { getNFCAdapter: () => nfcAdapter(context) };
  for (const [name, call] of Object.entries(RADIO_CALLS)) members[name] = asyncApi(context, name, (options) => run(name, call, options));
  for (const event of RADIO_EVENTS) {
    const set = new Set<(detail: unknown) => void>();
    listeners.set(event, set);
    members[`on${event}`] = (listener: unknown): void => {
      if (typeof listener === 'function') set.add(listener as (detail: unknown) => void);
    };
    members[`off${event}`] = (listener?: unknown): void => {
      if (typeof listener === 'function') set.delete(listener as (detail: unknown) => void);
      else set.clear();
    };
    context.bridge.onHostEvent(`on${event}`, (detail) => tell(event, detail));
  }
  return members;
}

function failureOf({ reason, errCode }: SimulatedFailure): ApiError {
  return new ApiError(reason, undefined, errCode === undefined ? {} : { errCode });
}
