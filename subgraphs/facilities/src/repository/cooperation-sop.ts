import type { Request } from '@mrrm/platform/context';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import { asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { visiblePremises } from '../access/visibility.js';
import { cooperationSop, sopParty } from '../tables.js';
import type { CooperationSop } from '../types/cooperation-sop.js';
import type { SopStatus } from '../values.js';

/** Whether the next version begins where this one ends. */
const isSuperseded = sql`exists (select from facilities.cooperation_sop as successor
  where successor.centre_id = ${cooperationSop.centreId} and successor.number > ${cooperationSop.number}
    and successor.status <> 'DRAFT' and successor.valid_from = ${cooperationSop.validUntil})`;

/** Where an SOP stands at a moment: what the date has made of the status that is written down. */
export const presentStatus = (now: Date): SQL<SopStatus> => sql<SopStatus>`case
  when ${cooperationSop.status} not in ('AGREED', 'IN_FORCE') then ${cooperationSop.status}
  when ${cooperationSop.validUntil} <= ${at(now)} then case when ${isSuperseded} then 'SUPERSEDED' else 'ENDED' end
  when ${cooperationSop.validFrom} <= ${at(now)} then 'IN_FORCE'
  else 'AGREED' end`;

const columnsAt = (now: Date) => ({
  id: cooperationSop.id,
  centreId: cooperationSop.centreId,
  number: cooperationSop.number,
  status: presentStatus(now).as('present_status'),
  noticeDays: cooperationSop.noticeDays,
  endReason: cooperationSop.endReason,
  noticeGivenAt: cooperationSop.noticeGivenAt,
  noticeGivenBy: cooperationSop.noticeGivenBy,
  validFrom: cooperationSop.validFrom,
  validUntil: cooperationSop.validUntil,
  documentName: cooperationSop.documentName,
  documentSha256: cooperationSop.documentSha256,
  version: cooperationSop.version,
});

/** An SOP was in force at a moment when every party had signed it and it holds then. */
export const wasInForceAt = (moment: Date): SQL => sql`(
  ${cooperationSop.status} <> 'DRAFT'
  and ${cooperationSop.validFrom} <= ${at(moment)}
  and (${cooperationSop.validUntil} is null or ${cooperationSop.validUntil} > ${at(moment)}))`;

/** Where past versions overlap the one that is in force now, that one counts; among past ones, the newest. */
export const bestInForceFirst = sql`(${cooperationSop.status} in ('AGREED', 'IN_FORCE')) desc, ${cooperationSop.number} desc`;

/** SOPs that meet a condition, the newest version first. */
export async function findSops(request: Request, condition: SQL): Promise<CooperationSop[]> {
  const query = await request.database.read();
  return query
    .select(columnsAt(request.now))
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
    .selectDistinctOn([cooperationSop.centreId], columnsAt(request.now))
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
      sql`${isOneOf(cooperationSop.centreId, centreIds)} and ${cooperationSop.status} in ('AGREED', 'IN_FORCE')
        and ${wasInForceAt(now)} and ${sopParty.organisation} = ${actor.organisation}
        and ${sopParty.signedAt} is not null`,
    )
    .orderBy(asc(cooperationSop.centreId), desc(cooperationSop.number));
}
