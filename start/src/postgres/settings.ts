/** For servers of an hour: nothing survives a crash of the machine, and nothing is tidied meanwhile. */
const HASTY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '2GB',
  checkpoint_timeout: '1h',
  autovacuum: 'off',
  // Row-level security makes planning ten times as dear as what is planned: a statement is planned once a connection, not each time.
  plan_cache_mode: 'force_generic_plan',
};
/** What makes a stolen password hard to guess takes milliseconds at every sign-in. */
const HASTY_SIGN_IN = { scram_iterations: 1 };

/** Settings of PostgreSQL by their names there. */
export type Settings = Record<string, string | number>;

/**
 * The server's settings, given at every start and so the same on data of any age.
 * @param durable false for tests alone: a crash of the machine may then lose everything
 * @param major the server's version, for example 18
 * @param further what a measurement or a test wants beside or instead
 */
export function settings(port: number, durable: boolean, major: number, further: Settings = {}): string[] {
  const values = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: durable ? '256MB' : '128MB',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    logging_collector: 'off',
    log_line_prefix: '%m [%p] ',
    // A message's details and statements hold the values of rows, which are data on persons: neither reaches the log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(!durable && HASTY),
    ...(!durable && major >= 16 && HASTY_SIGN_IN),
    ...further,
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
