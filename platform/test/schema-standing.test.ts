import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '@mrrm/platform/database/database';
import { migrateDatabase } from '@mrrm/platform/database/migrate';
import { checkSchema, migrationsOf } from '@mrrm/platform/database/schema-standing';
import { StartChecks } from '@mrrm/platform/start-checks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDatabase, type TestDatabase } from '../../test/support/databases.js';

let made: TestDatabase;
let database: Database;
let folder: string;
beforeAll(async () => {
  made = await startDatabase('staff');
  database = new Database({ url: made.appUrl, applicationName: 'test', maximumConnections: 1 });
  folder = mkdtempSync(join(tmpdir(), 'migrations-'));
});
afterAll(async () => {
  await database?.close();
  await made?.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Journal {
  entries: { idx: number; when: number; tag: string }[];
}

/** The migrations of a release that has some more than today's, and says through which the one before it went. */
function release(name: string, more: string[], through?: string): string {
  const to = join(folder, name);
  cpSync(migrationsOf('staff'), to, { recursive: true });
  const file = join(to, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as Journal;
  for (const tag of more) {
    const { idx, when } = journal.entries.at(-1)!;
    journal.entries.push({ ...journal.entries.at(-1)!, idx: idx + 1, when: when + 1000, tag });
    writeFileSync(join(to, `${tag}.sql`), `create table staff.${tag} (id int);`);
  }
  writeFileSync(file, JSON.stringify(journal));
  writeFileSync(join(to, 'released.json'), JSON.stringify(through ? { through } : {}));
  return to;
}
const newest = () =>
  (JSON.parse(readFileSync(join(migrationsOf('staff'), 'meta/_journal.json'), 'utf8')) as Journal).entries.at(
    -1,
  )!.tag;
const migrate = (to: string) =>
  migrateDatabase({ ownerUrl: made.ownerUrl, owner: 'staff', folder: to, appRole: 'staff_app' });

describe('a program that starts', () => {
  it('serves its own schema', () => expect(checkSchema('staff', database)).resolves.toBeUndefined());

  it('refuses a database that lacks migrations which it knows', async () => {
    const next = release('next', ['one'], newest());
    await expect(checkSchema('staff', database, next)).rejects.toThrow(
      'The database lacks migrations, up to one.',
    );
  });

  it('goes on with the schema of the next release, which takes nothing away from it, so that there is a way back', async () => {
    await migrate(release('next', ['one'], newest()));
    await expect(checkSchema('staff', database)).resolves.toBeUndefined();
  });

  it('refuses the schema of the release after that, and says what to do', async () => {
    await migrate(release('after', ['one', 'two'], 'one'));
    await expect(checkSchema('staff', database)).rejects.toThrow('The database is newer than this program');
    await expect(checkSchema('staff', database, release('next', ['one'], newest()))).resolves.toBeUndefined();
  });

  it('refuses a database that nobody has migrated for it', async () => {
    await made.owner`revoke usage on schema migrations from staff_app`;
    await expect(checkSchema('staff', database)).rejects.toThrow(
      'The database was not migrated as this program needs it.',
    );
    await made.owner`grant usage on schema migrations to staff_app`;
  });
});

describe('a check of the start', () => {
  it('waits for a database that is away, and is made when it is back', async () => {
    let away = true;
    const checks = new StartChecks([
      async () => {
        if (away) throw Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
      },
    ]);
    expect(await checks.pass()).toBe(false);
    away = false;
    expect(await checks.pass()).toBe(true);
  });

  it('that fails is no matter of waiting', async () => {
    const checks = new StartChecks([
      () => checkSchema('staff', database, release('far', ['one', 'two', 'three'], 'three')),
    ]);
    await expect(checks.pass()).rejects.toThrow('lacks migrations');
  });
});
