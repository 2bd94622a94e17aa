import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from './support/audit-events.js';
import { startGraph, type TestGraph } from './support/graph.js';

const SUGGEST = `query Suggest($residentId: ID!, $centreId: ID!) {
  suggestBeds(residentId: $residentId, centreId: $centreId) { rank } }`;
const PLACE = `mutation ($input: PlaceResidentInput!) { placeResident(input: $input) {
  placement { id } userErrors { code message path rule opens } } }`;
const ASSIST = `mutation ($input: OpenReferralInput!) { openReferral(input: $input) {
  referral { id } userErrors { code message path } } }`;

let graph: TestGraph;
let sofia: string;
let harmanli: string;
let zone: string;
let inside: string;
let outside: string;
let elsewhere: string;
let bed: string;
let worker: string;
const idOf = (rows: unknown) => (rows as { id: string }[])[0]!.id;
beforeAll(async () => {
  graph = await startGraph();
  const { facilities, residents, staff } = graph.owners;
  sofia = idOf(await facilities`select id from facilities.centre where code = 'RRC-SOFIA'`);
  harmanli = idOf(await facilities`select id from facilities.centre where code = 'HARMANLI'`);
  zone = idOf(await facilities`select id from facilities.safe_zone where code = 'SZ-VOENNA-RAMPA'`);
  const residentAt = async (centre: string, inZone: boolean) =>
    idOf(
      await residents`select id from residents.resident where centre_id = ${centre} and departed_at is null
        and (safe_zone_id is not distinct from ${inZone ? zone : null} or (${!inZone} and safe_zone_id <> ${zone}))
        and case_manager_id is not null order by id limit 1`,
    );
  inside = await residentAt(sofia, true);
  outside = await residentAt(sofia, false);
  elsewhere = idOf(
    await residents`select id from residents.resident where centre_id = ${harmanli} and departed_at is null order by id limit 1`,
  );
  bed = idOf(
    await facilities`select bed.id from facilities.bed join facilities.room on room.id = bed.room_id
      join facilities.floor on floor.id = room.floor_id join facilities.building on building.id = floor.building_id
      where building.centre_id = ${sofia} order by bed.id limit 1`,
  );
  worker = idOf(await staff`select id from staff.staff_member where subject = 'STATE:state-nurse'`);
  const at = { role: 'SOCIAL_WORKER', centres: [sofia], staff_member: worker };
  await graph.signIn('in the zone', 'STATE', { ...at, zones: [zone] });
  await graph.signIn('in no zone', 'STATE', { ...at, zones: [] });
  await graph.signIn('own cases', 'STATE', { ...at, own_cases_only: true });
  await graph.signIn('at Harmanli', 'STATE', { ...at, centres: [harmanli] });
  await graph.signIn('at both', 'STATE', { ...at, centres: [sofia, harmanli] });
  await graph.signIn('nowhere', 'STATE', { role: 'COORDINATOR' });
  await graph.signIn('everywhere', 'STATE', { role: 'COORDINATOR', all_centres: true });
  await graph.signIn('of the other side', 'IOM', { ...at, staff_member: undefined });
  await graph.signIn('by an application', 'STATE', { ...at, act: { sub: 'the-application' } });
});
afterAll(() => graph?.stop());

const suggest = (who: string, residentId: string, centreId = sofia) =>
  graph.ask(who, SUGGEST, { residentId, centreId });
const place = async (who: string, residentId: string) => {
  const input = { idempotencyKey: newIdentifier(), bedId: bed, residentId };
  const { data } = await graph.ask(who, PLACE, { input });
  return data.placeResident as { placement: object | null; userErrors: { code: string }[] };
};
const events = async (request: string) =>
  (await auditEvents(graph.owners.residents, 'residents')).filter(
    ({ correlation }) => correlation === request,
  );

describe('a resident whom the one who asks may not see', () => {
  it.each([
    ['in the zone', () => outside],
    ['in no zone', () => inside],
    ['own cases', () => inside],
  ])('is to other slices one who does not exist, for somebody %s', async (who, hidden) => {
    const absent = newIdentifier();
    expect(
      (await graph.ask(who, 'query ($id: ID!) { resident(id: $id) { id } }', { id: hidden() })).data.resident,
    ).toBeNull();
    const [told, silent] = [await suggest(who, hidden()), await suggest(who, absent)];
    expect(told).toEqual(silent);
    expect(told.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const [refused, unknown] = [await place(who, hidden()), await place(who, absent)];
    expect(refused).toEqual(unknown);
    expect(refused.userErrors[0]!.code).toBe('NOT_FOUND');
  });

  it('stays hidden at another centre, and to the other organisation without a clause or a consent', async () => {
    const absent = newIdentifier();
    expect(await suggest('at both', inside, harmanli)).toEqual(await suggest('at both', absent, harmanli));
    expect(await suggest('at Harmanli', inside, harmanli)).toEqual(
      await suggest('at Harmanli', absent, harmanli),
    );
    expect((await suggest('of the other side', inside)).errors).toBeUndefined();
    await graph.owners
      .residents`update residents.sharing_clause set valid_until = now() where centre_id = ${sofia}`;
    await graph.owners.residents`delete from residents.consent where resident_id = ${inside}`;
    // Another key of memory than before: what was there for one purpose says nothing of another person.
    await graph.signIn('of the other side, too', 'IOM', { role: 'SOCIAL_WORKER', centres: [sofia] });
    expect(await suggest('of the other side, too', inside)).toEqual(
      await suggest('of the other side, too', absent),
    );
    expect((await suggest('of the other side, too', inside)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('is there for those who may see the resident', async () => {
    expect((await suggest('in the zone', inside)).errors).toBeUndefined();
    expect((await suggest('everywhere', elsewhere, harmanli)).errors).toBeUndefined();
  });

  it('is nobody to a sign-in that names no centre, whatever the role', async () => {
    const { data } = await graph.ask(
      'nowhere',
      'query ($id: ID!) { resident(id: $id) { id } centres { totalCount } }',
      { id: inside },
    );
    expect(data).toEqual({ resident: null, centres: { totalCount: 0 } });
  });
});

describe('the audit of an owner whom another slice asked', () => {
  it('names the service, the person for whom it asked, and the client’s operation, under one request', async () => {
    const mine = newIdentifier();
    await graph.ask(
      'by an application',
      SUGGEST,
      { residentId: inside, centreId: sofia },
      { 'x-request-id': mine },
    );
    const asked = await events(mine);
    expect(asked).not.toEqual([]);
    for (const event of asked)
      expect(event).toMatchObject({
        subject: 'STATE:facilities',
        role: 'SERVICE',
        onBehalfOf: 'STATE:by an application',
        onBehalfOfOrganisation: 'STATE',
        onBehalfOfRole: 'SOCIAL_WORKER',
        onBehalfOfPurpose: 'CARE',
        program: 'the-application',
      });
    expect(new Set(asked.map(({ request }) => request)).size).toBe(1);
    expect(asked[0]!.request).not.toBe(mine);
    expect(asked.some(({ people }) => people.includes(inside))).toBe(true);
  });

  it('keeps the name that the client gave its operation, and not the planner’s', async () => {
    const mine = newIdentifier();
    await graph.ask(
      'in the zone',
      'query NightScreen($id: ID!) { resident(id: $id) { fullName placement { id } } }',
      { id: inside },
      { 'x-request-id': mine },
    );
    expect(new Set((await events(mine)).map(({ operation }) => operation))).toEqual(new Set(['NightScreen']));
  });

  it('takes the cause of a question from nobody but a slice that shows its own token', async () => {
    for (const proof of ['a.b.c', graph.tokens['in the zone']!]) {
      const { data, errors } = await graph.ask(
        'in the zone',
        '{ __typename }',
        {},
        { 'x-on-behalf-of': proof },
      );
      expect(data).toBeUndefined();
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});

describe('two people who use the same program', () => {
  const BREAK = `mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { breakGlass { id version } userErrors { code } } }`;
  const REVIEW = `mutation ($input: ReviewBreakGlassInput!) { reviewBreakGlass(input: $input) { breakGlass { id } userErrors { code } } }`;
  const READ = 'query ($id: ID!) { resident(id: $id) { fullName riskLevel } }';
  const EMERGENCY = { 'x-purpose': 'EMERGENCY' };
  const program = { act: { sub: 'app-of-the-state' } };
  const reason = 'The child was found outside at night and cannot speak for herself.';
  const officer = { role: 'DATA_PROTECTION_OFFICER', all_centres: true };
  const review = async (who: string, { id, version }: { id: string; version: number }) => {
    const input = {
      idempotencyKey: newIdentifier(),
      breakGlassId: id,
      expectedVersion: version,
      finding: 'JUSTIFIED',
    };
    return (await graph.ask(who, REVIEW, { input }, { 'x-purpose': 'AUDIT' })).data.reviewBreakGlass;
  };

  it('share no emergency, no review and no key', async () => {
    const care = { role: 'SOCIAL_WORKER', centres: [sofia], ...program };
    await graph.signIn('person-a', 'STATE', { ...care, permissions: ['BREAK_GLASS'] });
    await graph.signIn('person-b', 'STATE', care);
    const input = { idempotencyKey: newIdentifier(), residentId: elsewhere, reason };
    const { breakGlass } = (await graph.ask('person-a', BREAK, { input }, EMERGENCY)).data.breakGlass;
    expect(breakGlass).not.toBeNull();
    expect((await graph.ask('person-b', READ, { id: elsewhere }, EMERGENCY)).data.resident).toBeNull();
    expect(
      (await graph.ask('person-a', READ, { id: elsewhere }, EMERGENCY)).data.resident.fullName,
    ).toBeTruthy();

    const again = (await graph.ask('person-b', BREAK, { input }, EMERGENCY)).data.breakGlass;
    expect(again).toMatchObject({ breakGlass: null, userErrors: [{ code: 'FORBIDDEN' }] });

    await graph.signIn('person-b', 'STATE', { ...officer, ...program });
    await graph.signIn('person-a', 'STATE', officer);
    expect((await review('person-a', breakGlass)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await review('person-b', breakGlass)).userErrors).toEqual([]);
  });

  it('are one person each, with a program and without', async () => {
    const care = { role: 'SOCIAL_WORKER', centres: [sofia], permissions: ['BREAK_GLASS'] };
    await graph.signIn('person-c', 'STATE', { ...care, ...program });
    const input = { idempotencyKey: newIdentifier(), residentId: elsewhere, reason };
    const first = (await graph.ask('person-c', BREAK, { input }, EMERGENCY)).data.breakGlass;
    await graph.signIn('person-c', 'STATE', care);
    expect((await graph.ask('person-c', BREAK, { input }, EMERGENCY)).data.breakGlass).toEqual(first);
    expect(
      (await graph.ask('person-c', READ, { id: elsewhere }, EMERGENCY)).data.resident.fullName,
    ).toBeTruthy();
    // The same subject of the other organisation is somebody else.
    await graph.signIn('person-c', 'IOM', care);
    expect((await graph.ask('person-c', READ, { id: elsewhere }, EMERGENCY)).data.resident).toBeNull();
  });
});

it('a write of a service for a hidden resident is refused as for an absent one', async () => {
  const input = {
    residentId: outside,
    centreId: sofia,
    function: 'COUNSELLING',
    toOrganisation: 'IOM',
    reason: 'Somebody to talk to.',
    urgency: 'ROUTINE',
  };
  const [hidden, absent] = await Promise.all(
    [outside, newIdentifier()].map(async (residentId) => {
      const all = { ...input, residentId, idempotencyKey: newIdentifier() };
      return (await graph.ask('in the zone', ASSIST, { input: all })).data?.openReferral;
    }),
  );
  expect(hidden).toEqual(absent);
});
