/** What the reader chose; days as `YYYY-MM-DD` in their own time zone, empty where all fit. */
export interface LogChoice {
  account: string;
  action: string;
  from: string;
  to: string;
}

export const ALL: LogChoice = { account: '', action: '', from: '', to: '' };

export interface LogQuery {
  account?: string;
  action?: string;
  from?: number;
  to?: number;
}

/** Midnight at which a day of the reader begins; days are not always 24 hours long. */
function startOf(day: string, later = 0): number | undefined {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const time = new Date(year, month - 1, date + later).getTime();
  return Number.isNaN(time) || time < 0 ? undefined : time;
}

/** The platform's filter: both days belong to the range. */
export function queryOf({ account, action, from, to }: LogChoice): LogQuery {
  const begin = startOf(from);
  const end = startOf(to, 1);
  return {
    ...(account.trim() && { account: account.trim() }),
    ...(action && { action }),
    ...(begin !== undefined && { from: begin }),
    ...(end !== undefined && { to: end - 1 }),
  };
}
