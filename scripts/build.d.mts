/** Builds the targets named, or all, whose sources changed; resolves to those that were built. */
export function buildIfChanged(options?: { log?: (line: string) => void; only?: readonly string[] }): Promise<string[]>;
