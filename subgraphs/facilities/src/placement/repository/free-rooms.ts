import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { dayAt } from '@mrrm/platform/values/day';
import { sql } from 'drizzle-orm';
import { visiblePlacements } from '../../access/visibility.js';
import { fromBeds } from '../../premises/repository/chain.js';
import { standsOn } from '../../premises/repository/stands-on.js';
import { bed, building, centre, floor, room } from '../../premises/table.js';
import { judgePlacement } from '../rules/judge.js';
import { asKnown, knownSleeper } from '../rules/known-people.js';
import type { Period, Person } from '../rules/people.js';
import { questionFor } from '../rules/question.js';
import type { FreeRoom } from '../rules/rank-beds.js';
import { type Knowledge, tellFindings } from '../rules/tell-findings.js';
import { isFreeWithin } from './held.js';
import { selectRoomsOfHousehold, selectSleepers, selectStandards, zoneTerms } from './question.js';

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
  const beds = await fromBeds(query, {
    bedId: bed.id,
    roomId: room.id,
    areaSquareMetres: room.areaSquareMetres,
    timeZone: centre.timeZone,
    zone: zoneTerms,
  })
    .where(
      sql`${building.centreId} = ${centreId} and ${room.kind} = 'BEDROOM'
        and ${safeZoneId ? sql`${floor.safeZoneId} = ${safeZoneId}` : sql`true`} and ${visiblePlacements(request)}
        and ${standsOn(sql`(${at(period.startsAt)} at time zone ${centre.timeZone})::date`)}
        and ${isFreeWithin(bed.id, period, request.now)}`,
    )
    .orderBy(building.code, floor.level, room.code, bed.code);
  if (beds.length === 0) return [];
  const roomIds = [...new Set(beds.map(({ roomId }) => roomId))];
  const { timeZone } = beds[0]!;
  const { now } = request;
  const today = { now, timeZone, soonOn: 'LAST_DAY' } as const;
  const person = asKnown(search.person, knows, today);
  const sleepers = (await selectSleepers(query, roomIds, period, now)).map((sleeper) =>
    knownSleeper(sleeper, knows, today),
  );
  const household = { householdId: person.householdId, residentId };
  const householdRooms = await selectRoomsOfHousehold(query, centreId, household, period, now);
  const standards = await selectStandards(request, query, centreId, dayAt(period.startsAt, timeZone));
  return roomIds.map((roomId) => {
    const here = beds.filter((one) => one.roomId === roomId);
    const { zone, areaSquareMetres } = here[0]!;
    const stay = { residentId, person, roomId, period, householdRooms };
    const question = questionFor(stay, sleepers, { now, timeZone, zone, standards });
    const bedIds = here.map(({ bedId }) => bedId);
    const findings = tellFindings(judgePlacement(question), knows, 'FIXED');
    return { bedIds, areaSquareMetres, question, findings };
  });
}
