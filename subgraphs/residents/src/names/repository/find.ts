import type { Request } from '@mrrm/platform/context';
import { badInput } from '@mrrm/platform/wire/errors';
import { type SQL, sql } from 'drizzle-orm';
import { resident } from '../../register/table.js';
import { isLookedFor, lookedFor, MOST_PARTS } from '../rules/tokens.js';
import { nameToken } from '../table.js';
import { waitingNames } from './waiting.js';

/**
 * Whose name is the one that is looked for, under any spelling, as a condition on the table `resident`. Names without tokens yet are
 * folded here: who was registered a moment ago is found as well.
 * @throws Refusal BAD_USER_INPUT when the name has no letters or too many parts; UPSTREAM_UNAVAILABLE while more names than can be looked at
 * one by one have no tokens, as after a first load: what would be missing is unknown
 */
export async function hasName(request: Request, name: string): Promise<SQL> {
  const wanted = lookedFor(name);
  if (wanted.length === 0) throw badInput('Give at least one part of a name, in letters.', 'filter.name');
  if (wanted.length > MOST_PARTS)
    throw badInput(`Give at most ${MOST_PARTS} parts of a name.`, 'filter.name');
  const waiting = await waitingNames(await request.database.read(), 'filter.name');
  const ids = waiting.filter((one) => isLookedFor(one.name, wanted)).map(({ id }) => id);
  const having = wanted.map(
    (tokens) =>
      sql`select ${nameToken.residentId} from ${nameToken} where ${nameToken.token} = any(${sql.param(tokens)}::text[])`,
  );
  // An array, of which PostgreSQL expects few: it then finds the residents by their keys, and does not try everybody's.
  return sql`${resident.id} = any(array((${sql.join(having, sql` intersect `)}) union select unnest(${sql.param(ids)}::uuid[])))`;
}
