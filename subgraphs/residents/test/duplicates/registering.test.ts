import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { program } from '../support/followers.js';
import { register, share } from '../support/residents.js';

const [HERE, ELSEWHERE, BUSY] = [newIdentifier(), newIdentifier(), newIdentifier()] as const;
const CLERK = { principal: 'clerk', role: 'REGISTRAR', purpose: 'CARE', centres: [HERE] };
const REGISTER = `mutation ($input: RegisterResidentInput!) { registerResident(input: $input) { resident { id }
  possibleDuplicates { resident { id registrationNumber } score reasons } userErrors { code path rule severity opens } } }`;
const TELL_APART = `mutation ($input: TellResidentsApartInput!) { tellResidentsApart(input: $input) {
  resident { id possibleDuplicates { resident { id } } } userErrors { code path } } }`;

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const centre of [HERE, ELSEWHERE, BUSY]) residents.graph.known.add(centre);
  await share(residents.owner, HERE, 'IOM', ['OPERATIONAL', 'IDENTITY', 'FAMILY', 'LEGAL', 'PROTECTION']);
}, 60_000);
afterAll(() => residents?.stop());

let number = 0;
const KARIM = {
  given_name: 'Karim',
  family_name: 'Haddad',
  date_of_birth: '2009-06-02',
  sex: 'MALE',
  nationality: 'SYR',
};
/** No two of them sound alike. */
const FAMILIES = `Sabbagh Mardini Khoury Bakdash Faransa Jundi Wazir Tlass Zoabi Nimri Ghazal Lahham Shishakli
  Darwish Rifai Qabbani Zenobia`.split(/\s+/);
/** Somebody on record whose names nobody else has. */
async function namesake(centre: string = HERE, more: Record<string, string | null> = {}) {
  number += 1;
  const family = FAMILIES[number % FAMILIES.length]!;
  const id = await register(residents.owner, centre, { ...KARIM, family_name: family, ...more });
  return { id, family };
}
const wanted = (familyName: string, more: object = {}) => ({
  ...{
    idempotencyKey: newIdentifier(),
    registrationNumber: `D-${newIdentifier()}`,
    givenName: 'Karim',
    familyName,
  },
  ...{ dateOfBirth: '2009-06-02', sex: 'MALE', nationality: 'SYR', familySituation: 'UNACCOMPANIED' },
  ...{ centreId: HERE, ...more },
});
async function ask(mutation: string, input: object, actor: object = CLERK) {
  const { data, errors } = await residents.ask(actor, mutation, { input });
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  return Object.values(data)[0] as any;
}
const count = async () =>
  (await residents.owner`select count(*)::int as rows from residents.resident`)[0]!['rows'];
const foldNames = () => residents.verify();

describe('registering somebody who is alike', () => {
  it.each([
    ['before the names are folded', false],
    ['after it', true],
  ])('is held up with whom it may be, and changes nothing: %s', async (_, folded) => {
    const { id, family } = await namesake();
    if (folded) await foldNames();
    const before = await count();
    const told = await ask(REGISTER, wanted(family, { givenName: 'كريم', dateOfBirth: '2009-02-06' }));
    expect(told).toMatchObject({
      resident: null,
      possibleDuplicates: [
        {
          resident: { id },
          score: 86,
          reasons: ['SOUNDS_ALIKE', 'DAY_AND_MONTH_SWAPPED', 'SAME_SEX', 'SAME_NATIONALITY'],
        },
      ],
      userErrors: [
        {
          code: 'RULE_VIOLATION',
          path: ['input', 'differentFrom'],
          rule: 'POSSIBLE_DUPLICATE',
          severity: 'ERROR',
          opens: '`differentFrom` with `differentBecause`',
        },
      ],
    });
    expect(await count()).toBe(before);
  });

  it('goes on with a reason that names each of them, and they are kept apart', async () => {
    const { id, family } = await namesake();
    const twin = await register(residents.owner, HERE, { ...KARIM, family_name: family });
    const input = wanted(family, { differentFrom: [id] });
    expect((await ask(REGISTER, input)).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'differentBecause'] },
    ]);
    const because = { differentBecause: 'A cousin of the same name: both were seen.' };
    const half = await ask(REGISTER, { ...input, ...because });
    expect(half.possibleDuplicates).toMatchObject([{ resident: { id: twin } }]);
    const whole = { ...input, ...because, differentFrom: [id, twin] };
    const done = await ask(REGISTER, whole);
    expect(done).toMatchObject({ possibleDuplicates: [], userErrors: [] });
    expect(await ask(REGISTER, whole)).toEqual(done);
    const rows = await residents.owner`select reason from residents.told_apart
      where ${done.resident.id} in (resident_id, other_id)`;
    expect(rows.map(({ reason }) => reason)).toEqual([because.differentBecause, because.differentBecause]);
  });

  it('is warned of, and goes on, when little speaks for it', async () => {
    const { id, family } = await namesake(HERE, { date_of_birth: null });
    const told = await ask(REGISTER, wanted(family));
    expect(told.resident).not.toBeNull();
    expect(told.possibleDuplicates).toMatchObject([{ resident: { id }, score: 65 }]);
    expect(told.userErrors).toMatchObject([
      { code: 'CONFLICT', path: ['input', 'givenName'], severity: 'WARNING' },
    ]);
  });

  it('tells nothing of those at a centre of others, whoever they are, and nothing to who reads no names', async () => {
    const hidden = await namesake(ELSEWHERE);
    expect(await ask(REGISTER, wanted(hidden.family))).toMatchObject({
      possibleDuplicates: [],
      userErrors: [],
    });
    const { id, family } = await namesake();
    expect(await ask(REGISTER, wanted(family), { ...CLERK, role: 'COORDINATOR', centres: [] })).toMatchObject(
      {
        possibleDuplicates: [{ resident: { id } }],
      },
    );
    const service = await ask(REGISTER, wanted(family), program('STATE', HERE));
    expect(service.resident).not.toBeNull();
    expect([service.possibleDuplicates, service.userErrors]).toEqual([[], []]);
  });

  it('leaves an event that names those who were told', async () => {
    const { id, family } = await namesake();
    const requestId = newIdentifier();
    await ask(REGISTER, wanted(family), { ...CLERK, requestId });
    const events = (await auditEvents(residents.owner, 'residents')).filter(
      ({ request }) => request === requestId,
    );
    expect(events.find(({ kind }) => kind === 'READ')!.people).toEqual([id]);
  });
});

describe('who may be one person', () => {
  const OF = `query ($id: ID!) { resident(id: $id) { possibleDuplicates { resident { id } score reasons } } }`;
  const AT = `query ($r: [_Any!]!, $first: Int! = 20) { _entities(representations: $r) { ... on Centre {
    possibleDuplicates(first: $first) { one { id } other { id } score reasons } } } }`;
  const of = async (id: string, actor: object = CLERK) =>
    (await residents.ask(actor, OF, { id })).data.resident?.possibleDuplicates;
  const at = async (centre: string, actor: object, first?: number) =>
    (await residents.ask(actor, AT, { r: [{ __typename: 'Centre', id: centre }], first })).data._entities[0]
      .possibleDuplicates;
  const BUSY_CLERK = { ...CLERK, centres: [BUSY] };

  it('is told of a resident and of a centre, each pair once, and not to other roles or organisations', async () => {
    const { id: one, family } = await namesake(BUSY);
    const other = await register(residents.owner, BUSY, {
      ...KARIM,
      given_name: family,
      family_name: 'Karim',
    });
    await namesake(BUSY);
    await foldNames();
    expect(await of(one, BUSY_CLERK)).toMatchObject([{ resident: { id: other }, score: 100 }]);
    const [first, second] = [one, other].sort();
    expect(await at(BUSY, BUSY_CLERK)).toMatchObject([
      { one: { id: first }, other: { id: second }, reasons: expect.arrayContaining(['NAMES_SWAPPED']) },
    ]);
    for (const actor of [
      { ...BUSY_CLERK, role: 'NURSE' },
      { ...BUSY_CLERK, organisation: 'IOM' },
    ]) {
      expect(await at(BUSY, actor)).toBeNull();
      expect(await of(one, actor)).toBeFalsy();
    }
    // Of another centre nobody is told.
    expect(await at(BUSY, CLERK)).toEqual([]);
  });

  it('is told no longer once somebody has said that they are two, with a reason that is kept', async () => {
    const { id, family } = await namesake();
    const twin = await register(residents.owner, HERE, { ...KARIM, family_name: family });
    expect(await of(id)).toMatchObject([{ resident: { id: twin } }]);
    const input = { idempotencyKey: newIdentifier(), residentId: twin, otherId: id, reason: 'Twins' };
    expect((await ask(TELL_APART, { ...input, otherId: twin })).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'otherId'] },
    ]);
    const hidden = await register(residents.owner, ELSEWHERE);
    for (const otherId of [hidden, newIdentifier()])
      expect(
        (await ask(TELL_APART, { ...input, idempotencyKey: newIdentifier(), otherId })).userErrors,
      ).toEqual([{ code: 'NOT_FOUND', path: ['input', 'otherId'] }]);
    expect(await ask(TELL_APART, { ...input, idempotencyKey: newIdentifier() })).toEqual({
      resident: { id: twin, possibleDuplicates: [] },
      userErrors: [],
    });
    expect(await of(id)).toEqual([]);
  });

  it('costs as many statements for twenty as for one, and is found by the index of names', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => namesake()));
    await foldNames();
    const ids = made.map(({ id }) => id);
    const text = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Resident { possibleDuplicates { score } } } }`;
    const asked = async (some: string[]) => {
      const { errors } = await residents.ask(CLERK, text, {
        r: some.map((id) => ({ __typename: 'Resident', id })),
      });
      expect(errors).toBeUndefined();
      return residents.statements.length;
    };
    expect(await asked(ids)).toBe(await asked(ids.slice(0, 1)));
  });
});
