import type { Opened } from '@mrrm/platform/access/row-access';
import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { sharingClause } from '../sharing/table.js';

/** Whether a clause is in force at a centre in favour of an organisation, for the purpose of this request. */
const isInForce = ({ actor, now }: Request, centreId: AnyPgColumn | SQL, organisation: string): SQL => sql`
  ${sharingClause.centreId} = ${centreId}
    and ${sharingClause.organisation} = ${organisation} and ${actor.purpose} = any(${sharingClause.purposes})
    and ${sharingClause.validFrom} <= ${at(now)}
    and (${sharingClause.validUntil} is null or ${sharingClause.validUntil} > ${at(now)})`;

/** The clauses in force at a centre in favour of the actor's organisation. */
const clausesFor = (request: Request, centreId: AnyPgColumn | SQL): SQL =>
  sql`${sharingClause} where ${isInForce(request, centreId, request.actor.organisation)}`;

/** Whether a clause in force opens a group at a centre to the actor's organisation. */
export const isOpenedAt = (request: Request, centreId: AnyPgColumn | SQL, group: string): SQL =>
  sql`exists (select from ${clausesFor(request, centreId)} and ${group} = any(${sharingClause.fieldGroups}))`;

/** Read with a row: the groups that clauses in force open to the actor's organisation, and which clause. */
export const openedByClauses = (request: Request, centreId: AnyPgColumn) =>
  sql<Opened | null>`(
    select jsonb_object_agg(field_group, basis) from (
      select unnest(${sharingClause.fieldGroups}) as field_group,
        'SOP:' || ${sharingClause.sopId} || ' ' || ${sharingClause.clause} as basis
      from ${clausesFor(request, centreId)}) as clause)`.as('opened');

/** Whether a clause in force opens a group at a centre to an organisation, be it another than the actor's. */
export async function isOpenTo(
  request: Request,
  organisation: string,
  centreId: string,
  group: string,
): Promise<boolean> {
  const query = await request.database.read();
  const [clause] = await query
    .select({ id: sharingClause.id })
    .from(sharingClause)
    .where(
      sql`${isInForce(request, sql`${centreId}`, organisation)} and ${group} = any(${sharingClause.fieldGroups})`,
    )
    .limit(1);
  return clause !== undefined;
}
