import type { Onward } from '../bulk/dated.js';
import type { Row, Table } from '../bulk/table.js';
import { goingOn, tableOf } from '../bulk/table.js';
import { handoversOnward } from '../onward/handovers.js';
import { qualificationsOnward } from '../onward/qualifications.js';
import { assignmentsOnward, rotaOnward, shiftsOnward } from '../onward/rota.js';
import type { World } from '../world.js';
import { handoverRows } from './handovers.js';
import { qualificationRows } from './qualifications.js';
import { planRota, type Shift } from './rota.js';
import { rotaDays } from './rota-days.js';
import { assignmentRows, shiftRow } from './shift-rows.js';
import { organisationRows, staffMemberRows } from './staff-members.js';

const SHIFTS_A_DAY = 36;

/** A rota is planned when somebody asks for it, and once. */
function planned(plan: () => Shift[]): () => Shift[] {
  let shifts: Shift[] | undefined;
  return () => {
    shifts ??= plan();
    return shifts;
  };
}

/** All tables of the staff, in the order in which they refer to each other. */
export function staffTables(world: World): Table[] {
  const days = rotaDays(world.rotaFrom);
  const past = planned(() => planRota(days));
  const { onward } = world;
  const since = planned(() => (onward ? rotaOnward(onward) : []));
  const table = (
    name: string,
    rows: (shifts: Shift[]) => Iterable<Row>,
    perShift: number,
    goesOn: (shifts: Shift[]) => Onward,
  ): Table => {
    const expected = days.length * SHIFTS_A_DAY * perShift;
    const one = { name: `staff.${name}`, rows: () => rows(past()), expected };
    return onward ? goingOn(one, { dated: () => goesOn(since()).dated() }, onward.until) : one;
  };
  const qualifications = tableOf('staff.qualification', qualificationRows);
  return [
    tableOf('staff.organisation', organisationRows),
    tableOf('staff.staff_member', staffMemberRows),
    onward ? goingOn(qualifications, qualificationsOnward(onward.until), onward.until) : qualifications,
    table(
      'shift',
      (shifts) => shifts.map(shiftRow),
      1,
      (shifts) => shiftsOnward(shifts, onward!.since),
    ),
    table(
      'shift_assignment',
      (shifts) => shifts.flatMap(assignmentRows),
      2,
      (shifts) => assignmentsOnward(shifts, onward!.since),
    ),
    table(
      'handover',
      (shifts) => handoverRows(world, shifts),
      1 / 6,
      (shifts) => handoversOnward(onward!, shifts),
    ),
  ];
}
