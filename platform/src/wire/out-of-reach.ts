/** SQLSTATE classes and codes by which PostgreSQL says "not now": connection, resources, shutdown, cancelled, locked. */
const NOT_NOW = /^(?:08|53|57P0|57014$|55P03$)/;
/** The same from the driver and the system, when there is no PostgreSQL to say it. */
const NO_CONNECTION =
  /^(?:CONNECTION_\w+|CONNECT_TIMEOUT|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOENT|ENOTFOUND|EAI_AGAIN)$/;

/** What is told then. A write may have been done all the same: its key makes asking again safe. */
export const OUT_OF_REACH =
  'The owner of this information cannot be reached at the moment. Try again, a write with the same idempotency key.';

/** Whether an error says that the database could not be asked or gave up: the same request may go through a little later. */
export function isOutOfReach(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = String((at as { code?: unknown }).code ?? '');
    if ((at.name === 'PostgresError' ? NOT_NOW : NO_CONNECTION).test(code)) return true;
  }
  return false;
}
