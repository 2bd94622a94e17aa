import type { Row } from '../bulk/table.js';
import { type Table, tableOf } from '../bulk/table.js';
import { writtenAt, writtenBy } from '../records/provenance.js';
import { DAY, momentText } from '../seed/calendar.js';
import type { World } from '../world.js';
import { handoverRows } from './handovers.js';
import { organisationByCode } from './organisations.js';
import { colleagues } from './people.js';
import { qualificationRows } from './qualifications.js';
import { planRota, type Shift } from './rota.js';
import { organisationRows, staffMemberRows } from './staff-members.js';

/** Shifts are planned two weeks ahead. */
const plannedAt = (shift: Shift) => shift.startsAt - 14 * DAY;

function plannerOf({ plan }: Shift) {
  const roles = plan.organisation === 'STATE' ? (['CENTRE_MANAGER'] as const) : (['COORDINATOR'] as const);
  const planners = colleagues(plan.organisation, roles, plan.centre);
  return planners[0] ?? colleagues(plan.organisation, ['LEGAL_COUNSELLOR'], plan.centre)[0]!;
}

const provenanceOf = (shift: Shift) => ({
  ...writtenBy(plannerOf(shift), shift.plan.centre, plannedAt(shift)),
  ...writtenAt(plannedAt(shift)),
});

const shiftRow = (shift: Shift): Row => ({
  id: shift.id,
  centre_id: shift.plan.centre.id,
  safe_zone_id: shift.plan.zone?.id ?? null,
  organisation_id: organisationByCode(shift.plan.organisation).id,
  window: shift.plan.window,
  starts_at: momentText(shift.startsAt),
  ends_at: momentText(shift.endsAt),
  staff_needed: shift.plan.roles.length,
  ...provenanceOf(shift),
});

const assignmentRows = (shift: Shift): Row[] =>
  shift.assignments.map(({ id, person, cancelled }) => ({
    id,
    shift_id: shift.id,
    staff_member_id: person.id,
    starts_at: momentText(shift.startsAt),
    ends_at: momentText(shift.endsAt),
    state: cancelled ? 'CANCELLED' : 'PLANNED',
    ...provenanceOf(shift),
  }));

/** All tables of the staff, in the order in which they refer to each other. */
export function staffTables(world: World): Table[] {
  const shifts = planRota(world.rotaFrom);
  return [
    tableOf('staff.organisation', organisationRows),
    tableOf('staff.staff_member', staffMemberRows),
    tableOf('staff.qualification', qualificationRows),
    tableOf('staff.shift', shifts.map(shiftRow)),
    tableOf('staff.shift_assignment', shifts.flatMap(assignmentRows)),
    { name: 'staff.handover', rows: () => handoverRows(world, shifts), expected: shifts.length / 6 },
  ];
}
