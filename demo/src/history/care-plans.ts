import type { Row } from '../bulk/table.js';
import { HISTORY_END } from '../moment.js';
import { isChildAlone } from '../population/resident.js';
import { writtenBy } from '../records/provenance.js';
import { DAY, dayText, momentText, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { streamOf } from '../seed/random.js';
import { colleagues } from '../staff/people.js';
import type { World } from '../world.js';

const stream = streamOf('care plans');
/** Goals of plans. */
export const GOALS = [
  'Goes to the language class twice a week',
  'Finds a way to sleep through the night',
  'Speaks with the family every week',
  'Takes part in a group activity',
  'Knows the next step of the procedure',
  'Goes to school',
];
/** A plan is reviewed within three months: who stays longer has a newer plan. */
export const REVIEW_DAYS = 90;

/** The plans of children alone who stay longer than ten days: one each, the latest. */
export function* carePlanRows({ residents, seed }: Pick<World, 'residents' | 'seed'>): Generator<Row> {
  for (const resident of residents) {
    const end = resident.departedAt ?? HISTORY_END;
    const days = (end - resident.arrivedAt) / DAY;
    const random = stream(seed, resident.index);
    if (!isChildAlone(resident) || days < 10 || !random.chance(0.6)) continue;
    const started = Math.max(sofiaDay(resident.arrivedAt) + 2 + random.below(6), sofiaDay(end) - 60);
    const people = colleagues('IOM', ['PSYCHOLOGIST', 'SOCIAL_WORKER'], resident.centre, resident.zone?.code);
    const responsible = random.pick(people);
    const first = random.below(GOALS.length);
    const goals = [GOALS[first]!, GOALS[(first + 1 + random.below(3)) % GOALS.length]!];
    const over = resident.departedAt !== null;
    yield {
      id: identifier(started * DAY, random),
      resident_id: resident.id,
      centre_id: resident.centre.id,
      state: over ? 'CLOSED' : random.weighted({ ACTIVE: 0.85, DRAFT: 0.15 }),
      goals,
      responsible_id: responsible.id,
      started_on: dayText(started),
      review_due_on: dayText(started + REVIEW_DAYS),
      closed_on: over ? dayText(sofiaDay(end)) : null,
      ...writtenBy(responsible, resident.centre, started * DAY),
      created_at: momentText(started * DAY),
      updated_at: momentText(over ? end : started * DAY),
    };
  }
}
