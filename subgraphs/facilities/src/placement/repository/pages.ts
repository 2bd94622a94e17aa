import type { Request } from '@mrrm/platform/context';
import { at, isOneOf } from '@mrrm/platform/database/conditions';
import { readMomentCursor } from '@mrrm/platform/reading/connection';
import type { Page, Total } from '@mrrm/platform/reading/pages';
import { count, eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { visiblePlacements } from '../../access/visibility.js';
import { bedsUpToCentre, fromBeds } from '../../premises/repository/chain.js';
import { bed, building, floor } from '../../premises/table.js';
import { placement } from '../table.js';
import type { Placement } from '../types/placement.js';
import { stayIn } from './conditions.js';
import { findPlacements, fromStays } from './placement.js';

/** The lists of placements: all of a resident's, those of a zone that hold at a moment, the reservations of a centre. */
export type PlacementList =
  | { of: 'RESIDENT' }
  | { of: 'SAFE_ZONE'; at: Date }
  | { of: 'CENTRE'; reservedBy: Date };

const parentOf: Record<PlacementList['of'], AnyPgColumn> = {
  RESIDENT: placement.residentId,
  SAFE_ZONE: floor.safeZoneId,
  CENTRE: building.centreId,
};

function belongsTo(list: PlacementList): SQL {
  switch (list.of) {
    case 'RESIDENT':
      return sql`true`;
    case 'SAFE_ZONE':
      return sql`true`;
    case 'CENTRE':
      return sql`(${placement.stage} = 'RESERVED' and ${placement.startsAt} <= ${at(list.reservedBy)})`;
  }
}

/** The placements of which a list has some, with their beds: those that hold at a moment are found from the beds. */
const placementsOf = (list: PlacementList): SQL =>
  list.of === 'SAFE_ZONE'
    ? sql`${bedsUpToCentre} cross join lateral ${stayIn(bed.id, at(list.at))} join ${placement} on ${placement.id} = held.id`
    : sql`${placement} join (${bedsUpToCentre}) on ${bed.id} = ${placement.bedId}`;

/** One page of each parent's list, in one statement: at most `first + 1` placements a parent, the latest start first. */
export function findPlacementPages(
  request: Request,
  list: PlacementList,
  parentIds: string[],
  { first, after }: Page,
): Promise<Placement[]> {
  const cursor = readMomentCursor(after);
  const beyond = cursor
    ? sql`(${placement.startsAt}, ${placement.id}) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : sql`true`;
  return findPlacements(
    request,
    // An array, of which PostgreSQL thinks that it is short: of a page of unknown length it thinks that it is a tenth of the table.
    sql`${placement.id} = any(array(
      select page.id from unnest(${sql.param(parentIds)}::uuid[]) as parent (id)
      cross join lateral (
        select ${placement.id} from ${placementsOf(list)}
        where ${parentOf[list.of]} = parent.id and ${belongsTo(list)} and ${beyond}
          and ${visiblePlacements(request)}
        order by ${placement.startsAt} desc, ${placement.id} desc limit ${first + 1}
      ) as page
    ))`,
  );
}

/** How many placements each parent's list has. A parent without any has no row. */
export async function countPlacements(
  request: Request,
  list: PlacementList,
  parentIds: string[],
): Promise<Total[]> {
  const parent = parentOf[list.of];
  const query = await request.database.read();
  const fields = { parentId: sql<string>`${parent}`, total: count() };
  const from =
    list.of === 'SAFE_ZONE'
      ? fromStays(query, fields, list.at)
      : fromBeds(query, fields).innerJoin(placement, eq(placement.bedId, bed.id));
  return from
    .where(sql`${isOneOf(parent, parentIds)} and ${belongsTo(list)} and ${visiblePlacements(request)}`)
    .groupBy(parent);
}
