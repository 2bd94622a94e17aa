import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

const known = new Set<string>();

/** Notes a text that a slice sent to its database, once, in the folder that `npm run statements` names; else it does nothing. */
export function collect(owner: string, text: string): void {
  const folder = process.env['STATEMENTS_FOLDER'];
  const line = JSON.stringify(text);
  if (!folder || known.has(`${owner} ${line}`)) return;
  known.add(`${owner} ${line}`);
  appendFileSync(join(folder, `${owner}.jsonl`), `${line}\n`);
}
