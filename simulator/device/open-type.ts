import type { SimulateSheet } from './simulate-sheet.ts';
import type { Texts } from './texts.ts';

interface OpenTypeSurface {
  simulate: SimulateSheet;
  texts: Texts;
  user: { id: string; name: string } | undefined;
  language: string;
}

/** What the sheet suggests as the outcome, and the words for a refusal. Null: the button has no event for it. */
interface Outcome {
  suggested: Record<string, unknown>;
  refused: string | null;
}

const OUTCOMES: Record<string, Outcome> = {
  getPhoneNumber: { suggested: { code: 'simulated-code' }, refused: 'fail user deny' },
  getRealtimePhoneNumber: { suggested: { code: 'simulated-code' }, refused: 'fail user deny' },
  chooseAvatar: { suggested: { avatarUrl: '' }, refused: null },
  contact: { suggested: { path: '', query: {} }, refused: null },
  openSetting: { suggested: { authSetting: {} }, refused: 'fail cancel' },
  launchApp: { suggested: {}, refused: 'fail invalid scene' },
  agreePrivacyAuthorization: { suggested: {}, refused: null },
  feedback: { suggested: {}, refused: null },
};

/**
 * Carries out the `open-type` of a tapped button and answers the detail of the button's event, or null for none. What on a
 * phone asks a person, or leaves the mini program, is answered by the developer.
 */
export async function openType(args: unknown, surface: OpenTypeSurface): Promise<Record<string, unknown> | null> {
  const given = (typeof args === 'object' && args !== null ? args : {}) as Record<string, unknown>;
  const name = String(given['openType'] ?? '');
  if (name === 'getUserInfo') return userInfo(surface, String(given['lang'] || surface.language));
  const outcome = Object.hasOwn(OUTCOMES, name) ? OUTCOMES[name] : undefined;
  if (!outcome) return null;
  const answer = await surface.simulate.ask(surface.texts, name, outcome.suggested);
  if (answer.outcome !== 'success') return outcome.refused === null ? null : { errMsg: `${name}:${outcome.refused}` };
  const result = typeof answer.result === 'object' && answer.result !== null ? answer.result : {};
  return { errMsg: `${name}:ok`, ...result };
}

/** Phones answer without asking, and with nobody's name. Who is signed in is named, because the developer is that person. */
function userInfo({ user }: OpenTypeSurface, language: string): Record<string, unknown> {
  const info = { nickName: user?.name ?? '微信用户', avatarUrl: '', gender: 0, country: '', province: '', city: '', language };
  return { errMsg: 'getUserInfo:ok', userInfo: info, rawData: JSON.stringify(info), signature: '', encryptedData: '', iv: '' };
}
