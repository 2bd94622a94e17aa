import { isOneOf } from '@mrrm/platform/conditions';
import { dayAt } from '@mrrm/platform/day';
import { eq, sql } from 'drizzle-orm';
import { visiblePlacements } from '../access/visibility.js';
import type { Request } from '../context.js';
import { judgePlacement } from '../placing/judge-placement.js';
import { overlapOf } from '../placing/people.js';
import type { RuleFinding } from '../placing/question.js';
import { placement } from '../tables/placing.js';
import { bed, building, centre, floor, room, safeZone } from '../tables.js';
import { findPlacements } from './placement.js';
import { selectSleepers, selectStandards, toSleeper, zoneTerms } from './placing-question.js';

export interface Reviewed {
  placementId: string;
  findings: RuleFinding[];
}

/**
 * The stays of a centre that the rules speak against between now and a moment, or that are expected to have ended by
 * then; the gravest first. An exception that somebody has given a reason for is not told again.
 */
export async function reviewStays(request: Request, centreId: string, until: Date): Promise<Reviewed[]> {
  const { database, now } = request;
  const query = await database.read();
  const stays = await query
    .select({
      id: placement.id,
      residentId: placement.residentId,
      expectedUntil: placement.expectedUntil,
      householdId: placement.personHouseholdId,
      roomId: room.id,
      timeZone: centre.timeZone,
      zone: zoneTerms,
      overridden: sql<string[]>`array(select rule from facilities.placement_finding
        where placement_id = ${placement.id} and override_reason is not null)`,
    })
    .from(placement)
    .innerJoin(bed, eq(bed.id, placement.bedId))
    .innerJoin(room, eq(room.id, bed.roomId))
    .innerJoin(floor, eq(floor.id, room.floorId))
    .innerJoin(building, eq(building.id, floor.buildingId))
    .innerJoin(centre, eq(centre.id, building.centreId))
    .leftJoin(safeZone, eq(safeZone.id, floor.safeZoneId))
    .where(
      sql`${building.centreId} = ${centreId} and ${placement.stage} = 'CHECKED_IN' and ${placement.endsAt} is null
        and ${placement.startsAt} <= ${now.toISOString()}::timestamptz and ${visiblePlacements(request)}`,
    )
    .orderBy(placement.id);
  if (stays.length === 0) return [];
  const { timeZone } = stays[0]!;
  const period = { startsAt: now, until };
  const sleepers = await selectSleepers(query, [...new Set(stays.map(({ roomId }) => roomId))], period, now);
  const standards = await selectStandards(request, query, centreId, dayAt(now, timeZone));
  const reviewed = stays.map(({ id, residentId, roomId, zone, householdId, overridden, expectedUntil }) => {
    const here = sleepers.filter((sleeper) => sleeper.roomId === roomId);
    const own = here.find((sleeper) => sleeper.residentId === residentId);
    const question = {
      person: own ? toSleeper(own).person : null,
      period,
      foreseenUntil: until,
      timeZone,
      zone,
      others: here
        .filter((sleeper) => sleeper.residentId !== residentId)
        .map((sleeper) => toSleeper(sleeper))
        .filter((sleeper) => overlapOf(period, sleeper)),
      householdElsewhere: stays.some(
        (stay) => householdId !== null && stay.householdId === householdId && stay.roomId !== roomId,
      ),
      standards,
    };
    const findings = judgePlacement(question).filter(({ rule }) => !overridden.includes(rule));
    return { placementId: id, findings, isDue: expectedUntil !== null && expectedUntil <= until };
  });
  return reviewed
    .filter(({ findings, isDue }) => findings.length > 0 || isDue)
    .sort((one, other) => gravityOf(other) - gravityOf(one));
}

const GRAVITY = { REFUSED: 3, NEEDS_OVERRIDE: 2, ADVISED: 1 } as const;

const gravityOf = ({ findings, isDue }: { findings: RuleFinding[]; isDue: boolean }): number =>
  Math.max(isDue ? 2 : 0, ...findings.map(({ level }) => GRAVITY[level]));

/** The placements of a review by their identifiers. */
export const findReviewed = (request: Request, ids: string[]) =>
  findPlacements(request, isOneOf(placement.id, ids));
