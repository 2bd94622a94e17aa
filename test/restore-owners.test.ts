import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordRestore } from '../platform/dist/audit/record-restore.js';
import { verifyAudit } from '../platform/dist/audit/verify.js';
import type { Owner } from '../start/dist/owners.js';
import { dump } from './support/copy-of-a-database.js';
import { startGraph, type TestGraph } from './support/graph.js';
import { type PutBack, putBack } from './support/put-back.js';

// The residents' database, and all that can be done to an audit after a restore: restore.test.ts. The same recipe here for
// owners to whom residents point: theirs is the row that survives what it points to.

let graph: TestGraph;
let centre: string;
let building: string;
beforeAll(async () => {
  graph = await startGraph();
  const { centreByCode } = await ask(
    'state-centre-manager',
    '{ centreByCode(code: "RRC-SOFIA") { id buildings { id } } }',
  );
  centre = centreByCode.id;
  building = centreByCode.buildings[0].id;
});
afterAll(() => graph?.stop());

const ask = async (who: string, query: string, variables: object = {}) => {
  const { data, errors = [] } = await graph.ask(who, query, variables);
  expect(errors.map(({ extensions }) => extensions.code)).toEqual([]);
  return data;
};
const write = async (who: string, field: string, fields: string, input: object) => {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
  const data = await ask(
    who,
    `mutation ($input: ${type}!) { ${field}(input: $input) { ${fields} userErrors { code message path } } }`,
    { input },
  );
  expect(data[field].userErrors).toEqual([]);
  return data[field];
};

interface Rehearsal {
  owner: Owner;
  /** Something the owner writes after the copy was made; the same key each time. @returns its identifier */
  written(): Promise<string>;
  /** Something of the owner's, new since the copy, to which a resident comes to point. @returns its identifier */
  pointedTo(written: string): Promise<string>;
  /** The field of a resident that points there, and what the owner says of it. */
  field: 'safeZone' | 'caseManager';
  says: string;
}

const REHEARSALS: Rehearsal[] = [
  {
    owner: 'facilities',
    field: 'safeZone',
    says: 'code',
    async written() {
      const { safeZone } = await write('state-centre-manager', 'addSafeZone', 'safeZone { id }', {
        idempotencyKey: 'after-the-copy',
        buildingId: building,
        code: 'SZ-AFTER',
        name: 'Made after the copy',
        targetGroup: 'FAMILIES',
      });
      return safeZone.id;
    },
    pointedTo: async (zone) => zone,
  },
  {
    owner: 'staff',
    field: 'caseManager',
    says: 'fullName',
    async written() {
      const { shift } = await write('iom-coordinator', 'createShift', 'shift { id }', {
        idempotencyKey: 'after-the-copy',
        centreId: centre,
        window: 'DAY',
        startsAt: '2025-01-10T07:00:00Z',
        endsAt: '2025-01-10T15:00:00Z',
      });
      return shift.id;
    },
    async pointedTo() {
      const id = crypto.randomUUID();
      const { staff } = graph.owners;
      const [member] = await staff`select * from staff.staff_member
        where role = 'CASE_MANAGER' and ${centre}::uuid = any (centre_ids) and active limit 1`;
      await staff`insert into staff.staff_member ${staff({ ...member, id, subject: null, full_name: 'Synthetic Newcomer' })}`;
      return id;
    },
  },
];

describe.each(REHEARSALS)('the database of $owner, put back from an earlier copy', (one) => {
  const { owner, field, says } = one;
  const options = () => ({ owner, url: graph.databases[owner].appUrl, ...graph.auditKeys[owner] });
  let back: PutBack;
  let written: string;
  let resident: string;
  let listed: string[];
  const list = async () => {
    const query = `query ($id: ID!) { residents(centreId: $id, first: 100) { nodes { id fullName ${field} { id } } } }`;
    const { data } = await graph.ask('state-centre-manager', query, { id: centre });
    return data.residents.nodes as { id: string; fullName: string }[];
  };
  beforeAll(async () => {
    const copy = await dump(graph.databases[owner].dumpUrl!, owner);
    written = await one.written();
    const pointed = await one.pointedTo(written);
    const registered = await write(
      'state-centre-manager',
      'registerResident',
      `resident { id ${field} { id ${says} } }`,
      {
        idempotencyKey: `points-to-${owner}`,
        registrationNumber: `AFTER-${owner}`.toUpperCase(),
        givenName: 'Synthetic',
        familyName: `Latecomer of ${owner}`,
        sex: 'MALE',
        dateOfBirth: '1990-01-01',
        familySituation: 'WITH_FAMILY',
        centreId: centre,
        [`${field}Id`]: pointed,
      },
    );
    expect(registered.resident[field]).toEqual({ id: pointed, [says]: expect.any(String) });
    resident = registered.resident.id;
    listed = (await list()).map(({ id }) => id);
    back = await putBack(graph, owner, copy);
  });
  afterAll(async () => {
    await graph.stopSlice(owner).catch(() => undefined);
    await back?.admin.end();
    await back?.drop();
  });

  it('is served by nobody until its owner says so; then its audit is whole, and names what is gone', async () => {
    await expect(graph.startSlice(owner)).rejects.toThrow('its witness has seen');
    const { from, lost } = await recordRestore({ ...options(), reason: 'The disk was lost.' });
    expect(lost.sequence).toBeGreaterThan(from.sequence);
    expect(await verifyAudit(options())).toEqual({
      good: from.sequence + 1,
      restored: [expect.objectContaining({ from, lost })],
    });
    await graph.startSlice(owner);
  });

  it('leaves the lists of others as they were; who points to what is gone shows null there, and is refuted', async () => {
    const now = await list();
    expect(now.map(({ id }) => id)).toEqual(listed);
    for (const { fullName } of now) expect(fullName).toEqual(expect.any(String));
    const { data } = await graph.ask(
      'state-centre-manager',
      `query ($id: ID!) { resident(id: $id) { fullName ${field} { ${says} } } }`,
      { id: resident },
    );
    expect(data.resident.fullName).toContain('Latecomer');
    expect(data.resident[field]?.[says] ?? null).toBeNull();
    const { residents } = graph.owners;
    await residents`update residents.resident set verification = 'UNVERIFIED' where id = ${resident}`;
    await graph.verify('residents');
    const [row] = await residents`select verification from residents.resident where id = ${resident}`;
    expect(row!['verification']).toBe('REFUTED');
  });

  it('takes anew, under its old key, a write that was lost, and keeps it', async () => {
    const again = await one.written();
    expect(again).not.toBe(written);
    expect(await one.written()).toBe(again);
  });

  it('is not written to by a slice that goes on while its database goes back under it, as a standby that was behind', async () => {
    const { admin } = back;
    const ready = async () => (await fetch(graph.sliceUrl(owner).replace('/graphql', '/readyz'))).status;
    expect(await ready()).toBe(200);
    const [end] = await admin.unsafe(`select sequence::int as sequence, hash from ${owner}.audit_head`);
    const [last] = await admin.unsafe(`delete from ${owner}.audit_event where sequence = $1 returning *`, [
      end!['sequence'],
    ]);
    await admin.unsafe(
      `update ${owner}.audit_head set sequence = event.sequence, hash = event.hash from ${owner}.audit_event event
       where event.sequence = $1`,
      [end!['sequence'] - 1],
    );
    expect(await ready()).toBe(503);
    const links = async () => (await admin.unsafe(`select from ${owner}.audit_event`)).length;
    const before = await links();
    await expect(one.written()).rejects.toThrow('UPSTREAM_UNAVAILABLE');
    expect(await links()).toBe(before);
    await admin`insert into ${admin(`${owner}.audit_event`)} ${admin(last!)}`;
    await admin`update ${admin(`${owner}.audit_head`)} set ${admin(end!)}`;
    expect(await ready()).toBe(200);
    await one.written();
    expect(await verifyAudit(options())).not.toHaveProperty('broken');
  });

  it('still shows a forged event and a cut', async () => {
    const { admin } = back;
    await graph.stopSlice(owner);
    const head = `${owner}.audit_head`;
    const event = `${owner}.audit_event`;
    const [end] = await admin.unsafe(`select sequence::int as sequence, hash from ${head}`);
    const [last] = await admin.unsafe(`delete from ${event} where sequence = $1 returning *`, [
      end!['sequence'],
    ]);
    expect((await verifyAudit(options())).broken).toEqual({
      sequence: end!['sequence'],
      reason: 'the end is cut off',
    });
    await admin`insert into ${admin(event)} ${admin(last!)}`;
    expect(await verifyAudit(options())).not.toHaveProperty('broken');
    await admin.unsafe(`update ${event} set event = event || ' ' where sequence = 2`);
    expect((await verifyAudit(options())).broken).toMatchObject({ sequence: 2 });
  });
});
