import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { and, asc, eq, sql } from 'drizzle-orm';
import { organisation } from '../../people/table.js';
import { touches } from '../../rota/repository/shift.js';
import { visibleShifts } from '../../rota/repository/visible.js';
import { shift, shiftAssignment } from '../../rota/table.js';
import type { RangeArguments } from '../../rota/types/range.js';
import type { StaffedShift } from '../rules/coverage.js';

/** The shifts of centres that touch a range of time, with their planned numbers. One statement. */
export async function findShiftsForCoverage(
  request: Request,
  centreIds: string[],
  { from, until }: RangeArguments,
): Promise<(StaffedShift & { parentId: string })[]> {
  const query = await request.database.read();
  return query
    .select({
      parentId: shift.centreId,
      startsAt: shift.startsAt,
      endsAt: shift.endsAt,
      staffNeeded: shift.staffNeeded,
      staffPlanned: sql<number>`(select count(*) from ${shiftAssignment}
        where ${shiftAssignment.shiftId} = ${shift.id} and ${shiftAssignment.state} = 'PLANNED')::int`,
      employer: organisation.employer,
    })
    .from(shift)
    .innerJoin(organisation, eq(organisation.id, shift.organisationId))
    .where(and(isOneOf(shift.centreId, centreIds), touches(from, until), visibleShifts(request)))
    .orderBy(asc(shift.startsAt), asc(shift.id));
}
