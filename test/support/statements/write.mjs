// npm run statements: runs the tests of the slices and keeps which statements the programs of now send, drizzle/<owner>/statements.json.
// npm run statements -- --released: says as well that the programs of now are released. For right after a release, never before it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const OWNERS = ['residents', 'services', 'staff', 'facilities'];
const { values } = parseArgs({ options: { released: { type: 'boolean' } } });
const folder = mkdtempSync(join(tmpdir(), 'statements-'));
const write = (owner, name, value) =>
  writeFileSync(join(ROOT, 'drizzle', owner, name), `${JSON.stringify(value, null, 2)}\n`);
const MORE_ROWS =
  /(\([^()]*\$(?:[^()]|\([^()]*\))*\))(?:, \([^()]*\$(?:[^()]|\([^()]*\))*\))+(?= on conflict| returning|$)/;
/** An insert of two rows and one of twenty are one statement: it is kept with the first row. */
const shortened = (text) => {
  const line = (text.includes('--') ? text : text.replace(/\s*\n\s*/g, ' ')).trim();
  return line.startsWith('insert into') ? line.replace(MORE_ROWS, '$1') : line;
};

try {
  const { status } = spawnSync('npx', ['vitest', 'run', 'subgraphs'], {
    cwd: ROOT,
    env: { ...process.env, STATEMENTS_FOLDER: folder },
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The tests have to pass first: nothing was written.');
  for (const owner of OWNERS) {
    const lines = readFileSync(join(folder, `${owner}.jsonl`), 'utf8')
      .trimEnd()
      .split('\n');
    const statements = [...new Set(lines.map((line) => shortened(JSON.parse(line))))].sort();
    write(owner, 'statements.json', statements);
    if (values.released) {
      const journal = JSON.parse(readFileSync(join(ROOT, 'drizzle', owner, 'meta/_journal.json'), 'utf8'));
      write(owner, 'released.json', { through: journal.entries.at(-1).tag });
    }
    console.log(`${owner}: ${statements.length} statements`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
