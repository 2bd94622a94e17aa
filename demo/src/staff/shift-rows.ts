import type { Row } from '../bulk/table.js';
import { writtenAt, writtenBy } from '../records/provenance.js';
import { DAY, momentText } from '../seed/calendar.js';
import { organisationByCode } from './organisations.js';
import { colleagues } from './people.js';
import type { Shift } from './rota.js';

/** Shifts are planned two weeks ahead. */
const plannedAt = (shift: Shift) => shift.startsAt - 14 * DAY;

function plannerOf({ plan }: Shift) {
  const roles = plan.organisation === 'STATE' ? (['CENTRE_MANAGER'] as const) : (['COORDINATOR'] as const);
  const planners = colleagues(plan.organisation, roles, plan.centre);
  return planners[0] ?? colleagues(plan.organisation, ['LEGAL_COUNSELLOR'], plan.centre)[0]!;
}

const planners = new Map<Shift['plan'], ReturnType<typeof plannerOf>>();

function provenanceOf(shift: Shift) {
  const planner = planners.get(shift.plan) ?? plannerOf(shift);
  planners.set(shift.plan, planner);
  const at = plannedAt(shift);
  return { ...writtenBy(planner, shift.plan.centre, at), ...writtenAt(at) };
}

/** One shift. */
export const shiftRow = (shift: Shift): Row => ({
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

/** Who is planned on a shift. */
export const assignmentRows = (shift: Shift): Row[] =>
  shift.assignments.map(({ id, person, cancelled }) => ({
    id,
    shift_id: shift.id,
    staff_member_id: person.id,
    starts_at: momentText(shift.startsAt),
    ends_at: momentText(shift.endsAt),
    state: cancelled ? 'CANCELLED' : 'PLANNED',
    ...provenanceOf(shift),
  }));
