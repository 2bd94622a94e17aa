import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './folder.js';
import { OWNERS } from './owners.js';
import { type Contents, Publications } from './publications.js';

const COMMITTED = join(ROOT, 'schema');

/**
 * Where the gateway of this start finds what was published last: at first, and after another checkout was taken, what is committed.
 * `npm run schema` changes the committed files before any slice serves them: a gateway that watched those would at once ask the slices
 * for what they do not know.
 * @returns the file that the gateway watches
 */
export function publishedSupergraph(folder: string, committed = COMMITTED): string {
  const publications = new Publications(join(folder, 'supergraph'));
  publications.begin(committedSchema(committed));
  return publications.file;
}

/** What `npm run schema` wrote. */
export function committedSchema(folder = COMMITTED): Contents {
  const textOf = (name: string) => readFileSync(join(folder, `${name}.graphql`), 'utf8');
  const sdl = Object.fromEntries(OWNERS.map((owner) => [owner, textOf(owner)]));
  return { sdl, supergraph: textOf('supergraph') };
}
