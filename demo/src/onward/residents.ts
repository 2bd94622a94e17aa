import { type Change, changeAt, type Dated, type Onward } from '../bulk/dated.js';
import type { Row } from '../bulk/table.js';
import { type Resident, wholeStay } from '../population/resident.js';
import { assessmentOf } from '../records/assessment.js';
import { householdRow, residentRow } from '../records/residents.js';
import { DAY, MINUTE, momentText } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { streamOf } from '../seed/random.js';
import { isNewcomer, type OnwardWorld, stillToTell, zoneAt } from './onward.js';

const stream = streamOf('case states');
const earlierStays = streamOf('earlier stays');
/** How far a case gets, and after how many days. */
const CASE_STATES = [
  ['ASSESSMENT', 1],
  ['CASE_PLAN', 7],
  ['SERVICES_IMPLEMENTED', 21],
] as const;

/** Whether this is the later stay of somebody who is in the list before already: both have one row. */
const isReturn = ({ cast }: Resident): boolean => cast?.stay === 1;

/** The stays of residents after the first one, by the person's identifier. */
const returnsOf = ({ residents }: OnwardWorld): ReadonlyMap<string, Resident> =>
  new Map(residents.filter(isReturn).map((resident) => [resident.id, resident]));

/** Who was transferred has another centre from then on, and a case manager there who begins anew. */
const arrivesAgain = ({ arrivedAt, centre, caseManager }: Resident, before: Resident): Change =>
  changeAt(arrivedAt, {
    arrived_at: momentText(arrivedAt),
    departed_at: null,
    departure_reason: null,
    case_state: 'NEW',
    ...(centre !== before.centre && {
      centre_id: centre.id,
      safe_zone_id: null,
      case_manager_id: caseManager.id,
    }),
  });

/** What becomes of a resident in the course of the stay, in the order of time. */
function courseOf(resident: Resident, seed: number): Change[] {
  const random = stream(seed, resident.index);
  const { arrivedAt, leavesAt, leavesBecause, zones } = resident;
  const changes: Change[] = [];
  const change = (at: number, set: Row) => changes.push(changeAt(at, set));
  for (const { at, zone } of isReturn(resident) ? [] : zones) change(at, { safe_zone_id: zone?.id ?? null });
  for (const [state, days] of CASE_STATES) {
    const at = arrivedAt + days * DAY + random.below(600) * MINUTE;
    if (at < leavesAt) change(at, { case_state: state });
  }
  const { needsAssessedAt } = assessmentOf(wholeStay(resident), seed);
  if (needsAssessedAt !== null) change(needsAssessedAt, { needs_assessed_at: momentText(needsAssessedAt) });
  change(leavesAt, {
    departed_at: momentText(leavesAt),
    departure_reason: leavesBecause,
    case_state: 'CLOSED',
  });
  return changes.sort((one, other) => one.at - other.at);
}

function beginOf(resident: Resident, seed: number): Row {
  const { riskLevel } = assessmentOf(wholeStay(resident), seed);
  const onArrival = { ...resident, zone: null, departedAt: null, departureReason: null };
  return residentRow(
    onArrival,
    { needsAssessedAt: null, riskLevel, caseState: 'NEW' },
    seed,
    resident.arrivedAt,
  );
}

/** Residents who came since the past, and what became of those who were there. */
export const residentsOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    const returns = returnsOf(world);
    for (const resident of world.residents) {
      if (!isNewcomer(world, resident) || isReturn(resident)) continue;
      const again = returns.get(resident.id);
      if ((again ?? resident).leavesAt <= world.since) continue;
      const more = again ? [arrivesAgain(again, resident), ...courseOf(again, world.seed)] : [];
      const changes = [...courseOf(resident, world.seed), ...more].sort((one, other) => one.at - other.at);
      yield { at: resident.arrivedAt, row: beginOf(resident, world.seed), changes };
    }
  },
  changes: () =>
    new Map(
      stillToTell(world)
        .filter((resident) => !isNewcomer(world, resident))
        .map((resident) => [
          resident.id,
          // What was assessed by the last night is in the row already.
          courseOf(resident, world.seed).filter(
            ({ at, set }) => at > world.from && !('needs_assessed_at' in set),
          ),
        ]),
    ),
});

/** The identifier of somebody's stay before the return or the transfer. */
export const earlierStayId = ({ index, arrivedAt }: Resident, seed: number): string =>
  identifier(arrivedAt, earlierStays(seed, index));

/**
 * The earlier stays of those who came back or were transferred. While there is one stay the database keeps it with the resident's row; the first
 * of two is told apart from the moment of the second on.
 */
export const earlierStaysOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    const returns = returnsOf(world);
    for (const resident of world.residents) {
      const again = isReturn(resident) ? undefined : returns.get(resident.id);
      if (!again) continue;
      const { arrivedAt, leavesAt, leavesBecause, centre } = resident;
      yield {
        at: again.arrivedAt,
        row: {
          id: earlierStayId(resident, world.seed),
          resident_id: resident.id,
          centre_id: centre.id,
          safe_zone_id: zoneAt(resident, leavesAt)?.id ?? null,
          arrived_at: momentText(arrivedAt),
          departed_at: momentText(leavesAt),
          departure_reason: leavesBecause,
          created_at: momentText(arrivedAt),
          updated_at: momentText(leavesAt),
        },
      };
    }
  },
});

/** Families and siblings who came since the past. */
export const householdsOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    const told = new Set<number>();
    for (const resident of stillToTell(world)) {
      const { household, arrivedAt } = resident;
      if (household === null || told.has(household) || !isNewcomer(world, resident)) continue;
      told.add(household);
      yield { at: arrivedAt, row: householdRow(resident, household, world.seed) };
    }
  },
});
