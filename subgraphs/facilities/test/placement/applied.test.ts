import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADULT, CHILD, PlacingWorld } from '../support/placing-world.js';
import { agree, buildPremises } from '../support/premises.js';

const world = new PlacingWorld();
const { write, resident, room } = world;
const manager = { role: 'CENTRE_MANAGER' };
/** The placement in a bed. */
const placementIn = async (bedId: string) => {
  const [row] = await world.facilities.owner`select id from facilities.placement where bed_id = ${bedId}`;
  return row!['id'];
};
const rules = ({ userErrors }: { userErrors: { rule: string; severity: string }[] }) =>
  userErrors.map(({ rule, severity }) => `${rule} ${severity}`).sort();
const count = async (residentId: string) => {
  const [row] = await world.facilities
    .owner`select count(*)::int as n from facilities.placement where resident_id = ${residentId}`;
  return row!['n'];
};

describe('a rule that refuses', () => {
  it('keeps an adult out of the children’s zone, whatever the reason, and writes nothing', async () => {
    const [bedId] = await room(1);
    const residentId = resident(ADULT);
    for (const override of [null, { reason: 'No other bed tonight.' }]) {
      const outcome = await write('placeResident', { bedId, residentId, override }, manager);
      expect(rules(outcome)).toEqual(['ZONE_FOR_ITS_GROUP ERROR']);
      expect(outcome.placement).toBeNull();
    }
    expect(await count(residentId)).toBe(0);
  });

  it('parts boys and girls also when both come at the same moment', async () => {
    const beds = await room(8);
    const outcomes = await Promise.all(
      beds.map((bedId, index) =>
        write('placeResident', { bedId, residentId: resident({ sex: index % 2 ? 'FEMALE' : 'MALE' }) }),
      ),
    );
    const sexes = await world.facilities.owner`select distinct person_sex from facilities.placement
      where bed_id = any(${beds as string[]}::uuid[]) and stage = 'CHECKED_IN'`;
    expect(sexes).toHaveLength(1);
    for (const outcome of outcomes.filter(({ placement }) => !placement))
      expect(rules(outcome)).not.toEqual([]);
  });

  it('parts a child from an adult who is expected, and from one who stayed longer than expected', async () => {
    const [one, two] = await room(2, { inZone: false });
    const adult = resident(ADULT);
    const soon = new Date(Date.now() + 5 * 86_400_000).toISOString();
    const { placement } = await write('reserveBed', { bedId: one, residentId: adult, startsAt: soon });
    expect(rules(await write('placeResident', { bedId: two, residentId: resident() }))).toEqual([
      'CHILDREN_APART_FROM_ADULTS ERROR',
    ]);
    const until = new Date(Date.now() + 4 * 86_400_000).toISOString();
    const short = await write('placeResident', { bedId: two, residentId: resident(), expectedUntil: until });
    expect(rules(short)).toEqual([]);
    const longer = { placementId: short.placement.id, expectedVersion: 1, expectedUntil: null };
    expect(rules(await write('expectPlacementEnd', longer))).toEqual(['CHILDREN_APART_FROM_ADULTS ERROR']);
    // The child stays on, and the adult comes.
    await world.facilities.owner`update facilities.placement
      set starts_at = now() - interval '3 days', expected_until = now() - interval '1 day' where id = ${short.placement.id}`;
    await world.facilities
      .owner`update facilities.placement set starts_at = now() - interval '1 hour' where id = ${placement.id}`;
    const checkIn = await write('checkInResident', { placementId: placement.id, expectedVersion: 1 });
    expect(rules(checkIn)).toEqual(['CHILDREN_APART_FROM_ADULTS ERROR']);
  });

  it('only remarks on a stay that is over: what happened is entered as it was', async () => {
    const [bedId] = await room(1);
    const residentId = resident(ADULT);
    const over = { startsAt: '2024-01-01T00:00:00Z', endsAt: '2024-02-01T00:00:00Z', endReason: 'DEPARTED' };
    const outcome = await write('placeResident', { bedId, residentId, ...over });
    expect(rules(outcome)).toEqual(['ZONE_FOR_ITS_GROUP WARNING']);
    expect(outcome.placement.findings).toMatchObject([{ rule: 'ZONE_FOR_ITS_GROUP', level: 'REFUSED' }]);
  });
});

describe('a rule that may be passed over', () => {
  it('is passed over with a reason, by a manager of the organisation that leads, and by nobody else', async () => {
    const beds = await room(6);
    for (const bedId of beds.slice(0, 4)) await write('placeResident', { bedId, residentId: resident() });
    const fifth = { bedId: beds[4], residentId: resident() };
    const refusal = await write('placeResident', fifth, manager);
    expect(rules(refusal)).toEqual(['CHILDREN_PER_BEDROOM ERROR']);
    expect(refusal.userErrors[0].opens).toContain('override');
    const override = { reason: 'Zone over capacity; a bed is free tomorrow.' };
    const worker = await write('placeResident', { ...fifth, override });
    expect(worker.userErrors).toMatchObject([{ code: 'FORBIDDEN', path: ['input', 'override'] }]);
    expect(await count(fifth.residentId)).toBe(0);
    const input = { ...fifth, override, idempotencyKey: newIdentifier() };
    const passed = await write('placeResident', input, manager);
    expect(rules(passed)).toEqual(['CHILDREN_PER_BEDROOM WARNING']);
    expect(passed.placement.findings).toEqual([
      {
        rule: 'CHILDREN_PER_BEDROOM',
        level: 'NEEDS_OVERRIDE',
        source: 'EASO-UAC-2018 45.1',
        overrideReason: override.reason,
        overriddenByOrganisation: 'STATE',
      },
    ]);
    expect(await write('placeResident', input, manager)).toEqual(passed);
  });

  it('needs no second reason when a reservation is taken up', async () => {
    const beds = await room(5);
    for (const bedId of beds.slice(0, 4)) await write('placeResident', { bedId, residentId: resident() });
    const input = { bedId: beds[4], residentId: resident(), override: { reason: 'Brother of a friend.' } };
    const { placement } = await write('reserveBed', input, manager);
    const taken = await write('checkInResident', { placementId: placement.id, expectedVersion: 1 });
    expect(taken.placement).toMatchObject({ id: placement.id, version: 2 });
  });
});

describe('a centre that has switched every indicator off', () => {
  let switched: string[];
  beforeAll(async () => {
    const rows = await world.facilities.owner`insert into facilities.standard_indicator
      (id, centre_id, code, what, operator, threshold, unit, standard, verified, active, valid_from)
      select gen_random_uuid(), ${world.zone.centreId}, code, what, operator, 1000, unit, 'none', true, false, '2019-01-01'
      from facilities.standard_indicator where centre_id is null returning id`;
    switched = rows.map((row) => row['id']);
  });
  afterAll(
    () =>
      world.facilities.owner`delete from facilities.standard_indicator where id = any(${switched}::uuid[])`,
  );

  it('places no child alone beside an adult, whichever comes first, and parts the sexes', async () => {
    for (const [first, second] of [
      [ADULT, CHILD],
      [CHILD, ADULT],
    ]) {
      const [one, two] = await room(2, { inZone: false });
      await write('placeResident', { bedId: one, residentId: resident(first) });
      const residentId = resident(second);
      const refused = await write('placeResident', { bedId: two, residentId }, manager);
      expect(rules(refused)).toEqual(['CHILDREN_APART_FROM_ADULTS ERROR']);
      expect(await count(residentId)).toBe(0);
    }
    const [boys, girl] = await room(2);
    await write('placeResident', { bedId: boys, residentId: resident() });
    const mixed = await write('placeResident', { bedId: girl, residentId: resident({ sex: 'FEMALE' }) });
    expect(rules(mixed)).toEqual(['SEXES_APART ERROR']);
  });

  it('moves nobody there either, suggests no such bed, and takes no fifth child without a reason', async () => {
    const beds = await room(5);
    for (const bedId of beds.slice(0, 4)) await write('placeResident', { bedId, residentId: resident() });
    const fifth = await write('placeResident', { bedId: beds[4], residentId: resident() });
    expect(rules(fifth)).toEqual(['CHILDREN_PER_BEDROOM ERROR']);
    const [taken, free] = await room(2, { inZone: false });
    await write('placeResident', { bedId: taken, residentId: resident(ADULT) });
    const moved = await write(
      'moveResident',
      { placementId: await placementIn(beds[0]), expectedVersion: 1, toBedId: free },
      manager,
    );
    expect(rules(moved)).toEqual(['CHILDREN_APART_FROM_ADULTS ERROR']);
    const { data } = await world.facilities.ask(
      { role: 'SOCIAL_WORKER', centres: [world.zone.centreId] },
      'query ($resident: ID!, $centre: ID!) { suggestBeds(residentId: $resident, centreId: $centre, first: 50) { bed { id } } }',
      { resident: resident(), centre: world.zone.centreId },
    );
    expect(data.suggestBeds.map(({ bed }: { bed: { id: string } }) => bed.id)).not.toContain(free);
  });
});

describe('siblings', () => {
  it('are warned of when they are parted, and another organisation is not told who is kin', async () => {
    const [one, two] = await room(2);
    const [other] = await room(1);
    const householdId = newIdentifier();
    await write('placeResident', { bedId: one, residentId: resident({ householdId }) });
    const parted = await write('placeResident', { bedId: other, residentId: resident({ householdId }) });
    expect(rules(parted)).toEqual(['HOUSEHOLD_TOGETHER WARNING']);
    const together = await write('placeResident', {
      bedId: two,
      residentId: resident({ householdId, sex: 'FEMALE' }),
    });
    expect(rules(together)).toEqual([]);
  });
});

describe('while the owner of the residents is away', () => {
  it('a bed is given, what could not be judged is said, and it is judged when the owner is back', async () => {
    const [bedId] = await room(1);
    const residentId = resident(ADULT);
    world.facilities.graph.away = true;
    const given = await write('placeResident', { bedId, residentId }).finally(() => {
      world.facilities.graph.away = false;
    });
    expect(given.placement).toMatchObject({ verification: 'UNVERIFIED' });
    expect(rules(given)).toEqual(['FACTS_KNOWN WARNING']);
    await world.facilities.verify();
    const { data } = await world.facilities.ask(
      { centres: [world.zone.centreId] },
      'query ($id: ID!) { placement(id: $id) { verification findings { rule level } } }',
      { id: given.placement.id },
    );
    expect(data.placement).toEqual({
      verification: 'VERIFIED',
      findings: [
        { rule: 'FACTS_KNOWN', level: 'ADVISED' },
        { rule: 'ZONE_FOR_ITS_GROUP', level: 'REFUSED' },
      ],
    });
    await world.facilities
      .owner`update facilities.placement set ends_at = now(), end_reason = 'OTHER' where id = ${given.placement.id}`;
  });

  it('what is put right there is judged anew, once a day', async () => {
    const [bedId] = await room(1);
    const residentId = resident();
    const { placement } = await write('placeResident', { bedId, residentId });
    world.facilities.graph.people.set(residentId, ADULT);
    await world.facilities
      .owner`update facilities.placement set person_known_at = now() - interval '25 hours' where id = ${placement.id}`;
    await world.facilities.verify();
    const [finding] = await world.facilities
      .owner`select rule, level from facilities.placement_finding where placement_id = ${placement.id}`;
    expect(finding).toEqual({ rule: 'ZONE_FOR_ITS_GROUP', level: 'REFUSED' });
    await world.facilities
      .owner`update facilities.placement set ends_at = now(), end_reason = 'OTHER' where id = ${placement.id}`;
  });
});

describe('the stays of a centre that should be looked at', () => {
  const REVIEW = `query ($id: ID!, $days: Int) { centre(id: $id) { placementsToReview(days: $days) {
    placement { id overdue } findings { rule level } } } }`;
  const review = async (actor: object, days: number) =>
    (await world.facilities.ask(actor, REVIEW, { id: world.zone.centreId, days })).data.centre
      .placementsToReview;

  it('are an 18th birthday that comes near, an end that has passed, and what the rules refuse by now', async () => {
    const [birthdays] = await room(1);
    const [late] = await room(1);
    const inTen = new Date(Date.now() + 10 * 86_400_000);
    const dayInTen = inTen.toISOString().slice(4, 10).replace('-02-29', '-02-28');
    const dateOfBirth = `${inTen.getUTCFullYear() - 18}${dayInTen}`;
    const nearly = await write('placeResident', { bedId: birthdays, residentId: resident({ dateOfBirth }) });
    const staying = await write('placeResident', { bedId: late, residentId: resident() });
    await world.facilities.owner`update facilities.placement set starts_at = now() - interval '9 days',
      expected_until = now() - interval '1 hour' where id = ${staying.placement.id}`;
    const here = { centres: [world.zone.centreId] };
    const soon = await review(here, 30);
    expect(soon).toContainEqual({
      placement: { id: nearly.placement.id, overdue: false },
      findings: [{ rule: 'ZONE_FOR_ITS_GROUP', level: 'ADVISED' }],
    });
    expect(soon).toContainEqual({ placement: { id: staying.placement.id, overdue: true }, findings: [] });
    const ids = (found: { placement: { id: string } }[]) => found.map(({ placement }) => placement.id);
    expect(ids(await review(here, 2))).not.toContain(nearly.placement.id);
    expect(await review({ organisation: 'CLINIC', ...here }, 30)).toBeNull();
    expect(await review({ role: 'ANALYST', purpose: 'STATISTICS', centres: [] }, 30)).toBeNull();
  });
});

describe('another organisation that supports accommodation', () => {
  it('is told what stands against a bed, but not who is kin, and passes over no rule', async () => {
    const joint = await buildPremises(world.facilities.owner, 'JOINT', 6, { agreed: false });
    await agree(world.facilities.owner, joint.centreId, ['STATE', 'IOM']);
    world.facilities.graph.known.add(joint.centreId);
    const iom = { ...manager, organisation: 'IOM', centres: [joint.centreId] };
    const state = { ...manager, centres: [joint.centreId] };
    const [one, two, three, four, five] = joint.bedIds as [string, string, string, string, string];
    const [apart] = await (async () => {
      const roomId = newIdentifier();
      const bedId = newIdentifier();
      await world.facilities
        .owner`insert into facilities.room (id, floor_id, code, kind) values (${roomId}, ${joint.floorId}, '202', 'BEDROOM')`;
      await world.facilities
        .owner`insert into facilities.bed (id, room_id, code) values (${bedId}, ${roomId}, '1')`;
      return [bedId];
    })();
    const householdId = newIdentifier();
    await write('placeResident', { bedId: apart, residentId: resident({ householdId }) }, state);
    const brother = { bedId: one, residentId: resident({ householdId }), idempotencyKey: newIdentifier() };
    expect(rules(await write('placeResident', brother, iom))).toEqual([]);
    const [kept] = await world.facilities
      .owner`select id from facilities.placement where resident_id = ${brother.residentId}`;
    const findings = async (actor: object) =>
      (
        await world.facilities.ask(actor, 'query ($id: ID!) { placement(id: $id) { findings { rule } } }', {
          id: kept!['id'],
        })
      ).data.placement.findings;
    expect(await findings(iom)).toEqual([]);
    expect(await findings(state)).toEqual([{ rule: 'HOUSEHOLD_TOGETHER' }]);
    for (const bedId of [two, three, four])
      await write('placeResident', { bedId, residentId: resident() }, iom);
    const fifth = { bedId: five, residentId: resident(), override: { reason: 'Only for a night.' } };
    const outcome = await write('placeResident', fifth, iom);
    expect(outcome.userErrors).toMatchObject([{ code: 'FORBIDDEN', path: ['input', 'override'] }]);
    expect(rules(await write('placeResident', fifth, state))).toEqual(['CHILDREN_PER_BEDROOM WARNING']);
  });
});
