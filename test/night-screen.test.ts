import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personas } from '../demo/dist/personas.js';
import { readExamples } from '../gateway/dist/explorer/examples.js';
import { auditEvents } from './support/audit-events.js';
import { startGraph, type TestGraph } from './support/graph.js';

const { query } = readExamples().find(({ file }) => file === '01-night-screen.graphql')!;
const WORKER = 'iom-night-social-worker';
const MINUTE = 60_000;

interface Child {
  id: string;
  latestPresence: { status: string; checkedAt: string } | null;
  absence: { status: string | null; absentSince: string | null; lastPresentAt: string | null } | null;
}

let graph: TestGraph;
let zone: string;
/** Children of the zone, by what the last check of each found. */
let told: Record<'missing' | 'absent' | 'neverChecked' | 'withLeave' | 'presentLongAgo', string>;
const now = Math.floor(Date.now() / 1000) * 1000;
const ago = (minutes: number) => new Date(now - minutes * MINUTE);

beforeAll(async () => {
  graph = await startGraph();
  const { facilities, residents, staff } = graph.owners;
  const [place] = await facilities`select safe_zone.id, building.centre_id from facilities.safe_zone
    join facilities.building on building.id = building_id where safe_zone.code = 'SZ-VOENNA-RAMPA'`;
  zone = place!['id'];
  const centre = place!['centre_id'] as string;
  const children = await residents`select id from residents.resident
    where safe_zone_id = ${zone} and departed_at is null and arrived_at < ${ago(3000)} order by arrived_at, id limit 5`;
  const [missing, absent, neverChecked, withLeave, presentLongAgo] = children.map(
    ({ id }) => id as string,
  ) as [string, string, string, string, string];
  told = { missing, absent, neverChecked, withLeave, presentLongAgo };
  await residents`delete from residents.presence where resident_id = any(${Object.values(told)})`;
  const check = (who: string, minutes: number, status: string) => residents`insert into residents.presence
    (id, resident_id, centre_id, checked_at, status) values (${newIdentifier()}, ${who}, ${centre}, ${ago(minutes)}, ${status})`;
  for (const who of [missing, absent, withLeave]) await check(who, 2000, 'PRESENT');
  await check(missing, 1500, 'ABSENT');
  await check(missing, 100, 'MISSING');
  await check(absent, 90, 'ABSENT');
  await check(withLeave, 120, 'AUTHORISED_ABSENCE');
  await check(presentLongAgo, 2900, 'PRESENT');
  // The others were there an hour ago.
  await residents`insert into residents.presence (id, resident_id, centre_id, checked_at, status)
    select gen_random_uuid(), id, centre_id, ${ago(60)}, 'PRESENT' from residents.resident
    where safe_zone_id = ${zone} and departed_at is null and not id = any(${Object.values(told)})
    on conflict do nothing`;
  // Whatever the day, the worker's own shift in the zone runs, with one of the State; each shift before it handed over.
  const worker = personas.find(({ code }) => code === WORKER)!.staffMember!;
  const [guard] = await staff`select staff_member.id from staff.staff_member
    join staff.organisation on organisation.id = organisation_id
    where code = 'STATE' and role = 'SOCIAL_WORKER' and ${centre} = any(centre_ids) order by staff_member.id limit 1`;
  await staff`delete from staff.shift_assignment where ends_at > now() - interval '2 days'
    and staff_member_id = any(${[worker, guard!['id']]})`;
  // What the demo's own shifts wrote lately depends on the hour; the screen of this test does not.
  await staff`delete from staff.handover where safe_zone_id = ${zone} and written_at > ${ago(2 * 24 * 60)}`;
  for (const [code, who] of [
    ['IOM', worker],
    ['STATE', guard!['id']],
  ] as const) {
    const [employer] = await staff`select id from staff.organisation where code = ${code}`;
    const plan = async (hours: [number, number]) => {
      const id = newIdentifier();
      await staff`insert into staff.shift (id, centre_id, safe_zone_id, organisation_id, "window", starts_at, ends_at)
        values (${id}, ${centre}, ${zone}, ${employer!['id']}, 'NIGHT', ${ago(-hours[0] * 60)}, ${ago(-hours[1] * 60)})`;
      await staff`insert into staff.shift_assignment (id, shift_id, staff_member_id, starts_at, ends_at)
        values (${newIdentifier()}, ${id}, ${who}, ${ago(-hours[0] * 60)}, ${ago(-hours[1] * 60)})`;
      return id;
    };
    const before = await plan([-12, -4]);
    await plan([-2, 6]);
    for (const [summary, minutes, isRead] of [
      [`Of another week from ${code}`, 8 * 24 * 60, false],
      [`Open from ${code}`, 30, false],
      [`Read from ${code}`, 20, true],
    ] as const)
      await staff`insert into staff.handover
        (id, shift_id, centre_id, safe_zone_id, written_by_id, written_at, summary, acknowledged_by_id, acknowledged_at)
        values (${newIdentifier()}, ${before}, ${centre}, ${zone}, ${who}, ${ago(minutes)}, ${summary},
          ${isRead ? who : null}, ${isRead ? ago(10) : null})`;
  }
});
afterAll(() => graph?.stop());

/** The zone of the screen as the worker sees it. */
const screen = async (variables: object = { first: 100 }) => {
  const { data, errors } = await graph.ask(WORKER, query, variables);
  expect(errors).toBeUndefined();
  return data.viewer.duty.safeZones[0];
};
const LIST = `query ($first: Int!, $after: String, $order: ResidentOrder!, $id: ID!) { safeZone(id: $id) {
  residents(first: $first, after: $after, order: $order) { totalCount nodes { id latestPresence { status checkedAt }
    absence { status absentSince lastPresentAt } } pageInfo { hasNextPage endCursor } } } }`;
const list = async (variables: object) =>
  (await graph.ask(WORKER, LIST, { id: zone, order: 'MISSING_FIRST', first: 100, ...variables })).data
    .safeZone.residents as {
    totalCount: number;
    nodes: Child[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };

describe('the night screen of a safe zone', () => {
  it('shows nothing of a zone at another centre, and a sign-in without a zone sees none', async () => {
    const answer = await graph.ask(
      WORKER,
      '{ safeZoneByCode(code: "SZ-HARMANLI") { residents(order: MISSING_FIRST) { totalCount } } }',
    );
    expect(answer).toEqual({ data: { safeZoneByCode: null } });
    const analyst = await graph.ask('analyst', query, { first: 100 });
    expect(analyst).toMatchObject({ data: { viewer: { staffMember: null, duty: null } } });
    expect(analyst.errors).toBeUndefined();
    const registrar = await graph.ask('state-registrar', '{ viewer { duty { safeZones { code } } } }');
    expect(registrar).toEqual({ data: { viewer: { duty: { safeZones: [] } } } });
  });

  it('shows everybody who belongs there with risk and room, from who asks alone, in one query', async () => {
    const shown = await screen();
    expect(shown.id).toBe(zone);
    const [counted] = await graph.owners.residents`
      select count(*)::int as all from residents.resident where safe_zone_id = ${zone} and departed_at is null`;
    const { nodes, totalCount, pageInfo } = shown.residents;
    expect(nodes).toHaveLength(counted!['all']);
    expect(totalCount).toBe(counted!['all']);
    expect(nodes.length).toBeGreaterThan(20);
    expect(pageInfo.hasNextPage).toBe(false);
    for (const child of nodes) expect(child.fullName).toEqual(expect.any(String));
    const there = nodes.filter(({ placement }: { placement: object | null }) => placement);
    expect(there.length).toBeGreaterThan(nodes.length / 2);
    for (const { placement } of there) expect(placement.room.code).toEqual(expect.any(String));
  });

  it('begins with the missing, the absent, the never checked and those with leave; the oldest check comes before the others', async () => {
    const { nodes } = await list({});
    const { missing, absent, neverChecked, withLeave, presentLongAgo } = told;
    expect(nodes.slice(0, 5).map(({ id }) => id)).toEqual([
      missing,
      absent,
      neverChecked,
      withLeave,
      presentLongAgo,
    ]);
    expect(nodes[0]!.absence).toEqual({
      status: 'MISSING',
      absentSince: ago(1500).toISOString(),
      lastPresentAt: ago(2000).toISOString(),
    });
    expect(nodes[1]!.absence).toMatchObject({ status: 'ABSENT', absentSince: ago(90).toISOString() });
    // Never checked is unknown, and neither there nor gone.
    expect(nodes[2]).toMatchObject({
      latestPresence: null,
      absence: { status: null, absentSince: null, lastPresentAt: null },
    });
    for (const { absence, latestPresence } of nodes.slice(4)) {
      expect(latestPresence!.status).toBe('PRESENT');
      expect(absence).toBeNull();
    }
    const checks = nodes.slice(4).map(({ latestPresence }) => Date.parse(latestPresence!.checkedAt));
    expect(checks).toEqual([...checks].sort((one, other) => one - other));
  });

  it('comes page by page in the same order, whatever the size of a page, and takes no cursor of another order', async () => {
    const whole = (await list({})).nodes.map(({ id }) => id);
    for (const first of [1, 2, 7]) {
      const found: string[] = [];
      let after: string | undefined;
      do {
        const { nodes, pageInfo } = await list({ first, after });
        found.push(...nodes.map(({ id }) => id));
        after = pageInfo.hasNextPage && found.length < 15 ? pageInfo.endCursor : undefined;
      } while (after);
      expect(found).toEqual(whole.slice(0, found.length));
    }
    const { pageInfo } = await list({ first: 2, order: 'LATEST_ARRIVAL' });
    const answer = await graph.ask(WORKER, LIST, {
      id: zone,
      order: 'MISSING_FIRST',
      first: 2,
      after: pageInfo.endCursor,
    });
    expect(answer.errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('shows what both employers left open and nobody has read, and who is on duty, of whichever employer', async () => {
    const { openFromState, openFromIom, onDuty } = await screen();
    const first = ({ nodes }: { nodes: { summary: string }[] }) => nodes[0]!.summary;
    expect([first(openFromState), first(openFromIom)]).toEqual(['Open from STATE', 'Open from IOM']);
    for (const { nodes } of [openFromState, openFromIom])
      for (const { summary } of nodes) expect(summary).not.toMatch(/^(Read|Of another week)/);
    const employers = new Set(
      onDuty.map(
        ({ staffMember }: { staffMember: { organisation: { code: string } } }) =>
          staffMember.organisation.code,
      ),
    );
    expect([...employers].sort()).toEqual(['IOM', 'STATE']);
    const read = await graph.ask(
      WORKER,
      'query ($id: ID!) { safeZone(id: $id) { handovers(first: 1, open: false, employer: IOM) { nodes { summary } } } }',
      { id: zone },
    );
    expect(read.data.safeZone.handovers.nodes).toEqual([{ summary: 'Read from IOM' }]);
    for (const days of [0, 367]) {
      const text = `query ($id: ID!) { safeZone(id: $id) { handovers(days: ${days}) { totalCount } } }`;
      expect((await graph.ask(WORKER, text, { id: zone })).errors![0]!.extensions.code).toBe(
        'BAD_USER_INPUT',
      );
    }
  });

  it('leaves an event that names each child whom it shows', async () => {
    const { nodes } = await list({ first: 5 });
    const events = (await auditEvents(graph.owners.residents, 'residents')).slice(-3);
    const named = events.flatMap(({ people }) => people);
    for (const { id } of nodes) expect(named).toContain(id);
  });

  it('is as many statements for a hundred children as for one, and stays true with the rooms away', async () => {
    // A chore of the slice may come in between; not at each of three.
    const statementsOf = async (variables?: { first: number }) => {
      const counts: number[] = [];
      for (let round = 0; round < 3; round += 1) {
        await screen(variables);
        counts.push(graph.statements.residents.length);
      }
      return Math.min(...counts);
    };
    expect(await statementsOf()).toBe(await statementsOf({ first: 1 }));
    await graph.stopSlice('facilities');
    const { data, errors } = await graph.ask(WORKER, query, { first: 3 });
    const [shown] = data.viewer.duty.safeZones;
    expect([data.viewer.safeZones, shown.id]).toEqual([null, zone]);
    expect(shown.residents.nodes).toHaveLength(3);
    for (const { placement, fullName } of shown.residents.nodes) {
      expect(placement).toBeNull();
      expect(fullName).toEqual(expect.any(String));
    }
    expect(new Set(errors!.map(({ extensions }) => extensions.code))).toEqual(
      new Set(['UPSTREAM_UNAVAILABLE']),
    );
    await graph.startSlice('facilities');
  });

  it('tells a role once, and not for every row, of a field that is closed to it by rule', async () => {
    const ask = (first: number) =>
      graph.ask(
        'state-registrar',
        'query ($first: Int!) { centreByCode(code: "RRC-SOFIA") { residents(first: $first) { nodes { fullName riskLevel caseState } } } }',
        { first },
      );
    const { data, errors } = await ask(50);
    const { nodes } = data.centreByCode.residents;
    expect(nodes).toHaveLength(50);
    for (const one of nodes)
      expect(one).toMatchObject({ fullName: expect.any(String), riskLevel: null, caseState: null });
    const row = ['centreByCode', 'residents', 'nodes', 0];
    expect(errors!.map(({ path, extensions }) => [path, extensions.code, extensions.rows])).toEqual([
      [[...row, 'riskLevel'], 'FORBIDDEN', 50],
      [[...row, 'caseState'], 'FORBIDDEN', 50],
    ]);
    expect((await ask(1)).errors!.map(({ path, extensions }) => [path, extensions.rows])).toEqual([
      [[...row, 'riskLevel'], undefined],
      [[...row, 'caseState'], undefined],
    ]);
  });
});
