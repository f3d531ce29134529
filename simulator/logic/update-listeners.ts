import * as glassEasel from 'glass-easel';
import { componentBehind } from './component-node.ts';

/** What a listener of `setUpdatePerformanceListener` hears. Timestamps are milliseconds since the epoch. */
interface UpdateFigures {
  updateProcessId: number;
  /** Of the update in whose course this one was made; undefined for one that stands alone. */
  parentUpdateProcessId: number | undefined;
  /** Whether it was carried out as a part of another one. */
  isMergedUpdate: boolean;
  /** Each as names and indexes; only for listeners that ask for them. */
  dataPaths?: (string | number)[][];
  pendingStartTimestamp: number;
  updateStartTimestamp: number;
  updateEndTimestamp: number;
}

const listeners = new WeakMap<object, { withPaths: boolean; listener: (figures: UpdateFigures) => void }>();
let lastUpdate = 0;
let running: number | undefined;

/** Makes `listener` hear every later update of this instance; what is no function removes the listener. */
export function listenToUpdates(instance: object, withPaths: boolean, listener: unknown): void {
  if (typeof listener === 'function') listeners.set(instance, { withPaths, listener: listener as (figures: UpdateFigures) => void });
  else listeners.delete(instance);
}

/** Runs an update of an instance's data, and tells who listens to it. `keys` are the paths as the app wrote them. */
export function measureUpdate(instance: object, keys: readonly string[], update: () => void): void {
  const id = ++lastUpdate;
  const parent = running;
  const start = Date.now();
  running = id;
  try {
    update();
  } finally {
    running = parent;
  }
  const heard = listeners.get(instance);
  if (!heard) return;
  const figures: UpdateFigures = {
    updateProcessId: id,
    parentUpdateProcessId: parent,
    isMergedUpdate: parent !== undefined,
    ...(heard.withPaths && { dataPaths: keys.map(pathOf) }),
    pendingStartTimestamp: start,
    updateStartTimestamp: start,
    updateEndTimestamp: Date.now(),
  };
  glassEasel.safeCallback('UpdatePerformanceListener', heard.listener, instance, [figures], componentBehind(instance));
}

/** `a.b[0]` as `['a', 'b', 0]`. */
function pathOf(key: string): (string | number)[] {
  return [...key.matchAll(/\[(\d+)\]|((?:\\.|[^.[\\])+)/g)].map(([, index, name = '']) =>
    index === undefined ? name.replace(/\\(.)/g, '$1') : Number(index),
  );
}
