import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { dayAt } from '@mrrm/platform/values/day';
import { eq, sql } from 'drizzle-orm';
import { visiblePlacements } from '../../access/visibility.js';
import { bed, building, centre, floor, room, safeZone } from '../../premises/table.js';
import { judgePlacement } from '../rules/judge.js';
import { knownSleeper } from '../rules/known-people.js';
import { overlapOf } from '../rules/people.js';
import { knowledgeOf, type ToldFinding, tellFindings } from '../rules/tell-findings.js';
import { placement } from '../table.js';
import { findPlacements } from './placement.js';
import { selectSleepers, selectStandards, toSleeper, zoneTerms } from './question.js';

export interface Reviewed {
  placementId: string;
  residentId: string;
  findings: ToldFinding[];
}

/**
 * The stays of a centre that the rules speak against between now and a moment, that are expected to have ended by then,
 * or whose resident does not stay there by the word of the residents' owner; the gravest first. An exception that somebody has given a reason for is not told again. Which stays, and in what
 * order, follows what the reader is told: for those who may not know dates of birth, birthdays are looked for as far ahead
 * as for everybody, whatever moment is asked for.
 */
export async function reviewStays(request: Request, centreId: string, until: Date): Promise<Reviewed[]> {
  const { database, now } = request;
  const query = await database.read();
  const stays = await query
    .select({
      id: placement.id,
      residentId: placement.residentId,
      expectedUntil: placement.expectedUntil,
      verification: placement.verification,
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
  const knows = knowledgeOf(request.judge);
  // Kin is looked at all the same: an alarm is true or it is none. It is told without saying why.
  const lookedAt = { ...knows, KIN: true };
  const today = { now, timeZone, soonOn: 'FIRST_DAY' } as const;
  const roomIds = [...new Set(stays.map(({ roomId }) => roomId))];
  const rows = await selectSleepers(query, roomIds, period, now);
  const sleepers = rows.map((row) => ({
    roomId: row.roomId,
    ...knownSleeper(toSleeper(row), lookedAt, today),
  }));
  const standards = await selectStandards(request, query, centreId, dayAt(now, timeZone));
  const reviewed = stays.map(
    ({ id, residentId, roomId, zone, householdId, overridden, expectedUntil, verification }) => {
      const here = sleepers.filter((sleeper) => sleeper.roomId === roomId);
      const own = here.find((sleeper) => sleeper.residentId === residentId);
      const question = {
        person: own?.person ?? null,
        period,
        foreseenUntil: until,
        timeZone,
        zone,
        others: here
          .filter((sleeper) => sleeper.residentId !== residentId)
          .filter((sleeper) => overlapOf(period, sleeper)),
        householdElsewhere: stays.some(
          (stay) => householdId !== null && stay.householdId === householdId && stay.roomId !== roomId,
        ),
        standards,
      };
      const found = judgePlacement(question).filter(({ rule }) => !overridden.includes(rule));
      const findings = tellFindings(found, knows, 'FIXED');
      return {
        placementId: id,
        residentId,
        findings,
        isDue: verification === 'REFUTED' || (expectedUntil !== null && expectedUntil <= until),
      };
    },
  );
  return reviewed
    .filter(({ findings, isDue }) => findings.length > 0 || isDue)
    .sort((one, other) => gravityOf(other) - gravityOf(one));
}

const GRAVITY = { REFUSED: 3, NEEDS_OVERRIDE: 2, ADVISED: 1 } as const;

const gravityOf = ({ findings, isDue }: { findings: ToldFinding[]; isDue: boolean }): number =>
  Math.max(isDue ? 2 : 0, ...findings.map(({ level }) => GRAVITY[level]));

/** The placements of a review by their identifiers. */
export const findReviewed = (request: Request, ids: string[]) =>
  findPlacements(request, isOneOf(placement.id, ids));
