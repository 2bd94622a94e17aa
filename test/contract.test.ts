import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOCUMENT_LIMITS } from '@mrrm/platform/document-limits/limits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error the contract is plain JavaScript: whoever runs it needs nothing of this project built
import { contractOf } from '../contract/contract.mjs';
// @ts-expect-error the contract is plain JavaScript
import { run } from '../contract/run.mjs';
// @ts-expect-error the contract is plain JavaScript
import { startOthers } from '../contract/stand-in.mjs';
// @ts-expect-error the contract is plain JavaScript
import { makeKey } from '../contract/token.mjs';
import { ROOT } from '../start/dist/folder.js';
import { type Running, startProcess, waitUntilReady } from '../start/dist/processes.js';
import { slice as staff } from '../subgraphs/staff/dist/slice.js';
import { startDatabase, type TestDatabase } from './support/databases.js';
import { DISTORTIONS, distorted } from './support/distorted.js';
import { makeAuditKey, startOneSlice } from './support/one-slice/slice.js';
import { freeBlock } from './support/ports.js';
import { isLong } from './support/run/long.js';
import { BREAKS, type Break } from './support/tiny-residents/breaks.js';
import { startTinyResidents, withAnswers } from './support/tiny-residents/server.js';

interface Told {
  code: number;
  text: string;
  errors: string;
}

/** `npm run contract -- …`, without npm. */
const contract = (...words: string[]): Promise<Told> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['contract/main.mjs', ...words], { cwd: ROOT }, (error, text, errors) =>
      resolve({ code: Number(error?.code ?? 0), text, errors }),
    );
  });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'contract-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const PUBLISHED = join(ROOT, 'schema');
const SDL = readFileSync(join(PUBLISHED, 'residents.graphql'), 'utf8');
/** What a variant says that it answers, where that is what is broken. */
const SERVED: Partial<Record<Break, (sdl: string) => string>> = {
  'serves a schema without a field': (sdl) =>
    sdl.replace(/^ {2}givenName: String @access/m, '  firstName: String @access'),
  'serves a field of another type': (sdl) =>
    sdl.replace(/^ {2}version: Int! @access/m, '  version: Int @access'),
  'serves a field of another group': (sdl) =>
    sdl.replace(/^( {2}fullName: String @access\(owner: "STATE", group: )"IDENTITY"/m, '$1"KEY"'),
  'serves a type without its key': (sdl) =>
    sdl.replace(/^type Household\n {2}@key\(fields: "id"\)/m, 'type Household'),
  'serves more that does not compose': (sdl) => `${sdl}\nextend type Centre { name: Int }`,
};

interface Promised {
  id: string;
  needs?: string[];
}

const promisesOf = (key: object): Promised[] =>
  contractOf({
    name: 'residents',
    url: 'http://127.0.0.1',
    key,
    centre: '',
    recipient: 'IOM',
    published: PUBLISHED,
  }).promises;

/**
 * Variants that are tried together: what one breaks, and what then cannot be asked, is nothing that another breaks. In the
 * long form each is tried alone.
 */
function inGroups(promises: Promised[]): [string, Break[]][] {
  const groups: { breaks: Break[]; ids: Set<string> }[] = [];
  for (const name of Object.keys(BREAKS) as Break[]) {
    const ids = new Set<string>(BREAKS[name]);
    for (const { id, needs = [] } of promises) if (needs.some((need) => ids.has(need))) ids.add(id);
    const group = isLong ? undefined : groups.find((one) => [...ids].every((id) => !one.ids.has(id)));
    if (group) {
      group.breaks.push(name);
      for (const id of ids) group.ids.add(id);
    } else groups.push({ breaks: [name], ids });
  }
  return groups.map(({ breaks }) => [breaks.join(', '), breaks]);
}

describe('a slice of some hundred lines over memory', () => {
  const published = withAnswers(SDL);
  const key = makeKey();
  const asked = async (breaks: Break[]): Promise<{ id: string; outcome: string; why?: string }[]> => {
    const issuer = { issuer: key.issuer, keys: [key.publicJwk] };
    const sdl = breaks.reduce((text, name) => SERVED[name]?.(text) ?? text, SDL);
    const tiny = await startTinyResidents({ published, sdl, issuer, breaks });
    try {
      const given = { key, centre: crypto.randomUUID(), recipient: 'IOM', published: PUBLISHED };
      const { promises, world } = contractOf({ name: 'residents', url: tiny.url, ...given });
      return await run(promises, world, 'CORE');
    } finally {
      await tiny.stop();
    }
  };
  const named = (findings: Awaited<ReturnType<typeof asked>>, outcome: string) =>
    findings.filter((one) => one.outcome === outcome).map(({ id, why }) => `${id} ${why ?? ''}`);

  it.each(inGroups(promisesOf(key)))('that %s names exactly what it breaks', async (_, breaks) => {
    const findings = await asked(breaks);
    const broken = named(findings, 'BROKEN');
    const expected = breaks.flatMap((name) => BREAKS[name]);
    expect(broken.map((one) => one.split(' ')[0]).sort(), broken.join('\n')).toEqual([...expected].sort());
  });

  it('keeps the core of the contract', async () => {
    const findings = await asked([]);
    expect([...named(findings, 'BROKEN'), ...named(findings, 'NOT_ASKED')]).toEqual([]);
    expect(findings.length).toBeGreaterThan(60);
  });
});

describe('the command', () => {
  it('says how it is called, and refuses what it does not know', async () => {
    expect(await contract('residents')).toMatchObject({
      code: 2,
      errors: expect.stringContaining('--key <file>'),
    });
    const told = await contract(
      'nobody',
      'http://127.0.0.1:1/graphql',
      '--key',
      'package.json',
      '--centre',
      'x',
    );
    expect(told).toMatchObject({
      code: 2,
      text: '',
      errors: expect.stringContaining('There is no contract of nobody'),
    });
  });

  it('makes a key that nobody else can read, over no other file, and tells the open half alone', async () => {
    const file = join(folder, 'key.json');
    const { code, text } = await contract('key', file);
    expect([code, statSync(file).mode & 0o777]).toEqual([0, 0o600]);
    expect(JSON.parse(text)).toMatchObject({ issuer: 'contract', keys: [{ kty: 'OKP', crv: 'Ed25519' }] });
    expect(text).not.toContain('"d"');
    expect((await contract('key', file)).code).toBe(2);
  });

  it('names what is broken, and what could not be asked for that reason, and ends with 1', async () => {
    const key = makeKey();
    const file = join(folder, 'tiny.json');
    writeFileSync(file, JSON.stringify(key));
    const issuer = { issuer: key.issuer, keys: [key.publicJwk] };
    const breaks: Break[] = ['is not ready', 'opens nothing by a consent'];
    const tiny = await startTinyResidents({ published: withAnswers(SDL), sdl: SDL, issuer, breaks });
    const words = ['residents', tiny.url, '--key', file, '--centre', crypto.randomUUID(), '--level', 'core'];
    const { code, text } = await contract(...words);
    await tiny.stop();
    expect(code).toBe(1);
    expect(text).toContain(
      'BROKEN     health/ready               GET /readyz answers 200 when it can serve\n',
    );
    expect(text).toContain('             /readyz answered 503\n');
    expect(text).toMatch(
      /Broken: health\/ready, consent\/opens\nNot asked, and so not proved: consent\/group, /,
    );
  });
});

describe('a slice whose own promises are not written down', () => {
  it('keeps what every slice promises, and whoever asks is told that this is not all', async () => {
    const file = join(folder, 'staff.json');
    const { text: issuer } = await contract('key', file);
    const limits = Object.entries(DOCUMENT_LIMITS).map(([name, most]) => [
      `LIMIT_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`,
      String(most),
    ]);
    const environment = { ...Object.fromEntries(limits), ACTOR_TOKEN_ISSUERS: `[${issuer}]` };
    const one = await startOneSlice(staff, environment);
    try {
      const { code, text } = await contract('staff', one.url, '--key', file);
      expect(text).not.toMatch(/BROKEN|not asked /);
      expect(text).toContain('its own promises are not written down yet, and not proved.');
      expect([code, text.match(/^holds/gm)!.length > 25]).toEqual([0, true]);
    } finally {
      await one.stop();
    }
  }, 60_000);
});

describe('the slice of this project', () => {
  let database: TestDatabase;
  let slice: Running;
  let port: number;
  beforeAll(async () => {
    const made = await contract('key', join(folder, 'own.json'));
    database = await startDatabase('residents');
    port = await freeBlock([1]);
    slice = await startProcess(folder, 'residents', {
      PORT: String(port),
      LOG_LEVEL: 'warn',
      MRRM_DEVELOPMENT: '1',
      DATABASE_URL_RESIDENTS: database.appUrl,
      ACTOR_TOKEN_ISSUERS: `[${made.text}]`,
      AUDIT_PRIVATE_JWK: JSON.stringify(await makeAuditKey()),
      GRAPH_URL: `http://127.0.0.1:${port + 1}/graphql`,
      GRAPH_TOKEN_URL: `http://127.0.0.1:${port + 1}/token`,
      GRAPH_CLIENT_ID: 'residents',
      GRAPH_CLIENT_SECRET: 'of-a-test-only',
    });
    await waitUntilReady(folder, slice, `http://127.0.0.1:${port}/readyz`);
  }, 60_000);
  afterAll(async () => {
    await slice?.stop();
    await database?.stop();
  });

  it('keeps the whole contract', async () => {
    const { code, text } = await contract(
      ...['residents', `http://127.0.0.1:${port}/graphql`, '--key', join(folder, 'own.json')],
      ...['--others', String(port + 1), '--json'],
    );
    const { level, findings } = JSON.parse(text) as { level: string; findings: { outcome: string }[] };
    expect(findings.filter(({ outcome }) => outcome !== 'HOLDS')).toEqual([]);
    expect([level, code]).toEqual(['FULL', 0]);
    expect(findings.length).toBeGreaterThan(75);
  }, 60_000);

  // All at once, as what one breaks is nothing that another breaks; in the long form each is tried alone.
  const all = Object.keys(DISTORTIONS);
  it.each(isLong ? all.map((one) => [one]) : [all])(
    'that %s names exactly what it breaks',
    async (...names) => {
      const broken = await distorted(`http://127.0.0.1:${port}`, names);
      const key = JSON.parse(readFileSync(join(folder, 'own.json'), 'utf8'));
      const [centre, sop, id] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
      const given = { key, centre, sop, other: { id, code: 'OTHER' }, recipient: 'IOM' };
      const others = await startOthers({ port: port + 1, ...given });
      const asking = { name: 'residents', url: broken.url, published: PUBLISHED, ...given };
      const { promises, world } = contractOf(asking);
      // Of all others it is known already that they hold.
      const breakable = Object.values(DISTORTIONS).map(({ breaks }) => breaks);
      const wanted = new Set(['access/token', 'writes/registered', ...breakable]);
      const findings: { id: string; outcome: string }[] = await run(
        promises.filter((one: Promised) => wanted.has(one.id)),
        world,
      );
      await others.close();
      broken.stop();
      expect(
        findings
          .filter(({ outcome }) => outcome !== 'HOLDS')
          .map(({ id }) => id)
          .sort(),
      ).toEqual(names.map((name) => DISTORTIONS[name]!.breaks).sort());
    },
    60_000,
  );
});
