import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrationsOf } from '../start/dist/databases.js';
import { OWNERS, type Owner } from '../start/dist/owners.js';
import { startDatabase, type TestDatabase } from './support/databases.js';
import { takenAway, unexplained } from './support/statements/taking-away.js';

/** What a slice without histories reaches through a function of its database alone. */
const BY_FUNCTION = ['audit_person', 'audit_place'];
/** What a command of the owner writes, and no slice. */
const BY_COMMAND = ['anonymised', 'legal_hold', 'retention_rule'];

const statementsOf = (owner: Owner) =>
  JSON.parse(readFileSync(join(migrationsOf(owner), 'statements.json'), 'utf8')) as string[];

/** What PostgreSQL has against statements when the application's role sends them: each is planned, none is run. */
async function refused(sql: Sql, owner: Owner, texts = statementsOf(owner)): Promise<string[]> {
  await sql.unsafe(`set role ${owner}_app`);
  const [{ version } = { version: 0 }] = await sql<
    { version: number }[]
  >`select current_setting('server_version_num')::int as version`;
  // Planning looks at rights, too; PostgreSQL 15 cannot plan without values.
  const plan = (text: string) =>
    version >= 160_000 ? sql.unsafe(`explain (generic_plan) ${text}`).simple() : sql.unsafe(text).describe();
  const answers = await Promise.all(
    texts.map((text) =>
      plan(text).then(
        () => [],
        (error: Error) => [`${error.message}: ${text}`],
      ),
    ),
  );
  await sql.unsafe('reset role');
  return answers.flat();
}

describe.each(OWNERS)('the statements of the program of %s that is released', (owner) => {
  let database: TestDatabase;
  let admin: Sql;
  beforeAll(async () => {
    database = await startDatabase(owner);
    const url = new URL(inject('cluster').adminUrl);
    url.pathname = new URL(database.appUrl).pathname;
    admin = postgres(url.href, { max: 1, onnotice: () => {} });
  });
  afterAll(async () => {
    await admin?.end();
    await database?.stop();
  });

  it('are all taken by the schema of now', async () => {
    expect(await refused(admin, owner)).toEqual([]);
  });

  it('tell of every table of the slice', async () => {
    const rows =
      await admin`select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ${owner} and c.relkind in ('r', 'p') order by relname`;
    const texts = statementsOf(owner);
    const silent = rows
      .map(({ name }) => name as string)
      .filter((name) => !BY_COMMAND.includes(name))
      .filter((name) => !(BY_FUNCTION.includes(name) && texts.some((text) => text.includes('audit_numbers'))))
      .filter((name) => !texts.some((text) => new RegExp(`"?\\b${name}\\b"?`).test(text)));
    const missing = silent.map((name) => `No statement about ${name} is kept: npm run statements.`);
    expect(missing).toEqual([]);
  });

  it('are refused once a column is gone, has another name, is of another type, or may not be read any more', async () => {
    const name = 'audit_head';
    const texts = statementsOf(owner).filter((text) => /audit_head|idempotency/.test(text));
    for (const change of [
      `alter table ${owner}.${name} drop column hash`,
      `alter table ${owner}.${name} rename column hash to digest`,
      `alter table ${owner}.idempotency alter column result type bytea using null`,
      `revoke select on ${owner}.${name} from ${owner}_app`,
      `alter table ${owner}.idempotency rename to keys`,
    ]) {
      await admin.unsafe('begin');
      await admin.unsafe(change);
      const changed: string[] = [];
      for (const text of texts) {
        await admin.unsafe('savepoint one');
        changed.push(...(await refused(admin, owner, [text]).catch((error: Error) => [error.message])));
        await admin.unsafe('rollback to one');
        if (changed.length > 0) break;
      }
      await admin.unsafe('rollback');
      expect([change, changed.length]).toEqual([change, 1]);
    }
  });

  it('miss nothing that a migration since then takes away without a reason', () =>
    expect(unexplained(migrationsOf(owner))).toEqual([]));
});

describe('a migration', () => {
  it.each([
    ['ALTER TABLE "a"."b" DROP COLUMN "c";', ['drops a column']],
    ['DROP TABLE "a"."b";', ['drops a table']],
    ['ALTER TABLE "a"."b" RENAME COLUMN "c" TO "d";', ['renames']],
    ['ALTER TABLE "a"."b" RENAME TO "d";', ['renames']],
    ['ALTER TABLE "a"."b" ALTER COLUMN "c" SET DATA TYPE text;', ['changes a type']],
    ['ALTER TABLE "a"."b" ALTER COLUMN "c" TYPE text;', ['changes a type']],
    ['ALTER TABLE "a"."b" ALTER COLUMN "c" SET NOT NULL;', ['wants "c"']],
    ['ALTER TABLE "a"."b" ADD COLUMN "c" text NOT NULL;', ['wants "c"']],
    ['REVOKE UPDATE ON "a"."b" FROM "c";', ['takes a right']],
    ['ALTER TABLE "a"."b" ALTER COLUMN "c" SET DEFAULT 1, ALTER COLUMN "c" SET NOT NULL;', []],
    ['ALTER TABLE "a"."b" ADD COLUMN "c" text DEFAULT \'x\' NOT NULL;', []],
    ['ALTER TABLE "a"."b" ADD COLUMN "c" text;', []],
    ['CREATE TABLE "a"."b" ("c" text NOT NULL);', []],
    ['-- DROP TABLE "a"."b";\nALTER POLICY "x" ON "a"."b" USING (true);', []],
  ])('is read for what it takes away: %s', (text, found) => expect(takenAway(text)).toEqual(found));

  it('that takes something away since the last release needs a reason, and one before it none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
    const put = (name: string, value: object) => writeFileSync(join(folder, name), JSON.stringify(value));
    try {
      cpSync(migrationsOf('staff'), folder, { recursive: true });
      const { entries } = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'));
      put('meta/_journal.json', { entries: [...entries, { tag: '9999_less' }] });
      writeFileSync(join(folder, '9999_less.sql'), 'ALTER TABLE "staff"."shift" DROP COLUMN "ends_at";');
      put('released.json', { through: entries.at(-1).tag });
      expect(unexplained(folder)).toEqual(['9999_less drops a column']);
      put('taken-away.json', { '9999_less': ' ' });
      expect(unexplained(folder)).toEqual(['9999_less drops a column']);
      put('taken-away.json', { '9999_less': 'no released program reads it since 2.0' });
      expect(unexplained(folder)).toEqual([]);
      put('released.json', { through: '9999_less' });
      expect(unexplained(folder)).toEqual(['9999_less needs no reason']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
