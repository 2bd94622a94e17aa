import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { METRICS } from '@mrrm/platform/watching/metrics';
import { ACTOR_TOKEN_ISSUER, createActorTokenMinter } from '@mrrm/platform/wire/actor';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { ROOT } from '../start/dist/folder.js';
import { dropDatabase, ensureDatabase } from '../start/dist/postgres/databases.js';
import { CLERK, makeAuditKey } from './support/one-slice/slice.js';
import { freeBlock } from './support/ports.js';
import { isLong } from './support/run/long.js';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mrrm-alone-')));
const slice = join(folder, 'subgraphs/residents');
const NAME = `mrrm_residents_alone_${process.pid}`;
const CENTRE = '01890000-0000-7000-8000-000000000001';
/** What is here of the project: the slice, what all slices share, and the slice's migrations. */
const ROOMS = ['platform', 'subgraphs/residents', 'drizzle/residents'];

let environment: Record<string, string>;
let program: ChildProcess;
let mint: ReturnType<typeof createActorTokenMinter>;
let port: number;
beforeAll(async () => {
  for (const room of ROOMS)
    cpSync(join(ROOT, room), join(folder, room), {
      recursive: true,
      filter: (path) => basename(path) !== 'node_modules' && !(isLong && basename(path) === 'dist'),
    });
  for (const file of ['package.json', 'tsconfig.base.json']) cpSync(join(ROOT, file), join(folder, file));
  // As `npm ci` would: the packages, and `@mrrm/platform` from beside it.
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, '@mrrm'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (name !== '@mrrm') symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  symlinkSync(join(folder, 'platform'), join(modules, '@mrrm/platform'));

  const { adminUrl, databases } = inject('cluster');
  await ensureDatabase(adminUrl, NAME, 'residents_owner');
  const inIt = (address: string) => Object.assign(new URL(address), { pathname: `/${NAME}` }).href;
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  mint = createActorTokenMinter({ ...(await exportJWK(privateKey)), kid: 'test' });
  port = await freeBlock([1]);
  environment = {
    PATH: process.env['PATH']!,
    PORT: String(port),
    METRICS_PORT: String(port + 1),
    DATABASE_URL_RESIDENTS: inIt(databases.residents.appUrl),
    OWNER_DATABASE_URL_RESIDENTS: inIt(databases.residents.ownerUrl),
    ACTOR_TOKEN_ISSUERS: JSON.stringify([
      { issuer: ACTOR_TOKEN_ISSUER, keys: [{ ...(await exportJWK(publicKey)), kid: 'test' }] },
    ]),
    AUDIT_PRIVATE_JWK: JSON.stringify(await makeAuditKey()),
    AUDIT_WITNESS: join(folder, 'witness.jsonl'),
  };
}, 60_000);
afterAll(async () => {
  if (program?.exitCode === null) {
    program.kill('SIGTERM');
    await once(program, 'exit');
  }
  await dropDatabase(inject('cluster').adminUrl, NAME);
  rmSync(folder, { recursive: true, force: true });
});

const url = (path: string, at = port) => `http://127.0.0.1:${at}${path}`;
async function ask<Data = unknown>(query: string, variables: object = {}): Promise<{ data: Data }> {
  const body = JSON.stringify({ query, variables });
  const token = mint({ ...CLERK, centres: [CENTRE] }, 'residents', body);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(url('/graphql'), { method: 'POST', headers, body });
  return (await answer.json()) as { data: Data };
}
/** Each metric by its name and labels. */
async function metrics(): Promise<Record<string, number>> {
  const text = await (await fetch(url('/metrics', port + 1))).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  );
}

it.runIf(isLong)(
  'builds from its own folder, with what all slices share and no other slice',
  () => {
    execFileSync(process.execPath, [join(folder, 'node_modules/typescript/bin/tsc'), '-b', slice], {
      cwd: folder,
    });
    expect(readdirSync(join(slice, 'dist'))).toContain('main.js');
  },
  300_000,
);

it('migrates and starts with its own environment', async () => {
  execFileSync(process.execPath, ['dist/migrate.js'], { cwd: slice, env: environment });
  program = spawn(process.execPath, ['dist/main.js'], { cwd: slice, env: environment, stdio: 'ignore' });
  await vi.waitFor(async () => expect((await fetch(url('/readyz'))).status).toBe(200), 30_000);
}, 60_000);

it('answers with an actor token, and knows no other owner', async () => {
  const REGISTER = `mutation ($input: RegisterResidentInput!) { registerResident(input: $input) {
    resident { id verification } userErrors { code message path severity } } }`;
  const { data } = await ask<{ registerResident: { resident: { id: string } } }>(REGISTER, {
    input: {
      ...{ idempotencyKey: 'first-one-here', centreId: CENTRE, registrationNumber: 'A-1', givenName: 'Amal' },
      ...{ familyName: 'Rahimi', sex: 'FEMALE', nationality: 'AFG', languages: ['fa'] },
      ...{ familySituation: 'UNACCOMPANIED', dateOfBirth: '2012-01-01', dateOfBirthIsEstimate: false },
    },
  });
  expect(data.registerResident).toMatchObject({ resident: { verification: 'UNVERIFIED' }, userErrors: [] });
  const { id } = data.registerResident.resident;
  const found = await ask(`query ($id: ID!) { resident(id: $id) { id fullName centre { id } } }`, { id });
  expect(found).toEqual({ data: { resident: { id, fullName: 'Amal Rahimi', centre: { id: CENTRE } } } });
});

it('tells whoever watches it what it does, on a port of its own, by the names that the page for operators has', async () => {
  expect((await fetch(url('/metrics'))).status).toBe(404);
  expect((await fetch(url('/graphql', port + 1), { method: 'POST', body: '{}' })).status).toBe(404);
  const before = await metrics();
  await ask('{ resident(id: "01890000-0000-7000-8000-000000000009") { id } nothing }');
  await fetch(url('/graphql'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  await ask('{ resident(id: "01890000-0000-7000-8000-000000000009") { id } }');
  const after = await metrics();
  const grown = Object.keys(after).filter(
    (name) => name.startsWith('mrrm_slice_requests_total') && after[name] !== (before[name] ?? 0),
  );
  expect(grown.sort()).toEqual([
    'mrrm_slice_requests_total{operation="",outcome="BAD_USER_INPUT"}',
    'mrrm_slice_requests_total{operation="",outcome="UNAUTHENTICATED"}',
    'mrrm_slice_requests_total{operation="resident",outcome="OK"}',
  ]);
  expect(before['mrrm_slice_requests_total{operation="registerResident",outcome="OK"}']).toBe(1);
  expect(after['mrrm_slice_request_seconds_bucket{operation="resident",le="+Inf"}']).toBe(2);
  expect(after['mrrm_slice_connections_waiting{lane="requests"}']).toBe(0);
  expect(after['mrrm_slice_audit_position']).toBeGreaterThan(before['mrrm_slice_audit_position']!);
  const page = readFileSync(join(ROOT, 'docs/operators.md'), 'utf8');
  expect([...page.matchAll(/^\| `((?:mrrm|process)_\w+)`/gm)].map(([, name]) => name)).toEqual(
    Object.keys(METRICS),
  );
  // Whose feed nobody follows here, and whose editions stop no other.
  const told = new Set(Object.keys(after).map((name) => name.replace(/(_bucket|_sum|_count)?(\{.*)?$/, '')));
  expect([...told, 'mrrm_slice_follower_behind_seconds', 'mrrm_slice_edition_stops'].sort()).toEqual(
    Object.keys(METRICS).sort(),
  );
});
