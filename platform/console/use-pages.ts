import { useState } from 'react';
import { type Loaded, useLoad } from './use-load.ts';

interface Page<Row> {
  rows: readonly Row[];
  /** Older ones are left. */
  more: boolean;
}

export interface Pages<Row> {
  /** The page that is shown; while another one is on its way, the one before it. */
  shown: Loaded<Page<Row>>;
  /** Turns the page; undefined where there is none. */
  older: (() => void) | undefined;
  newer: (() => void) | undefined;
}

/** Rows that are counted upwards, a page at a time, newest first. Another `key` begins at the newest. */
export function usePages<Row extends { id: number }>(key: string, load: (before?: number) => Promise<Page<Row>>): Pages<Row> {
  const [trail, setTrail] = useState<{ key: string; before: readonly number[] }>({ key, before: [] });
  const before = trail.key === key ? trail.before : [];
  const at = before.at(-1);
  const loaded = useLoad(`${key} ${at}`, () => load(at));
  const [latest, setLatest] = useState<Page<Row>>();
  if (loaded.value && loaded.value !== latest) setLatest(loaded.value);
  const last = loaded.value?.rows.at(-1);
  return {
    shown: { ...loaded, value: loaded.value ?? (loaded.error ? undefined : latest) },
    older: loaded.value?.more && last ? () => setTrail({ key, before: [...before, last.id] }) : undefined,
    newer: before.length > 0 ? () => setTrail({ key, before: before.slice(0, -1) }) : undefined,
  };
}
