import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { and, asc, eq, type SQL } from 'drizzle-orm';
import { shift, shiftAssignment } from '../table.js';
import type { ShiftAssignment } from '../types/assignment.js';
import { visibleAssignments } from './visible.js';

async function find(request: Request, condition: SQL): Promise<ShiftAssignment[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ assignment: shiftAssignment })
    .from(shiftAssignment)
    .innerJoin(shift, eq(shift.id, shiftAssignment.shiftId))
    .where(and(condition, visibleAssignments(request)))
    .orderBy(asc(shiftAssignment.id));
  return rows.map((row) => row.assignment);
}

/** The assignments of these identifiers that this actor may see. */
export const assignmentsById = (request: Request, ids: string[]) =>
  find(request, isOneOf(shiftAssignment.id, ids));

/** The assignments to shifts that this actor may see, in the order in which they were made. */
export const assignmentsOf = (request: Request, shiftIds: string[]) =>
  find(request, isOneOf(shiftAssignment.shiftId, shiftIds));
