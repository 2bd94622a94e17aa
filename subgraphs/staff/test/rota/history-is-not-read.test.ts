import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ExplainedSlice, grown, type Ran, startExplained } from '../../../../test/support/plans.js';
import { slice } from '../../src/slice.js';

const [HERE, ZONE, IOM] = [newIdentifier(), newIdentifier(), newIdentifier()];
const PEOPLE = Array.from({ length: 6 }, newIdentifier);
const NIGHT = '2024-05-10T20:00:00Z';
const RANGE = 'from: "2024-05-09T00:00:00Z", until: "2024-05-12T00:00:00Z"';
const LISTS = `onDuty(at: "${NIGHT}") { staffMember { id } shift { id } }
  handovers(first: 5) { nodes { id } } open: handovers(first: 5, open: true) { totalCount nodes { id } }
  shifts(first: 10, ${RANGE}) { nodes { id handovers { id } assignments { id staffMember { fullName } } } }`;
const NOW = `query ($r: [_Any!]!) { _entities(representations: $r) {
  ... on Centre { ${LISTS} coverage(${RANGE}) { startsAt } }
  ... on SafeZone { ${LISTS} latestHandover(before: "${NIGHT}") { id } }
  ... on StaffMember { own: shifts(${RANGE}) { id } } } }`;

let staff: ExplainedSlice;
beforeAll(async () => {
  staff = await startExplained(slice);
  const { owner } = staff;
  await owner`insert into staff.organisation (id, code, name, employer) values (${IOM}, 'IOM', 'IOM', 'IOM')`;
  await owner`insert into staff.staff_member (id, organisation_id, full_name, role, languages, centre_ids, vetted_until, code_of_conduct_signed_on)
    select id, ${IOM}, 'Member ' || id, 'SOCIAL_WORKER', '{bg}', ${[HERE]}::uuid[], '2030-01-01', '2020-01-01' from unnest(${PEOPLE}::uuid[]) as id`;
}, 60_000);
afterAll(() => staff?.stop());

/** So many nights from a day on: a shift of the zone with two people, and what it handed over, which somebody has acknowledged but for the last. */
async function addNights(from: string, nights: number) {
  const { owner } = staff;
  await owner`with night as (
      insert into staff.shift (id, centre_id, safe_zone_id, organisation_id, "window", starts_at, ends_at)
      select gen_random_uuid(), ${HERE}::uuid, ${ZONE}::uuid, ${IOM}::uuid, 'NIGHT', night, night + interval '10 hours'
      from generate_series(${from}::timestamptz, ${from}::timestamptz + (${nights}::int - 1) * interval '1 day', '1 day') as night
      returning id, starts_at, ends_at),
    planned as (
      insert into staff.shift_assignment (id, shift_id, staff_member_id, starts_at, ends_at)
      select gen_random_uuid(), night.id, who, night.starts_at, night.ends_at from night, unnest(${PEOPLE.slice(0, 2)}::uuid[]) as who)
    insert into staff.handover (id, shift_id, centre_id, safe_zone_id, written_by_id, written_at, summary, acknowledged_by_id, acknowledged_at)
    select gen_random_uuid(), night.id, ${HERE}::uuid, ${ZONE}::uuid, ${PEOPLE[0]!}::uuid, ends_at, 'A quiet night.',
      case when starts_at < ${NIGHT}::timestamptz - interval '2 days' then ${PEOPLE[1]!}::uuid end,
      case when starts_at < ${NIGHT}::timestamptz - interval '2 days' then ends_at end from night`;
  await owner`vacuum analyze staff.shift, staff.shift_assignment, staff.handover`;
}

async function askAll(): Promise<Map<string, Ran>> {
  staff.ran();
  const r = [
    { __typename: 'Centre', id: HERE },
    { __typename: 'SafeZone', id: ZONE },
    { __typename: 'StaffMember', id: PEOPLE[0] },
  ];
  const actor = { organisation: 'IOM', role: 'COORDINATOR', centres: [HERE] };
  const { data, errors } = await staff.ask(actor, NOW, { r });
  expect(errors).toBeUndefined();
  for (const place of data._entities.slice(0, 2)) {
    expect(place.onDuty).toHaveLength(2);
    expect(place.open).toMatchObject({ totalCount: 2, nodes: [{}, {}] });
    expect(place.handovers.nodes).toHaveLength(5);
    expect(place.shifts.nodes).toHaveLength(3);
  }
  expect(data._entities[1].latestHandover).not.toBeNull();
  expect(data._entities[2].own).toHaveLength(3);
  return staff.ran();
}

it('reads who is on duty, what is planned and what was handed over from the nights asked about, and none of the years before', async () => {
  await addNights('2024-04-01T19:00:00Z', 40);
  await askAll();
  const before = await askAll();
  await addNights('2004-01-01T19:00:00Z', 6000);
  await askAll();
  const after = await askAll();
  expect(after.size).toBeGreaterThan(8);
  expect(grown(before, after)).toEqual([]);
});
