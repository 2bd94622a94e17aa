import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { shown } from '@mrrm/platform/reading/shown';
import { and, asc, count, eq, type SQL, sql } from 'drizzle-orm';
import { visibleStaff } from '../../access/visibility.js';
import { organisation, staffMember } from '../table.js';
import type { StaffMember } from '../types/staff-member.js';
import type { StaffRole } from '../values.js';

/** The columns of a staff member, and the code of the employer, whose row it is. */
export const staffColumns = {
  ...columnsOf(staffMember),
  employer: sql<string>`(
    select ${organisation.code} from ${organisation} where ${organisation.id} = ${staffMember.organisationId})`.as(
    'employer',
  ),
};
type StaffRow = typeof staffMember.$inferSelect & { employer: string };

/** A row as the graph shows it. */
export const toStaffMember = (row: StaffRow): StaffMember =>
  shown(row, {
    access: { owner: row.employer },
    centres: row.centreIds.map((id) => ({ id })),
  });

async function find(request: Request, condition: SQL): Promise<StaffMember[]> {
  const query = await request.database.read();
  const rows = await query
    .select(staffColumns)
    .from(staffMember)
    .where(and(condition, visibleStaff(request)))
    .orderBy(asc(staffMember.fullName), asc(staffMember.id));
  return rows.map(toStaffMember);
}

/** The staff members of these identifiers whom this actor may see. */
export const staffMembersById = (request: Request, ids: string[]) =>
  find(request, isOneOf(staffMember.id, ids));

/** The people of organisations whom this actor may see, by name. */
export const staffOf = (request: Request, organisationIds: string[]) =>
  find(request, isOneOf(staffMember.organisationId, organisationIds));

export interface StaffList {
  centreId: string;
  role?: StaffRole | null | undefined;
}

const belongsTo = ({ centreId, role }: StaffList): SQL =>
  and(
    sql`${staffMember.centreIds} @> array[${centreId}::uuid]`,
    eq(staffMember.active, true),
    role ? eq(staffMember.role, role) : undefined,
  )!;

/** At most `first + 1` active staff members of a centre, by name. */
export async function findStaffPage(
  request: Request,
  list: StaffList,
  first: number,
  after: { fullName: string; id: string } | undefined,
): Promise<StaffMember[]> {
  const query = await request.database.read();
  const beyond =
    after && sql`(${staffMember.fullName}, ${staffMember.id}) > (${after.fullName}, ${after.id}::uuid)`;
  const rows = await query
    .select(staffColumns)
    .from(staffMember)
    .where(and(belongsTo(list), beyond, visibleStaff(request)))
    .orderBy(asc(staffMember.fullName), asc(staffMember.id))
    .limit(first + 1);
  return rows.map(toStaffMember);
}

export async function countStaff(request: Request, list: StaffList): Promise<number> {
  const query = await request.database.read();
  const [row] = await query
    .select({ staff: count() })
    .from(staffMember)
    .where(and(belongsTo(list), visibleStaff(request)));
  return row!.staff;
}
