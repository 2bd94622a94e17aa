import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

const known = new Set<string>();
/** What asks nothing of a schema, and cannot be planned. */
const OF_THE_SESSION = /^\s*set /i;

/** Notes a text that a slice sent to its database, once, in the folder that `npm run statements` names; else it does nothing. */
export function collect(owner: string, text: string): void {
  const folder = process.env['STATEMENTS_FOLDER'];
  const line = JSON.stringify(text);
  if (!folder || OF_THE_SESSION.test(text) || known.has(`${owner} ${line}`)) return;
  known.add(`${owner} ${line}`);
  appendFileSync(join(folder, `${owner}.jsonl`), `${line}\n`);
}
