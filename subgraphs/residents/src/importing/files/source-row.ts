import type { FaultRule } from '../rules/fault.js';

/** A row as the file has it. */
export interface SourceRow {
  /** Its first line in the file, from 1, and its last. */
  line: number;
  until: number;
  /** By column; null where a JSON line has nothing. */
  cells: Readonly<Record<string, string | null>>;
  /** Why the whole of it could not be read, and what was read. */
  broken?: { rule: FaultRule; reason: string; raw: string };
}

/** The rows of a file, some at a time, and its columns. */
export interface SourceRows {
  columns: readonly string[];
  rows: AsyncIterable<SourceRow[]>;
}
