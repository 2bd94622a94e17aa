import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { Refusal } from '@mrrm/platform/wire/errors';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { resident } from '../../register/table.js';
import { nameToFold } from '../table.js';
import { wholeName } from './fold.js';

/** So many names without tokens are looked at one by one. */
const MOST_WAITING = 2000;

/**
 * Those whose names have no tokens yet, of whom the reader sees: they are looked at one by one.
 * @param path where in the question the name stands
 * @throws Refusal UPSTREAM_UNAVAILABLE while there are more, as after a first load: what would be missing is unknown
 */
export async function waitingNames(query: Query, path?: string): Promise<{ id: string; name: string }[]> {
  const waiting = await rows(
    query,
    sql`select ${resident.id} as id, ${wholeName} as name from ${nameToFold} join ${resident} on ${resident.id} = ${nameToFold.residentId}
      limit ${MOST_WAITING + 1}`,
    z.object({ id: z.string(), name: z.string() }),
  );
  if (waiting.length > MOST_WAITING)
    throw new Refusal(
      'UPSTREAM_UNAVAILABLE',
      'The names on record are being prepared for the search. Ask again in a minute.',
      { path, rule: 'NAMES_BEING_PREPARED' },
    );
  return waiting;
}
