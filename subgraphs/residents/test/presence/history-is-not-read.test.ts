import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ExplainedSlice, grown, type Ran, startExplained } from '../../../../test/support/plans.js';
import { slice } from '../../src/slice.js';
import { addPast } from '../support/past.js';
import { register, share } from '../support/residents.js';

const [HERE, ZONE] = [newIdentifier(), newIdentifier()];
const ABSENCES = 'query ($id: ID!) { absences(centreId: $id) { status absentSince lastPresentAt } }';
const LISTS = `query ($r: [_Any!]!) { _entities(representations: $r) {
  ... on Centre { residents(first: 10, filter: { present: true }) { nodes { id } }
    overdueChecks(first: 10) { totalCount nodes { id } } missingResidents(first: 10) { totalCount nodes { id missing { since } } } }
  ... on SafeZone { residents(first: 10, order: MISSING_FIRST) { nodes { id absence { absentSince } latestPresence { status } } } } } }`;

let residents: ExplainedSlice;
let here: string[];
beforeAll(async () => {
  residents = await startExplained(slice);
  here = await Promise.all(
    Array.from({ length: 20 }, () =>
      register(residents.owner, HERE, { safe_zone_id: ZONE, arrived_at: '2020-01-01T00:00:00Z' }),
    ),
  );
  await share(residents.owner, HERE);
}, 60_000);
afterAll(() => residents?.stop());

async function askAll(): Promise<Map<string, Ran>> {
  residents.ran();
  for (const organisation of ['STATE', 'IOM']) {
    const actor = { organisation, role: 'CENTRE_MANAGER', centres: [HERE] };
    const missing = await residents.ask(actor, ABSENCES, { id: HERE });
    expect(missing.errors).toBeUndefined();
    expect(missing.data.absences).toHaveLength(2);
    expect(missing.data.absences[0]).toMatchObject({
      status: 'ABSENT',
      absentSince: '2024-12-02T00:00:00.000Z',
      lastPresentAt: expect.any(String),
    });
    const r = [
      { __typename: 'Centre', id: HERE },
      { __typename: 'SafeZone', id: ZONE },
    ];
    const lists = await residents.ask(actor, LISTS, { r });
    expect(lists.errors).toBeUndefined();
    const [centre, zone] = lists.data._entities;
    expect(centre.residents.nodes).toHaveLength(10);
    expect(centre.overdueChecks.totalCount).toBe(20);
    expect(centre.missingResidents).toMatchObject({
      totalCount: 2,
      nodes: [{ missing: { since: expect.any(String) } }, {}],
    });
    expect(zone.residents.nodes.slice(0, 2)).toMatchObject(
      Array(2).fill({ absence: { absentSince: '2024-12-02T00:00:00.000Z' } }),
    );
  }
  return residents.ran();
}

it('reads who is missing from the last checks, and neither all checks of a stay nor those who have departed', async () => {
  await addPast(residents.owner, HERE, { zone: ZONE, here, year: 2020, departed: 60, days: 30 });
  await askAll();
  const before = await askAll();
  await addPast(residents.owner, HERE, { zone: ZONE, here, year: 2021, departed: 600, days: 300 });
  await askAll();
  const after = await askAll();
  expect(after.size).toBeGreaterThan(4);
  expect(grown(before, after)).toEqual([]);
});
