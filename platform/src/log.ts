import { pino } from 'pino';

export type Log = ReturnType<typeof createLog>;

/** A JSON log on standard output. It never gets a request's variables, a row or a token: callers pass names and counts. */
export const createLog = (name: string) =>
  pino({
    name,
    level: process.env['LOG_LEVEL'] ?? 'info',
    base: null,
    redact: {
      paths: ['authorization', 'headers.authorization', 'token', '*.token', 'parameters', '*.parameters'],
      remove: true,
    },
  });
