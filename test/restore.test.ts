import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { recordRestore } from '../platform/dist/audit/record-restore.js';
import { reportOf } from '../platform/dist/audit/report.js';
import { verifyAudit } from '../platform/dist/audit/verify.js';
import { type Copy, dump } from './support/copy-of-a-database.js';
import { startGraph, type TestGraph } from './support/graph.js';
import { type PutBack, putBack } from './support/put-back.js';

const SOFIA = `{ centreByCode(code: "RRC-SOFIA") { id services { id organisationCode } residents(first: 100) { totalCount nodes { id fullName } } } }`;
const payload = (fields: string) => `${fields} userErrors { code message path }`;
const REGISTER = `mutation ($input: RegisterResidentInput!) { registerResident(input: $input) { ${payload('resident { id }')} } }`;
const PLACE = `mutation ($input: PlaceResidentInput!) { placeResident(input: $input) { ${payload('placement { id verification }')} } }`;
const SESSION = `mutation ($input: RecordSessionInput!) { recordSession(input: $input) { ${payload('session { id verification provider { id } }')} } }`;
const BED = `query ($id: ID!) { bed(id: $id) { code currentPlacement { id verification resident { id fullName } } } }`;
const SESSIONS = `query ($id: ID!) { staffMember(id: $id) { fullName sessions(first: 100) { nodes { id verification resident { id fullName } } } } }`;

let graph: TestGraph;
let copy: Copy;
let back: PutBack;
/** Somebody with every right over the server. */
let admin: Sql;
/** What happened after the copy was made, and what is gone with it. */
const after: Record<'resident' | 'bed' | 'placement' | 'session' | 'provider' | 'other', string> =
  {} as never;
let kept: string[];

const keys = () => graph.auditKeys.residents;
const options = () => ({ owner: 'residents', url: graph.databases.residents.appUrl, ...keys() });
const check = () => verifyAudit(options());
const record = () => recordRestore({ ...options(), reason: 'The disk was lost; the copy of last night.' });
const ask = async (who: string, query: string, variables: object = {}) => {
  const { data, errors } = await graph.ask(who, query, variables);
  expect(errors).toBeUndefined();
  return data;
};
const write = async (who: string, query: string, field: string, input: object) => {
  const data = await ask(who, query, {
    input: { idempotencyKey: `${field}-${Object.keys(after).length}`, ...input },
  });
  expect(data[field].userErrors).toEqual([]);
  return data[field];
};

beforeAll(async () => {
  graph = await startGraph();
  // What a copy holds of a year of checks makes it slow and proves no more.
  await graph.owners.residents`delete from residents.presence where checked_at < '2024-12-29T00:00:00Z'`;
  // A copy whose audit has several links, so that one of them can be cut.
  for (let time = 0; time < 2; time += 1) await ask('iom-psychologist', SOFIA);
  const { centreByCode: sofia } = await ask('iom-psychologist', SOFIA);
  kept = sofia.residents.nodes.map(({ id }: { id: string }) => id);
  copy = await dump(graph.databases.residents.dumpUrl!, 'residents');
  // The day after: somebody arrives, is given a bed by the State, and speaks with IOM.
  const { resident } = await write('state-centre-manager', REGISTER, 'registerResident', {
    registrationNumber: 'AFTER-THE-COPY',
    givenName: 'Synthetic',
    familyName: 'Latecomer',
    sex: 'MALE',
    dateOfBirth: '1990-01-01',
    familySituation: 'ADULT_ALONE',
    centreId: sofia.id,
    arrivedAt: '2024-12-30T08:00:00Z',
  });
  after.resident = resident.id;
  const [bed] = await graph.owners.facilities`
    select bed.id from facilities.bed join facilities.room on room.id = room_id join facilities.floor on floor.id = floor_id
    join facilities.building on building.id = floor.building_id join facilities.centre on centre.id = building.centre_id
    where centre.code = 'RRC-SOFIA' and room.kind = 'BEDROOM' and floor.safe_zone_id is null and not exists
      (select from facilities.placement join facilities.bed other on other.id = bed_id where other.room_id = room.id and ends_at is null) limit 1`;
  after.bed = bed!['id'];
  const { placement } = await write('state-centre-manager', PLACE, 'placeResident', {
    bedId: after.bed,
    residentId: after.resident,
  });
  after.placement = placement.id;
  const offer = sofia.services.find(
    ({ organisationCode }: { organisationCode: string }) => organisationCode === 'IOM',
  );
  const talk = { offerId: offer.id, startedAt: '2024-12-31T10:00:00Z' };
  const { session } = await write('iom-psychologist', SESSION, 'recordSession', {
    ...talk,
    residentId: after.resident,
  });
  after.session = session.id;
  after.provider = session.provider.id;
  const [earlier] = await graph.owners.residents`select id from residents.resident
    where departed_at is null and centre_id = ${sofia.id} and arrived_at < '2024-12-31T00:00:00Z' order by id limit 1`;
  const other = await write('iom-psychologist', SESSION, 'recordSession', {
    ...talk,
    residentId: earlier!['id'],
  });
  after.other = other.session.id;
  back = await putBack(graph, 'residents', copy);
  admin = back.admin;
});
afterAll(async () => {
  await admin?.end();
  await graph?.stop();
  await back?.drop();
});

describe('the login that makes backups', () => {
  it('has every row of every table, changes none, and enters the database of no other owner', async () => {
    const names = copy.tables.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['residents.resident', 'residents.audit_event', 'migrations.residents']),
    );
    for (const { name, rows } of copy.tables) {
      const [found] = await admin.unsafe(`select count(*)::int as count from ${name}`);
      expect([name, rows.length]).toEqual([name, found!['count']]);
    }
    const login = postgres(graph.databases.residents.dumpUrl!, { max: 1, onnotice: () => {} });
    for (const statement of [
      "update residents.resident set given_name = 'x'",
      'delete from residents.audit_event',
      'create table residents.mine (id int)',
    ])
      await expect(login.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' });
    await login.end();
    const elsewhere = new URL(graph.databases.services.dumpUrl!);
    elsewhere.pathname = new URL(graph.databases.residents.dumpUrl!).pathname;
    const stranger = postgres(elsewhere.href, { max: 1, onnotice: () => {} });
    await expect(stranger`select 1`).rejects.toMatchObject({ code: '42501' });
    await stranger.end();
  });
});

describe('one owner’s database, put back from an earlier copy while the others go on', () => {
  it('is served by nobody until its owner says so: the audit would have two ends', async () => {
    expect((await check()).broken?.reason).toContain('cut off');
    await expect(graph.startSlice('residents')).rejects.toThrow(
      'If an earlier copy of the database was put back, record that first',
    );
  });

  it('has a whole audit again once that is recorded, which names what is gone; a second record is refused', async () => {
    const generation = async () =>
      (await admin`select coalesce(max(generation), 0)::int as last from residents.feed_generation`)[0]![
        'last'
      ] as number;
    const before = await generation();
    const { from, lost } = await record();
    // Who follows the changes may have read some that are gone, and is told to begin again.
    expect(await generation()).toBe(before + 1);
    expect(lost.sequence).toBeGreaterThan(from.sequence);
    const verdict = await check();
    expect(verdict).toMatchObject({ good: from.sequence + 1, restored: [{ from, lost }] });
    const { lines, broken } = reportOf('residents', verdict);
    expect(broken).toBe(false);
    expect(lines.join('\n')).toContain(
      `links ${from.sequence + 1} to ${lost.sequence} of then are gone (The disk was lost`,
    );
    const [said] =
      await admin`select event::jsonb ->> 'kind' as kind from residents.audit_event order by sequence desc limit 1`;
    expect(said!['kind']).toBe('RESTORED');
    await expect(record()).rejects.toThrow('Nothing is missing');
  });

  it('is asked again by the others: what they point to and is gone is null, and every list stands', async () => {
    await graph.startSlice('residents');
    const { bed } = await ask('state-centre-manager', BED, { id: after.bed });
    expect(bed.currentPlacement).toMatchObject({ id: after.placement });
    expect(bed.currentPlacement.resident?.fullName ?? null).toBeNull();
    const { staffMember } = await ask('iom-psychologist', SESSIONS, { id: after.provider });
    const sessions = new Map<string, { resident: { fullName: string } | null }>(
      staffMember.sessions.nodes.map((one: { id: string }) => [one.id, one]),
    );
    expect(sessions.get(after.session)!.resident?.fullName ?? null).toBeNull();
    expect(sessions.get(after.other)!.resident!.fullName).toEqual(expect.any(String));
    const { centreByCode } = await ask('iom-psychologist', SOFIA);
    expect(centreByCode.residents.nodes.map(({ id }: { id: string }) => id)).toEqual(kept);
  });

  it('is confirmed or refuted by its owner again where the others say that they do not know any more', async () => {
    // docs/operators.md, "What the other owners do".
    await graph.owners
      .services`update services.session set verification = 'UNVERIFIED' where id in ${graph.owners.services([after.session, after.other])}`;
    const states = async () => {
      const { staffMember } = await ask('iom-psychologist', SESSIONS, { id: after.provider });
      const nodes: { id: string; verification: string }[] = staffMember.sessions.nodes;
      return [after.session, after.other].map((id) => nodes.find((one) => one.id === id)!.verification);
    };
    expect(await states()).toEqual(['UNVERIFIED', 'UNVERIFIED']);
    await graph.verify('services');
    expect(await states()).toEqual(['REFUTED', 'VERIFIED']);
    await graph.owners
      .facilities`update facilities.placement set verification = 'UNVERIFIED' where id = ${after.placement}`;
    await graph.verify('facilities');
    const [placed] = await graph.owners
      .facilities`select verification from facilities.placement where id = ${after.placement}`;
    expect(placed!['verification']).toBe('REFUTED');
  });
});

describe('the audit after a record of a restore', () => {
  let rows: Record<string, unknown>[];
  let end: Record<string, unknown>;
  let witness: string;
  beforeAll(async () => {
    for (const owner of ['services', 'facilities', 'staff', 'residents'] as const)
      await graph.stopSlice(owner);
    rows = await admin`select * from residents.audit_event order by sequence`;
    end = (await admin`select sequence, hash from residents.audit_head`)[0]!;
    witness = readFileSync(keys().witness, 'utf8');
    expect((await check()).broken).toBeUndefined();
  });
  const asItWas = async () => {
    writeFileSync(keys().witness, witness);
    await admin`truncate residents.audit_event`;
    await admin`insert into residents.audit_event ${admin(rows)}`;
    await admin`update residents.audit_head set ${admin(end)}`;
  };
  const cutTo = async (sequence: number) => {
    await admin`delete from residents.audit_event where sequence > ${sequence}`;
    await admin`update residents.audit_head set sequence = ${sequence}, hash = ${String(rows[sequence - 1]!['hash'])}`;
  };
  const restoredFrom = async () => (await check()).restored![0]!.from.sequence;

  it('still finds a changed event, before the copy and after it', async () => {
    const from = await restoredFrom();
    for (const sequence of [from - 1, from + 2]) {
      await admin`update residents.audit_event set event = event || ' ' where sequence = ${sequence}`;
      expect((await check()).broken).toMatchObject({ sequence });
      await asItWas();
    }
  });

  it('still finds a cut: of what was written since, to the copy once more, and to before it', async () => {
    const from = await restoredFrom();
    for (const sequence of [rows.length - 1, from, from - 1]) {
      await cutTo(sequence);
      expect((await check()).broken).toMatchObject({ sequence: sequence + 1, reason: 'the end is cut off' });
      await asItWas();
    }
  });

  it('takes no record that was copied to another place or that the owner has not sealed', async () => {
    const from = await restoredFrom();
    const genuine = witness.split('\n').find((line) => line.includes('"restored"'))!;
    const said = JSON.parse(genuine);
    const last = JSON.parse(witness.trimEnd().split('\n').at(-1)!);
    const forged = {
      ...said,
      restored: { ...said.restored, lost: { sequence: last.sequence, hash: last.hash } },
    };
    for (const line of [genuine, JSON.stringify(forged)]) {
      appendFileSync(keys().witness, `\n${line}`);
      await cutTo(from);
      const verdict = await check();
      expect(verdict.broken).toMatchObject({ sequence: from + 1, reason: 'the end is cut off' });
      expect(verdict.unusable).toHaveLength(1);
      await asItWas();
    }
  });

  it('records no restore of what is no earlier state of the chain', async () => {
    await admin`update residents.audit_event set event = event || ' ' where sequence = 3`;
    await cutTo(rows.length - 1);
    await expect(record()).rejects.toThrow('no earlier copy');
    expect(readFileSync(keys().witness, 'utf8')).toBe(witness);
    await asItWas();
  });

  it('names a torn line of the witness with its place, and goes on', async () => {
    const lines = witness.split('\n');
    lines.splice(2, 0, lines[2]!.slice(0, 40));
    writeFileSync(keys().witness, lines.join('\n'));
    const verdict = await check();
    expect(verdict.broken).toBeUndefined();
    expect(reportOf('residents', verdict).lines).toContain(
      'residents: witness residents.jsonl, line 3: a line that is torn or is no note.',
    );
    await asItWas();
  });

  describe('and the files that its witness was before', () => {
    const beside = () => `${keys().witness}-20260102.gz`;
    const lines = () => witness.split('\n').filter(Boolean);
    afterEach(async () => {
      for (const ending of ['-20260102.gz', '.1', '.2', '.2.gz'])
        rmSync(`${keys().witness}${ending}`, { force: true });
      await asItWas();
    });

    it('reads them, whatever their names, packed ones too', async () => {
      const { witness: file } = keys();
      writeFileSync(beside(), gzipSync(lines().slice(0, 4).join('\n')));
      writeFileSync(`${file}.1`, lines().slice(4, 9).join('\n'));
      writeFileSync(file, lines().slice(9).join('\n'));
      expect(await check()).not.toHaveProperty('broken');
      renameSync(file, `${file}.2`);
      await cutTo(rows.length - 1);
      writeFileSync(file, '');
      expect((await check()).broken).toMatchObject({ sequence: rows.length, reason: 'the end is cut off' });
    });

    it('lays a packed one beside the chain as any other', async () => {
      // What was noted before the copy was made, and is not left behind.
      const [first, ...more] = lines();
      const seen = JSON.parse(first!);
      writeFileSync(beside(), gzipSync(JSON.stringify({ ...seen, hash: '0'.repeat(64) })));
      writeFileSync(keys().witness, more.join('\n'));
      expect((await check()).broken).toMatchObject({
        sequence: seen.sequence,
        reason: 'the witness has seen another link here',
      });
    });

    it('names one that is damaged, and goes on', async () => {
      const packed = gzipSync(lines().slice(0, 4).join('\n'));
      writeFileSync(keys().witness, lines().slice(4).join('\n'));
      for (const damaged of [packed.subarray(0, packed.length >> 1), Buffer.from('not packed at all')]) {
        writeFileSync(beside(), damaged);
        const verdict = await check();
        expect(verdict.broken).toBeUndefined();
        expect(reportOf('residents', verdict).lines.join('\n')).toMatch(
          /residents\.jsonl-20260102\.gz, line \d: the rest of the file is damaged/,
        );
      }
    });

    it('knows the end of the chain from one that was moved away and packed a moment ago', async () => {
      const { witness: file } = keys();
      writeFileSync(`${file}.2.gz`, gzipSync(witness));
      rmSync(file);
      expect(await check()).not.toHaveProperty('broken');
      await cutTo(rows.length - 1);
      expect((await check()).broken).toMatchObject({ sequence: rows.length, reason: 'the end is cut off' });
      await expect(graph.startSlice('residents')).rejects.toThrow('its witness has seen');
    });
  });
});
