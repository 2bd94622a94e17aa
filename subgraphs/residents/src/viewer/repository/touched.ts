import {
  cursorOfStretch,
  cursorOfTouched,
  peopleTouchedLast,
  type Touched,
} from '@mrrm/platform/audit/history';
import type { Request } from '@mrrm/platform/context';
import { readAs } from '@mrrm/platform/database/query';
import { type Connection, readFirst, toConnection, writeCursor } from '@mrrm/platform/reading/connection';
import { and, sql } from 'drizzle-orm';
import { visibleResidents } from '../../access/visibility.js';
import { type ResidentRow, residentColumns, toResident } from '../../register/repository/resident.js';
import { resident } from '../../register/table.js';
import type { Resident } from '../../register/types/resident.js';

/** Of so many people it is found out at most, for one page, whether the reader may see them. */
const PEOPLE_LOOKED_AT = 1000;

/**
 * One page of the residents whom somebody else than the reader touched last in this slice, the latest first: those whom this actor may see.
 * Where many are hidden, or a stretch of events ends, a page is shorter than it may be and says that more follow.
 * @throws Refusal BAD_USER_INPUT when `first` or `after` make no page
 */
export async function findTouchedResidents(
  request: Request,
  page: { first: number; after?: string | null | undefined },
): Promise<Connection<Resident>> {
  const first = readFirst(page.first);
  const stretch = await peopleTouchedLast(request, PEOPLE_LOOKED_AT + 1, page.after);
  const looked = stretch.people.slice(0, PEOPLE_LOOKED_AT);
  const places = new Map(looked.map((touched) => [touched.person, touched]));
  const rows = await visibleOf(request, looked, first + 1);
  const connection = toConnection(rows, { ...page, first }, ({ id }) =>
    cursorOfTouched(stretch, places.get(id)!),
  );
  const isWhole = stretch.people.length === looked.length;
  if (rows.length > first || (isWhole && stretch.rest === 0)) return connection;
  const { nodes, edges, pageInfo } = connection;
  const { hasPreviousPage, startCursor } = pageInfo;
  const end = isWhole ? cursorOfStretch(stretch) : cursorOfTouched(stretch, looked.at(-1)!);
  return {
    nodes,
    edges,
    pageInfo: { hasPreviousPage, startCursor, hasNextPage: true, endCursor: writeCursor(end) },
  };
}

/** The first few whom the reader may see, in order: nobody behind them is looked at. */
async function visibleOf(request: Request, people: Touched[], most: number): Promise<Resident[]> {
  const query = await request.database.read();
  const columns = residentColumns(request);
  // Without `offset 0` PostgreSQL may look at everybody first, and order them afterwards.
  const one = query
    .select(columns)
    .from(resident)
    .where(and(sql`${resident.id} = touched.id`, visibleResidents(request)))
    .offset(0);
  const ids = people.flatMap(({ person }) => person ?? []);
  const rows = await readAs<ResidentRow>(
    query,
    sql`select page.* from (
      select id, place from unnest(${sql.param(ids)}::uuid[]) with ordinality as given (id, place) order by place offset 0) as touched
    cross join lateral ${one} as page order by touched.place limit ${most}`,
    columns,
  );
  return rows.map(toResident);
}
