import { dayAt } from '@mrrm/platform/values/day';
import { Refusal } from '@mrrm/platform/wire/errors';
import { checkPlausible, type MomentTable } from '@mrrm/platform/writing/plausible';
import { importingAccess } from '../access.js';
import { readCsv } from '../files/csv.js';
import { readJsonLines } from '../files/json-lines.js';
import { lookAt, type TextFile } from '../files/lines.js';
import type { SourceRow, SourceRows } from '../files/source-row.js';
import { type ReadRow, type RowClock, readRow, type ToldRow } from '../resolvers/read-row.js';
import { convert } from '../rules/convert.js';
import type { Fault } from '../rules/fault.js';
import { columnsOf, type ImportField, type Mapping } from '../rules/mapping.js';
import { valueClassOf } from '../rules/value-class.js';

export interface OpenedFile extends TextFile {
  /** Reads it from its beginning. */
  read(): Promise<SourceRows>;
}

/** @throws Error with one sentence when a column that the mapping names is not there */
export async function openFile(path: string, mapping: Mapping): Promise<OpenedFile> {
  const looked = await lookAt(path, mapping.encoding);
  const wanted = columnsOf(mapping);
  const read = async () =>
    mapping.format === 'csv'
      ? readCsv(path, looked.encoding, mapping.delimiter)
      : readJsonLines(path, looked.encoding, wanted);
  const { columns } = await read();
  const missing = wanted.filter((column) => !columns.includes(column));
  if (missing.length > 0)
    throw new Error(
      `The file has no column ${missing.map((column) => `"${column}"`).join(', ')}. Check names, delimiter and encoding; it has ${columns.length}.`,
    );
  return { ...looked, read };
}

/** When what a row tells may lie, as in the mutation: `rows.arrivedAt` of it is `row.arrivedAt` here. */
const BOUNDS: MomentTable = Object.fromEntries(
  Object.entries(importingAccess.mutations!['importResidents']!.moments!).map(([path, bounds]) => [
    path.replace(/^rows/, 'row'),
    bounds,
  ]),
);

/** By what all rows of a file are judged. Most of them tell days that others told before. */
export function clockOf({ timeZone }: Mapping): RowClock {
  const days = new Map<number, string>();
  return {
    now: new Date(),
    dayAt(moment) {
      const day = days.get(moment.getTime()) ?? dayAt(moment, timeZone);
      days.set(moment.getTime(), day);
      return day;
    },
  };
}

/** @returns the row as it would be registered, or all that is wrong with it */
export function judgeRow(mapping: Mapping, row: SourceRow, clock: RowClock): ReadRow | Fault[] {
  if (row.broken) {
    const { rule, reason, raw } = row.broken;
    return [{ column: null, valueClass: valueClassOf(raw), rule, reason }];
  }
  const { values, faults } = convert(mapping, row.cells);
  if (faults.length > 0) return faults;
  const { otherNames = [], otherNamesSource: toldBy = 'OTHER_REGISTER', ...plain } = values;
  const named = (otherNames as string[]).map((name) => ({ name, toldBy }));
  const told = { languages: [], ...plain, otherNames: named } as unknown as ToldRow & { centreId: string };
  try {
    checkPlausible(BOUNDS, 'row', told, clock.now);
    return readRow(told, told.centreId, clock);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const column = mapping.fields[error.inputPath?.split('.')[0] as ImportField]?.column ?? null;
    const valueClass = column === null ? null : valueClassOf(row.cells[column]);
    return [{ column, valueClass, rule: 'VALUE', reason: error.message }];
  }
}
