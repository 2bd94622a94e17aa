import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExamples } from '../gateway/dist/explorer/examples.js';
import { startGraph, type TestGraph } from './support/graph.js';

const { query } = readExamples().find(({ file }) => file === '01-night-screen.graphql')!;

let graph: TestGraph;
beforeAll(async () => {
  graph = await startGraph();
});
afterAll(() => graph.stop());

describe('the night screen of a safe zone', () => {
  it('shows nothing of a zone at another centre', async () => {
    const answer = await graph.ask('iom-night-social-worker', query, { safeZone: 'SZ-HARMANLI', first: 50 });
    expect(answer).toEqual({ data: { safeZoneByCode: null } });
  });

  it('shows every child of the zone with risk, room and last check, and the handover, in one query', async () => {
    const { data, errors } = await graph.ask('iom-night-social-worker', query, {
      safeZone: 'SZ-VOENNA-RAMPA',
      first: 100,
    });
    expect(errors).toBeUndefined();
    const zone = data.safeZoneByCode;
    const [place] = await graph.owners.facilities`
      select id from facilities.safe_zone where code = 'SZ-VOENNA-RAMPA'`;
    const [counted] = await graph.owners.residents`
      select count(*)::int as present from residents.resident
      where safe_zone_id = ${place!['id']} and departed_at is null and 'PRESENT' = (
        select status from residents.presence where resident_id = resident.id order by checked_at desc limit 1)`;
    expect(zone.residents.nodes).toHaveLength(counted!['present']);
    expect(zone.residents.nodes.length).toBeGreaterThan(20);
    expect(zone.residents.pageInfo.hasNextPage).toBe(false);
    for (const child of zone.residents.nodes) {
      expect(child.fullName).toEqual(expect.any(String));
      expect(child.age).toBeLessThan(25);
      expect(child.latestPresence.status).toBe('PRESENT');
      expect(child.placement.room.code).toEqual(expect.any(String));
    }
    expect(zone.latestHandover).toMatchObject({
      summary: expect.any(String),
      writtenBy: { fullName: expect.any(String) },
    });
    expect(zone.onDuty.length).toBeGreaterThan(0);
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
