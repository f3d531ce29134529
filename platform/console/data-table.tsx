import { type ReactNode, useState } from 'react';
import { t } from './console-texts.ts';
import { Failure, Loading, Nothing } from './parts.tsx';
import type { Loaded } from './use-load.ts';

/** Rows that are shown at first, and more with each press. */
const STEP = 20;

export interface Column<Row> {
  name: string;
  cell: (row: Row) => ReactNode;
  /**
   * `head` names the row; `actions` are its buttons, whose heading only screen readers hear; `wide` takes a line of its own where the
   * window is narrow.
   */
  kind?: 'head' | 'actions' | 'wide' | 'number';
}

interface DataTableProps<Row> {
  /** What it lists, for screen readers, unless a heading says it (`labelledBy`). */
  label?: string;
  labelledBy?: string;
  className?: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  /** All rows at once, because they are one page of more. */
  whole?: boolean;
  /** What stands there instead of no rows. */
  empty?: { icon: string; title: string; help: string };
}

/** A table, whose rows become cards where the window is narrow: nothing is to be found by scrolling sideways. */
export function DataTable<Row>({ label, labelledBy, className = '', columns, rows, keyOf, whole, empty }: DataTableProps<Row>) {
  const [asked, setCount] = useState(STEP);
  const count = whole ? rows.length : asked;
  if (rows.length === 0 && empty) {
    return (
      <Nothing icon={empty.icon} title={empty.title}>
        {empty.help}
      </Nothing>
    );
  }
  return (
    <>
      <div className="card table-card">
        <table className={className} aria-label={label} aria-labelledby={labelledBy}>
          <thead>
            <tr>
              {columns.map(({ name, kind }) =>
                kind === 'actions' ? (
                  <th key={name} scope="col" aria-label={name} />
                ) : (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, count).map((row) => (
              <tr key={keyOf(row)}>
                {columns.map(({ name, cell, kind }) =>
                  kind === 'head' ? (
                    <th key={name} scope="row">
                      {cell(row)}
                    </th>
                  ) : (
                    <td key={name} className={kind} data-label={kind === 'actions' ? undefined : name}>
                      {cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > count && (
        <button type="button" className="quiet more" onClick={() => setCount(count + STEP)}>
          {t.showMore(Math.min(STEP, rows.length - count))}
        </button>
      )}
    </>
  );
}

/** What was loaded; until then, that it is on its way, or why it is not here. */
export function Shown<T>({ of, children }: { of: Loaded<T>; children: (value: T) => ReactNode }) {
  return (
    <>
      {of.error ? <Failure error={of.error} retry={of.reload} /> : null}
      {of.value === undefined && !of.error && <Loading />}
      {of.value !== undefined && children(of.value)}
    </>
  );
}
