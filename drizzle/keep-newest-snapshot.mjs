// After `npm run migration` in a slice: of what drizzle-kit keeps about the tables, the newest alone stays.
import { readdirSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const meta = fileURLToPath(new URL(`${basename(process.cwd())}/meta/`, import.meta.url));
const snapshots = readdirSync(meta)
  .filter((name) => name.endsWith('_snapshot.json'))
  .sort();
for (const name of snapshots.slice(0, -1)) rmSync(`${meta}${name}`);
