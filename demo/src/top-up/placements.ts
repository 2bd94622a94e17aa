import type { TransactionSql } from 'postgres';
import type { Row, Table } from '../bulk/table.js';
import type { Resident } from '../population/resident.js';
import type { World } from '../world.js';
import { Beds } from './beds.js';
import { type Changed, type Come, differenceOf } from './difference.js';
import type { Register } from './people.js';
import { addRows, changeRows } from './write.js';

/** What happens to beds in the order of time: an end, or a beginning, with the end of the bed before if it is a move. */
interface Step {
  at: number;
  ends?: Changed | undefined;
  begins?: Come | undefined;
}

const residentOf = (row: Row) => row['resident_id'] as string;
const idOf = (row: Row) => row['id'] as string;
const momentOf = (text: unknown) => Date.parse(text as string);
const untilOf = (row: Row) => (row['ends_at'] === null ? Number.POSITIVE_INFINITY : momentOf(row['ends_at']));

function stepsOf(come: readonly Come[], changed: readonly Changed[]): Step[] {
  const ended: Changed[] = [
    ...changed,
    // A bed that was given and left within the time ends as well: others may take it.
    ...come
      .filter(({ row }) => row['ends_at'] !== null)
      .map(({ row }) => ({ at: untilOf(row), before: row, after: row })),
  ];
  const key = (row: Row, at: number) => `${residentOf(row)} ${at}`;
  const begins = new Map(come.map((one) => [key(one.row, one.at), one]));
  const steps: Step[] = [];
  for (const one of ended) {
    const moved = one.after['end_reason'] === 'MOVED' ? key(one.after, one.at) : '';
    steps.push({ at: one.at, ends: one, begins: begins.get(moved) });
    begins.delete(moved);
  }
  for (const one of begins.values()) steps.push({ at: one.at, begins: one });
  return steps.sort((one, other) => one.at - other.at || Number(!one.ends) - Number(!other.ends));
}

/**
 * Tells the placements what happened from one moment to another. A bed that somebody was given meanwhile is not given
 * twice: another free one of its kind is, or none. Who was moved or has departed by hand is left where people say.
 * @returns how many rows were added
 */
export async function tellPlacements(
  transaction: TransactionSql,
  table: Table,
  world: World,
  [from, until]: readonly [number, number],
  register: Register,
): Promise<number> {
  const { come, changed } = differenceOf(table, from, until);
  const beds = await Beds.read(transaction, world.premises, from);
  const residents = new Map<string, Resident>((world.onward?.residents ?? []).map((one) => [one.id, one]));
  const added = new Map<string, Row>();
  const told: Changed[] = [];

  const isOurs = ({ before }: Changed) =>
    added.has(idOf(before)) || beds.updatedAt.get(idOf(before)) === momentOf(before['updated_at']);

  function end(one: Changed): void {
    const id = idOf(one.before);
    const own = added.get(id);
    if (own) added.set(id, { ...one.after, bed_id: own['bed_id']! });
    else told.push({ ...one, after: { ...one.after, bed_id: beds.bedOf(id) ?? one.after['bed_id']! } });
    beds.end(id, beds.bedOf(id)!, residentOf(one.before), one.at);
  }

  function begin({ at, row }: Come, instead: Changed | undefined): boolean {
    const resident = residentOf(row);
    if (!register.mayAdd(resident, at, residents.get(resident)?.centre.id)) return false;
    const stays = untilOf(row);
    if (!beds.isWithoutBed(resident, at, stays, instead && idOf(instead.before))) return false;
    const bed = beds.freeLike(row['bed_id'] as string, at, stays);
    if (!bed) return false;
    beds.take(bed, resident, idOf(row), at, Number.POSITIVE_INFINITY);
    const known = { person_known_at: row['starts_at']!, updated_at: row['starts_at']! };
    added.set(idOf(row), { ...row, bed_id: bed, ends_at: null, end_reason: null, ...known });
    return true;
  }

  for (const { ends, begins } of stepsOf(come, changed)) {
    const mayEnd = ends && isOurs(ends) && register.mayChange(residentOf(ends.before), ends.at);
    // A move is a move, or nothing.
    if (begins && ends && !mayEnd) continue;
    if (begins && !begin(begins, ends)) continue;
    if (ends && mayEnd) end(ends);
  }
  await changeRows(transaction, table.name, told);
  return addRows(transaction, table.name, [...added.values()]);
}
