import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExamples } from '../gateway/dist/explorer/examples.js';
import { OWNERS } from '../start/dist/owners.js';
import { startGraph, type TestGraph } from './support/graph.js';

const { query } = readExamples().find(({ file }) => file === '02-residents-of-a-centre.graphql')!;
const MOST_STATEMENTS = 12;

let graph: TestGraph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.stop());

const ask = (first: number, persona = 'iom-night-social-worker') =>
  graph.ask(persona, query, { centre: 'RRC-SOFIA', first });

/** How many bytes of links a page of residents leaves in all audits together. */
async function bytesOf(first: number): Promise<number> {
  const written = () =>
    Promise.all(
      OWNERS.map(async (owner) => {
        const [row] = await graph.owners[owner].unsafe(
          `select coalesce(sum(pg_column_size(event.*)), 0)::int as bytes from ${owner}.audit_event event`,
        );
        return Number(row!['bytes']);
      }),
    ).then((all) => all.reduce((sum, bytes) => sum + bytes, 0));
  const before = await written();
  await ask(first);
  return (await written()) - before;
}

/** How often each slice is asked while something is done: everything runs in this process, so its requests are seen where they begin. */
async function requestsDuring(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const asked = Object.fromEntries(OWNERS.map((owner) => [owner, 0]));
  const note = (message: unknown) => {
    const { request } = message as { request: { origin: string; path: string } };
    const owner = OWNERS.find((one) => graph.sliceUrl(one) === `${request.origin}${request.path}`);
    if (owner) asked[owner]! += 1;
  };
  subscribe('undici:request:create', note);
  await work().finally(() => unsubscribe('undici:request:create', note));
  return asked;
}

const statementsByOwner = () =>
  Object.fromEntries(OWNERS.map((owner) => [owner, graph.statements[owner].length]));

interface Node {
  [field: string]: unknown;
}

/** The names of fields that are null or empty where a row has to have something. */
const missing = (node: Node): string[] =>
  ['fullName', 'placement', 'caseManager', 'latestPresence'].filter((field) => !node[field]);

describe('one page of residents from all four owners', () => {
  it('does not exist for somebody of another centre', async () => {
    const { data, errors } = await ask(50, 'state-case-manager-harmanli');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ centreByCode: null });
  });

  it('is right and whole for 50 residents', async () => {
    const { data, errors } = await ask(50);
    expect(errors).toBeUndefined();
    const { nodes } = data.centreByCode.residents;
    expect(nodes).toHaveLength(50);
    for (const node of nodes) {
      expect(missing(node)).toEqual([]);
      expect(node.placement).toEqual({
        room: { code: expect.any(String) },
        bed: { code: expect.any(String) },
        centre: { name: 'Registration and Reception Centre Sofia' },
      });
      expect(node.caseManager.languages.length).toBeGreaterThan(0);
      expect(node.latestPresence.status).toBe('PRESENT');
      expect(node.services.nodes).toHaveLength(3);
      for (const session of node.services.nodes)
        expect(session.provider.fullName).toEqual(expect.any(String));
      const started = node.services.nodes.map((session: { startedAt: string }) => session.startedAt);
      expect(started).toEqual([...started].sort().reverse());
    }
    const open = nodes.flatMap((node: { referrals: { nodes: Node[] } }) => node.referrals.nodes);
    expect(open.length).toBeGreaterThan(10);
    expect(new Set(open.map(({ state }: Node) => state))).toEqual(new Set(['IN_PROGRESS', 'ACCEPTED']));
  });

  it('says what the databases say', async () => {
    const { data } = await ask(50);
    const [node] = data.centreByCode.residents.nodes;
    const [resident] = await graph.owners.residents`
      select concat_ws(' ', given_name, family_name) as name, case_manager_id from residents.resident where id = ${node.id}`;
    const [place] = await graph.owners.facilities`
      select room.code as room, bed.code as bed from facilities.placement
      join facilities.bed on bed.id = bed_id join facilities.room on room.id = room_id
      where resident_id = ${node.id} and ends_at is null`;
    const [manager] = await graph.owners.staff`
      select full_name, languages from staff.staff_member where id = ${resident!['case_manager_id']}`;
    const [latest] = await graph.owners.residents`
      select status, checked_at from residents.presence where resident_id = ${node.id} order by checked_at desc limit 1`;
    const sessions = await graph.owners.services`
      select started_at from services.session where resident_id = ${node.id} order by started_at desc limit 3`;
    expect(node.fullName).toBe(resident!['name']);
    expect(node.placement).toMatchObject({ room: { code: place!['room'] }, bed: { code: place!['bed'] } });
    expect(node.caseManager).toEqual({ fullName: manager!['full_name'], languages: manager!['languages'] });
    expect(node.latestPresence).toEqual({
      status: latest!['status'],
      checkedAt: latest!['checked_at'].toISOString(),
    });
    expect(node.services.nodes.map((session: { startedAt: string }) => session.startedAt)).toEqual(
      sessions.map((session) => session['started_at'].toISOString()),
    );
  });

  it('shows who has one name by that name', async () => {
    const people = await graph.owners.residents`select resident.id, given_name as name from residents.resident
      where family_name is null and departed_at is null order by resident.id limit 5`;
    expect(people.length).toBeGreaterThan(0);
    for (const { id, name } of people) {
      const { data } = await graph.ask(
        'iom-coordinator',
        'query ($id: ID!) { resident(id: $id) { id fullName familyName } }',
        { id },
      );
      const closed = data.resident.fullName === null;
      expect(data.resident).toEqual({ id, fullName: closed ? null : name, familyName: null });
    }
    const [seen] = await graph.owners.residents`select id, given_name as name from residents.resident
      where family_name is null and centre_id = (select centre_id from residents.resident
        where safe_zone_id is not null limit 1) order by departed_at desc nulls first, id limit 1`;
    const whole = await graph.ask(
      'state-case-manager',
      'query ($id: ID!) { resident(id: $id) { fullName } }',
      { id: seen!['id'] },
    );
    expect(whole.data.resident).toEqual({ fullName: seen!['name'] });
  });

  it.each([1, 10, 50])('costs at most 12 data statements for a page of %i', async (first) => {
    await ask(first);
    const counts = statementsByOwner();
    expect(
      Object.values(counts).reduce((sum, count) => sum + count, 0),
      JSON.stringify(counts),
    ).toBeLessThanOrEqual(MOST_STATEMENTS);
  });

  it('asks each slice once for all that can be asked of it in one moment', async () => {
    expect(await requestsDuring(() => ask(50))).toEqual({
      facilities: 2,
      residents: 1,
      services: 1,
      staff: 1,
    });
  });

  it('costs the same number of statements whatever the page size', async () => {
    await ask(2);
    const small = statementsByOwner();
    await ask(50);
    expect(statementsByOwner()).toEqual(small);
  });

  it('goes on from its cursor without a gap or a repetition', async () => {
    const whole = (await ask(50)).data.centreByCode.residents.nodes.map((node: Node) => node['id']);
    const paged: unknown[] = [];
    let after: string | null = null;
    while (paged.length < 50) {
      const { data } = await graph.ask('iom-night-social-worker', query, {
        centre: 'RRC-SOFIA',
        first: 7,
        after,
      });
      const { nodes, pageInfo } = data.centreByCode.residents;
      paged.push(...nodes.map((node: Node) => node['id']));
      after = pageInfo.endCursor;
    }
    expect(paged.slice(0, 50)).toEqual(whole);
  });

  it('is in the audits with each person once, in less than 7 KB for 50 residents', async () => {
    const bytes = await bytesOf(50);
    console.log(`events of a page of 50 residents: ${bytes} bytes`);
    expect(bytes).toBeGreaterThan(3_000);
    expect(bytes).toBeLessThan(7_000);
  });
});
