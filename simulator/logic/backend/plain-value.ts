/**
 * A value that can cross to the view: functions become null, anything JSON has no form for is dropped as `setData` drops it.
 * Cycles and throwing getters give null.
 */
export function plainValue(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  const type = typeof value;
  if (type === 'string' || type === 'number' || type === 'boolean') return value;
  if (type === 'function' || type === 'symbol') return null;
  if (type === 'bigint') return String(value);
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value;
  try {
    const json = JSON.stringify(value);
    return json === undefined ? null : JSON.parse(json);
  } catch {
    return null;
  }
}
