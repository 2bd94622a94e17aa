import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { visibleStaff } from '../../access/visibility.js';
import { staffColumns, toStaffMember } from '../../people/repository/staff-member.js';
import { staffMember } from '../../people/table.js';
import { toShift } from '../../rota/repository/shift.js';
import { visibleShifts } from '../../rota/repository/visible.js';
import { shift, shiftAssignment } from '../../rota/table.js';
import type { DutyAssignment } from '../types/on-duty.js';

export type DutyPlace = 'CENTRE' | 'SAFE_ZONE';

const parentId = sql`parent.id`;

/** A shift for the whole centre serves each of its zones too. Which centre a zone lies in is known here from its own shifts. */
const serves: Record<DutyPlace, SQL> = {
  CENTRE: sql`${shift.centreId} = ${parentId}`,
  SAFE_ZONE: sql`(${shift.safeZoneId} = ${parentId} or (${shift.safeZoneId} is null and ${shift.centreId} = (
    select of_zone.centre_id from ${shift} as of_zone where of_zone.safe_zone_id = ${parentId} limit 1)))`,
};

/** Who is on duty at places at a moment, with the shift, by role and name. One statement. */
export async function findOnDuty(
  request: Request,
  place: DutyPlace,
  placeIds: string[],
  moment: Date,
): Promise<(DutyAssignment & { parentId: string })[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ parentId: sql<string>`${parentId}`, shift, staffMember: staffColumns })
    .from(sql`unnest(${sql.param(placeIds)}::uuid[]) as parent (id)`)
    .innerJoin(shift, serves[place])
    .innerJoin(shiftAssignment, eq(shiftAssignment.shiftId, shift.id))
    .innerJoin(staffMember, eq(staffMember.id, shiftAssignment.staffMemberId))
    .where(
      and(
        eq(shiftAssignment.state, 'PLANNED'),
        // No shift is longer than a day: the lower bound lets the index be used.
        sql`${shift.startsAt} <= ${at(moment)} and ${shift.startsAt} > ${at(moment)} - interval '24 hours'`,
        sql`${shift.endsAt} > ${at(moment)}`,
        visibleShifts(request),
        visibleStaff(request),
      ),
    )
    .orderBy(asc(staffMember.role), asc(staffMember.fullName), asc(shiftAssignment.id));
  return rows.map((row) => ({
    parentId: row.parentId,
    shift: toShift(row.shift),
    staffMember: toStaffMember(row.staffMember),
  }));
}
