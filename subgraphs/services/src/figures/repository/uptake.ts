import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { rows } from '@mrrm/platform/database/rows';
import { type Asked, readCellName, readQuestionName, YearTable } from '@mrrm/platform/figures/year-table';
import { isIdentifier } from '@mrrm/platform/values/identifiers';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { CentreFunction } from '../../access/values.js';
import { serviceOffer } from '../../catalogue/table.js';
import { session } from '../../sessions/table.js';
import type { ServiceUptake } from '../types/uptake.js';

/** A group of people as their owner hands it over: the question, and quarter and category of whoever belongs to the year. */
export interface Cohort {
  question?: unknown;
  memberIds?: unknown;
  memberCells?: unknown;
}

const received = z.object({
  function: z.enum(CentreFunction),
  cell: z.string(),
  residents: z.int(),
  sessions: z.int(),
});
type Received = z.infer<typeof received>;

/**
 * What services a group of people received, one entry for each function there is; one statement. A function is told when
 * at least 11 people of the group received it and at least 11 did not, and no other figure of the year leaves fewer. Few,
 * nobody and nearly everybody look the same. Sessions of the present quarter are not counted yet, so that a figure does
 * not move from one day to the next.
 */
export async function findServiceUptake(request: Request, cohort: Cohort): Promise<ServiceUptake[]> {
  const asked = readQuestionName(String(cohort.question));
  const members = membersOf(cohort);
  if (!asked || members.length === 0) return Object.values(CentreFunction).map(withheld);
  const counts = await countSessions(request, members);
  const sizes = new Map<string, number>();
  for (const { cell } of members) sizes.set(cell, (sizes.get(cell) ?? 0) + 1);
  return Object.values(CentreFunction).map((name) =>
    uptakeOf(
      name,
      asked,
      sizes,
      counts.filter((row) => row.function === name),
    ),
  );
}

const withheld = (name: CentreFunction): ServiceUptake => ({
  function: name,
  residents: null,
  sessions: null,
  withheld: true,
});

function uptakeOf(name: CentreFunction, asked: Asked, sizes: Map<string, number>, received: Received[]) {
  const cells = [...sizes].map(([cell, size]) => {
    const { residents = 0, sessions = 0 } = received.find((row) => row.cell === cell) ?? {};
    return { ...readCellName(cell)!, parts: [residents, size - residents], sessions };
  });
  const told = new YearTable(cells).tell(asked);
  if (!told) return withheld(name);
  const sessions = new YearTable(cells.map((cell) => ({ ...cell, parts: [cell.sessions] })));
  const all = asked.category === null ? sessions.of(asked.period) : sessions.of(asked.period, asked.category);
  return { function: name, residents: told[0]!, sessions: all[0]!, withheld: false };
}

/** Each person once; whatever is no person of a cell is left out. */
function membersOf({ memberIds, memberCells }: Cohort): { id: string; cell: string }[] {
  if (!Array.isArray(memberIds) || !Array.isArray(memberCells)) return [];
  const cells = new Map<string, string>();
  memberIds.forEach((id: unknown, index) => {
    const cell: unknown = memberCells[index];
    if (isIdentifier(id) && typeof cell === 'string' && readCellName(cell)) cells.set(id.toLowerCase(), cell);
  });
  return [...cells].map(([id, cell]) => ({ id, cell }));
}

async function countSessions(request: Request, members: { id: string; cell: string }[]): Promise<Received[]> {
  const { now } = request;
  const quarter = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (now.getUTCMonth() % 3), 1));
  const member = sql`unnest(${sql.param(members.map(({ id }) => id))}::uuid[], ${sql.param(members.map(({ cell }) => cell))}::text[]) as member (id, cell)`;
  return request.database.figures((query) =>
    rows(
      query,
      sql`
        select ${serviceOffer.function} as function, member.cell, count(distinct ${session.residentId})::int as residents,
          count(*)::int as sessions
        from ${member} join ${session} on ${session.residentId} = member.id
        join ${serviceOffer} on ${eq(serviceOffer.id, session.offerId)}
        where ${and(sql`${session.startedAt} < ${at(quarter)}`, visibleAt(request, 'FIGURES', session.centreId))}
        group by 1, 2`,
      received,
    ),
  );
}
