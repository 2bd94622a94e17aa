import { LAST_DAY } from '../moment.js';
import type { DayNumber } from '../seed/calendar.js';
import type { StaffMember } from '../staff/people.js';
import { qualificationRows } from '../staff/qualifications.js';
import type { ShiftPlan } from '../staff/shift-plans.js';

const ZONE = 'SZ-OVCHA-KUPEL';
const SATURDAY = 6;

const trained = new Set(
  qualificationRows.filter(({ kind }) => kind === 'CHILD_PROTECTION').map((row) => row['staff_member_id']),
);

/**
 * Whether a shift is one for which nobody is to be found who was trained for child protection: the night of every Saturday in
 * one zone, so that one such night is past and one ahead on every day. It is a zone for whose nights nobody signs in.
 */
export const isShortNight = (plan: ShiftPlan, day: DayNumber): boolean =>
  day > LAST_DAY && plan.window === 'NIGHT' && plan.zone?.code === ZONE && (day + 4) % 7 === SATURDAY;

/** Whether somebody may be planned on a shift, as far as the cast's short nights go. */
export const isForShift = (plan: ShiftPlan, day: DayNumber, { id }: StaffMember): boolean =>
  !isShortNight(plan, day) || !trained.has(id);
