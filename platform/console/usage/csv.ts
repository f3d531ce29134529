import type { Usage } from '../../contract/serving-models.ts';

/** A spreadsheet takes what begins like this for a formula; a sign before it keeps it the text that it is. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value === null ? '' : FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const table = (rows: readonly (readonly (string | number | null)[])[]): string => rows.map((row) => row.map(cell).join(',')).join('\r\n');

/**
 * The same figures as on the page: days, pages, versions and errors, each a table with a heading, parted by an empty line. Column
 * names are those of the API in every language, for programs that read them.
 */
export function usageCsv({ days, pages, versions, errors }: Usage): string {
  const tables = [
    [
      ['day', 'visitors', 'visits', 'pageViews', 'newUsers', 'averageDurationMs', 'errors', 'returned1', 'returned7'],
      ...days.map((day) => [
        day.day,
        day.visitors,
        day.visits,
        day.pageViews,
        day.newUsers,
        day.averageDurationMs,
        day.errors,
        day.returned1,
        day.returned7,
      ]),
    ],
    [['page', 'views', 'visitors'], ...pages.map(({ page, views, visitors }) => [page, views, visitors])],
    [['version', 'visits', 'visitors'], ...versions.map(({ version, visits, visitors }) => [version, visits, visitors])],
    [
      ['error', 'page', 'count', 'users', 'lastAt'],
      ...errors.map(({ message, page, count, users, lastAt }) => [message, page, count, users, new Date(lastAt).toISOString()]),
    ],
  ];
  return `${tables.map(table).join('\r\n\r\n')}\r\n`;
}
