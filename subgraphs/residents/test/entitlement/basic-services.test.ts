import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { ago, missingDesk } from '../support/missing.js';
import { share } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()];
const NURSE = { centres: [HERE], role: 'NURSE', staffMember: newIdentifier() };
const REGISTRAR = { ...NURSE, role: 'REGISTRAR', purpose: 'ADMINISTRATION' };
const MANAGER = { ...NURSE, role: 'CENTRE_MANAGER' };

let residents: OneSlice;
const { listed, of, person, write } = missingDesk(() => residents, HERE, NURSE);
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const centre of [HERE, ELSEWHERE]) residents.graph.known.add(centre);
}, 60_000);
afterAll(() => residents?.stop());

const BORN_LONG_AGO = { date_of_birth: '1980-01-01' };
const DUE =
  'entitlementsOutstanding { entitlement { category quantity assumed } received missing lastReceivedAt }';
const distribute = (residentIds: string[], more: object = {}, actor: object = NURSE) =>
  write(
    'recordDistribution',
    { centreId: HERE, category: 'HYGIENE_KIT', item: 'Hygiene kit', residentIds, ...more },
    'recorded outcomes { residentId outcome }',
    actor,
  );
const owed = async (id: string) =>
  Object.fromEntries(
    (
      (await of(id, DUE))['entitlementsOutstanding'] as {
        entitlement: { category: string };
        missing: number;
      }[]
    ).map(({ entitlement, missing }) => [entitlement.category, missing]),
  );
const given = async (id: string) =>
  (
    await residents.owner`select category, quantity::float8 as quantity, kind, recorded_by_organisation as by, sop_id as sop
      from residents.basic_assistance where resident_id = ${id} order by id`
  ).map((row) => ({ ...row }));

describe('a distribution', () => {
  it('is refused to who may not, for nobody, for too many, and for one who is named twice', async () => {
    const one = await person();
    for (const [ids, more, actor, code] of [
      [[one], {}, { ...NURSE, role: 'SECURITY_GUARD', purpose: 'PROTECTION' }, 'FORBIDDEN'],
      [[one], { centreId: ELSEWHERE }, NURSE, 'NOT_FOUND'],
      [[one], { quantity: 0 }, NURSE, 'BAD_USER_INPUT'],
      [[one], { providedAt: '2100-01-01T00:00:00Z' }, NURSE, 'BAD_USER_INPUT'],
      [[], {}, NURSE, 'BAD_USER_INPUT'],
      [Array.from({ length: 501 }, newIdentifier), {}, NURSE, 'BAD_USER_INPUT'],
      [[one, one], {}, NURSE, 'BAD_USER_INPUT'],
    ] as const)
      expect((await distribute([...ids], more, actor)).userErrors).toMatchObject([{ code }]);
    expect(await given(one)).toEqual([]);
  });

  it('says of each what became of it, once, and names all in one event', async () => {
    const [first, second, elsewhere, left] = await Promise.all([
      person(),
      person(BORN_LONG_AGO),
      person({}, ELSEWHERE),
      person({ departed_at: '2024-02-01Z', departure_reason: 'OTHER' }),
    ]);
    const key = newIdentifier();
    const all = [first, second, elsewhere, left, newIdentifier()];
    const told = await distribute(all, { idempotencyKey: key });
    expect(told).toMatchObject({ recorded: 2, userErrors: [] });
    expect(told['outcomes'].map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'RECORDED',
      'RECORDED',
      'NO_SUCH_RESIDENT',
      'NO_SUCH_RESIDENT',
      'NO_SUCH_RESIDENT',
    ]);
    expect(await distribute(all, { idempotencyKey: key })).toEqual(told);
    expect(await given(first)).toMatchObject([
      { category: 'HYGIENE_KIT', quantity: 1, kind: 'NON_FOOD_ITEMS', by: 'STATE', sop: expect.any(String) },
    ]);
    // Under a new key it is another distribution: whoever has had it gets it only if that is meant.
    const third = await person();
    const again = await distribute([first, third]);
    expect(again).toMatchObject({
      recorded: 1,
      outcomes: [{ outcome: 'HAD_ALREADY' }, { outcome: 'RECORDED' }],
    });
    expect(await distribute([first], { evenIfHadAlready: true })).toMatchObject({ recorded: 1 });
    expect(await given(first)).toHaveLength(2);
    // To another organisation nobody is open here: it learns of nobody whether they have had it.
    expect(await distribute([first], {}, { ...NURSE, organisation: 'IOM' })).toMatchObject({
      outcomes: [{ outcome: 'NO_SUCH_RESIDENT' }],
    });
    const events = (await auditEvents(residents.owner, 'residents')).filter(
      ({ operation, kind, outcome }) =>
        operation === 'recordDistribution' && kind === 'WRITE' && outcome === 'DONE',
    );
    expect([...events[0]!.people].sort()).toEqual([...all].sort());
  });

  it('of which one line was wrong is wrong for that person alone', async () => {
    const [one, other] = await Promise.all([person(BORN_LONG_AGO), person(BORN_LONG_AGO)]);
    await distribute([one, other]);
    const [line] =
      await residents.owner`select id from residents.basic_assistance where resident_id = ${one}`;
    const voided = await write(
      'voidBasicAssistance',
      { basicAssistanceId: line!['id'], expectedVersion: 1, reason: 'Was not there' },
      'basicAssistance { voidingReason }',
      NURSE,
    );
    expect(voided).toMatchObject({ basicAssistance: { voidingReason: 'Was not there' }, userErrors: [] });
    expect([await owed(one), await owed(other)].map(({ HYGIENE_KIT }) => HYGIENE_KIT)).toEqual([
      1,
      undefined,
    ]);
    // Given anew, to both: whoever has had it keeps it, and the other one gets it.
    expect(await distribute([one, other])).toMatchObject({
      recorded: 1,
      outcomes: [{ outcome: 'RECORDED' }, { outcome: 'HAD_ALREADY' }],
    });
  });

  it('takes as many statements for two hundred as for one', async () => {
    const counted = async (many: number) => {
      const ids = await Promise.all(Array.from({ length: many }, () => person()));
      expect(await distribute(ids)).toMatchObject({ recorded: many });
      return residents.statements.length;
    };
    expect(await counted(200)).toBe(await counted(1));
  });

  it('that two people record at one moment counts once', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => person()));
    const both = await Promise.all([distribute(ids), distribute([...ids].reverse())]);
    expect(both.map(({ recorded }) => recorded).sort()).toEqual([0, 5]);
  });
});

describe('what somebody is to have', () => {
  it('is outstanding until it was had, counts by day, month, season and stay, and again once a record was wrong', async () => {
    const [child, adult] = await Promise.all([person(), person(BORN_LONG_AGO)]);
    expect(await owed(child)).toEqual({ MEALS: 5, HYGIENE_KIT: 1, BEDDING: 1, CLOTHING: 1 });
    expect(await owed(adult)).toEqual({ MEALS: 3, HYGIENE_KIT: 1, BEDDING: 1, CLOTHING: 1 });
    const hand = (category: string, quantity = 1, hoursAgo = 0) =>
      distribute([adult], {
        category,
        item: 'It',
        quantity,
        evenIfHadAlready: true,
        ...(hoursAgo && { providedAt: ago(hoursAgo) }),
      });
    await hand('MEALS', 2);
    expect(await owed(adult)).toMatchObject({ MEALS: 1 });
    await hand('MEALS', 1);
    await hand('BEDDING', 1, 24 * 200);
    await hand('HYGIENE_KIT', 1, 24 * 32);
    await hand('CLOTHING', 1, 24 * 190);
    // The kit and the clothes have had their time; what is had once in a stay has not.
    expect(await owed(adult)).toEqual({ HYGIENE_KIT: 1, CLOTHING: 1 });
    await hand('HYGIENE_KIT', 1, 24 * 20);
    expect(await owed(adult)).toEqual({ CLOTHING: 1 });
    const all =
      'basicAssistance(first: 9) { nodes { id version category unit voidedAt voidingReason voidedBy { id } } }';
    const rows = (await of(adult, all))['basicAssistance'].nodes as { id: string; category: string }[];
    const bedding = rows.find(({ category }) => category === 'BEDDING')!;
    const wrong = (expectedVersion: number, actor: object = NURSE) =>
      write(
        'voidBasicAssistance',
        { basicAssistanceId: bedding.id, expectedVersion, reason: 'Of another room' },
        'basicAssistance { voidingReason version }',
        actor,
      );
    expect((await wrong(1, { ...NURSE, centres: [ELSEWHERE] })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect((await wrong(1, { ...NURSE, organisation: 'IOM' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect((await wrong(2)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await wrong(1)).toMatchObject({
      basicAssistance: { voidingReason: 'Of another room', version: 2 },
    });
    expect((await wrong(2)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await owed(adult)).toEqual({ BEDDING: 1, CLOTHING: 1 });
    expect((await of(adult, all))['basicAssistance'].nodes).toHaveLength(rows.length);
    await residents.owner`update residents.resident set departed_at = now(), departure_reason = 'OTHER' where id = ${adult}`;
    expect((await of(adult, DUE))['entitlementsOutstanding']).toBeNull();
  });

  it('is set at a centre by the State alone, and keeps what it was', async () => {
    const centre = newIdentifier();
    residents.graph.known.add(centre);
    const manager = { ...MANAGER, centres: [centre] };
    const set = (more: object = {}, actor: object = manager) =>
      write(
        'setEntitlement',
        {
          ...{ centreId: centre, category: 'BEDDING', entitled: 'ADULTS', quantity: 2, rhythm: 'ON_ARRIVAL' },
          ...{ source: 'Order 12 of the agency', ...more },
        },
        'entitlement { quantity everywhere assumed setBy { id } }',
        actor,
      );
    for (const [more, actor, code] of [
      [{ quantity: -1 }, manager, 'BAD_USER_INPUT'],
      [{ source: '' }, manager, 'BAD_USER_INPUT'],
      [{ centreId: ELSEWHERE }, manager, 'NOT_FOUND'],
      [{}, { ...NURSE, centres: [centre] }, 'FORBIDDEN'],
      [{}, { ...manager, organisation: 'IOM' }, 'FORBIDDEN'],
    ] as const)
      expect((await set(more, actor)).userErrors).toMatchObject([{ code }]);
    expect(await set()).toMatchObject({
      entitlement: { quantity: 2, everywhere: false, setBy: { id: NURSE.staffMember } },
    });
    await set({ category: 'CLOTHING', quantity: 0, rhythm: 'BY_SEASON' });
    const adult = await person(BORN_LONG_AGO, centre);
    const { entitlementsOutstanding } = await of(adult, DUE, manager);
    expect(entitlementsOutstanding).toMatchObject([
      { entitlement: { category: 'BEDDING', quantity: 2 }, missing: 2 },
      { entitlement: { category: 'HYGIENE_KIT', quantity: 1, assumed: true } },
      { entitlement: { category: 'MEALS', quantity: 3, assumed: false } },
    ]);
    const { data } = await residents.ask(
      { ...NURSE, organisation: 'IOM', centres: [centre] },
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Centre { entitlements { category entitled quantity everywhere } } } }',
      { r: [{ __typename: 'Centre', id: centre }] },
    );
    expect(data._entities[0].entitlements).toHaveLength(8);
    expect(data._entities[0].entitlements).toContainEqual({
      ...{ category: 'CLOTHING', entitled: 'ADULTS', quantity: 0, everywhere: false },
    });
  });

  it('is a work list of a centre and a zone, for whom it is due longest first, of whom may be read', async () => {
    const [centre, zone] = [newIdentifier(), newIdentifier()];
    residents.graph.known.add(centre);
    const at = { ...NURSE, centres: [centre] };
    const make = (arrived: string) => person({ safe_zone_id: zone, arrived_at: arrived }, centre);
    const [first, second, third, had] = await Promise.all([
      make('2024-01-01T00:00:00Z'),
      make('2024-01-02T00:00:00Z'),
      make('2024-01-03T00:00:00Z'),
      make('2024-01-04T00:00:00Z'),
    ]);
    const kit = { centreId: centre, category: 'HYGIENE_KIT' };
    expect(await distribute([had], kit, at)).toMatchObject({ recorded: 1 });
    await distribute([first], { ...kit, providedAt: ago(24 * 40) }, at);
    const list = 'notYetReceived(entitlement: HYGIENE_KIT)';
    for (const [type, id] of [
      ['Centre', centre],
      ['SafeZone', zone],
    ] as const)
      expect(await listed(list, at, type, id)).toMatchObject({ totalCount: 3, ids: [second, third, first] });
    const page = await listed('notYetReceived(entitlement: HYGIENE_KIT, first: 2)', at, 'Centre', centre);
    expect(page).toMatchObject({ totalCount: 3, hasNextPage: true, ids: [second, third] });
    const rest = `notYetReceived(entitlement: HYGIENE_KIT, first: 2, after: "${page.endCursor}")`;
    expect(await listed(rest, at, 'Centre', centre)).toMatchObject({ hasNextPage: false, ids: [first] });
    const nothing = { totalCount: 0, ids: [] };
    expect(await listed('notYetReceived(entitlement: BABY_ITEMS)', at, 'Centre', centre)).toMatchObject(
      nothing,
    );
    for (const actor of [
      { ...at, organisation: 'IOM' },
      { ...at, centres: [ELSEWHERE] },
      { ...at, zones: [newIdentifier()] },
    ])
      expect(await listed(list, actor, 'Centre', centre)).toMatchObject(nothing);
    await share(residents.owner, centre, 'IOM', ['OPERATIONAL']);
    expect(await listed(list, { ...at, organisation: 'IOM' }, 'Centre', centre)).toMatchObject({
      totalCount: 3,
    });
  });
});

describe('a medical contact', () => {
  it('is there for whoever reads health data, and for nobody else not even as one', async () => {
    const child = await person();
    const contact = (more: object = {}, actor: object = NURSE) =>
      write(
        'recordMedicalContact',
        {
          residentId: child,
          contact: 'CONSULTATION',
          what: 'Fever',
          outcome: 'Seen again tomorrow',
          ...more,
        },
        'basicAssistance { id version kind medicalContact outcome category }',
        actor,
      );
    expect((await contact({}, REGISTRAR)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    for (const actor of [
      { ...NURSE, centres: [ELSEWHERE] },
      { ...NURSE, organisation: 'IOM' },
    ])
      expect(await contact({}, actor)).toEqual(await contact({ residentId: newIdentifier() }, actor));
    expect((await contact({ at: '2023-01-01T00:00:00Z' })).userErrors).toMatchObject([
      { path: ['input', 'at'] },
    ]);
    const told = await contact();
    expect(told['basicAssistance']).toMatchObject({
      ...{
        kind: 'BASIC_MEDICAL_CARE',
        medicalContact: 'CONSULTATION',
        outcome: 'Seen again tomorrow',
        category: null,
      },
    });
    const contacts = 'medicalContacts { totalCount nodes { medicalContact outcome } }';
    expect((await of(child, contacts))['medicalContacts']).toEqual({
      ...{ totalCount: 1, nodes: [{ medicalContact: 'CONSULTATION', outcome: 'Seen again tomorrow' }] },
    });
    const { id, version } = told['basicAssistance'];
    const asRegistrar = await of(child, `basicAssistance { totalCount nodes { id } } ${contacts}`, REGISTRAR);
    expect(asRegistrar).toMatchObject({
      ...{ basicAssistance: { totalCount: 0, nodes: [] }, medicalContacts: null, codes: ['FORBIDDEN'] },
    });
    const voiding = { basicAssistanceId: id, expectedVersion: version, reason: 'Another child' };
    const hidden = await write('voidBasicAssistance', voiding, 'basicAssistance { id }', REGISTRAR);
    const absent = { ...voiding, basicAssistanceId: newIdentifier() };
    expect(hidden).toEqual(await write('voidBasicAssistance', absent, 'basicAssistance { id }', REGISTRAR));
    // A departure before it meets no sentence that tells of it.
    const { data } = await residents.ask(
      REGISTRAR,
      'mutation ($input: DepartResidentInput!) { departResident(input: $input) { userErrors { rule } } }',
      {
        input: {
          ...{ idempotencyKey: newIdentifier(), residentId: child, expectedVersion: 1 },
          ...{ at: ago(1), reason: 'LEFT_WITHOUT_NOTICE' },
        },
      },
    );
    expect(data.departResident.userErrors).toEqual([]);
  });
});
