import { isIdentifier } from '../values/identifiers.js';
import { type Asked, readCellName, readQuestionName, YearTable } from './year-table.js';

/** A group of people as their owner hands it over: the question, and quarter and category of whoever belongs to the year. */
export interface Cohort {
  question?: unknown;
  memberIds?: unknown;
  memberCells?: unknown;
}

/** One of them, and where they stand. */
export interface Member {
  id: string;
  cell: string;
}

/** A group of which its owner tells how large it is. */
export interface ReadCohort {
  asked: Asked;
  members: Member[];
}

/** @returns undefined for a group of which nothing is told. Each person is in it once; whatever is no person of a cell is left out */
export function readCohort({ question, memberIds, memberCells }: Cohort): ReadCohort | undefined {
  const asked = readQuestionName(String(question));
  if (!asked || !Array.isArray(memberIds) || !Array.isArray(memberCells)) return undefined;
  const cells = new Map<string, string>();
  memberIds.forEach((id: unknown, index) => {
    const cell: unknown = memberCells[index];
    if (isIdentifier(id) && typeof cell === 'string' && readCellName(cell)) cells.set(id.toLowerCase(), cell);
  });
  return cells.size === 0 ? undefined : { asked, members: [...cells].map(([id, cell]) => ({ id, cell })) };
}

/** How many people of a cell did or had something, and how often in all. */
export interface CountedOfCell {
  cell: string;
  people: number;
  times: number;
}

/**
 * How many of a group did or had something. It is told when at least 11 people of the group did and at least 11 did not, and no other figure of the
 * year leaves fewer. Few, nobody and nearly everybody look the same.
 * @returns null when it is withheld
 */
export function tellOfCohort(
  { asked, members }: ReadCohort,
  counted: readonly CountedOfCell[],
): Omit<CountedOfCell, 'cell'> | null {
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
