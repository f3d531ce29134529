import { drawAvatar } from './draw-avatar.ts';
import type { Permissions } from './permissions.ts';
import { answerErrMsg, type SimulateSheet } from './simulate-sheet.ts';
import type { Texts } from './texts.ts';

interface OpenTypeSurface {
  simulate: SimulateSheet;
  permissions: Permissions;
  texts: Texts;
  user: { id: string; name: string } | undefined;
  language: string;
}

/** What the sheet suggests as the outcome, and the words for a refusal. Null: a refusal is no event of the button. */
interface Outcome {
  suggested: Record<string, unknown> | (() => Promise<Record<string, unknown>>);
  refused: string | null;
  failures?: { reason: string; errCode?: number }[];
  /** A phone goes on without asking. */
  quiet?: true;
  /** The answer when none was set. */
  refusal?: { reason: string; errCode: number };
}

const SEALED = { encryptedData: 'simulated-encrypted-data', iv: 'simulated-iv', cloudID: 'simulated-cloud-id' };
const PHONE_NUMBER: Outcome = {
  suggested: { code: 'simulated-code', ...SEALED },
  refused: 'user deny',
  failures: [{ reason: 'no permission' }, { reason: 'jsapi has no quota', errCode: 1400001 }],
};

const NO_AD: Outcome = { suggested: {}, refused: 'no suitable ad', refusal: { reason: 'no suitable ad', errCode: 1004 } };

const OUTCOMES: Record<string, Outcome> = {
  getPhoneNumber: PHONE_NUMBER,
  getRealtimePhoneNumber: PHONE_NUMBER,
  chooseAvatar: { suggested: async () => ({ avatarUrl: await drawAvatar() }), refused: 'cancel' },
  contact: { suggested: { path: '', query: {} }, refused: null },
  launchApp: { suggested: {}, refused: 'invalid scene', failures: [{ reason: 'invalid scene' }] },
  agreePrivacyAuthorization: { suggested: {}, refused: null, quiet: true },
  feedback: { suggested: {}, refused: null },
  ad: NO_AD,
  'ad-custom': NO_AD,
  liveActivity: { suggested: { code: 'simulated-code' }, refused: 'user deny' },
};

/**
 * Carries out the `open-type` of a tapped button and answers the detail of the button's event, or null for none. What on a
 * phone asks a person, or leaves the mini program, is answered by the developer.
 */
export async function openType(args: unknown, surface: OpenTypeSurface): Promise<Record<string, unknown> | null> {
  const given = (typeof args === 'object' && args !== null ? args : {}) as Record<string, unknown>;
  const name = String(given['openType'] ?? '');
  if (name === 'getUserInfo') return userInfo(surface, String(given['lang'] || surface.language));
  if (name === 'openSetting') return { errMsg: 'openSetting:ok', authSetting: await surface.permissions.open(surface.texts) };
  const outcome = Object.hasOwn(OUTCOMES, name) ? OUTCOMES[name] : undefined;
  if (!outcome) return null;
  const { suggested, refused, failures, quiet, refusal } = outcome;
  const call = {
    api: name,
    args: given,
    result: typeof suggested === 'function' ? await suggested() : suggested,
    ...(refused !== null && { cancel: refused }),
    ...(failures && { failures }),
    ...(quiet && { quiet }),
    ...(refusal && { refusal }),
  };
  const answer = await surface.simulate.ask(surface.texts, call);
  if (answer.outcome !== 'success') {
    if (refused === null && answer.outcome === 'cancel') return null;
    const { errCode, errno } = answer.outcome === 'failure' ? answer : {};
    return { errMsg: answerErrMsg(answer, call), ...(errCode !== undefined && { errCode }), ...(errno !== undefined && { errno }) };
  }
  const result = typeof answer.result === 'object' && answer.result !== null ? answer.result : {};
  return { errMsg: `${name}:ok`, ...result };
}

/** Phones answer without asking, and with nobody's name. Who is signed in is named, because the developer is that person. */
function userInfo({ user }: OpenTypeSurface, language: string): Record<string, unknown> {
  const info = { nickName: user?.name ?? '微信用户', avatarUrl: '', gender: 0, country: '', province: '', city: '', language };
  return { errMsg: 'getUserInfo:ok', userInfo: info, rawData: JSON.stringify(info), signature: 'simulated-signature', ...SEALED };
}
