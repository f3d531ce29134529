/** A PostgreSQL of its own on loopback, without anything durable. Null when it is not installed. */
export function startPostgres(env?: NodeJS.ProcessEnv): Promise<{ url: string; stop(): Promise<void> } | null>;
