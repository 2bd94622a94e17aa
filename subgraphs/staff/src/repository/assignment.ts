import type { Request } from '@mrrm/platform/context';
import { and, asc, eq, type SQL } from 'drizzle-orm';
import { visibleAssignments } from '../access/visibility.js';
import { shift, shiftAssignment } from '../tables.js';
import type { ShiftAssignment } from '../types/shift.js';

/** The assignments that meet a condition and that this actor may see, in the order in which they were made. */
export async function findAssignments(request: Request, condition: SQL): Promise<ShiftAssignment[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ assignment: shiftAssignment })
    .from(shiftAssignment)
    .innerJoin(shift, eq(shift.id, shiftAssignment.shiftId))
    .where(and(condition, visibleAssignments(request)))
    .orderBy(asc(shiftAssignment.id));
  return rows.map((row) => row.assignment);
}
