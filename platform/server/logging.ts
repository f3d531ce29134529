import pino from 'pino';

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

interface Described {
  type: string;
  message: string;
  code?: string;
  /** Only where it happened: the first line of a stack repeats the message. */
  stack?: string;
  cause?: Described;
}

const MOST_CAUSES = 5;

/** A failed query's own message lists its parameters, among them hashes and secrets. PostgreSQL's of class 22 quote a value. */
function messageOf(error: Error & { query?: unknown; code?: unknown }): string {
  if (typeof error.query === 'string') return `Failed query: ${error.query}`;
  if (typeof error.code === 'string' && /^22[0-9A-Z]{3}$/.test(error.code)) return error.message.replace(/"[^"]*"/g, '"..."');
  return error.message;
}

/** What the log says of an error: no fields of its own but a code, so that nobody's input or secret gets there. */
export function describeError(error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: 'Something that is no error was thrown.' };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: messageOf(error),
    ...(typeof code === 'string' && { code }),
    ...(frames.length > 0 && { stack: frames.join('\n') }),
    ...(error.cause !== undefined && depth < MOST_CAUSES && { cause: describeError(error.cause, depth + 1) }),
  };
}

interface Asked {
  method: string;
  ip?: string;
  routeOptions?: { url?: string | undefined };
}

export interface LogSettings {
  level: LogLevel;
  /** Values that never stand in a line, wherever they come from. */
  secrets?: readonly string[];
}

/** A secret that is shorter would make the log unreadable. */
const SHORTEST_SECRET = 4;

/**
 * One JSON document a line. A request is named by its route: addresses hold tickets and capabilities, headers sessions and keys.
 */
export function createLogger({ level, secrets = [] }: LogSettings, destination: pino.DestinationStream): pino.Logger {
  const hidden = secrets.filter((secret) => secret.length >= SHORTEST_SECRET).map((secret) => JSON.stringify(secret).slice(1, -1));
  return pino(
    {
      level,
      serializers: {
        err: (error: unknown) => describeError(error),
        req: ({ method, ip, routeOptions }: Asked) => ({ method, route: routeOptions?.url ?? 'none', address: ip }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
      hooks: {
        // An error alone would be logged under its own message.
        logMethod(args, method) {
          if (args.length === 1 && (args[0] as unknown) instanceof Error) method.apply(this, [args[0], describeError(args[0]).message]);
          else method.apply(this, args);
        },
        streamWrite: (line) => hidden.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line),
      },
    },
    destination,
  );
}
