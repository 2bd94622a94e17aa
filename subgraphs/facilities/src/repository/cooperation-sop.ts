import { at, isOneOf } from '@mrrm/platform/conditions';
import { asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { visiblePremises } from '../access/visibility.js';
import type { Request } from '../context.js';
import { cooperationSop, sopParty } from '../tables.js';
import type { CooperationSop } from '../types/cooperation-sop.js';

const columns = {
  id: cooperationSop.id,
  centreId: cooperationSop.centreId,
  number: cooperationSop.number,
  status: cooperationSop.status,
  validFrom: cooperationSop.validFrom,
  validUntil: cooperationSop.validUntil,
  documentName: cooperationSop.documentName,
  documentSha256: cooperationSop.documentSha256,
  version: cooperationSop.version,
};

/** An SOP was in force at a moment when it holds then and is, or has been, in force. Only past ones are not IN_FORCE any more. */
export const wasInForceAt = (moment: Date): SQL => sql`(
  ${cooperationSop.status} in ('IN_FORCE', 'SUPERSEDED', 'ENDED')
  and ${cooperationSop.validFrom} <= ${at(moment)}
  and (${cooperationSop.validUntil} is null or ${cooperationSop.validUntil} > ${at(moment)}))`;

/** Where past versions overlap the one that is in force now, that one counts; among past ones, the newest. */
export const bestInForceFirst = sql`(${cooperationSop.status} = 'IN_FORCE') desc, ${cooperationSop.number} desc`;

/** SOPs that meet a condition, the newest version first. */
export async function findSops(request: Request, condition: SQL): Promise<CooperationSop[]> {
  const query = await request.database.read();
  return query
    .select(columns)
    .from(cooperationSop)
    .where(sql`${condition} and ${visiblePremises(request, cooperationSop.centreId)}`)
    .orderBy(desc(cooperationSop.number));
}

/** The SOP of each centre that was in force at a moment. */
export async function findSopsInForce(
  request: Request,
  centreIds: string[],
  moment: Date,
): Promise<CooperationSop[]> {
  const query = await request.database.read();
  return query
    .selectDistinctOn([cooperationSop.centreId], columns)
    .from(cooperationSop)
    .where(
      sql`${isOneOf(cooperationSop.centreId, centreIds)} and ${wasInForceAt(moment)}
        and ${visiblePremises(request, cooperationSop.centreId)}`,
    )
    .orderBy(asc(cooperationSop.centreId), bestInForceFirst);
}

/** The SOPs in force at centres that name the actor's organisation as a party which has signed; one a centre. */
export async function findAgreementsForReader(
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
      sql`${isOneOf(cooperationSop.centreId, centreIds)} and ${cooperationSop.status} = 'IN_FORCE'
        and ${wasInForceAt(now)} and ${sopParty.organisation} = ${actor.organisation}
        and ${sopParty.signedAt} is not null`,
    )
    .orderBy(asc(cooperationSop.centreId), desc(cooperationSop.number));
}
