import type { Opened } from '@mrrm/platform/access/row-access';
import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import type { Actor } from '@mrrm/platform/wire/actor';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { sharingClause } from '../sharing/table.js';

/** Whether a clause is in force at a centre in favour of an organisation, for the purpose of this request. */
const isInForce = ({ actor, now }: Request, centreId: AnyPgColumn | SQL, organisation: string): SQL =>
  sql`${sharingClause.centreId} = ${centreId} and ${isFor(actor, now, organisation)}`;

/** Whether a clause is in force in favour of an organisation, for the purpose of the actor. */
const isFor = ({ purpose }: Actor, now: Date, organisation: string): SQL => sql`
  ${sharingClause.organisation} = ${organisation} and ${purpose} = any(${sharingClause.purposes})
    and ${sharingClause.validFrom} <= ${at(now)}
    and (${sharingClause.validUntil} is null or ${sharingClause.validUntil} > ${at(now)})`;

/** The clauses in force at a centre in favour of the actor's organisation. */
const clausesFor = (request: Request, centreId: AnyPgColumn | SQL): SQL =>
  sql`${sharingClause} where ${isInForce(request, centreId, request.actor.organisation)}`;

/** Whether a clause in force opens a group at a centre to the actor's organisation. */
export const isOpenedAt = (request: Request, centreId: AnyPgColumn | SQL, group: string): SQL =>
  sql`exists (select from ${clausesFor(request, centreId)} and ${group} = any(${sharingClause.fieldGroups}))`;

/**
 * Read with a row: the groups that clauses in force open to the actor's organisation, and which clause. It is worked out once a
 * statement, for all centres: for each row it took half of a page of sessions.
 */
export const openedByClauses = ({ actor, now }: Request, centreId: AnyPgColumn) =>
  sql<Opened | null>`(
    select jsonb_object_agg(place, opened) from (
      select place, jsonb_object_agg(field_group, basis) as opened from (
        select ${sharingClause.centreId} as place, unnest(${sharingClause.fieldGroups}) as field_group,
          'SOP:' || ${sharingClause.sopId} || ' ' || ${sharingClause.clause} as basis
        from ${sharingClause} where ${isFor(actor, now, actor.organisation)}) as clause
      group by place) as opening) -> ${centreId}::text`.as('opened');

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
