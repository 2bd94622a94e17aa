import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { dayAt } from '@mrrm/platform/values/day';
import { eq, sql } from 'drizzle-orm';
import { visiblePlacements } from '../../access/visibility.js';
import { fromBeds } from '../../premises/repository/chain.js';
import { bed, building, centre, room } from '../../premises/table.js';
import { judgePlacement } from '../rules/judge.js';
import { knownSleeper } from '../rules/known-people.js';
import { questionFor } from '../rules/question.js';
import { knowledgeOf, type ToldFinding, tellFindings } from '../rules/tell-findings.js';
import { placement, placementFinding } from '../table.js';
import { selectSleepers, selectStandards, zoneTerms } from './question.js';

export interface Reviewed {
  placementId: string;
  residentId: string;
  findings: ToldFinding[];
}

/**
 * The stays of a centre that the rules speak against between now and a moment, that are expected to have ended by then,
 * or whose resident does not stay there by the word of the residents' owner; the gravest first. An exception that somebody
 * has given a reason for is not told again. Which stays, and in what order, follows what the reader is told: for those who
 * may not know dates of birth, birthdays are looked for as far ahead as for everybody, whatever moment is asked for.
 */
export async function reviewStays(request: Request, centreId: string, until: Date): Promise<Reviewed[]> {
  const { database, now } = request;
  const query = await database.read();
  const stays = await fromBeds(query, {
    id: placement.id,
    residentId: placement.residentId,
    expectedUntil: placement.expectedUntil,
    verification: placement.verification,
    householdId: placement.personHouseholdId,
    roomId: room.id,
    timeZone: centre.timeZone,
    zone: zoneTerms,
    overridden: sql<string[]>`array(select ${placementFinding.rule} from ${placementFinding}
      where ${placementFinding.placementId} = ${placement.id} and ${placementFinding.overrideReason} is not null)`,
  })
    .innerJoin(placement, eq(placement.bedId, bed.id))
    .where(
      sql`${building.centreId} = ${centreId} and ${placement.stage} = 'CHECKED_IN' and ${placement.endsAt} is null
        and ${placement.startsAt} <= ${at(now)} and ${visiblePlacements(request)}`,
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
  const sleepers = (await selectSleepers(query, roomIds, period, now)).map((sleeper) =>
    knownSleeper(sleeper, lookedAt, today),
  );
  const standards = await selectStandards(request, query, centreId, dayAt(now, timeZone));
  const reviewed = stays.map(
    ({ id, residentId, roomId, zone, householdId, overridden, expectedUntil, verification }) => {
      const own = sleepers.find((sleeper) => sleeper.roomId === roomId && sleeper.residentId === residentId);
      const household = stays.filter((stay) => householdId !== null && stay.householdId === householdId);
      const householdRooms = household.map((stay) => stay.roomId);
      const stay = { residentId, person: own?.person ?? null, roomId, period, householdRooms };
      const question = questionFor(stay, sleepers, { now, timeZone, zone, standards });
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
