import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { dayAt } from '@mrrm/platform/values/day';
import { eq, sql } from 'drizzle-orm';
import { visiblePlacements } from '../../access/visibility.js';
import { standsOn } from '../../premises/repository/stands-on.js';
import { bed, building, centre, floor, room, safeZone } from '../../premises/table.js';
import { judgePlacement } from '../rules/judge.js';
import { asKnown, knownSleeper } from '../rules/known-people.js';
import type { Period, Person } from '../rules/people.js';
import type { FreeRoom } from '../rules/rank-beds.js';
import { type Knowledge, tellFindings } from '../rules/tell-findings.js';
import { bedBlock, placement } from '../table.js';
import { blockedTime } from './conditions.js';
import {
  foreseenFrom,
  heldWithin,
  selectRoomsOfHousehold,
  selectSleepers,
  selectStandards,
  toSleeper,
  zoneTerms,
} from './question.js';

export interface BedSearch {
  residentId: string;
  person: Person;
  centreId: string;
  safeZoneId: string | null;
  period: Period;
  /** What the reader may know: the rules are asked about people as the reader may know them. */
  knows: Knowledge;
}

/**
 * The bedrooms of a centre with beds that are free for the whole of a period, each judged for one resident and told to
 * one reader.
 */
export async function findFreeRooms(request: Request, search: BedSearch): Promise<FreeRoom[]> {
  const { residentId, centreId, safeZoneId, period, knows } = search;
  const query = await request.database.read();
  const until = period.until ? at(period.until) : sql`null`;
  const beds = await query
    .select({
      bedId: bed.id,
      roomId: room.id,
      areaSquareMetres: room.areaSquareMetres,
      timeZone: centre.timeZone,
      zone: zoneTerms,
    })
    .from(bed)
    .innerJoin(room, eq(room.id, bed.roomId))
    .innerJoin(floor, eq(floor.id, room.floorId))
    .innerJoin(building, eq(building.id, floor.buildingId))
    .innerJoin(centre, eq(centre.id, building.centreId))
    .leftJoin(safeZone, eq(safeZone.id, floor.safeZoneId))
    .where(
      sql`${building.centreId} = ${centreId} and ${room.kind} = 'BEDROOM'
        and ${safeZoneId ? sql`${floor.safeZoneId} = ${safeZoneId}` : sql`true`} and ${visiblePlacements(request)}
        and ${standsOn(sql`(${at(period.startsAt)} at time zone ${centre.timeZone})::date`)}
        and not exists (select from ${placement} where ${placement.bedId} = ${bed.id} and ${heldWithin(period, request.now)})
        and not exists (select from ${bedBlock} where ${bedBlock.bedId} = ${bed.id}
          and ${blockedTime(request.now)} && tstzrange(${at(period.startsAt)}, ${until}))`,
    )
    .orderBy(building.code, floor.level, room.code, bed.code);
  if (beds.length === 0) return [];
  const roomIds = [...new Set(beds.map(({ roomId }) => roomId))];
  const { timeZone } = beds[0]!;
  const today = { now: request.now, timeZone, soonOn: 'LAST_DAY' } as const;
  const person = asKnown(search.person, knows, today);
  const sleepers = (await selectSleepers(query, roomIds, period, request.now)).map((row) => ({
    roomId: row.roomId,
    sleeper: knownSleeper(toSleeper(row), knows, today),
  }));
  const household = { householdId: person.householdId, residentId };
  const elsewhere = await selectRoomsOfHousehold(query, centreId, household, period, request.now);
  const standards = await selectStandards(request, query, centreId, dayAt(period.startsAt, timeZone));
  return roomIds.map((roomId) => {
    const here = beds.filter((one) => one.roomId === roomId);
    const { zone, areaSquareMetres } = here[0]!;
    const question = {
      person,
      period,
      foreseenUntil: foreseenFrom(period, request.now),
      timeZone,
      zone,
      others: sleepers
        .filter((one) => one.roomId === roomId && one.sleeper.residentId !== residentId)
        .map(({ sleeper }) => sleeper),
      householdElsewhere: elsewhere.some((id) => id !== roomId),
      standards,
    };
    const bedIds = here.map(({ bedId }) => bedId);
    const findings = tellFindings(judgePlacement(question), knows, 'FIXED');
    return { bedIds, areaSquareMetres, question, findings };
  });
}
