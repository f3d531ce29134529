import { useEffect, useState } from 'react';
import type { CodeLocation } from '../../../simulator/protocol/device.ts';
import { rpc } from '../../rpc.ts';
import { useSimulator } from '../simulator/simulator-store.ts';

export interface SourcePlace {
  path: string;
  line: number;
  column: number;
}

interface Waiting {
  location: CodeLocation;
  done: (place: SourcePlace | null) => void;
}

/** Most locations of one call of `simulator.source`. */
const BATCH = 100;

const known = new Map<string, Promise<SourcePlace | null>>();
let waiting: Waiting[] = [];

/** Where a place in a build comes from; null when nobody knows. Asked once a place, many places a call. */
export function findSource(location: CodeLocation): Promise<SourcePlace | null> {
  const key = `${location.file}:${location.line}:${location.column}`;
  let place = known.get(key);
  if (!place) {
    place = new Promise((done) => {
      waiting.push({ location, done });
      if (waiting.length === 1) queueMicrotask(ask);
    });
    known.set(key, place);
  }
  return place;
}

function ask(): void {
  const { session } = useSimulator.getState();
  const all = waiting;
  waiting = [];
  for (let start = 0; start < all.length; start += BATCH) {
    const batch = all.slice(start, start + BATCH);
    rpc
      .call('simulator.source', { session, locations: batch.map(({ location }) => ({ ...location, file: withoutOrigin(location.file) })) })
      .then(
        ({ sources }) => sources,
        () => [],
      )
      .then((sources) => {
        for (const [index, { done }] of batch.entries()) done(sources[index] ?? null);
      });
  }
}

function withoutOrigin(file: string): string {
  return file.replace(/^[a-z]+:\/\/[^/]+/i, '');
}

/** The source of a place, once it is known. */
export function useSource(location: CodeLocation | undefined): SourcePlace | null {
  const [place, setPlace] = useState<SourcePlace | null>(null);
  useEffect(() => {
    let late = false;
    if (location) void findSource(location).then((found) => !late && setPlace(found));
    return () => {
      late = true;
    };
  }, [location]);
  return place;
}
