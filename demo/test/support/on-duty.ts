import type { Sql } from 'postgres';

/** Who is planned to be at work in a centre at a moment, and in which zone, null where in none. */
export const onDutyIn = (staff: Sql, centreId: string, moment: Date) => staff`
  select staff_member.subject, staff_member.role, staff_member.languages, shift.safe_zone_id as zone
  from staff.shift_assignment join staff.shift on shift.id = shift_id
    join staff.staff_member on staff_member.id = staff_member_id
  where state = 'PLANNED' and shift.centre_id = ${centreId}
    and shift_assignment.starts_at <= ${moment} and shift_assignment.ends_at > ${moment}`;
