import type { Opened } from '@mrrm/platform/access/row-access';
import type { Request } from '@mrrm/platform/context';
import { columnsOf, UNSHOWN, type Unshown } from '@mrrm/platform/database/columns';
import { isOneOf } from '@mrrm/platform/database/conditions';
import type { Query } from '@mrrm/platform/database/database';
import { countRows, findPages, type Page, parentId } from '@mrrm/platform/reading/pages';
import { shown } from '@mrrm/platform/reading/shown';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { openedByClauses } from '../../access/clauses.js';
import { Recorded, recordedBy } from '../../access/recorded-by.js';
import type { CentreFunction } from '../../access/values.js';
import { visibleRows } from '../../access/visibility.js';
import { requireOwnOffer } from '../../catalogue/repository/offer.js';
import { fulfil } from '../../catalogue/repository/request.js';
import { serviceOffer } from '../../catalogue/table.js';
import { readsNote } from '../rules/reads-note.js';
import { session } from '../table.js';
import type { Session } from '../types/session.js';

const functionOfOffer = sql<CentreFunction>`(
  select ${serviceOffer.function} from ${serviceOffer} where ${serviceOffer.id} = ${session.offerId})`.as(
  'function',
);

const visibleSessions = (request: Request): SQL =>
  visibleRows(request, {
    centreId: session.centreId,
    owners: [session.organisation],
    recordedBySubject: session.recordedBySubject,
  });

const shownColumns = columnsOf(session, { without: [...UNSHOWN, 'requestId'] });
type Row = Omit<typeof session.$inferSelect, Unshown | 'requestId'> & {
  function: CentreFunction;
  opened: Opened | null;
};

/** A row as this reader sees it: the note goes no further than its author, its supervisor and the same function. */
function toSession(request: Request, row: Row): Session {
  const maySee = readsNote(request, row);
  return shown(row, {
    access: {
      owner: row.organisation,
      found: row.opened?.['OPERATIONAL'],
      withheld: maySee ? [] : ['NOTES'],
    },
    resident: { id: row.residentId },
    centre: { id: row.centreId },
    provider: { id: row.providerId },
    organisation: { code: row.organisation },
    organisationCode: row.organisation,
    noteWithheld: row.note !== null && !maySee,
  });
}

/** The sessions with these identifiers that this actor may see. */
export async function sessionsById(request: Request, ids: string[]): Promise<Session[]> {
  const query = await request.database.read();
  const rows = await query
    .select({
      ...shownColumns,
      function: functionOfOffer,
      opened: openedByClauses(request, session.centreId),
    })
    .from(session)
    .where(and(isOneOf(session.id, ids), visibleSessions(request)));
  return rows.map((row) => toSession(request, row));
}

/** Whose sessions, and of which function. */
export interface SessionList {
  of: 'RESIDENT' | 'PROVIDER';
  function?: CentreFunction | null | undefined;
}

const listOf = (request: Request, list: SessionList) => ({
  table: session,
  columns: shownColumns,
  extra: { function: functionOfOffer, opened: openedByClauses(request, session.centreId) },
  at: session.startedAt,
  id: session.id,
  belongs: and(
    eq(list.of === 'RESIDENT' ? session.residentId : session.providerId, parentId),
    list.function ? isOfFunction(list.function) : undefined,
    visibleSessions(request),
  )!,
});

const isOfFunction = (name: CentreFunction) => sql`exists (
  select from ${serviceOffer}
  where ${serviceOffer.id} = ${session.offerId} and ${serviceOffer.function} = ${name})`;

/** One page of each resident's or provider's sessions, the latest first. */
export async function findSessionPages(request: Request, list: SessionList, parentIds: string[], page: Page) {
  const rows = await findPages(await request.database.read(), listOf(request, list), parentIds, page);
  return rows.map((row) => shown(toSession(request, row), { parentId: row.parentId }));
}

/** How many sessions each list has. */
export const countSessions = async (request: Request, list: SessionList, parentIds: string[]) =>
  countRows(await request.database.read(), listOf(request, list), parentIds);

export type NewSession = Omit<typeof session.$inferInsert, Recorded | 'organisation' | 'centreId'>;

/** Records a session, and fulfils the request that it answers. @returns the identifier of the session */
export async function insertSession(request: Request, query: Query, wanted: NewSession): Promise<string> {
  const { centreId, organisation } = await requireOwnOffer(request, query, wanted.offerId);
  if (wanted.requestId) await fulfil(query, wanted.requestId, wanted);
  const id = newIdentifier();
  await query.insert(session).values({ id, centreId, organisation, ...wanted, ...recordedBy(request) });
  return id;
}
