import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ExplainedSlice, grown, type Ran, startExplained } from '../../../../test/support/plans.js';
import { slice } from '../../src/slice.js';
import { share } from '../support/residents.js';

const [HERE, ZONE, MANAGER] = [newIdentifier(), newIdentifier(), newIdentifier()];
const PAGE = 'nodes { id arrivedAt } pageInfo { endCursor }';
const LISTS = `query ($r: [_Any!]!, $ofCentre: String, $ofZone: String, $departed: String) { _entities(representations: $r) {
  ... on Centre { ofCentre: residents(first: 10, after: $ofCentre) { ${PAGE} }
    departed: residents(first: 10, after: $departed, filter: { departed: true }) { ${PAGE} } }
  ... on SafeZone { ofZone: residents(first: 10, after: $ofZone) { ${PAGE} } } } }`;
const parents = [
  { __typename: 'Centre', id: HERE },
  { __typename: 'SafeZone', id: ZONE },
];

interface Page {
  nodes: { arrivedAt: string }[];
  pageInfo: { endCursor: string };
}

let residents: ExplainedSlice;
beforeAll(async () => {
  residents = await startExplained(slice);
  await share(residents.owner, HERE);
}, 60_000);
afterAll(() => residents?.stop());

/** So many who stay and as many who have departed, one arrival an hour. */
async function arrive(year: number, most: number) {
  const { owner } = residents;
  await owner`insert into residents.resident (id, registration_number, given_name, family_name, date_of_birth, sex, nationality,
      languages, family_situation, centre_id, safe_zone_id, case_manager_id, arrived_at, departed_at, departure_reason)
    select gen_random_uuid(), ${`P-${year}-`}::text || number, 'Given', 'Family', '2008-05-01', 'MALE', 'SYR',
      '{ar}', 'UNACCOMPANIED', ${HERE}::uuid, ${ZONE}::uuid, ${MANAGER}::uuid,
      ${`${year}-01-01T00:00:00Z`}::timestamptz + number * interval '1 hour',
      case when number % 2 = 0 then ${`${year + 1}-06-01T00:00:00Z`}::timestamptz + number * interval '1 hour' end,
      case when number % 2 = 0 then 'TRANSFERRED' end
    from generate_series(1, ${most}::int) as number`;
  await owner`vacuum analyze residents.resident`;
}

/** A first page and the next of each list, as people of both organisations. */
async function askAll(): Promise<Map<string, Ran>> {
  residents.ran();
  for (const organisation of ['STATE', 'IOM']) {
    const actor = { organisation, role: 'CENTRE_MANAGER', centres: [HERE] };
    let cursors: Record<string, string> = {};
    for (const _ of [1, 2]) {
      const { data, errors } = await residents.ask(actor, LISTS, { r: parents, ...cursors });
      expect(errors).toBeUndefined();
      const pages = Object.entries(Object.assign({}, ...data._entities)) as [string, Page][];
      expect(pages).toHaveLength(3);
      for (const [name, { nodes }] of pages) {
        const arrivals = nodes.map(({ arrivedAt }) => arrivedAt);
        expect(arrivals, name).toHaveLength(10);
        expect(arrivals, name).toEqual([...arrivals].sort().reverse());
      }
      cursors = Object.fromEntries(pages.map(([name, { pageInfo }]) => [name, pageInfo.endCursor]));
    }
  }
  return residents.ran();
}

it('is read in the order of an index: neither all who live somewhere nor all who ever did are looked at for ten of them', async () => {
  await arrive(2020, 120);
  await askAll();
  const before = await askAll();
  await arrive(2022, 3000);
  await askAll();
  const after = await askAll();
  expect(after.size).toBeGreaterThan(3);
  expect(grown(before, after)).toEqual([]);
});
