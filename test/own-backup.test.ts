import { execFile } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { verifyAudit } from '@mrrm/platform/audit/verify';
import type { JWK } from 'jose';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { ROOT } from '../start/dist/folder.js';
import { slice } from '../subgraphs/residents/dist/slice.js';
import { startDatabase, type TestDatabase } from './support/databases.js';
import { makeAuditKey, type OneSlice, startOneSlice } from './support/one-slice/slice.js';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'mrrm-backup-'));
const CENTRE = '01890000-0000-7000-8000-000000000001';
const copy = join(folder, 'copy');

let slices: OneSlice;
let fresh: TestDatabase;
let key: JWK;
beforeAll(async () => {
  key = await makeAuditKey();
  slices = await startOneSlice(slice, {
    AUDIT_PRIVATE_JWK: JSON.stringify(key),
    AUDIT_WITNESS: join(folder, 'witness.jsonl'),
  });
  slices.graph.known.add(CENTRE);
  fresh = await startDatabase('residents');
  const REGISTER = `mutation ($input: RegisterResidentInput!) { registerResident(input: $input) { resident { id } userErrors { code path } } }`;
  for (const [number, given] of [
    ['A-1', 'Amal'],
    ['A-2', 'Bozhidar'],
  ] as const) {
    const input = {
      ...{ idempotencyKey: `the-one-of-${number}`, centreId: CENTRE },
      // What a line of text could be torn by.
      ...{ registrationNumber: number, givenName: `${given} "the, (one)`, familyName: `Rah\\imi` },
      ...{ sex: 'FEMALE', languages: ['fa', 'ps'], familySituation: 'UNKNOWN', dateOfBirthIsEstimate: false },
    };
    const { data } = await slices.ask({ centres: [CENTRE] }, REGISTER, { input });
    expect(data.registerResident.userErrors).toEqual([]);
  }
}, 60_000);
afterAll(async () => {
  await slices?.stop();
  await fresh?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The database of a login, in which another one works. */
const inIt = (address: string, { ownerUrl }: TestDatabase) =>
  Object.assign(new URL(address), { pathname: new URL(ownerUrl).pathname }).href;
const command = (what: string, where: string, environment: Record<string, string>) =>
  run(process.execPath, [join(ROOT, 'platform/dist/backup/main.js'), 'residents', what, where], {
    env: { PATH: process.env['PATH'], ...environment },
  }).then(
    ({ stdout }) => stdout,
    ({ stderr }: { stderr: string }) => `REFUSED: ${stderr}`,
  );
const backup = (where: string, login: string) =>
  command('backup', where, {
    DUMP_DATABASE_URL_RESIDENTS: login,
    AUDIT_WITNESS: join(folder, 'witness.jsonl'),
  });
const putBack = (where: string, into: TestDatabase) =>
  command('put-back', where, { ADMIN_DATABASE_URL_RESIDENTS: inIt(inject('cluster').adminUrl, into) });
const rowsOf = async ({ owner }: Pick<TestDatabase, 'owner'>) => {
  const [residents] =
    await owner`select json_agg(one order by id)::text as text from residents.resident as one`;
  const [changes] =
    await owner`select json_agg(one order by xid, id)::text as text from residents.change as one`;
  return [residents!['text'], changes!['text']];
};

it('makes no copy of what a login does not see, nor over what is there', async () => {
  expect(await backup(join(folder, 'less'), slices.database.ownerUrl)).toMatch(
    /^REFUSED: .* does not see every row/,
  );
  expect(existsSync(join(folder, 'less/copy.json'))).toBe(false);
  expect(await putBack(join(folder, 'less'), fresh)).toMatch(/^REFUSED: .* holds no whole copy/);
  const dump = inIt(inject('cluster').databases.residents.dumpUrl!, slices.database);
  expect(await backup(copy, dump)).toMatch(/^\d+ rows as of \d{4}-.* with the audit until [1-9]/);
  expect(await backup(copy, dump)).toMatch(/^REFUSED: .* cannot be made \(EEXIST\)/);
});

it('puts nothing back that was touched, is of another owner, or lies over what is in use', async () => {
  const touched = join(folder, 'touched');
  cpSync(copy, touched, { recursive: true });
  const rows = readFileSync(join(touched, 'rows.jsonl.gz'));
  rows[rows.length - 20]! ^= 1;
  writeFileSync(join(touched, 'rows.jsonl.gz'), rows);
  expect(await putBack(touched, fresh)).toMatch(/^REFUSED: .* not those that were copied/);
  const manifest = JSON.parse(readFileSync(join(copy, 'copy.json'), 'utf8'));
  const other = (more: object) =>
    writeFileSync(join(touched, 'copy.json'), JSON.stringify({ ...manifest, ...more }));
  cpSync(join(copy, 'rows.jsonl.gz'), join(touched, 'rows.jsonl.gz'));
  other({ owner: 'services' });
  expect(await putBack(touched, fresh)).toMatch(/^REFUSED: This is a copy of services/);
  other({ migrations: manifest.migrations.slice(1) });
  expect(await putBack(touched, fresh)).toMatch(/^REFUSED: .* another release/);
  expect(await putBack(copy, slices.database)).toMatch(/^REFUSED: .* has been in use/);
  expect(await rowsOf(fresh)).toEqual([null, null]);
});

it('puts every row back, with an audit that is whole by the witness of the copy, and numbers that go on', async () => {
  expect(await putBack(copy, fresh)).toMatch(/ were put back\.\n$/);
  expect(await rowsOf(fresh)).toEqual(await rowsOf(slices));
  const checked = await verifyAudit({
    owner: 'residents',
    url: inIt(slices.appUrl, fresh),
    publicKey: createPublicKey({ key: key as never, format: 'jwk' }).export({ format: 'jwk' }) as JWK,
    witness: join(copy, 'witness.jsonl'),
  });
  expect(checked.broken).toBeUndefined();
  const [change] =
    await fresh.owner`select max(id)::int as last, (select last_value::int from residents.change_id_seq) as sequence
    from residents.change`;
  expect(change!['sequence']).toBe(change!['last']);
});
