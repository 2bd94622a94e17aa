import { pino } from 'pino';

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
