import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { ACTOR_TOKEN_ISSUER, type Actor, createActorTokenMinter } from '@mrrm/platform/wire/actor';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROOT } from '../../start/dist/folder.js';
import { programOf } from '../../start/dist/processes.js';
import { buildPremises, place } from '../../subgraphs/facilities/test/support/premises.js';
import { register } from '../../subgraphs/residents/test/support/residents.js';
import { auditEvents } from '../support/audit-events.js';
import { startDatabase, type TestDatabase } from '../support/databases.js';
import { type GraphOfOthers, startGraphOfOthers } from '../support/one-slice/others.js';
import { CLERK, makeAuditKey } from '../support/one-slice/slice.js';
import { freeBlock } from '../support/ports.js';
import { isLong } from '../support/run/long.js';

const PEOPLE = isLong ? 120 : 12;
const OWNERS = ['residents', 'facilities', 'services'] as const;
type Owner = (typeof OWNERS)[number];
/** A follower as a process that does all the while what it does now and then. */
const allTheWhile = (owner: Owner) => `
  const { startSlice } = await import(process.cwd() + '/platform/dist/slice.js');
  const { slice } = await import(process.cwd() + '/subgraphs/${owner}/dist/slice.js');
  const running = await startSlice(slice);
  for (;;) {
    await running.verify().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 10));
  }`;
const PROGRAMS: Record<Owner, string[]> = {
  // As `npm start` runs it: read in half the time, at each kill again.
  residents: [join(ROOT, programOf('residents'))],
  facilities: ['--input-type=module', '-e', allTheWhile('facilities')],
  services: ['--input-type=module', '-e', allTheWhile('services')],
};

const databases = {} as Record<Owner, TestDatabase>;
const environments = {} as Record<Owner, NodeJS.ProcessEnv>;
const children = {} as Record<Owner, ChildProcess>;
const urls = {} as Record<Owner, string>;
let graph: GraphOfOthers;
let ask: (owner: Owner, actor: Partial<Actor>, query: string, variables: object) => Promise<Told | undefined>;
// biome-ignore lint/suspicious/noExplicitAny: answers are judged by the test.
type Told = { data?: any; errors?: object[] };

beforeAll(async () => {
  graph = await startGraphOfOthers();
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const mint = createActorTokenMinter({ ...(await exportJWK(privateKey)), kid: 'test' });
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'test' }];
  for (const owner of OWNERS) {
    databases[owner] = await startDatabase(owner);
    const port = await freeBlock();
    urls[owner] = `http://127.0.0.1:${port}/graphql`;
    environments[owner] = {
      ...process.env,
      PORT: String(port),
      LOG_LEVEL: 'silent',
      MRRM_DEVELOPMENT: '1',
      [`DATABASE_URL_${owner.toUpperCase()}`]: databases[owner].appUrl,
      DATABASE_CONNECTIONS: '3',
      ACTOR_TOKEN_ISSUERS: JSON.stringify([{ issuer: ACTOR_TOKEN_ISSUER, keys }]),
      AUDIT_PRIVATE_JWK: JSON.stringify(await makeAuditKey()),
      GRAPH_URL: `${graph.url}/graphql`,
      GRAPH_TOKEN_URL: `${graph.url}/token`,
      GRAPH_CLIENT_ID: owner,
      GRAPH_CLIENT_SECRET: 'of-a-test-only',
      GRAPH_DEADLINE_MILLISECONDS: '20000',
    };
  }
  ask = async (owner, actor, query, variables) => {
    const body = JSON.stringify({ query, variables });
    const token = mint({ ...CLERK, ...actor }, owner, body);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    return fetch(urls[owner], { method: 'POST', headers, body })
      .then((response) => response.json() as Promise<Told>)
      .catch(() => undefined);
  };
  const service = {
    role: 'SERVICE',
    purpose: 'COORDINATION',
    allCentres: true,
    principal: 'STATE:facilities',
  };
  graph.answer = (query, variables) =>
    /WhatBecameOfResidents|WhichStays/.test(query)
      ? ask('residents', service, query, variables).then((told) =>
          told?.data && !told.errors ? told.data : { errors: [{}] },
        )
      : undefined;
}, 60_000);
afterAll(async () => {
  for (const owner of OWNERS) {
    const child = children[owner];
    if (child) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    await databases[owner]?.stop();
  }
  await graph?.stop();
});

async function run(owner: Owner): Promise<void> {
  children[owner] = spawn(process.execPath, PROGRAMS[owner], {
    env: environments[owner],
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await until(() =>
    fetch(urls[owner], { method: 'POST' }).then(
      () => true,
      () => false,
    ),
  );
}
async function kill(owner: Owner): Promise<void> {
  const ended = once(children[owner]!, 'exit');
  children[owner]!.kill('SIGKILL');
  await ended;
  await run(owner);
}
/** Asks again until the answer is yes; the test's own limit ends it. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

it(
  'frees every bed and lists whoever is waited for, once, however often any side is killed while departures are recorded',
  async () => {
    const here = await buildPremises(databases.facilities.owner, 'HERE', PEOPLE);
    const people: { id: string; placement: string }[] = [];
    for (const bedId of here.bedIds.slice(0, PEOPLE)) {
      const id = await register(databases.residents.owner, here.centreId);
      await databases.services
        .owner`insert into services.referral (id, resident_id, centre_id, function, from_organisation,
          to_organisation, reason, opened_at, recorded_by_organisation)
        values (${newIdentifier()}, ${id}, ${here.centreId}, 'LEGAL_AID', 'IOM', 'BUREAU', 'A reason', '2024-02-01', 'IOM')`;
      people.push({
        id,
        placement: await place(databases.facilities.owner, bedId, id, '2024-02-01T00:00:00Z'),
      });
    }
    await Promise.all(OWNERS.map(run));
    const DEPART = `mutation ($input: DepartResidentInput!) { departResident(input: $input) { userErrors { code } } }`;
    let kills = Promise.resolve();
    for (const [index, { id }] of people.entries()) {
      const input = { idempotencyKey: newIdentifier(), residentId: id, expectedVersion: 1, reason: 'OTHER' };
      if (index % 6 === 2) kills = kills.then(() => kill('facilities'));
      if (index % 12 === 3) kills = kills.then(() => kill('services'));
      if (index % 6 === 5) kills = kills.then(() => kill('residents'));
      // Whoever got no answer asks again with the same key.
      await until(async () => {
        const told = await ask('residents', { role: 'CASE_MANAGER', centres: [here.centreId] }, DEPART, {
          input,
        });
        return told?.data?.departResident?.userErrors.length === 0;
      });
    }
    await kills;
    await until(async () => {
      const [row] = await databases.facilities
        .owner`select count(*)::int as open from facilities.placement where ends_at is null`;
      return row!['open'] === 0;
    });
    const kept = async () =>
      (await databases.services.owner`select resident_id as id from services.departed`)
        .map(({ id }) => id)
        .sort();
    await until(async () => (await kept()).length === people.length);
    const listed = (await auditEvents(databases.services.owner, 'services')).filter(
      ({ operation }) => operation === 'followStays',
    );
    expect(listed.flatMap((event) => event.people).sort()).toEqual(people.map(({ id }) => id).sort());
    const stays = await databases.residents.owner`select resident_id as id, departed_at from residents.stay`;
    const departedAt = new Map(stays.map((row) => [row['id'], (row['departed_at'] as Date).toISOString()]));
    const ended = await databases.facilities
      .owner`select resident_id as id, ends_at, version from facilities.placement`;
    for (const row of ended)
      expect([(row['ends_at'] as Date).toISOString(), row['version']]).toEqual([
        departedAt.get(row['id']),
        2,
      ]);
    const told = await databases.residents
      .owner`select resident_id as id from residents.change where kind = 'STAY_ENDED'`;
    expect(told.map(({ id }) => id).sort()).toEqual(people.map(({ id }) => id).sort());
    const events = (await auditEvents(databases.facilities.owner, 'facilities')).filter(
      ({ operation }) => operation === 'followDepartures',
    );
    expect(events.flatMap((event) => event.people).sort()).toEqual(people.map(({ id }) => id).sort());
  },
  isLong ? 900_000 : 240_000,
);
