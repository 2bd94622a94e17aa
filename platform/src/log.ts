import { pino } from 'pino';

/** How far a library's words are kept: what follows the second colon may hold values. */
const kept = (message: unknown): string => String(message).split(':', 2).join(':').slice(0, 120);

export type Log = ReturnType<typeof createLog>;

/** A JSON log on standard output, or in the file that LOG_FILE names. It never gets a request's variables, a row or a token: callers pass names and counts. */
export const createLog = (name: string) =>
  pino(
    {
      name,
      level: process.env['LOG_LEVEL'] ?? 'info',
      base: null,
      redact: {
        paths: ['authorization', 'headers.authorization', 'token', '*.token', 'parameters', '*.parameters'],
        remove: true,
      },
    },
    pino.destination({ dest: process.env['LOG_FILE'] ?? 1, sync: true }),
  );

/** The log for a library that writes texts of its own: their beginning alone, such as `Unexpected error: PostgresError`. */
export const forLibrary = (log: Log) => ({
  debug: (message?: unknown) => log.debug(kept(message)),
  info: (message?: unknown) => log.info(kept(message)),
  warn: (message?: unknown) => log.warn(kept(message)),
  error: (message?: unknown) => log.error(kept(message)),
});
