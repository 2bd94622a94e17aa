import type { Dated, Onward } from '../bulk/dated.js';
import { MEDICAL_SHARE, ONWARD_GIVEN } from '../calibration.js';
import { type Resident, wholeStay } from '../population/resident.js';
import { assistanceRow, ITEMS, KIT, type Kind } from '../records/basic-assistance.js';
import { assessmentStep, needsOf } from '../records/needs.js';
import { vulnerabilityOf } from '../records/vulnerabilities.js';
import { DAY, HOUR, MINUTE, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import { isNewcomer, type OnwardWorld, stillToTell } from './onward.js';

const stream = streamOf('assistance since the past');
const MEALS = 'Meals of ten days';

interface Given {
  kind: Kind;
  item: string;
  quantity: number;
  at: number;
}

/** An hour of the day of a moment at which the store and the nurse are there. */
const inHours = (random: Random, near: number) =>
  Math.round(sofia(sofiaDay(near), random.between(8.5, 18)) / MINUTE) * MINUTE;

function* onArrival({ arrivedAt, leavesAt }: Resident, random: Random): Generator<Given> {
  const first = Math.floor(arrivedAt + Math.min((leavesAt - arrivedAt) / 4, random.between(0.4, 3) * HOUR));
  yield { kind: 'NON_FOOD_ITEMS', item: KIT, quantity: 1, at: first };
  yield { kind: 'FOOD', item: ITEMS.FOOD[0]!, quantity: 1, at: first + 4 * MINUTE };
}

/** Food every ten days, other things about once a month, a nurse's care as often as was published for children. */
function* inTheStay(resident: Resident, from: number, random: Random): Generator<Given> {
  const { leavesAt, arrivedAt } = resident;
  const within = (at: number) => at > from + HOUR && at < leavesAt;
  const { foodDays, itemDays, mealsADay } = ONWARD_GIVEN;
  for (let at = from + foodDays * DAY; at < leavesAt; at += foodDays * DAY) {
    const given = inHours(random, at);
    if (within(given)) yield { kind: 'FOOD', item: MEALS, quantity: foodDays * mealsADay, at: given };
  }
  for (
    let at = from + random.between(5, itemDays) * DAY;
    at < leavesAt;
    at += random.between(0.5, 1.5) * itemDays * DAY
  ) {
    const given = inHours(random, at);
    if (within(given))
      yield { kind: 'NON_FOOD_ITEMS', item: random.pick(ITEMS.NON_FOOD_ITEMS), quantity: 1, at: given };
  }
  const medical = random.chance(MEDICAL_SHARE) ? 1 + random.count(0.4) : 0;
  for (let times = 0; times < medical; times += 1) {
    const near = from + (leavesAt - from) * random.between(0.05, 0.95);
    const hours = inHours(random, near);
    const at = within(hours) ? hours : Math.floor(Math.max(near, arrivedAt));
    yield { kind: 'BASIC_MEDICAL_CARE', item: random.pick(ITEMS.BASIC_MEDICAL_CARE), quantity: 1, at };
  }
}

/** What everybody gets since the past, from the arrival to the end of the stay. */
export const assistanceOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const resident of stillToTell(world)) {
      const random = stream(world.seed, resident.index);
      const came = isNewcomer(world, resident);
      const given = [
        ...(came ? onArrival(resident, random) : []),
        ...inTheStay(resident, Math.max(resident.arrivedAt, world.from), random),
      ];
      for (const one of given)
        yield { at: one.at, row: assistanceRow(resident, identifier(one.at, random), one) };
    }
  },
});

/** What was identified since the past. */
export const vulnerabilitiesOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const resident of newcomersToTell(world)) {
      const found = vulnerabilityOf(wholeStay(resident), world.seed);
      if (found) yield found;
    }
  },
});

/** Whose needs were assessed since the past. Of before it is known that they were, and no more. */
export const assessmentsOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const resident of newcomersToTell(world)) {
      const step = assessmentStep(resident, world.seed);
      if (step) yield step;
    }
  },
});

/** What was found then. */
export const needsOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const resident of newcomersToTell(world)) yield* needsOf(resident, world.seed);
  },
});

const newcomersToTell = (world: OnwardWorld) =>
  stillToTell(world).filter((resident) => isNewcomer(world, resident));
