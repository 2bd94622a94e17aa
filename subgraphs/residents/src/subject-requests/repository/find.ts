import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { countRows, findPages, type Page, type ParentedList } from '@mrrm/platform/reading/pages';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { ofVisibleResident } from '../../access/visibility.js';
import { NOWHERE } from '../../opening/table.js';
import { subjectAccessRequest } from '../table.js';
import type { SubjectAccessRequest } from '../types/request.js';

const SHOWN = columnsOf(subjectAccessRequest, {
  without: [
    'answeredBySubject',
    'recordedBySubject',
    'recordedByOrganisation',
    'sopId',
    'createdAt',
    'updatedAt',
  ],
});

/** Requests about residents of whom the actor may read them. */
export const visibleSubjectAccess = (request: Request): SQL =>
  ofVisibleResident(request, subjectAccessRequest.residentId, 'SUBJECT_ACCESS');

type Row = Pick<typeof subjectAccessRequest.$inferSelect, keyof typeof SHOWN>;

const toRequest = (row: Row, now: Date): SubjectAccessRequest => ({
  ...row,
  extendedBy: pointer(row.extendedById),
  answeredBy: pointer(row.answeredById),
  overdue: (row.answeredAt ?? now) > row.dueAt,
});

async function find(request: Request, column: AnyPgColumn, ids: string[]): Promise<SubjectAccessRequest[]> {
  const query = await request.database.read();
  const rows = await query
    .select(SHOWN)
    .from(subjectAccessRequest)
    .where(and(isOneOf(column, ids), visibleSubjectAccess(request)))
    .orderBy(sql`${subjectAccessRequest.askedAt} desc`, sql`${subjectAccessRequest.id} desc`);
  return rows.map((row) => toRequest(row, request.now));
}

export const subjectAccessById = (request: Request, ids: string[]) =>
  find(request, subjectAccessRequest.id, ids);

/** What was asked about each resident, the latest first. */
export const subjectAccessOfResidents = (request: Request, ids: string[]) =>
  find(request, subjectAccessRequest.residentId, ids);

const open = (request: Request) =>
  ({
    table: subjectAccessRequest,
    columns: SHOWN,
    at: subjectAccessRequest.dueAt,
    id: subjectAccessRequest.id,
    earliestFirst: true,
    belongs: and(eq(subjectAccessRequest.state, 'OPEN'), visibleSubjectAccess(request))!,
  }) satisfies ParentedList<typeof subjectAccessRequest, Record<never, never>, typeof SHOWN>;

/** One page of the requests that wait for an answer, what is due first coming first. */
export async function findOpenSubjectAccess(request: Request, page: Page): Promise<SubjectAccessRequest[]> {
  const rows = await findPages(await request.database.read(), open(request), [NOWHERE], page);
  return rows.map((row) => toRequest(row, request.now));
}

/** How many requests wait for an answer. */
export async function countOpenSubjectAccess(request: Request): Promise<number> {
  const [row] = await countRows(await request.database.read(), open(request), [NOWHERE]);
  return row?.total ?? 0;
}
