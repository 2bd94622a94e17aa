import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;
const gone = newIdentifier();
const iom = { organisation: 'IOM', role: 'CASE_MANAGER', centres: [HERE] };
const state = { ...iom, organisation: 'STATE' };
const [AGO, AHEAD, LATER] = ['2024-05-01T10:00:00Z', '2190-05-01T10:00:00Z', '2190-05-01T12:00:00Z'];

let services: OneSlice;
beforeAll(async () => {
  services = await startOneSlice(slice);
  services.graph.known.add(HERE);
  // IOM reads what the State has begun by a clause; the State has none for what is IOM's.
  await services.owner`insert into services.sharing_clause
    (id, centre_id, organisation, field_groups, purposes, sop_id, clause, valid_from)
    values (${newIdentifier()}, ${HERE}, 'IOM', ${['OPERATIONAL']}, ${['CARE']}, ${newIdentifier()}, 'A.1', '2020-01-01')`;
}, 60_000);
afterAll(() => services?.stop());

/** What is open and what is over of one organisation for somebody. @returns the identifiers of what is open */
async function begin(owner: string, residentId: string, centreId = HERE) {
  const sql = services.owner;
  const [offer, referral, request, plan, activity, over, place, booking] = Array.from(
    { length: 8 },
    newIdentifier,
  ) as [string, string, string, string, string, string, string, string];
  const to = owner === 'IOM' ? 'CLINIC' : 'BUREAU';
  const by = owner;
  await sql`insert into services.service_offer (id, centre_id, organisation, function, name, recorded_by_organisation)
    values (${offer}, ${centreId}, ${owner}, 'COUNSELLING', ${offer}, ${by})`;
  for (const [id, status] of [
    [referral, 'IN_PROGRESS'],
    [newIdentifier(), 'DONE'],
  ] as const)
    await sql`insert into services.referral (id, resident_id, centre_id, function, from_organisation, to_organisation,
        reason, opened_at, state, closed_at, outcome, recorded_by_organisation)
      values (${id}, ${residentId}, ${centreId}, 'LEGAL_AID', ${owner}, ${to}, 'A reason', ${AGO}, ${status},
        ${status === 'DONE' ? AGO : null}, ${status === 'DONE' ? 'SUCCESSFUL' : null}, ${by})`;
  for (const [id, status] of [
    [request, 'SCHEDULED'],
    [newIdentifier(), 'FULFILLED'],
  ] as const)
    await sql`insert into services.service_request (id, resident_id, offer_id, state, requested_at, recorded_by_organisation)
      values (${id}, ${residentId}, ${offer}, ${status}, ${AGO}, ${by})`;
  // One open plan of an organisation, wherever.
  for (const [id, closed] of [
    [plan, centreId === HERE ? null : '2024-06-01'],
    [newIdentifier(), '2024-06-01'],
  ] as const)
    await sql`insert into services.care_plan (id, resident_id, centre_id, state, started_on, review_due_on, closed_on,
        recorded_by_organisation)
      values (${id}, ${residentId}, ${centreId}, ${closed ? 'CLOSED' : 'ACTIVE'}, '2024-05-01', '2024-06-01', ${closed}, ${by})`;
  for (const [id, starts, ends] of [
    [activity, AHEAD, LATER],
    [over, AGO, '2024-05-01T12:00:00Z'],
  ] as const)
    await sql`insert into services.group_activity (id, offer_id, centre_id, title, starts_at, ends_at, recorded_by_organisation)
      values (${id}, ${offer}, ${centreId}, 'Football', ${starts}, ${ends}, ${by})`;
  for (const [id, of] of [
    [place, activity],
    [newIdentifier(), over],
  ] as const)
    await sql`insert into services.attendance (id, activity_id, resident_id, recorded_by_organisation)
      values (${id}, ${of}, ${residentId}, ${by})`;
  for (const [id, starts, ends, status] of [
    [booking, AHEAD, LATER, 'BOOKED'],
    [newIdentifier(), AHEAD, LATER, 'CANCELLED'],
    [newIdentifier(), AGO, '2024-05-01T12:00:00Z', 'BOOKED'],
  ] as const)
    await sql`insert into services.interpreter_booking (id, centre_id, interpreter_id, resident_id, language, starts_at,
        ends_at, state, recorded_by_organisation)
      values (${id}, ${centreId}, ${newIdentifier()}, ${residentId}, 'ar', ${starts}, ${ends}, ${status}, ${by})`;
  return { referral, request, plan, place, booking };
}

const OPEN = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Resident { openServices {
  referrals { id } requests { id } carePlans { id } enrolments { id activity { title } } interpreterBookings { id } } } } }`;

describe('what is still open for somebody', () => {
  it('holds what is not over of each sort, of the organisations that the reader may see, and nothing of another centre', async () => {
    const ofIom = await begin('IOM', gone);
    const ofState = await begin('STATE', gone);
    await begin('IOM', gone, ELSEWHERE);
    const read = async (actor: object) => {
      const r = [{ __typename: 'Resident', id: gone }];
      const { data, errors } = await services.ask(actor, OPEN, { r });
      expect(errors).toBeUndefined();
      return Object.fromEntries(
        Object.entries(data._entities[0].openServices as Record<string, { id: string }[]>).map(
          ([sort, rows]) => [sort, rows.map(({ id }) => id).sort()],
        ),
      );
    };
    const of = (...all: (typeof ofIom)[]) => ({
      referrals: all.map(({ referral }) => referral).sort(),
      requests: all.map(({ request }) => request).sort(),
      carePlans: all.map(({ plan }) => plan).sort(),
      enrolments: all.map(({ place }) => place).sort(),
      interpreterBookings: all.map(({ booking }) => booking).sort(),
    });
    expect(await read({ ...iom, centres: [newIdentifier()] })).toEqual(of());
    expect(await read(state)).toEqual(of(ofState));
    expect(await read(iom)).toEqual(of(ofIom, ofState));
  });

  it('is closed to who reads no care, and costs one statement a sort for fifty residents', async () => {
    const r = Array.from({ length: 50 }, () => ({ __typename: 'Resident', id: newIdentifier() }));
    const analyst = { ...iom, role: 'ANALYST', purpose: 'STATISTICS' };
    const { data } = await services.ask(analyst, OPEN, { r: r.slice(0, 1) });
    expect(data._entities[0].openServices).toBeNull();
    await services.ask(iom, OPEN, { r });
    expect(services.statements).toHaveLength(5);
  });
});
