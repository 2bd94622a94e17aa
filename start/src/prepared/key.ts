import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../folder.js';
import { OWNERS } from '../owners.js';

/** Folders whose files say what stands in the databases. */
const MADE_FROM = [
  { folder: 'drizzle', ending: '.sql' },
  { folder: 'demo/dist', ending: '.js' },
  { folder: 'demo/facts', ending: '.json' },
  // What is counted of these rows, and what is told of that.
  { folder: 'platform/dist/statistics', ending: '.js' },
  ...OWNERS.map((owner) => ({ folder: `subgraphs/${owner}/dist/figures`, ending: '.js' })),
];

const filesOf = ({ folder, ending }: { folder: string; ending: string }) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/**
 * A word of 12 hexadecimal digits that changes whenever the tables, the generators or their facts do.
 * @param seed where it is not the generators' own
 */
export function keyOfData(size: string, seed?: number): string {
  const hash = createHash('sha256').update(`${size}\n${seed ?? ''}\n`);
  for (const file of MADE_FROM.flatMap(filesOf))
    hash.update(`${relative(ROOT, file)}\n`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
