import type { TransactionSql } from 'postgres';
import type { Row, Table } from '../bulk/table.js';
import { type Come, differenceOf } from './difference.js';
import type { Register } from './people.js';
import { addRows, changeRows } from './write.js';

/** Columns that name a row of another table of the same owner, which may not be there. */
const REFERENCES: Readonly<Record<string, { column: string; table: string; isOptional: boolean }>> = {
  'services.session': { column: 'request_id', table: 'services.service_request', isOptional: true },
  'services.attendance': { column: 'activity_id', table: 'services.group_activity', isOptional: false },
  'services.interpreter_booking': { column: 'session_id', table: 'services.session', isOptional: true },
  'staff.shift_assignment': { column: 'shift_id', table: 'staff.shift', isOptional: false },
  'staff.handover': { column: 'shift_id', table: 'staff.shift', isOptional: false },
};

/** Rows without the names of rows that are not there; those that cannot be without are left out. */
async function withoutGaps(transaction: TransactionSql, table: string, rows: readonly Row[]): Promise<Row[]> {
  const reference = REFERENCES[table];
  const named = reference ? rows.flatMap((row) => row[reference.column] ?? []) : [];
  if (!reference || named.length === 0) return [...rows];
  const { column, isOptional } = reference;
  const found = await transaction`
    select id from ${transaction(reference.table)}
    where id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(named)}::text::jsonb))`;
  const known = new Set(found.map(({ id }) => id));
  return rows.flatMap((row) => {
    if (row[column] === null || known.has(row[column])) return [row];
    return isOptional ? [{ ...row, [column]: null }] : [];
  });
}

/** A transfer ended a stay that the database has begun by itself: it is known by its end. */
async function withTheirStays(transaction: TransactionSql, rows: readonly Row[]): Promise<Row[]> {
  const told = JSON.stringify(rows.map(({ resident_id, arrived_at }) => ({ resident_id, arrived_at })));
  const found = await transaction`
    select stay.resident_id, stay.id from residents.stay
    join jsonb_to_recordset(${told}::text::jsonb) as told (resident_id uuid, arrived_at timestamptz)
      on told.resident_id = stay.resident_id and told.arrived_at = stay.departed_at`;
  const stays = new Map(found.map(({ resident_id, id }) => [resident_id, id as string]));
  return rows.flatMap((row) => {
    const stay = stays.get(row['resident_id']);
    return stay === undefined ? [] : [{ ...row, stay_id: stay }];
  });
}

const residentOf = (row: Row) => row['resident_id'] as string | undefined;

/** What may be added of what came. */
function addable(come: readonly Come[], register: Register | undefined): Row[] {
  return come.flatMap(({ at, row }) => {
    const resident = residentOf(row);
    if (resident === undefined || !register) return [row];
    return register.mayAdd(resident, at, row['centre_id']) ? [register.carried(row)] : [];
  });
}

/**
 * Tells a table what happened from one moment to another.
 * @param register absent for tables that are not about residents
 * @returns how many rows were added
 */
export async function tellTable(
  transaction: TransactionSql,
  table: Table,
  [from, until]: readonly [number, number],
  register: Register | undefined,
): Promise<number> {
  const { come, changed } = differenceOf(table, from, until);
  const mayChange = changed.filter(({ at, before }) => {
    const resident = residentOf(before);
    return resident === undefined || !register || register.mayChange(resident, at);
  });
  const after = await withoutGaps(
    transaction,
    table.name,
    mayChange.map((one) => one.after),
  );
  const byId = new Map(after.map((row) => [row['id'], row]));
  await changeRows(
    transaction,
    table.name,
    mayChange.flatMap((one) => {
      const told = byId.get(one.after['id']!);
      return told ? [{ ...one, after: told }] : [];
    }),
  );
  const rows = await withoutGaps(transaction, table.name, addable(come, register));
  const whole = table.name === 'residents.transfer' ? await withTheirStays(transaction, rows) : rows;
  return addRows(transaction, table.name, whole);
}
