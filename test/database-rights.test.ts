import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWNERS } from '../start/dist/owners.js';
import { ensureRole } from '../start/dist/postgres/databases.js';
import { type OwnServer, startOwnServer } from './support/own-server.js';

const root = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const PASSWORD = 'of-a-test-only';
const deletesOf = (owner: string): string[] => {
  const folder = readdirSync(root(`drizzle/${owner}`));
  if (!folder.includes('deletes.json')) return [];
  return Object.keys(JSON.parse(readFileSync(root(`drizzle/${owner}/deletes.json`), 'utf8')));
};
/** What a command does as the owner of the tables is no right of the application. */
const OF_THE_OWNER =
  /^(retention\/repository\/|importing\/command\/|changes\/command\/|statistics\/set-aside)/;
const sourcesOf = (folder: string) =>
  readdirSync(root(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !OF_THE_OWNER.test(name))
    .map((name) => readFileSync(root(`${folder}/${name}`), 'utf8'));
/** `sopParty` for `sop_party`: what the code calls it. */
const nameOf = (table: string) => table.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

it('the tables from which rows may be taken are those from which the code takes some', () => {
  // What every slice forgets is taken by platform.
  const forgotten = sourcesOf('platform/src').flatMap((text) =>
    [...text.matchAll(/delete from (\S+)[\s\S]*?`/gi)].map(([, table]) => table),
  );
  const ofCounts = sourcesOf('platform/src/counting').filter((text) => /delete from/.test(text));
  // What replicas count together lies in a database of its own, where nothing else is.
  expect(forgotten).toHaveLength(1 + ofCounts.length);
  for (const owner of OWNERS) {
    const texts = sourcesOf(`subgraphs/${owner}/src`);
    const taken = texts.flatMap((text) =>
      [...text.matchAll(/\bquery\s*\.delete\((\w+)\)/g)].map(([, table]) => table),
    );
    expect([owner, [...new Set([...taken, 'idempotency'])].sort()]).toEqual([
      owner,
      deletesOf(owner).map(nameOf).sort(),
    ]);
    expect(texts.filter((text) => /delete from/i.test(text))).toEqual([]);
  }
});

describe('the database of an owner', () => {
  let database: OwnServer;
  beforeAll(async () => {
    database = await startOwnServer('facilities');
    await ensureRole(database.adminUrl, { name: 'residents_app', password: PASSWORD });
  }, 60_000);
  afterAll(() => database?.stop());

  it('is not entered by the application of another owner', async () => {
    const url = new URL(database.appUrl);
    url.username = 'residents_app';
    url.password = PASSWORD;
    const other = postgres(url.href, { max: 1, onnotice: () => {} });
    await expect(other`select 1`).rejects.toMatchObject({ code: '42501' });
    await other.end();
  });

  it('lets its own application take rows from listed tables alone, and none from the audit', async () => {
    const app = postgres(database.appUrl, { max: 1, onnotice: () => {} });
    try {
      for (const statement of [
        'delete from facilities.audit_head',
        'delete from facilities.audit_event',
        "update facilities.audit_event set event = ''",
        'delete from facilities.audit_person',
        'update facilities.audit_person set person = gen_random_uuid()',
        'insert into facilities.audit_person (person) values (gen_random_uuid())',
        "insert into facilities.audit_head (single, sequence, hash) values (false, 0, '')",
        'delete from facilities.placement',
        'truncate facilities.placement',
      ])
        await expect(app.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' });
      const rows =
        await app`select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'facilities' and c.relkind in ('r', 'p') and has_table_privilege(c.oid, 'DELETE')`;
      expect(rows.map(({ name }) => name).sort()).toEqual(deletesOf('facilities').sort());
    } finally {
      await app.end();
    }
  });
});
