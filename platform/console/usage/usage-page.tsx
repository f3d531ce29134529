import './usage.css';
import { lazy, Suspense, useState } from 'react';
import { formatTime, language } from '../../client/i18n.ts';
import type { MiniProgram } from '../../contract/models.ts';
import type { Usage, UsageDay } from '../../contract/serving-models.ts';
import { DataTable } from '../data-table.tsx';
import { CSV, download } from '../download.ts';
import { Failure, Field, Loading, Nothing, PageHead, SelectField } from '../parts.tsx';
import { session } from '../session.ts';
import { useLoad } from '../use-load.ts';
import { usageCsv } from './csv.ts';
import { t } from './usage-texts.ts';

const DaysChart = lazy(() => import('./days-chart.tsx'));

const DAY_MS = 24 * 60 * 60 * 1000;
const RANGES = [7, 30, 90];
const dayBefore = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

const plain = (value: number): string => new Intl.NumberFormat(language).format(value);

function duration(ms: number): string {
  const short = (value: number): string => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
  return ms < 60_000 ? t.seconds(short(ms / 1000)) : t.minutes(short(ms / 60_000));
}

type Figure = 'visitors' | 'visits' | 'pageViews' | 'newUsers' | 'averageDurationMs' | 'errors';
const FIGURES: readonly { key: Figure; label: string; format(value: number): string }[] = [
  { key: 'visitors', label: t.visitors, format: plain },
  { key: 'visits', label: t.visits, format: plain },
  { key: 'pageViews', label: t.pageViews, format: plain },
  { key: 'newUsers', label: t.newUsers, format: plain },
  { key: 'averageDurationMs', label: t.averageDuration, format: duration },
  { key: 'errors', label: t.errors, format: plain },
];

/** Operations data of the online version. */
export function UsagePage({ program }: { program: MiniProgram }) {
  const [range, setRange] = useState({ from: dayBefore(29), to: dayBefore(0) });
  const [version, setVersion] = useState('');
  const { from, to } = range;
  const query = { from, to, ...(version && { version }) };
  const usage = useLoad(`usage ${program.id} ${from} ${to} ${version}`, () =>
    session.call('getUsage', { params: { id: program.id }, query }),
  );
  const [latest, setLatest] = useState<Usage>();
  if (usage.value && usage.value !== latest) setLatest(usage.value);
  // While other days are on their way, those before stay.
  const shown = usage.value ?? latest;
  return (
    <>
      <PageHead title={t.title} help={t.help}>
        <button
          type="button"
          disabled={!usage.value}
          onClick={() => usage.value && download(usageCsv(usage.value), `${program.name} ${from} ${to}.csv`, CSV)}
        >
          {t.exportCsv}
        </button>
      </PageHead>
      <form className="card inline-form" onSubmit={(event) => event.preventDefault()}>
        <Field label={t.from} type="date" required max={to} value={from} onValue={(value) => value && setRange({ from: value, to })} />
        <Field
          label={t.to}
          type="date"
          required
          min={from}
          max={dayBefore(0)}
          value={to}
          onValue={(value) => value && setRange({ from, to: value })}
        />
        <SelectField
          label={t.version}
          value={version}
          options={[
            { value: '', name: t.allVersions },
            ...(shown?.versions ?? []).map((one) => ({ value: one.version, name: one.version })),
          ]}
          onValue={setVersion}
        />
        {RANGES.map((days) => (
          <button key={days} type="button" onClick={() => setRange({ from: dayBefore(days - 1), to: dayBefore(0) })}>
            {t.lastDays(days)}
          </button>
        ))}
      </form>
      {usage.error ? <Failure error={usage.error} retry={usage.reload} /> : null}
      {!shown && !usage.error && <Loading />}
      {shown && <Figures usage={shown} />}
    </>
  );
}

function Figures({ usage }: { usage: Usage }) {
  const { totals } = usage;
  const [key, setKey] = useState<Figure>('visitors');
  const figure = FIGURES.find((one) => one.key === key) ?? FIGURES[0]!;
  const highest = Math.max(...usage.days.map((day) => day[key]));
  return (
    <>
      {totals.visits === 0 && (
        <Nothing icon="graph" title={t.nothing}>
          {t.nothingHelp}
        </Nothing>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: buttons of which one is chosen; a fieldset would be drawn as a form */}
      <div className="figures" role="group" aria-label={t.figure}>
        {FIGURES.map((one) => (
          <button key={one.key} type="button" className="card figure" aria-pressed={one.key === key} onClick={() => setKey(one.key)}>
            <span className="figure-name">{one.label}</span>
            <span className="figure-value">{one.format(totals[one.key])}</span>
          </button>
        ))}
        <Retention days={1} of={totals.retention1} />
        <Retention days={7} of={totals.retention7} />
      </div>
      <h2>
        {figure.label} <span className="aside">{t.byDay}</span>
      </h2>
      <figure className="card chart" aria-label={t.chart(figure.label, usage.from, usage.to, figure.format(highest))}>
        <Suspense fallback={<Loading />}>
          <DaysChart days={usage.days.map((day) => ({ day: day.day, value: day[key] }))} label={figure.label} format={figure.format} />
        </Suspense>
      </figure>
      <details className="as-table">
        <summary>{t.asTable}</summary>
        <DaysTable days={usage.days} />
      </details>
      <div className="breakdowns">
        <Breakdown
          title={t.pages}
          columns={[t.page, t.views, t.visitors]}
          rows={usage.pages.map((one) => [one.page, one.views, one.visitors])}
        />
        <Breakdown
          title={t.versions}
          columns={[t.version, t.visits, t.visitors]}
          rows={usage.versions.map((one) => [one.version, one.visits, one.visitors])}
        />
      </div>
      {usage.errors.length === 0 ? (
        <>
          <h2>{t.errors}</h2>
          <p className="none">{t.noErrors}</p>
        </>
      ) : (
        <Breakdown
          title={t.errors}
          columns={[t.message, t.page, t.count, t.users, t.last]}
          rows={usage.errors.map((one) => [one.message, one.page, one.count, one.users, formatTime(one.lastAt)])}
        />
      )}
    </>
  );
}

function Retention({ days, of }: { days: number; of: { users: number; returned: number } }) {
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <div className="card figure">
      <span className="figure-name">{t.retention(days)}</span>
      <span className="figure-value">{of.users === 0 ? '–' : share.format(of.returned / of.users)}</span>
      <span className="figure-name">{of.users === 0 ? t.noneYet : t.ofUsers(plain(of.users))}</span>
    </div>
  );
}

function DaysTable({ days }: { days: readonly UsageDay[] }) {
  const returned = (value: number | null): string => (value === null ? '–' : plain(value));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the keyboard as well
    <section className="card usage-table" aria-label={t.byDay} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.day}</th>
            {FIGURES.map(({ key, label }) => (
              <th key={key} scope="col">
                {label}
              </th>
            ))}
            <th scope="col">{t.retention(1)}</th>
            <th scope="col">{t.retention(7)}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.day}>
              <th scope="row" className="number">
                {day.day}
              </th>
              {FIGURES.map(({ key, format }) => (
                <td key={key} className="number">
                  {format(day[key])}
                </td>
              ))}
              <td className="number">{returned(day.returned1)}</td>
              <td className="number">{returned(day.returned7)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Breakdown({
  title,
  columns,
  rows,
}: {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <DataTable
        label={title}
        className="breakdown"
        rows={rows}
        keyOf={([first, second]) => `${first} ${second}`}
        columns={columns.map((name, index) => ({
          name,
          kind: index === 0 ? ('head' as const) : typeof rows[0]?.[index] === 'number' ? ('number' as const) : undefined,
          cell: (row: readonly (string | number)[]) => {
            const value = row[index];
            return typeof value === 'number' ? plain(value) : value;
          },
        }))}
      />
    </section>
  );
}
