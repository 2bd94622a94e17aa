import { type Change, changeAt, type Dated, type Onward } from '../bulk/dated.js';
import { inspectionsSince } from '../premises/upkeep.js';
import {
  daysInOrder,
  roomRowsOf,
  type State,
  stepAt,
  stepRow,
  type Work,
  workOrderRow,
  worksLeftOpen,
  worksSince,
} from '../premises/works.js';
import { type DayNumber, dayNumber, sofia, sofiaDay } from '../seed/calendar.js';
import type { OnwardWorld } from './onward.js';

/** A report is written down in the afternoon. */
const HOUR_OF_REPORTS = 16;

const inspectionsOnward = ({ until }: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const row of inspectionsSince(sofiaDay(until)))
      yield { at: sofia(dayNumber(row.inspected_on), HOUR_OF_REPORTS), row };
  },
});

/** A work as far as it had come with some of its states. */
const upTo = (work: Work, states: readonly [State, DayNumber][]): Work => ({
  ...work,
  days: Object.fromEntries(states),
});

/** What becomes of a work after a day. */
function courseOf(work: Work, after: DayNumber): Change[] {
  const states = daysInOrder(work);
  return states.flatMap(([, day], number) => {
    if (day <= after) return [];
    const { state, started_on, completed_on, places_before, places_after } = workOrderRow(
      upTo(work, states.slice(0, number + 1)),
    );
    return [changeAt(stepAt(day), { state, started_on, completed_on, places_before, places_after })];
  });
}

const requestedOn = ({ days }: Work) => days.REQUESTED!;

const worksOnward = ({ from, until }: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const work of worksSince(sofiaDay(until)))
      yield {
        at: stepAt(requestedOn(work)),
        row: workOrderRow(upTo(work, daysInOrder(work).slice(0, 1))),
        changes: courseOf(work, requestedOn(work)),
      };
  },
  changes: () => new Map(worksLeftOpen().map((work) => [work.id, courseOf(work, sofiaDay(from))])),
});

const roomsOfWorksOnward = ({ until }: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const work of worksSince(sofiaDay(until)))
      for (const row of roomRowsOf(work)) yield { at: stepAt(requestedOn(work)), row };
  },
});

const stepsOnward = ({ from, until }: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const work of [...worksLeftOpen(), ...worksSince(sofiaDay(until))])
      for (const [state, day] of daysInOrder(work))
        if (stepAt(day) > from) yield { at: stepAt(day), row: stepRow(work, state, day) };
  },
});

/** How the tables of inspections and works go on after the past. */
export const upkeepOnward: Readonly<Record<string, (world: OnwardWorld) => Onward>> = {
  'facilities.inspection': inspectionsOnward,
  'facilities.work_order': worksOnward,
  'facilities.work_order_room': roomsOfWorksOnward,
  'facilities.work_order_step': stepsOnward,
};
