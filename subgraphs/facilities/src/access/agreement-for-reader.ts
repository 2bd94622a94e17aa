import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { loadOne } from '@mrrm/platform/reading/loaders';
import { asc, desc, eq, sql } from 'drizzle-orm';
import { cooperationSop, sopParty } from '../agreement/table.js';
import { wasInForceAt } from './in-force.js';

/** What is asked of a centre to know what it opens: of every feature whose records an agreement opens. */
export const accessLoaders = (request: Request) => ({
  agreementForReader: loadOne(
    (ids: string[]) => findAgreements(request, ids),
    (row) => row.centreId,
  ),
});

/** The SOPs in force at centres that name the actor's organisation as a party which has signed; one a centre. */
async function findAgreements(
  { actor, database, now }: Request,
  centreIds: string[],
): Promise<{ centreId: string; sopId: string }[]> {
  const query = await database.read();
  return query
    .selectDistinctOn([cooperationSop.centreId], {
      centreId: cooperationSop.centreId,
      sopId: cooperationSop.id,
    })
    .from(cooperationSop)
    .innerJoin(sopParty, eq(sopParty.sopId, cooperationSop.id))
    .where(
      sql`${isOneOf(cooperationSop.centreId, centreIds)} and ${cooperationSop.status} in ('AGREED', 'IN_FORCE')
        and ${wasInForceAt(now)} and ${sopParty.organisation} = ${actor.organisation}
        and ${sopParty.signedAt} is not null`,
    )
    .orderBy(asc(cooperationSop.centreId), desc(cooperationSop.number));
}
