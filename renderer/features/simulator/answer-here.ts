import type { CommandResult } from '../../../main/contract/commands.ts';
import { rpc } from '../../rpc.ts';

type Answer = (args: Record<string, unknown>, askHost: () => Promise<unknown>) => Promise<unknown>;

/** Host calls that the window answers, because only it has a clipboard and can look at pictures. */
const ANSWERS: Record<string, Answer> = {
  /** The host remembers the text as well, for a window that may not read the clipboard. */
  setClipboardData: async ({ data }, askHost) => {
    const answer = await askHost();
    await navigator.clipboard.writeText(String(data)).catch(() => undefined);
    return answer;
  },
  getClipboardData: async (_args, askHost) => {
    try {
      return { data: await navigator.clipboard.readText() };
    } catch {
      return askHost();
    }
  },
  decodeCode: async ({ width, height, data }) => {
    const { default: jsQR } = await import('jsqr');
    return { text: jsQR(data as Uint8ClampedArray, Number(width), Number(height))?.data ?? '' };
  },
};

/** Answers a host call of the mini program: here, or by the session's host in the backend. */
export async function answerCall(session: string, id: number, api: string, args: unknown): Promise<CommandResult<'simulator.hostCall'>> {
  const ask = () => rpc.call('simulator.hostCall', { session, api, args, call: id });
  const own = Object.hasOwn(ANSWERS, api) ? ANSWERS[api] : undefined;
  if (!own) return ask();
  const result = await own((args ?? {}) as Record<string, unknown>, async () => {
    const answer = await ask();
    if (answer.error) throw new Error(answer.error.errMsg);
    return answer.result;
  });
  return { result };
}
