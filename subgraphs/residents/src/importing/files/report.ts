import { type FileHandle, open, rename } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import type { Fault } from '../rules/fault.js';
import type { SourceRow } from './source-row.js';

/** What became of a row that somebody has to look at. */
export type Reported = 'REFUSED' | 'DOUBTFUL' | 'DIFFERS';

/** A row with what is to be said of it. */
export interface ReportedRow {
  outcome: Reported;
  row: SourceRow;
  faults: readonly Fault[];
}

/** Of a longer text its beginning is enough to find it. */
const LONGEST_CELL = 500;
const ABOUT = [
  'import_outcome',
  'import_line',
  'import_column',
  'import_value_class',
  'import_rule',
  'import_reason',
];
const RAW = 'import_raw';

const shortened = (text: string): string =>
  text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)} … (${text.length} characters)` : text;

const about = (outcome: Reported, { line, until }: SourceRow, faults: readonly Fault[]): string[] => {
  const each = (of: (fault: Fault) => string | null) => faults.map((fault) => of(fault) ?? '').join('\n');
  return [
    outcome,
    line === until ? String(line) : `${line}-${until}`,
    each(({ column }) => column),
    each(({ valueClass }) => valueClass),
    each(({ rule }) => rule),
    each(({ reason }) => reason),
  ];
};

/**
 * The rows that somebody has to look at, as the file had them, with line, column, sort of value and reason of each. Who has mended them may
 * take this file over in place of the first one: what is on record already changes nothing. Whoever may not read the register may not read
 * it: it is made for its owner's eyes alone, and a spreadsheet runs nothing of it.
 */
export class Report {
  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
    private readonly columns: readonly string[],
    private readonly delimiter: string | undefined,
  ) {}

  /** @param delimiter of CSV; absent for JSON lines */
  static async begin(
    path: string,
    columns: readonly string[],
    delimiter: string | undefined,
  ): Promise<Report> {
    const file = await open(`${path}.new`, 'w', 0o600).catch((error: { code?: string }) => {
      throw new Error(`The report cannot be written (${error.code}).`);
    });
    const own = columns.filter((column) => !ABOUT.includes(column) && column !== RAW);
    const report = new Report(path, file, own, delimiter);
    if (delimiter) await file.write(`\ufeff${report.#csv([[...ABOUT, ...own, RAW]])}`);
    return report;
  }

  /** Adds rows that came together. */
  async add(rows: readonly ReportedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const told = rows.map((one) => this.#told(one));
    await this.file.write(
      this.delimiter
        ? this.#csv(told)
        : told.map((cells) => `${JSON.stringify(this.#named(cells))}\n`).join(''),
    );
  }

  #told({ outcome, row, faults }: ReportedRow): string[] {
    const cells = this.columns.map((column) => shortened(row.cells[column] ?? ''));
    return [...about(outcome, row, faults), ...cells, shortened(row.broken?.raw ?? '')];
  }

  #named(cells: readonly string[]): Record<string, string> {
    return Object.fromEntries([...ABOUT, ...this.columns, RAW].map((name, index) => [name, cells[index]!]));
  }

  /** It takes the place of an earlier one when it is whole. */
  async end(): Promise<void> {
    await this.file.sync();
    await this.file.close();
    await rename(`${this.path}.new`, this.path);
  }

  #csv(rows: readonly (readonly string[])[]): string {
    return stringify(rows as string[][], {
      delimiter: this.delimiter!,
      escape_formulas: true,
      record_delimiter: '\r\n',
    });
  }
}
