import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { buildPremises, type Premises, place } from '../support/premises.js';
import { writer } from '../support/writer.js';

const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

let facilities: Facilities;
let here: Premises;
/** What the owner of the residents has recorded, in the order in which it tells it. */
let feed: { kind: string; residentId: string; stayId: string }[] = [];
const residents = new Map<string, { id: string; mergedInto: { id: string } | null; stays: object[] }>();
/** How many changes it tells at once, and whether it can be asked. */
let [atOnce, isAway] = [100, false];
/** What it was asked. */
const asked: string[] = [];
function answer(query: string, { after, id }: Record<string, unknown>) {
  if (query.includes('WhichStays')) {
    asked.push(`stays of ${id}`);
    return isAway ? { errors: [{}] } : { resident: residents.get(String(id)) ?? null };
  }
  if (!query.includes('WhatBecameOfResidents')) return undefined;
  asked.push(`behind ${after}`);
  if (isAway) return { errors: [{}] };
  const from = after ? Number(after) : 0;
  if (from > feed.length)
    return { errors: [{ path: ['changes'], extensions: { code: 'CONFLICT', rule: 'FEED_BEGINS_AGAIN' } }] };
  const edges = feed
    .slice(from, from + atOnce)
    .map((node, index) => ({ node, cursor: String(from + index + 1) }));
  return {
    changes: {
      edges,
      pageInfo: {
        endCursor: edges.at(-1)?.cursor ?? String(feed.length),
        hasNextPage: from + atOnce < feed.length,
      },
    },
  };
}

beforeAll(async () => {
  facilities = await startFacilities();
  here = await buildPremises(facilities.owner, 'HERE', 30);
  facilities.graph.known.add(here.centreId);
  facilities.graph.answer = answer;
}, 60_000);
afterAll(() => facilities?.stop());

const write = (mutation: string, input: object, selection = 'placement { id verification }') =>
  writer(facilities, { centres: [here.centreId] })(mutation, input, selection);
const newResident = () => {
  const id = newIdentifier();
  facilities.graph.known.add(id);
  return id;
};
let used = 0;
const nextBed = () => here.bedIds[used++]!;
const row = async (id: string) =>
  (
    await facilities.owner`select stage, ends_at, end_reason, closing_reason, verification
      from facilities.placement where id = ${id}`
  )[0]!;
/** The owner records a departure. */
function departs(
  residentId: string,
  departedAt: string,
  returnedAt?: string,
  returnedTo = { id: here.centreId },
) {
  const [stayId, arrivedAt] = [newIdentifier(), ago(30)];
  const centre = { id: here.centreId };
  const stays: object[] = [{ id: stayId, centre, arrivedAt, departedAt }];
  if (returnedAt)
    stays.push({ id: newIdentifier(), centre: returnedTo, arrivedAt: returnedAt, departedAt: null });
  residents.set(residentId, { id: residentId, mergedInto: null, stays });
  feed.push({ kind: 'STAY_ENDED', residentId, stayId });
}
const cursor = async () =>
  (await facilities.owner`select cursor from facilities.followed where feed = 'changes'`)[0]?.['cursor'];
const eventsOf = async (residentId: string) =>
  (await auditEvents(facilities.owner, 'facilities')).filter(
    ({ operation, people }) => operation === 'followDepartures' && people.includes(residentId),
  );

describe('giving a bed', () => {
  it('is refused for who does not stay there, in each way of giving one, in the words of the owner', async () => {
    const residentId = newResident();
    facilities.graph.objections.set(residentId, ['AFTER_DEPARTURE']);
    const refused = (path: string) => [
      expect.objectContaining({ code: 'RULE_VIOLATION', path: ['input', path] }),
    ];
    const bedId = nextBed();
    for (const mutation of ['placeResident', 'reserveBed'])
      expect((await write(mutation, { bedId, residentId })).userErrors).toEqual(refused('residentId'));
    const placementId = await place(facilities.owner, bedId, residentId, ago(3));
    const move = await write('moveResident', { placementId, toBedId: nextBed(), expectedVersion: 1 });
    expect(move.userErrors).toEqual(refused('placementId'));
    const suggest = `query ($residentId: ID!, $centreId: ID!) {
      suggestBeds(residentId: $residentId, centreId: $centreId) { rank } }`;
    const asked = { residentId, centreId: here.centreId };
    const { data, errors } = await facilities.ask({ centres: [here.centreId] }, suggest, asked);
    expect(data.suggestBeds).toBeNull();
    expect(errors![0]!.extensions.code).toBe('RULE_VIOLATION');
  });

  it('asks for the centre and the time of the stay, and no more', async () => {
    const residentId = newResident();
    const [startsAt, endsAt] = [ago(5), ago(2)];
    await write('placeResident', { bedId: nextBed(), residentId, startsAt, endsAt, endReason: 'DEPARTED' });
    expect(facilities.graph.fits.get(residentId)).toEqual({
      centreId: here.centreId,
      from: startsAt,
      until: endsAt,
    });
  });

  it('goes on while the owner is away, and is refuted later when it lies outside of the stay', async () => {
    const residentId = newResident();
    facilities.graph.away = true;
    const { placement } = await write('placeResident', { bedId: nextBed(), residentId });
    expect(placement.verification).toBe('UNVERIFIED');
    facilities.graph.away = false;
    facilities.graph.objections.set(residentId, ['AFTER_DEPARTURE']);
    await facilities.verify();
    expect(await row(placement.id)).toMatchObject({ verification: 'REFUTED' });
    const review = `query ($id: ID!) { centre(id: $id) { placementsToReview(first: 200) { placement { id } } } }`;
    const { data } = await facilities.ask({ centres: [here.centreId] }, review, { id: here.centreId });
    expect(data.centre.placementsToReview).toContainEqual({ placement: { id: placement.id } });
  });

  it('ends the stay of who had the bed and has departed, at the departure, in the same act', async () => {
    const [gone, next] = [newResident(), newResident()];
    const bedId = nextBed();
    const placementId = await place(facilities.owner, bedId, gone, ago(10));
    const departedAt = ago(1);
    const taken = await write('placeResident', { bedId, residentId: next });
    expect(taken.userErrors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'bedId'] }]);
    facilities.graph.people.set(gone, { departedAt } as object);
    const { placement, userErrors } = await write('placeResident', { bedId, residentId: next });
    expect(userErrors.filter(({ code }: { code: string }) => code === 'CONFLICT')).toEqual([]);
    expect(placement).not.toBeNull();
    const ended = await row(placementId);
    expect(ended).toMatchObject({ end_reason: 'DEPARTED' });
    expect((ended['ends_at'] as Date).toISOString()).toBe(departedAt);
  });
});

describe('a departure that the owner of the residents records', () => {
  it('ends nothing while the owner cannot be asked, for somebody else, when it was taken back, or of whom nobody knows', async () => {
    const [waits, undone, unknown, other] = [newResident(), newResident(), newResident(), newResident()];
    const stays = await Promise.all(
      [waits, undone, unknown, other].map((id) => place(facilities.owner, nextBed(), id, ago(10))),
    );
    const open = () => Promise.all(stays.map(async (id) => (await row(id))['ends_at'] === null));
    departs(waits, ago(1));
    isAway = true;
    await facilities.verify();
    expect([await open(), await cursor()]).toEqual([[true, true, true, true], undefined]);
    isAway = false;
    departs(undone, ago(1));
    Object.assign(residents.get(undone)!.stays[0]!, { departedAt: null });
    departs(unknown, ago(1));
    residents.delete(unknown);
    await facilities.verify();
    expect([await open(), await cursor()]).toEqual([[false, true, true, true], '3']);
  });

  it('ends the bed at that moment and what was held for later, once, and is in the audit; nobody is asked about who has no bed', async () => {
    const residentId = newResident();
    const stay = await place(facilities.owner, nextBed(), residentId, ago(10));
    const held = newIdentifier();
    await facilities.owner`insert into facilities.placement (id, bed_id, resident_id, stage, starts_at)
      values (${held}, ${nextBed()}, ${residentId}, 'RESERVED', ${new Date(Date.now() + 5 * DAY)})`;
    const [departedAt, stranger] = [ago(2), newResident()];
    departs(stranger, ago(1));
    departs(residentId, departedAt);
    feed.push({ kind: 'CHANGED', residentId, stayId: newIdentifier() });
    asked.length = 0;
    await facilities.verify();
    expect(asked.filter((one) => one.startsWith('stays'))).toEqual([`stays of ${residentId}`]);
    const ended = await row(stay);
    expect(ended).toMatchObject({ stage: 'CHECKED_IN', end_reason: 'DEPARTED' });
    expect((ended['ends_at'] as Date).toISOString()).toBe(departedAt);
    expect(await row(held)).toMatchObject({
      stage: 'CANCELLED',
      closing_reason: 'The resident has departed.',
    });
    expect(await facilities.verify()).toBe(0);
    expect((await eventsOf(residentId)).map(({ people }) => people)).toEqual([[residentId]]);
  });

  it('is followed over pages from where it stopped, and from the beginning when the owner says so, without doing anything twice', async () => {
    atOnce = 2;
    const all = Array.from({ length: 5 }, newResident);
    const stays: string[] = [];
    for (const id of all) stays.push(await place(facilities.owner, nextBed(), id, ago(10)));
    // As many changes before them as after a load: one round comes to the end.
    for (let other = 0; other < 44; other += 1)
      feed.push({ kind: 'STAY_BEGAN', residentId: newIdentifier(), stayId: newIdentifier() });
    for (const id of all) departs(id, ago(1));
    const from = await cursor();
    asked.length = 0;
    await facilities.verify();
    expect(asked[0]).toBe(`behind ${from}`);
    for (const id of stays) expect(await row(id)).toMatchObject({ end_reason: 'DEPARTED' });
    // The owner's database was put back: fewer changes than were followed, and one that is new.
    feed = feed.slice(-6, -2);
    const late = newResident();
    const open = await place(facilities.owner, nextBed(), late, ago(3));
    departs(late, ago(1));
    asked.length = 0;
    await facilities.verify();
    expect(asked).toContain('behind null');
    expect(await row(open)).toMatchObject({ end_reason: 'DEPARTED' });
    expect(await cursor()).toBe(String(feed.length));
    for (const id of [...all, late]) expect(await eventsOf(id)).toHaveLength(1);
    atOnce = 100;
  });

  it('leaves the bed of who has come back', async () => {
    const residentId = newResident();
    const stay = await place(facilities.owner, nextBed(), residentId, ago(1));
    departs(residentId, ago(4), ago(2));
    await facilities.verify();
    expect(await row(stay)).toMatchObject({ ends_at: null, verification: 'VERIFIED' });
  });

  it('frees no bed when the record was merged into another one: it is flagged, also where the survivor has a bed, until that is undone', async () => {
    const [record, survivor] = [newResident(), newResident()];
    const bed = await place(facilities.owner, nextBed(), record, ago(10));
    const other = await place(facilities.owner, nextBed(), survivor, ago(5));
    departs(record, ago(1));
    residents.get(record)!.mergedInto = { id: survivor };
    const stayId = newIdentifier();
    feed.push(
      { kind: 'MERGED', residentId: record, stayId },
      { kind: 'MERGED_RECORDS_CHANGED', residentId: survivor, stayId },
    );
    await facilities.verify();
    expect(await row(bed)).toMatchObject({ ends_at: null, verification: 'REFUTED' });
    expect(await row(other)).toMatchObject({ ends_at: null, verification: 'VERIFIED' });
    expect(await eventsOf(record)).toHaveLength(1);
    const review = `query ($id: ID!) { centre(id: $id) { placementsToReview(first: 200) { placement { id } } } }`;
    const listed = async () =>
      (await facilities.ask({ centres: [here.centreId] }, review, { id: here.centreId })).data.centre
        .placementsToReview;
    expect(await listed()).toContainEqual({ placement: { id: bed } });
    residents.set(record, { id: record, mergedInto: null, stays: [] });
    feed.push({ kind: 'UNMERGED', residentId: record, stayId });
    await facilities.verify();
    await facilities.verify();
    expect(await row(bed)).toMatchObject({ ends_at: null, verification: 'VERIFIED' });
    expect(await listed()).not.toContainEqual({ placement: { id: bed } });
  });

  it('keeps its place with what was done or not at all: what is rolled back is done the next time, and by one replica', async () => {
    const residentId = newResident();
    const stay = await place(facilities.owner, nextBed(), residentId, ago(10));
    const before = await cursor();
    departs(residentId, ago(1));
    // Behind the slice's back the place cannot be kept: neither can the bed be ended then.
    await facilities.owner.unsafe(
      `alter table facilities.followed add constraint stands check (cursor is null or cursor = '${before}') not valid`,
    );
    await expect(facilities.verify()).rejects.toThrow();
    expect([(await row(stay))['ends_at'], await cursor(), (await eventsOf(residentId)).length]).toEqual([
      null,
      before,
      0,
    ]);
    await facilities.owner.unsafe('alter table facilities.followed drop constraint stands');
    await Promise.all([facilities.verify(), facilities.verify(), facilities.verify()]);
    expect(await row(stay)).toMatchObject({ end_reason: 'DEPARTED' });
    expect([await cursor(), (await eventsOf(residentId)).length]).toEqual([String(feed.length), 1]);
  });
});
