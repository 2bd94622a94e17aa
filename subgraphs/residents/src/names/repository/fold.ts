import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { BEFORE_ALL, type Chore } from '@mrrm/platform/writing/chore';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { resident } from '../../register/table.js';
import { tokensOf } from '../rules/tokens.js';
import { nameToFold, nameToken } from '../table.js';

/** A transaction holds the rows of so many residents: a fifth of a second. */
const MOST_AT_ONCE = 250;

const named = z.object({ id: z.string(), name: z.string() });

/** All names, as they are in Latin letters, and other names, as they are folded. */
export const wholeName = sql`concat_ws(' ', ${resident.givenName}, ${resident.familyName}, ${resident.fatherName},
  ${resident.givenNameLatin}, ${resident.familyNameLatin}, ${resident.fatherNameLatin}, array_to_string(${resident.otherNames}, ' '))`;

/** Makes tokens of the names that have none yet. @yields 0: nothing is settled by it */
export const foldNames: Chore = async function* ({ request }) {
  for (let after: string | undefined = BEFORE_ALL; after; yield 0) {
    const before: string = after;
    after = await request.write((write) => foldSome(write, before));
  }
};

/**
 * Whoever corrects a name waits until it is folded or is passed over: no name is another one between reading and folding.
 * @returns whose was the last; undefined when there are no more
 */
async function foldSome(query: Query, after: string): Promise<string | undefined> {
  const found = await rows(
    query,
    sql`select ${resident.id} as id, ${wholeName} as name from ${nameToFold} join ${resident} on ${resident.id} = ${nameToFold.residentId}
      where ${nameToFold.residentId} > ${after}
      order by ${nameToFold.residentId} limit ${MOST_AT_ONCE} for update of name_to_fold skip locked for share of resident skip locked`,
    named,
  );
  if (found.length === 0) return undefined;
  const pairs = found.flatMap(({ id, name }) => tokensOf(name).map((token) => ({ id, token })));
  const ids = found.map(({ id }) => id);
  await planAnew(query, () => query.delete(nameToken).where(isOneOf(nameToken.residentId, ids)));
  await query.execute(sql`insert into ${nameToken} (token, resident_id)
    select * from unnest(${sql.param(pairs.map(({ token }) => token))}::text[], ${sql.param(pairs.map(({ id }) => id))}::uuid[])`);
  await query.delete(nameToFold).where(isOneOf(nameToFold.residentId, ids));
  return found.length === MOST_AT_ONCE ? ids.at(-1) : undefined;
}

/**
 * A statement is planned once for a connection. After a load that is while there is no token yet, and to look for those of 250 people would
 * stay to look at all that there are: of 122 s for 111,000 names it took 37.
 */
async function planAnew(query: Query, statement: () => PromiseLike<unknown>): Promise<void> {
  await query.execute(sql`set local plan_cache_mode = 'force_custom_plan'`);
  await statement();
  await query.execute(sql`set local plan_cache_mode = default`);
}
