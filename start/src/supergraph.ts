import { copyFile, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './folder.js';

const COMMITTED = join(ROOT, 'schema', 'supergraph.graphql');

/**
 * Copies the committed supergraph to where the gateway of this start watches it. `npm run schema` changes the committed one
 * before any slice serves it: a gateway that watched that file would at once ask the slices for what they do not know.
 * @returns the copy
 */
export async function copySupergraph(folder: string, committed = COMMITTED): Promise<string> {
  const kept = join(folder, 'supergraph');
  await mkdir(kept, { recursive: true });
  const file = join(kept, 'supergraph.graphql');
  await copyFile(committed, `${file}.new`);
  await rename(`${file}.new`, file);
  return file;
}
