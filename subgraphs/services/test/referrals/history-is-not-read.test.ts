import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ExplainedSlice, grown, type Ran, startExplained } from '../../../../test/support/plans.js';
import { slice } from '../../src/slice.js';

const HERE = newIdentifier();
const WAITING = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Centre {
  referrals(first: 20, state: IN_PROGRESS) { nodes { id state } pageInfo { hasNextPage } } } } }`;

let services: ExplainedSlice;
beforeAll(async () => {
  services = await startExplained(slice);
  await addReferrals({ count: 3, state: 'IN_PROGRESS', to: 'CLINIC', year: 2024 });
}, 60_000);
afterAll(() => services?.stop());

async function addReferrals(more: { count: number; state: string; to: string; year: number }) {
  const { count, state, to, year } = more;
  const over = state === 'DONE';
  await services.owner`insert into services.referral
      (id, resident_id, centre_id, function, from_organisation, to_organisation, reason, state, opened_at, closed_at, outcome)
    select gen_random_uuid(), gen_random_uuid(), ${HERE}::uuid, 'LEGAL_AID', 'STATE', ${to}, 'Papers.', ${state},
      ${`${year}-01-01T00:00:00Z`}::timestamptz + number * interval '1 hour',
      case when ${over} then ${`${year}-06-01T00:00:00Z`}::timestamptz + number * interval '1 hour' end, ${over ? 'SUCCESSFUL' : null}::text
    from generate_series(1, ${count}::int) as number`;
  await services.owner`vacuum analyze services.referral`;
}

async function askAll(): Promise<Map<string, Ran>> {
  services.ran();
  for (const [organisation, role] of [
    ['CLINIC', 'COORDINATOR'],
    ['STATE', 'CASE_MANAGER'],
  ] as const) {
    const r = [{ __typename: 'Centre', id: HERE }];
    const { data, errors } = await services.ask({ organisation, role, centres: [HERE] }, WAITING, { r });
    expect(errors).toBeUndefined();
    expect(data._entities[0].referrals).toMatchObject({
      nodes: Array(3).fill({ state: 'IN_PROGRESS' }),
      pageInfo: { hasNextPage: false },
    });
  }
  return services.ran();
}

it('reads what waits for an answer at a centre, and none of what was answered', async () => {
  await addReferrals({ count: 300, state: 'DONE', to: 'BUREAU', year: 2022 });
  await askAll();
  const before = await askAll();
  await addReferrals({ count: 3000, state: 'DONE', to: 'BUREAU', year: 2023 });
  await askAll();
  const after = await askAll();
  expect(after.size).toBeGreaterThan(0);
  expect(grown(before, after)).toEqual([]);
});
