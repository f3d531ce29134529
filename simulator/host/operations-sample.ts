import type { DataProgram, DataSource } from './operations-data.ts';
import { DataRefusal } from './operations-data.ts';

const DAY_MS = 86_400_000;

const PROGRAMS: (DataProgram & { scale: number })[] = [
  { id: 'sample-orchard', name: 'Orchard (sample)', color: '#b8480b', scale: 1 },
  { id: 'sample-tickets', name: 'Tickets (sample)', color: '#1f6feb', scale: 0.35 },
];

const PAGES = ['pages/home/home', 'pages/product/product', 'pages/cart/cart', 'pages/about/about'];
const VERSIONS = [
  { version: '1.4.0', share: 0.62 },
  { version: '1.3.2', share: 0.29 },
  { version: '1.3.0', share: 0.09 },
];
const ERRORS = ["TypeError: Cannot read properties of undefined (reading 'price')", 'request:fail timeout'];

interface Figures {
  visitors: number;
  visits: number;
  pageViews: number;
  newUsers: number;
  averageDurationMs: number;
  errors: number;
}

/** The same for a day whenever it is asked for: a week's rhythm, some growth, and something that looks like chance. */
function figuresOf(day: number, scale: number): Figures {
  const weekend = [4, 5].includes(day % 7) ? 1.35 : 1;
  const chance = 0.85 + ((day * 7919) % 31) / 100;
  const visitors = Math.round((180 + (day % 90)) * scale * weekend * chance);
  const visits = Math.round(visitors * 1.6);
  return {
    visitors,
    visits,
    pageViews: Math.round(visits * 3.4),
    newUsers: Math.round(visitors * 0.22),
    averageDurationMs: 48_000 + ((day * 131) % 40) * 1000,
    errors: Math.round(((day * 613) % 11) * scale),
  };
}

const nameOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

function usage(id: string, days: number, version: string | undefined, today: number): unknown {
  const program = PROGRAMS.find((one) => one.id === id);
  if (!program) throw new DataRefusal(404, 'mini-program-missing', 'There is no such mini program among the samples.');
  const share = version === undefined ? 1 : (VERSIONS.find((one) => one.version === version)?.share ?? 0);
  const rows = Array.from({ length: days }, (_, index) => {
    const day = today - days + 1 + index;
    return { day: nameOf(day), ...figuresOf(day, program.scale * share), returned1: null, returned7: null };
  });
  const sum = (field: keyof Figures): number => rows.reduce((total, row) => total + row[field], 0);
  const visits = sum('visits');
  const views = sum('pageViews');
  // Those who come on several days are one visitor of them all.
  const visitors = Math.round(sum('visitors') / (1 + Math.log2(days) / 2));
  const errors = sum('errors');
  return {
    from: nameOf(today - days + 1),
    to: nameOf(today),
    version: version ?? null,
    totals: {
      visitors,
      visits,
      pageViews: views,
      newUsers: sum('newUsers'),
      averageDurationMs: Math.round(sum('averageDurationMs') / days),
      errors,
      retention1: { users: sum('newUsers'), returned: Math.round(sum('newUsers') * 0.31) },
      retention7: { users: sum('newUsers'), returned: Math.round(sum('newUsers') * 0.12) },
    },
    days: rows,
    pages: PAGES.map((page, index) => ({
      page,
      views: Math.round(views / 2 ** (index + 1)),
      visitors: Math.round(visitors / (index + 1)),
    })),
    versions: VERSIONS.map((one) => ({
      version: one.version,
      visits: Math.round(visits * one.share),
      visitors: Math.round(visitors * one.share),
    })),
    errors: ERRORS.map((message, index) => ({
      message,
      page: PAGES[index + 1] ?? '',
      count: Math.round(errors * (index === 0 ? 0.7 : 0.3)),
      users: Math.round(errors * (index === 0 ? 0.4 : 0.2)),
      lastAt: today * DAY_MS,
    })).filter(({ count }) => count > 0),
  };
}

/** Made-up operations data, for places without a platform behind them: whoever shows it says so. `now`: milliseconds since the epoch. */
export function sampleData(now: () => number = Date.now): DataSource {
  return {
    sample: true,
    programs: async () => PROGRAMS.map(({ id, name, color }) => ({ id, name, color })),
    usage: async (id, days, version) => usage(id, days, version, Math.floor(now() / DAY_MS)),
    forget: async () => undefined,
  };
}
