import { UsageEvent } from '../operations-models.ts';
import { Env } from '../release-models.ts';
import { id, route } from '../route.ts';
import { Code, CodeScene, CodeTarget, Day, OpenedProgram, Usage } from '../serving-models.ts';
import { z } from '../zod.ts';

const text = z.string().max(64);

/** Opening what is released or tested, codes that lead there, and what is known of its use. */
export const servingRoutes = {
  openOnline: route('GET', '/api/open/:id', 'public', {
    params: id,
    query: z.object({ user: z.string().min(1).max(128).default('anonymous') }),
    response: OpenedProgram,
    summary: 'The version that this user of a container gets now. `user` is an account name, or the container’s own id of a visitor.',
  }),
  openTestVersion: route('GET', '/api/open/:id/trial', 'signed-in', {
    params: id,
    response: OpenedProgram,
    summary: 'The test version: for project members (member:experience) and test members.',
  }),
  openVersion: route('GET', '/api/mini-programs/:id/versions/:version/open', 'member:experience', {
    params: id.extend({ version: text }),
    response: OpenedProgram,
    summary: 'A developer version, for project members.',
  }),
  openCode: route('GET', '/api/codes/:code', 'public', {
    params: z.object({ code: text }),
    response: CodeTarget,
    summary: 'Where a Mini Program code leads.',
  }),
  createCode: route('POST', '/api/mini-programs/:id/codes', 'member:login', {
    params: id,
    body: z.strictObject({
      env: Env,
      /** '' is the entry page. */
      page: z.string().max(256),
      scene: CodeScene,
      /** Of env `develop` only: the id of the developer version. */
      version: text.nullable().default(null),
    }),
    response: Code,
    summary: 'A Mini Program code. The page has to exist in the version that it opens; the same parameters give the same code.',
  }),
  listCodes: route('GET', '/api/mini-programs/:id/codes', 'member:login', {
    params: id,
    response: z.array(Code),
    summary: 'Codes of the mini program, newest first.',
  }),
  reportUsage: route('POST', '/api/usage/:id', 'public', {
    params: id,
    body: z.strictObject({ events: z.array(UsageEvent).min(1).max(100) }),
    // 100 messages of errors fit.
    bodyLimit: 512 * 1024,
    response: z.object({ accepted: z.number(), dropped: z.number() }),
    summary:
      'What containers saw. An event that came before counts once; dropped are those of the future, older than 7 days, not of the online env, or of a version that was never released.',
  }),
  getUsage: route('GET', '/api/mini-programs/:id/usage', 'member:data-analysis', {
    params: id,
    query: z.object({ from: Day.optional(), to: Day.optional(), version: text.optional() }),
    response: Usage,
    summary: 'Operations data of UTC days, at most 366 of them; without days the last 30. `version` is a version’s name.',
  }),
} as const;

/** Answers that are no JSON, registered beside the contract with the same access. `width` in pixels, of PNG only. */
export const imageRoutes = {
  codeSvg: { path: '/api/codes/:code.svg', access: 'public' },
  codePng: { path: '/api/codes/:code.png', access: 'public' },
} as const;
