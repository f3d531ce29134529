import { API_TABLE } from '../../protocol/api-table.ts';
import { Listeners } from '../media/listeners.ts';
import type { ApiMembers, WxContext } from './wx-context.ts';

const EVENTS = ['close', 'connect', 'error', 'listening', 'message', 'bindWifi'] as const;

/** A raw socket that the simulator does not open: what it is asked to do becomes an `error`. */
export function refusedSocket(context: WxContext, name: 'createUDPSocket' | 'createTCPSocket'): ApiMembers {
  context.reportMissing(name);
  const listeners = new Listeners<(typeof EVENTS)[number]>(name, context.guard);
  const refuse = (): void => {
    const errMsg = `${name}:fail not supported by the simulator: ${API_TABLE.get(name)?.note ?? ''}`;
    queueMicrotask(() => listeners.emit('error', { errMsg }));
  };
  return {
    ...listeners.members(EVENTS),
    bind: (): number => {
      refuse();
      return 0;
    },
    bindWifi: refuse,
    connect: refuse,
    send: refuse,
    write: refuse,
    setTTL: refuse,
    close: () => queueMicrotask(() => listeners.emit('close')),
  };
}
