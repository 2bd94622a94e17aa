import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { and, desc, eq, type SQL } from 'drizzle-orm';
import { visibleStaff } from '../../access/visibility.js';
import { qualification, staffMember } from '../table.js';
import type { Qualification } from '../types/qualification.js';

async function find(request: Request, condition: SQL): Promise<Qualification[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ qualification })
    .from(qualification)
    .innerJoin(staffMember, eq(staffMember.id, qualification.staffMemberId))
    .where(and(condition, visibleStaff(request)))
    .orderBy(desc(qualification.obtainedOn), desc(qualification.id));
  return rows.map((row) => row.qualification);
}

/** The qualifications of these identifiers whose holders this actor may see. */
export const qualificationsById = (request: Request, ids: string[]) =>
  find(request, isOneOf(qualification.id, ids));

/** The qualifications of staff members whom this actor may see, the latest first. */
export const qualificationsOf = (request: Request, staffMemberIds: string[]) =>
  find(request, isOneOf(qualification.staffMemberId, staffMemberIds));
