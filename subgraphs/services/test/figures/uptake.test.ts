import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Counselling, HERE, provider, residents, startCounselling } from '../support/counselling.js';

let world: Counselling;
beforeAll(async () => {
  world = await startCounselling();
  for (const residentId of residents)
    for (const hour of ['08', '09', '10', '12'])
      await world.services.owner`insert into services.session
        (id, offer_id, resident_id, centre_id, organisation, provider_id, started_at)
        values (${newIdentifier()}, ${world.offerId}, ${residentId}, ${HERE}, 'IOM', ${provider}, ${`2024-06-01T${hour}:00:00Z`})`;
}, 60_000);
afterAll(() => world?.services.stop());

describe('the uptake of a cohort', () => {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ResidentCohort {
    serviceUptake { function residents sessions withheld } } } }`;
  const uptake = async (memberIds: string[], cell: (index: number) => string = () => '1 ') => {
    const memberCells = memberIds.map((_, index) => cell(index));
    const r = [
      { __typename: 'ResidentCohort', id: newIdentifier(), question: 'YEAR 1 ', memberIds, memberCells },
    ];
    const { data, errors } = await world.services.ask(
      { role: 'ANALYST', purpose: 'STATISTICS', centres: [HERE] },
      query,
      { r },
    );
    expect(errors).toBeUndefined();
    return data._entities[0].serviceUptake as { function: string; residents: number | null }[];
  };
  const others = (count: number) => Array.from({ length: count }, newIdentifier);

  it('lists every function, and tells few, nobody and nearly everybody alike', async () => {
    const withheld = (all: { function: string }[]) =>
      all.map(({ function: name }) => ({ function: name, residents: null, sessions: null, withheld: true }));
    const few = await uptake([...residents.slice(0, 10), ...others(40)]);
    const nobody = await uptake(others(50));
    const nearlyAll = await uptake([...residents, ...others(10)]);
    const withheldCohort = await uptake([]);
    expect(few.length).toBeGreaterThan(15);
    for (const answer of [few, nobody, nearlyAll, withheldCohort]) expect(answer).toEqual(withheld(few));
  });

  it('counts distinct residents and their sessions, and takes a person named twice once', async () => {
    const [row] = await world.services.owner`select count(*)::int as sessions from services.session`;
    const told = await uptake([...residents, ...residents, ...others(20)]);
    expect(told.filter(({ residents: count }) => count !== null)).toEqual([
      { function: 'PSYCHOSOCIAL_SUPPORT', residents: 50, sessions: row!['sessions'], withheld: false },
    ]);
  });

  it('leaves out whoever is no person of a cell', async () => {
    const all = await uptake([...residents, ...others(20)], () => 'forged');
    expect(all.every(({ residents: count }) => count === null)).toBe(true);
  });
});

describe('the places of an activity', () => {
  it('are null for who may not see who came, never 0', async () => {
    const [offer] = await world.services.owner`select id from services.service_offer limit 1`;
    const id = newIdentifier();
    await world.services
      .owner`insert into services.group_activity (id, offer_id, centre_id, title, starts_at, ends_at, places, recorded_by_organisation)
      values (${id}, ${offer!['id']}, ${HERE}, 'Football', '2024-05-01T10:00:00Z', '2024-05-01T12:00:00Z', 20, 'IOM')`;
    for (const resident of residents.slice(0, 2))
      await world.services
        .owner`insert into services.attendance (id, activity_id, resident_id, state, recorded_by_organisation)
        values (${newIdentifier()}, ${id}, ${resident}, 'ATTENDED', 'IOM')`;
    const read = (actor: object) =>
      world.services.ask(
        { centres: [HERE], ...actor },
        `{ groupActivity(id: "${id}") { title placesTaken } }`,
      );
    expect((await read({ organisation: 'IOM', role: 'PSYCHOLOGIST' })).data.groupActivity.placesTaken).toBe(
      2,
    );
    for (const actor of [
      { organisation: 'IOM', role: 'ANALYST', purpose: 'STATISTICS' },
      { organisation: 'CLINIC', role: 'PSYCHOLOGIST' },
    ]) {
      const { data, errors } = await read(actor);
      expect(data.groupActivity).toEqual({ title: 'Football', placesTaken: null });
      expect(errors).toHaveLength(1);
    }
  });
});
