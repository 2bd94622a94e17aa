import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an older program may miss, or not fill in, by how a migration says it. */
const TAKES_AWAY: [what: string, pattern: RegExp][] = [
  ['drops a table', /\bdrop\s+(?:table|view|schema|type)\b/i],
  ['drops a column', /\bdrop\s+column\b/i],
  ['renames', /\brename\s/i],
  ['changes a type', /\balter\s+(?:column\s+)?\S+\s+(?:set\s+data\s+)?type\b/i],
  ['takes a right', /\brevoke\b/i],
];
const NOT_NULL = /\balter\s+(?:column\s+)?(\S+)\s+set\s+not\s+null\b/gi;
const NEW_COLUMN = /\badd\s+(?:column\s+)(?:if\s+not\s+exists\s+)?(\S+)([^,;]*)/gi;

/** What a migration takes away from the programs of the release before it; of a table that it makes itself, nothing. */
export function takenAway(migration: string): string[] {
  const text = migration.replace(/--.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '');
  const found = TAKES_AWAY.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
  for (const [, column] of text.matchAll(NOT_NULL)) {
    const filled = new RegExp(`alter\\s+(?:column\\s+)?${column}\\s+set\\s+default\\b`, 'i');
    if (!filled.test(text)) found.push(`wants ${column}`);
  }
  for (const [, column, rest] of text.matchAll(NEW_COLUMN))
    if (/\bnot\s+null\b/i.test(rest!) && !/\b(?:default|generated)\b/i.test(rest!))
      found.push(`wants ${column}`);
  return found;
}

/**
 * What the migrations since the last release take away, each with its file, unless `taken-away.json` beside them gives a reason.
 * @param folder with the migrations of one owner; one that names no release has nothing that could be missed
 */
export function unexplained(folder: string): string[] {
  const json = (name: string) =>
    existsSync(join(folder, name)) ? JSON.parse(readFileSync(join(folder, name), 'utf8')) : {};
  const { through } = json('released.json') as { through?: string };
  if (through === undefined) return [];
  const reasons = json('taken-away.json') as Record<string, string>;
  const { entries } = json('meta/_journal.json') as { entries: { tag: string }[] };
  const since = entries.slice(entries.findIndex(({ tag }) => tag === through) + 1).map(({ tag }) => tag);
  const found = since
    .filter((tag) => !reasons[tag]?.trim())
    .flatMap((tag) =>
      takenAway(readFileSync(join(folder, `${tag}.sql`), 'utf8')).map((what) => `${tag} ${what}`),
    );
  return [
    ...found,
    ...Object.keys(reasons)
      .filter((tag) => !since.includes(tag))
      .map((tag) => `${tag} needs no reason`),
  ];
}
