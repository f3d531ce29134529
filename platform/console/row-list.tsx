import type { ReactNode } from 'react';

interface RowListProps<Row> {
  /** What it lists, for screen readers. */
  label: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** A `.row-text`, and what can be done with it. */
  children: (row: Row) => ReactNode;
}

/** A list for which a table would be too much: one text a row, and a button. */
export function RowList<Row>({ label, rows, keyOf, children }: RowListProps<Row>) {
  return (
    <ul className="card rows" aria-label={label}>
      {rows.map((row) => (
        <li key={keyOf(row)}>{children(row)}</li>
      ))}
    </ul>
  );
}
