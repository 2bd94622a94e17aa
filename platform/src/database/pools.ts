import pLimit, { type LimitFunction } from 'p-limit';
import type { ReservedSql, Sql } from 'postgres';
import {
  AUDIT_PATIENCE_MILLISECONDS,
  type DatabaseOptions,
  FIGURE_CONNECTIONS,
  IDLE_SECONDS,
  type Lane,
  LONGEST_STATEMENT,
  type OnStatement,
  poolOf,
  URGENT_CONNECTIONS,
} from './lanes.js';
import { Replica } from './replica.js';

/** Who waits for a connection at this moment, and for how long all have waited. */
export interface Waits {
  now: number;
  seconds: number;
}

/** The pools of one database, and how many figures may be counted at once. */
export interface Pools {
  lanes: Record<Exclude<Lane, 'ANALYSTS'>, Sql>;
  /** Where PostgreSQL is told to stop a statement for which nobody waits any longer. */
  stops: Sql;
  figures: LimitFunction;
  replica: Replica | undefined;
  onStatement: OnStatement;
  /** Of each lane: for how many milliseconds a statement may run. */
  longest: Record<Lane, number>;
  /** Of each lane. */
  waits: Record<Lane, Waits>;
}

/** Opens a pool for each lane; none of them connects before it is asked. */
export function openPools(options: DatabaseOptions): Pools {
  const most = options.maximumConnections ?? 10;
  const figures = poolOf(options, FIGURE_CONNECTIONS, { plan_cache_mode: 'auto' });
  return {
    lanes: {
      REQUESTS: poolOf(options, most),
      URGENT: poolOf(options, Math.min(most, URGENT_CONNECTIONS)),
      FIGURES: figures,
      AUDIT: poolOf(options, 1, { lock_timeout: AUDIT_PATIENCE_MILLISECONDS }),
    },
    stops: poolOf(options, 1, {}, IDLE_SECONDS),
    figures: pLimit(FIGURE_CONNECTIONS),
    replica: options.replica && new Replica(options.replica, options, figures),
    onStatement: options.onStatement ?? (() => {}),
    longest: { ...LONGEST_STATEMENT, REQUESTS: options.longestStatement ?? LONGEST_STATEMENT.REQUESTS },
    waits: {
      REQUESTS: { now: 0, seconds: 0 },
      URGENT: { now: 0, seconds: 0 },
      FIGURES: { now: 0, seconds: 0 },
      AUDIT: { now: 0, seconds: 0 },
      ANALYSTS: { now: 0, seconds: 0 },
    },
  };
}

/** A connection of a lane, once one is free. */
export async function reserve(lane: Sql, waits: Waits): Promise<ReservedSql> {
  const began = performance.now();
  waits.now += 1;
  try {
    return await lane.reserve();
  } finally {
    waits.now -= 1;
    waits.seconds += (performance.now() - began) / 1000;
  }
}

export async function closePools({ lanes, stops, replica }: Pools): Promise<void> {
  await Promise.all([...Object.values(lanes), stops].map((sql) => sql.end({ timeout: 5 })));
  await replica?.close();
}
