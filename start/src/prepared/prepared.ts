import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keyOfData } from './key.js';

/** Where the installation puts data for a first start, beside the compiled programs. */
export const PREPARED = fileURLToPath(new URL('../../dist/first-start', import.meta.url));

/** Older data are made anew: what is told of tonight is laid around the moment of the load. In milliseconds. */
const OLDEST = 24 * 3_600_000;

/** What is said of prepared data. */
export interface Label {
  /** Of PostgreSQL, for example "18.4": another one may not read them. */
  version: string;
  /** The processor they were written on, as Node.js calls it. */
  architecture: string;
  /** The moment until which the history goes, in ISO 8601. */
  until: string;
  /** What they were made from (`keyOfData`). */
  key: string;
}

/** The label lies in the folder, beside the data of a PostgreSQL with the four migrated and filled databases, and its password. */
export const labelOf = (folder: string) => join(folder, 'prepared.json');

/**
 * @param wanted the size, and the moment until which the history is to go
 * @returns data that were prepared in this folder, if they are what a start wants: made from these tables and generators, on such a
 *   processor, within the day before the moment
 */
export async function preparedFor(
  wanted: { size: string; until: Date },
  folder = PREPARED,
): Promise<{ folder: string; version: string } | undefined> {
  const text = await readFile(labelOf(folder), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const { version, architecture, until, key } = JSON.parse(text) as Label;
  const age = wanted.until.getTime() - Date.parse(until);
  const fits = age >= 0 && age <= OLDEST && architecture === process.arch && key === keyOfData(wanted.size);
  return fits ? { folder, version } : undefined;
}
