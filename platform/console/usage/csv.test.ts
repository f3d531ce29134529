import { expect, test } from 'vitest';
import type { Usage } from '../../contract/serving-models.ts';
import { usageCsv } from './csv.ts';

const figures = { visitors: 2, visits: 3, pageViews: 4, newUsers: 1, averageDurationMs: 1500, errors: 1 };
const retention = { users: 0, returned: 0 };
const usage: Usage = {
  from: '2027-03-01',
  to: '2027-03-01',
  version: null,
  totals: { ...figures, retention1: retention, retention7: retention },
  days: [{ day: '2027-03-01', ...figures, returned1: 0, returned7: null }],
  pages: [{ page: 'pages/a, "b"', views: 4, visitors: 2 }],
  versions: [{ version: '1.0.0', visits: 3, visitors: 2 }],
  errors: [{ message: '=HYPERLINK("http://evil.example")', page: '', count: 1, users: 1, lastAt: 0 }],
};

test('four tables that every spreadsheet reads, and no formulas', () => {
  expect(usageCsv(usage).split('\r\n')).toEqual([
    'day,visitors,visits,pageViews,newUsers,averageDurationMs,errors,returned1,returned7',
    '2027-03-01,2,3,4,1,1500,1,0,',
    '',
    'page,views,visitors',
    '"pages/a, ""b""",4,2',
    '',
    'version,visits,visitors',
    '1.0.0,3,2',
    '',
    'error,page,count,users,lastAt',
    `"'=HYPERLINK(""http://evil.example"")",,1,1,1970-01-01T00:00:00.000Z`,
    '',
  ]);
});
