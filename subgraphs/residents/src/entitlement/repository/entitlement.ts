import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { at, pointer } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { AssistanceCategory } from '../../assistance/values.js';
import { recordedBy } from '../../register/repository/lock.js';
import { entitlement } from '../table.js';
import type { Entitlement } from '../types/entitlement.js';
import type { EntitledGroup, EntitlementRhythm } from '../values.js';

type EntitlementRow = Omit<
  typeof entitlement.$inferSelect,
  'recordedBySubject' | 'recordedByOrganisation' | 'sopId'
>;

/** A row as the graph shows it. */
export const toEntitlement = (row: EntitlementRow): Entitlement => ({
  ...row,
  everywhere: row.centreId === null,
  setBy: pointer(row.setById),
});

/**
 * What is in force at a centre at a moment, one row for each category: the latest setting of the centre, else the latest that holds
 * everywhere. A setting of nothing is in force as well: what it says is that nothing is owed.
 * @param which bounds it to a group or a category
 */
export const inForce = (centreId: SQL | AnyPgColumn, moment: SQL, which: SQL = sql`true`): SQL => sql`(
  select distinct on (${entitlement.category}, ${entitlement.entitled}) * from ${entitlement}
  where (${entitlement.centreId} = ${centreId} or ${entitlement.centreId} is null) and ${entitlement.validFrom} <= ${moment} and ${which}
  order by ${entitlement.category}, ${entitlement.entitled}, ${entitlement.centreId} is null, ${entitlement.validFrom} desc)`;

/** What is read of a row of `inForce` under the name `setting`. */
export const SETTING = {
  id: sql<string>`setting.id`.as('setting_id'),
  centreId: sql<string | null>`setting.centre_id`.as('setting_centre_id'),
  category: sql<AssistanceCategory>`setting.category`.as('category'),
  entitled: sql<EntitledGroup>`setting.entitled`.as('entitled'),
  quantity: sql<number>`setting.quantity`.mapWith(entitlement.quantity).as('quantity'),
  rhythm: sql<EntitlementRhythm>`setting.rhythm`.as('rhythm'),
  source: sql<string>`setting.source`.as('source'),
  assumed: sql<boolean>`setting.assumed`.as('assumed'),
  validFrom: sql<Date>`setting.valid_from`.mapWith(entitlement.validFrom).as('valid_from'),
  setById: sql<string | null>`setting.set_by_id`.as('set_by_id'),
};

/** What is in force now at these centres, of those that exist for the actor. */
export async function findEntitlements(request: Request, centreIds: string[]) {
  const query = await request.database.read();
  return query
    .select({ ...SETTING, atCentre: sql<string>`parent.id`.as('at_centre') })
    .from(
      sql`unnest(${sql.param(centreIds)}::uuid[]) as parent (id)
        cross join lateral ${inForce(sql`parent.id`, at(request.now))} as setting`,
    )
    .where(visibleAt(request, 'ENTITLEMENTS', sql`parent.id`))
    .orderBy(sql`parent.id, setting.category, setting.entitled`);
}

export type NewEntitlement = Pick<
  typeof entitlement.$inferInsert,
  'category' | 'entitled' | 'quantity' | 'rhythm' | 'source' | 'assumed'
> & { centreId: string };

/** Sets what is to be had at a centre from now on. */
export async function insertEntitlement(
  request: Request,
  query: Query,
  wanted: NewEntitlement,
): Promise<string> {
  const id = newIdentifier();
  await query.insert(entitlement).values({
    id,
    ...wanted,
    validFrom: request.now,
    setById: request.actor.staffMember ?? null,
    ...recordedBy(request),
  });
  return id;
}
