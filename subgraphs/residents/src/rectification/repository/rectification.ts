import type { Request } from '@mrrm/platform/context';
import { columnsOf } from '@mrrm/platform/database/columns';
import { isOneOf, pointer } from '@mrrm/platform/database/conditions';
import { countRows, findPages, type Page, type ParentedList } from '@mrrm/platform/reading/pages';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { visibleResidents } from '../../access/visibility.js';
import { NOWHERE } from '../../opening/table.js';
import { monthsAfter } from '../../register/rules/months-after.js';
import { resident } from '../../register/table.js';
import { rectificationRequest } from '../table.js';
import type { RectificationRequest } from '../types/rectification.js';

const DAY = 86_400_000;
const ANSWERED_WITHIN_DAYS = 30;

/** GDPR art. 12(3): within a month, which in February is less than thirty days. */
const dueAfter = (askedAt: Date): Date =>
  new Date(Math.min(askedAt.getTime() + ANSWERED_WITHIN_DAYS * DAY, monthsAfter(askedAt, 1).getTime()));

const SHOWN = columnsOf(rectificationRequest, {
  without: [
    'answeredBySubject',
    'recordedBySubject',
    'recordedByOrganisation',
    'sopId',
    'createdAt',
    'updatedAt',
  ],
});

/** Requests of residents of whom the actor may read them; an emergency opens none. */
export const visibleRectifications = (request: Request): SQL =>
  sql`exists (select from ${resident} where ${resident.id} = ${rectificationRequest.residentId}
    and ${visibleResidents(request, 'RECTIFICATIONS')})`;

type Row = Pick<typeof rectificationRequest.$inferSelect, keyof typeof SHOWN>;

function toRequest(row: Row, now: Date): RectificationRequest {
  const dueAt = dueAfter(row.askedAt);
  return {
    ...row,
    answeredBy: pointer(row.answeredById),
    dueAt,
    overdue: (row.answeredAt ?? now) > dueAt,
  };
}

async function find(request: Request, column: AnyPgColumn, ids: string[]): Promise<RectificationRequest[]> {
  const query = await request.database.read();
  const rows = await query
    .select(SHOWN)
    .from(rectificationRequest)
    .where(and(isOneOf(column, ids), visibleRectifications(request)))
    .orderBy(sql`${rectificationRequest.askedAt} desc`, sql`${rectificationRequest.id} desc`);
  return rows.map((row) => toRequest(row, request.now));
}

export const rectificationsById = (request: Request, ids: string[]) =>
  find(request, rectificationRequest.id, ids);

/** What was asked about each resident, the latest first. */
export const rectificationsOfResidents = (request: Request, ids: string[]) =>
  find(request, rectificationRequest.residentId, ids);

const open = (request: Request) =>
  ({
    table: rectificationRequest,
    columns: SHOWN,
    at: rectificationRequest.askedAt,
    id: rectificationRequest.id,
    earliestFirst: true,
    belongs: and(eq(rectificationRequest.state, 'OPEN'), visibleRectifications(request))!,
  }) satisfies ParentedList<typeof rectificationRequest, Record<never, never>, typeof SHOWN>;

/** One page of the requests that wait for an answer, what is due first coming first. */
export async function findOpenRectifications(request: Request, page: Page): Promise<RectificationRequest[]> {
  const rows = await findPages(await request.database.read(), open(request), [NOWHERE], page);
  return rows.map((row) => toRequest(row, request.now));
}

/** How many requests wait for an answer. */
export async function countOpenRectifications(request: Request): Promise<number> {
  const [row] = await countRows(await request.database.read(), open(request), [NOWHERE]);
  return row?.total ?? 0;
}
