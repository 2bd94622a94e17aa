import { drizzle } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import { DEFAULT_TIME_ZONE } from '../values/day.js';

export type OnStatement = (text: string, whose: 'REQUEST' | 'SLICE') => void;

/** Whether analysts' figures can be counted on the replica, or why not. */
export type ReplicaStanding = 'GOOD' | 'AWAY' | 'TOO_OLD' | 'NO_REPLICA';

export interface ReplicaOptions {
  /** The same role's way into the same database on a streaming replica. */
  url: string;
  /** How old a figure may be: it shows all that was durable so many seconds before it was asked for. */
  oldestSeconds: number;
  /** Told whenever the standing changes. */
  onStanding?: ((standing: ReplicaStanding) => void) | undefined;
}

export interface DatabaseOptions {
  url: string;
  applicationName: string;
  /** Connections for requests; 10 by default. What is urgent, figures and the audit have a few more of their own. */
  maximumConnections?: number | undefined;
  /** For how many milliseconds a statement of a request may run; 10 seconds by default. For programs for which nobody waits. */
  longestStatement?: number | undefined;
  /** Where analysts' figures are counted; on the database itself by default. */
  replica?: ReplicaOptions | undefined;
  /** IANA name of the zone for places whose own is not known, for what PostgreSQL itself decides by the day. */
  timeZone?: string | undefined;
  /**
   * Called with the text of each statement (never its parameters), and whether it is one of somebody's request or one that the
   * slice sends of its own accord; for counts in tests and metrics.
   */
  onStatement?: OnStatement | undefined;
}

/**
 * For what a connection is taken; `ANALYSTS` is on a replica alone. Each lane has its own: a request that reads may wait for a figure or for the audit, and
 * whoever holds a connection of those lanes never waits for one of the first. So nobody can wait for somebody who waits.
 */
export type Lane = 'REQUESTS' | 'URGENT' | 'FIGURES' | 'AUDIT' | 'ANALYSTS';
/** What is urgent finds connections of its own: however many read, none of them is waited for. */
export const URGENT_CONNECTIONS = 4;
export const FIGURE_CONNECTIONS = 2;
/** For how long the audit waits for its place in the chain while somebody holds it. */
export const AUDIT_PATIENCE_MILLISECONDS = 2000;
/** After which the connection that is seldom needed is given up. */
export const IDLE_SECONDS = 10;
/** The longest that a statement may run, in milliseconds, when its request has no nearer deadline. */
export const LONGEST_STATEMENT: Record<Lane, number> = {
  REQUESTS: 10_000,
  URGENT: 10_000,
  FIGURES: 3000,
  AUDIT: 10_000,
  ANALYSTS: 3000,
};
/**
 * Row-level security makes planning dearer than what is planned, five to sixty times for what is about people: each connection plans a
 * statement once, for any values. It can, since a text never changes with how many are asked for. A figure is counted over
 * years, by dates that decide how: it is planned for its values. An address may say another (`?plan_cache_mode=auto`).
 */
export const PLANNED_ONCE = 'force_generic_plan';

/** A pool of connections of one lane. @param more settings of its connections */
export function poolOf(
  options: DatabaseOptions,
  connections: number,
  more: Record<string, string | number> = {},
  idleSeconds?: number,
): Sql {
  const sql = postgres(options.url, {
    max: connections,
    ...(idleSeconds && { idle_timeout: idleSeconds }),
    connect_timeout: 5,
    // By default, a pool that lost its server stays away for up to 20 seconds after the server is back.
    backoff: (attempt) => Math.min(0.05 * 2 ** attempt, 1) * (0.5 + Math.random() / 2),
    onnotice: () => {},
    connection: {
      application_name: options.applicationName,
      statement_timeout: LONGEST_STATEMENT.REQUESTS,
      idle_in_transaction_session_timeout: 30_000,
      timezone: 'UTC',
      plan_cache_mode: PLANNED_ONCE,
      'app.time_zone': options.timeZone ?? DEFAULT_TIME_ZONE,
      ...more,
    } as Record<string, string | number>,
  });
  // drizzle sets the pool's date parsers as a side effect of being built on it.
  drizzle(sql);
  return sql;
}
