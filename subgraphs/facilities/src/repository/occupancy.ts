import { isOneOf } from '@mrrm/platform/conditions';
import { sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { visibleFigures } from '../access/visibility.js';
import type { Request } from '../context.js';
import { bed, building, floor, placement, room } from '../tables.js';
import { holdsAt } from './conditions.js';

export type OccupiedPlace = 'CENTRE' | 'SAFE_ZONE';

const columnOf: Record<OccupiedPlace, AnyPgColumn> = {
  CENTRE: building.centreId,
  SAFE_ZONE: floor.safeZoneId,
};

export interface Occupancy {
  placeId: string;
  residents: number;
}

/** How many residents have a bed at a moment, by place. A place without any has no row. */
export async function countResidentsPlaced(
  request: Request,
  place: OccupiedPlace,
  placeIds: string[],
  moment: Date,
): Promise<Occupancy[]> {
  const column = columnOf[place];
  const rows = await request.database.figures((query) =>
    query.execute(sql`
    select ${column} as "placeId", count(*)::int as residents
    from ${placement}
      join ${bed} on ${bed.id} = ${placement.bedId}
      join ${room} on ${room.id} = ${bed.roomId}
      join ${floor} on ${floor.id} = ${room.floorId}
      join ${building} on ${building.id} = ${floor.buildingId}
    where ${isOneOf(column, placeIds)} and ${holdsAt(moment)}
      and ${visibleFigures(request, building.centreId)}
    group by ${column}`),
  );
  return rows as unknown as Occupancy[];
}
