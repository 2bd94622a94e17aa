import type { Request } from '@mrrm/platform/context';
import { and, desc, eq, type SQL } from 'drizzle-orm';
import { visibleStaff } from '../access/visibility.js';
import { qualification, staffMember } from '../tables.js';
import type { Qualification } from '../types/qualification.js';

/** The qualifications that meet a condition and whose holder this actor may see, the latest first. */
export async function findQualifications(request: Request, condition: SQL): Promise<Qualification[]> {
  const query = await request.database.read();
  const rows = await query
    .select({ qualification })
    .from(qualification)
    .innerJoin(staffMember, eq(staffMember.id, qualification.staffMemberId))
    .where(and(condition, visibleStaff(request)))
    .orderBy(desc(qualification.obtainedOn), desc(qualification.id));
  return rows.map((row) => row.qualification);
}
