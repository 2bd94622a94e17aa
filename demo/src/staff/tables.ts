import { goingOn, type Table, tableOf } from '../bulk/table.js';
import { handoversOnward } from '../onward/handovers.js';
import { qualificationsOnward } from '../onward/qualifications.js';
import { assignmentsOnward, rotaOnward, shiftsOnward } from '../onward/rota.js';
import type { World } from '../world.js';
import { handoverRows } from './handovers.js';
import { qualificationRows } from './qualifications.js';
import { planRota } from './rota.js';
import { rotaDays } from './rota-days.js';
import { assignmentRows, shiftRow } from './shift-rows.js';
import { organisationRows, staffMemberRows } from './staff-members.js';

/** All tables of the staff, in the order in which they refer to each other. */
export function staffTables(world: World): Table[] {
  const shifts = planRota(rotaDays(world.rotaFrom));
  const past: Table[] = [
    tableOf('staff.organisation', organisationRows),
    tableOf('staff.staff_member', staffMemberRows),
    tableOf('staff.qualification', qualificationRows),
    tableOf('staff.shift', shifts.map(shiftRow)),
    tableOf('staff.shift_assignment', shifts.flatMap(assignmentRows)),
    { name: 'staff.handover', rows: () => handoverRows(world, shifts), expected: shifts.length / 6 },
  ];
  const { onward } = world;
  if (!onward) return past;
  const since = rotaOnward(onward);
  const goes = {
    'staff.qualification': qualificationsOnward(onward.until),
    'staff.shift': shiftsOnward(since, onward.since),
    'staff.shift_assignment': assignmentsOnward(since, onward.since),
    'staff.handover': handoversOnward(onward, since),
  } as const;
  return past.map((table) =>
    table.name in goes ? goingOn(table, goes[table.name as keyof typeof goes], onward.until) : table,
  );
}
