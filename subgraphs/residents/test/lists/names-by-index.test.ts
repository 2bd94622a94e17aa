import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ExplainedSlice, grown, type Ran, startExplained } from '../../../../test/support/plans.js';
import { slice } from '../../src/slice.js';
import { register, share } from '../support/residents.js';

const HERE = newIdentifier();
const LIST = `query ($centre: ID!, $name: String!) {
  residents(centreId: $centre, first: 10, filter: { name: $name }) { totalCount nodes { id } } }`;

const DUPLICATES = 'query ($id: ID!) { resident(id: $id) { possibleDuplicates { score } } }';

let residents: ExplainedSlice;
let one: string;
beforeAll(async () => {
  residents = await startExplained(slice);
  await share(residents.owner, HERE);
  one = await register(residents.owner, HERE, { given_name: 'محمد', family_name: 'Qasimi' });
}, 60_000);
afterAll(() => residents?.stop());

/** So many others who stay here, none of whom is looked for. */
async function arrive(year: number, most: number) {
  const { owner } = residents;
  await owner`insert into residents.resident (id, registration_number, given_name, family_name, sex, family_situation, centre_id, arrived_at)
    select gen_random_uuid(), ${`P-${year}-`}::text || number, (array['Walid', 'Tarek', 'Bilal', 'Nabil'])[1 + number % 4], 'Haddad', 'MALE',
      'UNACCOMPANIED', ${HERE}::uuid, ${`${year}-01-01T00:00:00Z`}::timestamptz + number * interval '1 hour'
    from generate_series(1, ${most}::int) as number`;
  await residents.verify();
  await owner`vacuum analyze residents.resident, residents.name_token, residents.name_to_fold`;
}

async function askAll(): Promise<Map<string, Ran>> {
  residents.ran();
  for (const organisation of ['STATE', 'IOM']) {
    const actor = { organisation, role: 'CENTRE_MANAGER', centres: [HERE] };
    const { data, errors } = await residents.ask(actor, LIST, { centre: HERE, name: 'Kasimi Мохамед' });
    expect(errors).toBeUndefined();
    expect(data.residents).toMatchObject({ totalCount: 1, nodes: [{}] });
  }
  const clerk = { role: 'CENTRE_MANAGER', centres: [HERE] };
  expect((await residents.ask(clerk, DUPLICATES, { id: one })).data.resident.possibleDuplicates).toEqual([]);
  return residents.ran();
}

it('is found by an index, and so is who may be the same person: who has another name is not looked at', async () => {
  await arrive(2020, 120);
  await askAll();
  const before = await askAll();
  await arrive(2022, 3000);
  await askAll();
  const after = await askAll();
  expect(after.size).toBeGreaterThan(2);
  expect(grown(before, after)).toEqual([]);
}, 60_000);
