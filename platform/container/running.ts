import type { DomainCheck } from '../../simulator/host/browser-host.ts';
import type { OpenedPreview } from '../contract/models.ts';
import type { Env } from '../contract/release-models.ts';
import type { OpenedProgram } from '../contract/serving-models.ts';
import { parseQuery } from './address.ts';

/** A start of a mini program on this page. */
export interface Running {
  opened: OpenedPreview | OpenedProgram;
  env: Env;
  /** Null: a preview whose project has the check turned off. */
  domains: DomainCheck | null;
  launch: { path: string; query: Record<string, string>; scene: number };
}

/** Scenes of a start: from the address itself, by a scanned QR code, by a Mini Program code. */
const SCENE_ADDRESS = 1001;
const SCENE_QR = 1011;
const SCENE_CODE = 1047;

/** `checkDomains` false: as the project is set for its development; only previews may be opened so. */
export const runningPreview = (opened: OpenedPreview, checkDomains: boolean): Running => ({
  opened,
  env: 'develop',
  domains: checkDomains ? { domains: opened.domains, canTurnOff: true } : null,
  launch: { path: opened.page, query: parseQuery(opened.query), scene: SCENE_QR },
});

/** `page` '' is the entry page. `scene`: that of a Mini Program code, which its page receives as `query.scene`. */
export function runningProgram(opened: OpenedProgram, place: { page: string; query: string; scene?: string }): Running {
  const { page, query, scene } = place;
  const byCode = scene === undefined ? {} : { ...(scene && { scene }) };
  return {
    opened,
    env: opened.env,
    domains: { domains: opened.domains, canTurnOff: false },
    launch: {
      path: page || opened.page,
      query: { ...parseQuery(query), ...byCode },
      scene: scene === undefined ? SCENE_ADDRESS : SCENE_CODE,
    },
  };
}
