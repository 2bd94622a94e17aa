import { atCentreOf } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { columnsOf, UNSHOWN } from '@mrrm/platform/database/columns';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { countRows, findPages, type Page, type ParentedList, parentId } from '@mrrm/platform/reading/pages';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { ABUSE } from '../rules/life.js';
import { complaint, complaintStep } from '../table.js';
import type { Complaint, ComplaintStep } from '../types/complaint.js';
import type { ComplaintState } from '../values.js';

const SHOWN = columnsOf(complaint, { without: [...UNSHOWN, 'codeHash'] });
type Row = Pick<typeof complaint.$inferSelect, keyof typeof SHOWN>;

/** Which list of a centre. */
export interface ComplaintList {
  room: 'COMPLAINTS' | 'ABUSE_REPORTS';
  state: ComplaintState | null;
}

const isOfRoom = (room: ComplaintList['room']): SQL =>
  room === 'ABUSE_REPORTS' ? sql`${complaint.category} = ${ABUSE}` : sql`${complaint.category} <> ${ABUSE}`;

/**
 * The complaints that the actor reads, as a condition on the table: those of the rooms for which the organisation has named the actor, at the
 * actor's centres, and none that is about the actor (of
 * whom nothing says which member of the staff it is: none that is about anybody). Whoever is narrowed to zones or cases looks after people there, and reads none.
 */
export function readComplaints(request: Request): SQL {
  const { actor, judge, person } = request;
  const rooms = (['COMPLAINTS', 'ABUSE_REPORTS'] as const).filter((room) => judge.standing(room) === 'OPEN');
  if (rooms.length === 0 || person || actor.zones || actor.ownCasesOnly) return sql`false`;
  return sql`(${sql.join(rooms.map(isOfRoom), sql` or `)}) and ${atCentreOf(request, complaint.centreId)}
    and (${complaint.aboutStaffId} is null or ${complaint.aboutStaffId} <> ${actor.staffMember ?? null}::uuid)`;
}

const toComplaint = ({ now }: Request, row: Row): Complaint => ({
  ...row,
  centre: { id: row.centreId },
  aboutStaffMember: pointer(row.aboutStaffId),
  overdue: (row.state === 'RECEIVED' || row.state === 'REOPENED') && row.acknowledgeBy <= now,
});

export async function complaintsById(request: Request, ids: string[]): Promise<Complaint[]> {
  const query = await request.database.read();
  const rows = await query
    .select(SHOWN)
    .from(complaint)
    .where(and(isOneOf(complaint.id, ids), readComplaints(request)));
  return rows.map((row) => toComplaint(request, row));
}

const ofCentre = (
  request: Request,
  { room, state }: ComplaintList,
): ParentedList<typeof complaint, Record<never, never>, typeof SHOWN> => ({
  table: complaint,
  columns: SHOWN,
  at: complaint.receivedAt,
  id: complaint.id,
  belongs: sql`${complaint.centreId} = ${parentId} and ${isOfRoom(room)} and ${readComplaints(request)}
    ${state ? sql`and ${complaint.state} = ${state}` : sql``}`,
});

/** One page of each centre's list, the latest first. */
export async function findComplaintPages(
  request: Request,
  list: ComplaintList,
  centreIds: string[],
  page: Page,
) {
  const rows = await findPages(await request.database.read(), ofCentre(request, list), centreIds, page);
  return rows.map((row) => ({ ...toComplaint(request, row), parentId: row.parentId }));
}

export const countComplaints = async (request: Request, list: ComplaintList, centreIds: string[]) =>
  countRows(await request.database.read(), ofCentre(request, list), centreIds);

/** What was done about each of these complaints, the first step first. */
export async function stepsOf(
  request: Request,
  complaintIds: string[],
): Promise<(ComplaintStep & { complaintId: string })[]> {
  const query = await request.database.read();
  const { complaintId, residentId, step, takenAt, takenById, text } = complaintStep;
  const rows = await query
    .select({ complaintId, residentId, step, takenAt, takenById, text, category: complaint.category })
    .from(complaintStep)
    .innerJoin(complaint, eq(complaint.id, complaintStep.complaintId))
    .where(and(isOneOf(complaintStep.complaintId, complaintIds), readComplaints(request)))
    .orderBy(complaintStep.takenAt, complaintStep.id);
  return rows.map((row) => ({ ...row, takenBy: pointer(row.takenById) }));
}
