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
let departures: object[] = [];

beforeAll(async () => {
  facilities = await startFacilities();
  here = await buildPremises(facilities.owner, 'HERE', 20);
  facilities.graph.known.add(here.centreId);
  facilities.graph.answer = (query) => (query.includes('WhoHasDeparted') ? { departures } : undefined);
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
const recorded = (residentId: string, departedAt: string, hasReturned = false) => ({
  residentId,
  departedAt,
  recordedAt: new Date().toISOString(),
  hasReturned,
});

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
    departures = [];
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
  it('ends the bed at that moment and what was held for later, and is in the audit', async () => {
    const residentId = newResident();
    const stay = await place(facilities.owner, nextBed(), residentId, ago(10));
    const held = newIdentifier();
    await facilities.owner`insert into facilities.placement (id, bed_id, resident_id, stage, starts_at)
      values (${held}, ${nextBed()}, ${residentId}, 'RESERVED', ${new Date(Date.now() + 5 * DAY)})`;
    const departedAt = ago(2);
    departures = [recorded(residentId, departedAt)];
    await facilities.verify();
    const ended = await row(stay);
    expect(ended).toMatchObject({ stage: 'CHECKED_IN', end_reason: 'DEPARTED' });
    expect((ended['ends_at'] as Date).toISOString()).toBe(departedAt);
    expect(await row(held)).toMatchObject({
      stage: 'CANCELLED',
      closing_reason: 'The resident has departed.',
    });
    const events = await auditEvents(facilities.owner, 'facilities');
    expect(events.find(({ operation }) => operation === 'followDepartures')!.people).toEqual([residentId]);
    expect(await facilities.verify()).toBe(0);
  });

  it('is followed as well when more were recorded in one minute than the owner tells at once', async () => {
    const beginning = Date.now() - 3_600_000;
    const all = Array.from({ length: 5 }, (_, index) => ({
      ...recorded(newResident(), ago(1)),
      recordedAt: new Date(beginning + index * 1000).toISOString(),
    }));
    await facilities.owner`delete from facilities.followed`;
    const stays: string[] = [];
    for (const { residentId } of all)
      stays.push(await place(facilities.owner, nextBed(), residentId, ago(10)));
    const { answer } = facilities.graph;
    facilities.graph.answer = (query, { since }) =>
      query.includes('WhoHasDeparted')
        ? { departures: all.filter(({ recordedAt }) => recordedAt >= String(since)).slice(0, 2) }
        : undefined;
    await facilities.verify();
    facilities.graph.answer = answer;
    for (const id of stays) expect(await row(id)).toMatchObject({ end_reason: 'DEPARTED' });
  });

  it('leaves the bed of who has come back, and waits while the owner is away', async () => {
    const residentId = newResident();
    const stay = await place(facilities.owner, nextBed(), residentId, ago(1));
    departures = [recorded(residentId, ago(4), true)];
    await facilities.verify();
    expect(await row(stay)).toMatchObject({ ends_at: null, verification: 'VERIFIED' });
    const other = newResident();
    const open = await place(facilities.owner, nextBed(), other, ago(3));
    departures = [recorded(other, ago(1))];
    const { answer } = facilities.graph;
    facilities.graph.answer = (query) =>
      query.includes('WhoHasDeparted') ? { departures: null } : undefined;
    await facilities.verify();
    expect(await row(open)).toMatchObject({ ends_at: null });
    facilities.graph.answer = answer;
    await facilities.verify();
    expect(await row(open)).toMatchObject({ end_reason: 'DEPARTED' });
  });
});
