import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { rows } from '@mrrm/platform/database/rows';
import { readMomentCursor } from '@mrrm/platform/reading/connection';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { visiblePlacements } from '../../access/visibility.js';
import { bed, building, floor, room } from '../../premises/table.js';
import { placement } from '../table.js';
import type { Placement } from '../types/placement.js';
import { holdsAt } from './conditions.js';
import { findPlacements } from './placement.js';

/** The lists of placements: all of a resident's, those of a zone that hold at a moment, the reservations of a centre. */
export type PlacementList =
  | { of: 'RESIDENT' }
  | { of: 'SAFE_ZONE'; at: Date }
  | { of: 'CENTRE'; reservedBy: Date };

export interface PlacementPage {
  first: number;
  after?: string | null | undefined;
}

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
      return holdsAt(list.at);
    case 'CENTRE':
      return sql`(${placement.stage} = 'RESERVED' and ${placement.startsAt} <= ${at(list.reservedBy)})`;
  }
}

const placementsUpToBuilding = sql`${placement}
  join ${bed} on ${bed.id} = ${placement.bedId}
  join ${room} on ${room.id} = ${bed.roomId}
  join ${floor} on ${floor.id} = ${room.floorId}
  join ${building} on ${building.id} = ${floor.buildingId}`;

/** One page of each parent's list, in one statement: at most `first + 1` placements a parent, the latest start first. */
export function findPlacementPages(
  request: Request,
  list: PlacementList,
  parentIds: string[],
  { first, after }: PlacementPage,
): Promise<Placement[]> {
  const cursor = readMomentCursor(after);
  const beyond = cursor
    ? sql`(${placement.startsAt}, ${placement.id}) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : sql`true`;
  return findPlacements(
    request,
    sql`${placement.id} in (
      select page.id from unnest(${sql.param(parentIds)}::uuid[]) as parent (id)
      cross join lateral (
        select ${placement.id} from ${placementsUpToBuilding}
        where ${parentOf[list.of]} = parent.id and ${belongsTo(list)} and ${beyond}
          and ${visiblePlacements(request)}
        order by ${placement.startsAt} desc, ${placement.id} desc limit ${first + 1}
      ) as page
    )`,
  );
}

const placementCount = z.object({ parentId: z.string(), total: z.number() });
export type PlacementCount = z.infer<typeof placementCount>;

/** How many placements each parent's list has. A parent without any has no row. */
export async function countPlacements(
  request: Request,
  list: PlacementList,
  parentIds: string[],
): Promise<PlacementCount[]> {
  const query = await request.database.read();
  const parent = parentOf[list.of];
  const statement = sql`
    select ${parent} as "parentId", count(*)::int as total from ${placementsUpToBuilding}
    where ${parent} = any(${sql.param(parentIds)}::uuid[]) and ${belongsTo(list)}
      and ${visiblePlacements(request)}
    group by ${parent}`;
  return rows(query, statement, placementCount);
}
