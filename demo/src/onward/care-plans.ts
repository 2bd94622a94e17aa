import { type Change, changeAt, type Dated, type Onward } from '../bulk/dated.js';
import type { Row } from '../bulk/table.js';
import { ONWARD_PLANS } from '../calibration.js';
import { carePlanRows, GOALS, REVIEW_DAYS } from '../history/care-plans.js';
import { isChildAlone, type Resident } from '../population/resident.js';
import { writtenAt, writtenBy } from '../records/provenance.js';
import { dayText, HOUR, MINUTE, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import { colleagues } from '../staff/people.js';
import { endsOfPast } from './left-open.js';
import type { OnwardWorld } from './onward.js';
import { staysOnward } from './stays.js';

const stream = streamOf('care plans since the past');

/** Within the hours of an office. */
const onDay = (day: number, random: Random) => sofia(day, 9) + random.below(8 * 60) * MINUTE;

function planFrom(stay: Resident, at: number, random: Random): Row {
  const people = colleagues('IOM', ['PSYCHOLOGIST', 'SOCIAL_WORKER'], stay.centre, stay.zone?.code);
  const responsible = random.pick(people);
  const first = random.below(GOALS.length);
  const day = sofiaDay(at);
  return {
    id: identifier(at, random),
    resident_id: stay.id,
    centre_id: stay.centre.id,
    state: 'DRAFT',
    goals: [GOALS[first]!, GOALS[(first + 1 + random.below(3)) % GOALS.length]!],
    responsible_id: responsible.id,
    started_on: dayText(day),
    review_due_on: dayText(day + REVIEW_DAYS),
    closed_on: null,
    ...writtenBy(responsible, stay.centre, at),
    ...writtenAt(at),
  };
}

const closing = (at: number): Change => changeAt(at, { state: 'CLOSED', closed_on: dayText(sofiaDay(at)) });

/** One plan after another while the stay lasts: each is agreed on within days, and followed by the next when it is reviewed. */
function* plansOf(stay: Resident, random: Random): Generator<Dated> {
  let begins = onDay(sofiaDay(stay.arrivedAt) + 3 + random.below(5), random);
  while (begins < stay.leavesAt - 24 * HOUR) {
    const agreedAt = onDay(sofiaDay(begins) + 1 + random.below(3), random);
    const late = random.chance(ONWARD_PLANS.reviewedLate) ? 2 + random.below(14) : -random.below(6);
    const reviewedAt = onDay(sofiaDay(begins) + REVIEW_DAYS + late, random);
    const ends = Math.min(reviewedAt, stay.leavesAt);
    const active = changeAt(agreedAt, { state: 'ACTIVE' });
    yield {
      at: begins,
      row: planFrom(stay, begins, random),
      changes: [...(agreedAt < ends ? [active] : []), closing(ends)],
    };
    begins = reviewedAt + 20 * MINUTE;
  }
}

/** A plan of the past is reviewed and closed. */
const endOfOpen = ({ state }: Row, at: number): Row | undefined =>
  state === 'CLOSED' ? undefined : closing(at).set;

/** Plans of children alone since the past, and the end of those that were open then. */
export const carePlansOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const stay of staysOnward(world)) {
      const random = stream(world.seed, stay.index);
      if (stay.arrivedAt > world.from && isChildAlone(stay) && random.chance(ONWARD_PLANS.share))
        yield* plansOf(stay, random);
    }
  },
  changes: () => endsOfPast(world, carePlanRows, endOfOpen),
});
