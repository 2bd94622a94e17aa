import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { isIdentifier } from '../values/identifiers.js';
import { type Asked, readCellName, readQuestionName, YearTable } from './year-table.js';

/** A group of people as their owner hands it over: the question, and quarter and category of whoever belongs to the year. */
export interface Cohort {
  question?: unknown;
  memberIds?: unknown;
  memberCells?: unknown;
}

/** One of them, and where they stand. */
interface Member {
  id: string;
  cell: string;
}

/** A group of which its owner tells how large it is. */
interface ReadCohort {
  asked: Asked;
  members: Member[];
}

/** @returns undefined for a group of which nothing is told. Each person is in it once; whatever is no person of a cell is left out */
function readCohort({ question, memberIds, memberCells }: Cohort): ReadCohort | undefined {
  const asked = readQuestionName(String(question));
  if (!asked || !Array.isArray(memberIds) || !Array.isArray(memberCells)) return undefined;
  const cells = new Map<string, string>();
  memberIds.forEach((id: unknown, index) => {
    const cell: unknown = memberCells[index];
    if (isIdentifier(id) && typeof cell === 'string' && readCellName(cell)) cells.set(id.toLowerCase(), cell);
  });
  return cells.size === 0 ? undefined : { asked, members: [...cells].map(([id, cell]) => ({ id, cell })) };
}

/** How many people of a cell did or had something of a kind, and how often in all. */
interface CountedOfCell<Kind> {
  kind: Kind;
  cell: string;
  people: number;
  times: number;
}

/** The rows of a statement that counts members. */
export const countedOfCell = <Kind extends string>(kind: z.ZodType<Kind>): z.ZodType<CountedOfCell<Kind>> =>
  z.object({ kind, cell: z.string(), people: z.int(), times: z.int() });

/** What is told of one kind: null when it is withheld. */
export interface ToldOfKind<Kind> {
  kind: Kind;
  people: number | null;
  times: number | null;
  withheld: boolean;
}

/**
 * What the people of a group did or had, one answer for each kind there is.
 * @param count counts members by one statement, given as its rows `member (id, cell)`; nobody counts of a group of which nothing is told
 */
export async function answerOfCohort<Kind extends string>(
  handed: Cohort,
  kinds: readonly Kind[],
  count: (members: SQL) => Promise<readonly CountedOfCell<Kind>[]>,
): Promise<ToldOfKind<Kind>[]> {
  const cohort = readCohort(handed);
  const counted = cohort ? await count(rowsOf(cohort.members)) : [];
  return kinds.map((kind) => {
    const told =
      cohort &&
      tellOfCohort(
        cohort,
        counted.filter((one) => one.kind === kind),
      );
    return { kind, people: told?.people ?? null, times: told?.times ?? null, withheld: !told };
  });
}

const rowsOf = (members: readonly Member[]): SQL =>
  sql`unnest(${sql.param(members.map(({ id }) => id))}::uuid[], ${sql.param(members.map(({ cell }) => cell))}::text[]) as member (id, cell)`;

/**
 * How many of a group did or had something. It is told when at least 11 people of the group did and at least 11 did not, and no other figure of the
 * year leaves fewer. Few, nobody and nearly everybody look the same.
 * @returns null when it is withheld
 */
function tellOfCohort(
  { asked, members }: ReadCohort,
  counted: readonly Pick<CountedOfCell<unknown>, 'cell' | 'people' | 'times'>[],
): { people: number; times: number } | null {
  const sizes = new Map<string, number>();
  for (const { cell } of members) sizes.set(cell, (sizes.get(cell) ?? 0) + 1);
  const cells = [...sizes].map(([cell, size]) => {
    const { people = 0, times = 0 } = counted.find((row) => row.cell === cell) ?? {};
    return { ...readCellName(cell)!, parts: [people, size - people], times };
  });
  const told = new YearTable(cells).tell(asked);
  if (!told) return null;
  const all = new YearTable(cells.map((one) => ({ ...one, parts: [one.times] })));
  const [times] = asked.category === null ? all.of(asked.period) : all.of(asked.period, asked.category);
  return { people: told[0]!, times: times! };
}

/** The beginning of the present quarter: what is counted until then does not move from one day to the next. */
export const beginningOfQuarter = (now: Date): Date =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (now.getUTCMonth() % 3), 1));
