import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { GROUP_OF } from '../../src/correction/values.js';
import { slice } from '../../src/slice.js';
import { allow, register, share } from '../support/residents.js';

const [HERE, ELSEWHERE, SHARED] = [newIdentifier(), newIdentifier(), newIdentifier()] as const;
const CLERK = { centres: [HERE] };
const FIELDS = `id version registrationNumber givenName familyName fullName dateOfBirth dateOfBirthCertainty
  dateOfBirthIsEstimate sex nationality languages familySituation departedAt`;
const CORRECT = `mutation ($input: CorrectResidentInput!) { correctResident(input: $input) {
  resident { ${FIELDS} } userErrors { code path rule severity message } } }`;
const HISTORY = `query ($id: ID!, $first: Int! = 25, $after: String) { resident(id: $id) {
  corrections(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { field oldValue newValue correctedAt correctedBy { id } residentVersion } } } }`;

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const centre of [HERE, ELSEWHERE, SHARED]) residents.graph.known.add(centre);
  await share(residents.owner, SHARED, 'IOM', ['OPERATIONAL']);
}, 60_000);
afterAll(() => residents?.stop());

interface Corrected {
  resident: Record<string, unknown> | null;
  userErrors: { code: string; path: string[]; rule: string | null; severity: string; message: string }[];
}
async function correct(residentId: string, more: object, actor: object = CLERK): Promise<Corrected> {
  const input = {
    idempotencyKey: newIdentifier(),
    residentId,
    expectedVersion: 1,
    reason: 'Passport seen',
    ...more,
  };
  const { data, errors } = await residents.ask(actor, CORRECT, { input });
  expect(errors).toBeUndefined();
  return data.correctResident;
}
async function historyOf(id: string, actor: object = CLERK, page: object = {}) {
  const { data, errors } = await residents.ask(actor, HISTORY, { id, ...page });
  expect(errors).toBeUndefined();
  return data.resident?.corrections;
}
const kept = async (id: string) =>
  (
    await residents.owner`select count(*)::int as rows from residents.correction where resident_id = ${id}`
  )[0]!['rows'];
/** Somebody whose name a person wrote in Latin letters: it stays when the name is corrected. */
const LATIN = { given_name_latin: 'Given', family_name_latin: 'Family', latin_name_source: 'REGISTRAR' };
const person = (more: Record<string, string | boolean | null> = {}, centre: string = HERE) =>
  register(residents.owner, centre, { ...LATIN, ...more });

describe('a correction', () => {
  it('is refused where it cannot be, in one sentence at its place, and changes nothing', async () => {
    const taken = await person({ registration_number: 'TAKEN-1' });
    const id = await person();
    const refused: [object, string, string | null][] = [
      [{}, 'BAD_USER_INPUT', null],
      [{ givenName: null }, 'BAD_USER_INPUT', 'givenName'],
      [{ sex: null }, 'BAD_USER_INPUT', 'sex'],
      [{ languages: null }, 'BAD_USER_INPUT', 'languages'],
      [{ familySituation: null }, 'BAD_USER_INPUT', 'familySituation'],
      [{ registrationNumber: null }, 'BAD_USER_INPUT', 'registrationNumber'],
      [{ sex: 'FEMALE', reason: ' ' }, 'BAD_USER_INPUT', 'reason'],
      [{ sex: 'FEMALE', reason: 'x'.repeat(501) }, 'BAD_USER_INPUT', 'reason'],
      [
        { sex: 'MALE', languages: ['ar'], nationality: 'SYR', dateOfBirth: '2008-05-01' },
        'BAD_USER_INPUT',
        null,
      ],
      [{ nationality: 'Syria' }, 'BAD_USER_INPUT', 'nationality'],
      [{ languages: ['ar', 'xx-xx'] }, 'BAD_USER_INPUT', 'languages.1'],
      [{ dateOfBirth: '2199-01-01' }, 'BAD_USER_INPUT', 'dateOfBirth'],
      [{ dateOfBirth: '1900-01-01' }, 'BAD_USER_INPUT', 'dateOfBirth'],
      // The day after the first arrival.
      [{ dateOfBirth: '2024-01-03' }, 'RULE_VIOLATION', 'dateOfBirth'],
      [{ dateOfBirth: null, dateOfBirthCertainty: 'DECLARED' }, 'BAD_USER_INPUT', 'dateOfBirthCertainty'],
      [{ registrationNumber: 'taken-1' }, 'CONFLICT', 'registrationNumber'],
      [{ sex: 'FEMALE', expectedVersion: 2 }, 'CONFLICT', 'expectedVersion'],
      [{ sex: 'MALE', expectedVersion: 2 }, 'CONFLICT', 'expectedVersion'],
    ];
    for (const [more, code, path] of refused) {
      const { resident, userErrors } = await correct(id, more);
      expect([more, resident, userErrors]).toMatchObject([
        more,
        null,
        [{ code, path: path ? ['input', ...path.split('.')] : [] }],
      ]);
    }
    expect(await kept(id)).toBe(0);
    const rows = await residents.owner`select version from residents.resident where id in (${id}, ${taken})`;
    expect(rows.map(({ version }) => version)).toEqual([1, 1]);
  });

  it('is for those of the State who register and read it, and of nobody whom they do not see', async () => {
    const id = await person({}, SHARED);
    const at = { centres: [SHARED] };
    for (const [actor, code] of [
      [{ ...at, organisation: 'IOM' }, 'FORBIDDEN'],
      [{ ...at, organisation: 'IOM', role: 'CENTRE_MANAGER' }, 'FORBIDDEN'],
      [{ ...at, role: 'NURSE' }, 'FORBIDDEN'],
      [{ ...at, role: 'SERVICE', purpose: 'ADMINISTRATION' }, 'FORBIDDEN'],
      [{ centres: [], role: 'LEGAL_REPRESENTATIVE' }, 'FORBIDDEN'],
      [CLERK, 'NOT_FOUND'],
      [{ ...at, zones: [newIdentifier()] }, 'NOT_FOUND'],
    ] as const)
      expect((await correct(id, { sex: 'FEMALE' }, actor)).userErrors).toMatchObject([{ code }]);
    expect(await correct(newIdentifier(), { sex: 'FEMALE' })).toEqual(await correct(id, { sex: 'FEMALE' }));
    expect(await kept(id)).toBe(0);
  });

  it('keeps what stood there of everything that differs, and of nothing else', async () => {
    const id = await person({
      given_name: 'Amal',
      family_name: 'Before',
      family_name_latin: null,
      date_of_birth: '1980-05-01',
      date_of_birth_certainty: 'ASSESSED',
      date_of_birth_is_estimate: true,
    });
    const staffMember = newIdentifier();
    const { resident, userErrors } = await correct(
      id,
      {
        registrationNumber: 'n-77',
        givenName: 'Amal',
        familyName: null,
        dateOfBirth: '1981-02-03',
        sex: 'FEMALE',
        nationality: null,
        languages: ['ku', 'ar'],
        familySituation: 'SEPARATED',
      },
      { ...CLERK, staffMember },
    );
    expect(userErrors).toEqual([]);
    expect(resident).toMatchObject({
      ...{ version: 2, registrationNumber: 'N-77', fullName: 'Amal', familyName: null, sex: 'FEMALE' },
      // Of the former date it was known on what it rested; of this one nobody has said.
      ...{ dateOfBirth: '1981-02-03', dateOfBirthCertainty: null, dateOfBirthIsEstimate: false },
      ...{ nationality: null, languages: ['ku', 'ar'], familySituation: 'SEPARATED' },
    });
    const { totalCount, nodes } = await historyOf(id);
    expect(totalCount).toBe(8);
    expect(
      Object.fromEntries(
        nodes.map((one: Record<string, string>) => [one['field'], [one['oldValue'], one['newValue']]]),
      ),
    ).toEqual({
      REGISTRATION_NUMBER: [expect.stringMatching(/^R-/), 'N-77'],
      FAMILY_NAME: ['Before', null],
      DATE_OF_BIRTH: ['1980-05-01', '1981-02-03'],
      DATE_OF_BIRTH_CERTAINTY: ['ASSESSED', null],
      SEX: ['MALE', 'FEMALE'],
      NATIONALITY: ['SYR', null],
      LANGUAGES: ['ar', 'ku, ar'],
      FAMILY_SITUATION: ['UNACCOMPANIED', 'SEPARATED'],
    });
    for (const one of nodes)
      expect(one).toMatchObject({ correctedBy: { id: staffMember }, residentVersion: 2 });
    await correct(id, { expectedVersion: 2, dateOfBirthCertainty: 'DOCUMENTED', languages: [] });
    const later = await historyOf(id, CLERK, { first: 2 });
    expect(later.totalCount).toBe(10);
    expect(later.nodes).toMatchObject([{ residentVersion: 3 }, { residentVersion: 3 }]);
    expect(later.nodes.find(({ field }: { field: string }) => field === 'LANGUAGES').newValue).toBeNull();
  });

  it('lets one of ten through who have read the same version, and answers the same key the same again', async () => {
    const id = await person();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => correct(id, { givenName: `Name ${index}` })),
    );
    expect(answers.filter(({ resident }) => resident)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(
      Array.from({ length: 9 }, () => 'CONFLICT'),
    );
    expect(await kept(id)).toBe(1);
    const again = { idempotencyKey: newIdentifier(), expectedVersion: 2, sex: 'FEMALE' };
    const first = await correct(id, again);
    expect(first.userErrors).toEqual([]);
    expect(await correct(id, again)).toEqual(first);
    expect(await kept(id)).toBe(2);
    expect((await correct(id, { ...again, sex: 'OTHER' })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it('is made of who has departed as well, and of one name alone', async () => {
    const id = await person({ departed_at: '2024-03-01T00:00:00Z', departure_reason: 'OTHER' });
    const { resident, userErrors } = await correct(id, { givenName: '  Ali  ' });
    expect(userErrors).toEqual([]);
    expect(resident).toMatchObject({ givenName: 'Ali', departedAt: '2024-03-01T00:00:00.000Z' });
    expect((await historyOf(id)).nodes).toMatchObject([{ field: 'GIVEN_NAME', newValue: 'Ali' }]);
  });
});

describe('what was corrected', () => {
  const all = { givenName: 'After', sex: 'FEMALE', languages: ['ps'], familySituation: 'SEPARATED' };
  const fieldsOf = async (id: string, actor: object) =>
    (await historyOf(id, actor)).nodes.map(({ field }: { field: string }) => field).sort();

  it('is there for whoever may read the value, and else neither in a page nor in a total', async () => {
    const id = await person({}, SHARED);
    const at = { centres: [SHARED] };
    await correct(id, all, at);
    const everything = Object.keys(GROUP_OF).filter((field) =>
      ['GIVEN_NAME', 'SEX', 'LANGUAGES', 'FAMILY_SITUATION'].includes(field),
    );
    expect(await fieldsOf(id, at)).toEqual(everything.sort());
    expect(await fieldsOf(id, { ...at, role: 'NURSE' })).toEqual(['GIVEN_NAME', 'LANGUAGES', 'SEX']);
    for (const actor of [
      { ...at, role: 'PARTNER_APPLICATION' },
      // Its clause opens the day's work alone.
      { ...at, role: 'CASE_MANAGER', organisation: 'IOM' },
    ]) {
      expect(await fieldsOf(id, actor)).toEqual(['LANGUAGES', 'SEX']);
      const first = await historyOf(id, actor, { first: 1 });
      expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
      const second = await historyOf(id, actor, { first: 1, after: first.pageInfo.endCursor });
      expect(second.pageInfo.hasNextPage).toBe(false);
      expect([first.nodes[0].field, second.nodes[0].field].sort()).toEqual(['LANGUAGES', 'SEX']);
    }
    expect(await fieldsOf(id, { centres: [], role: 'DATA_PROTECTION_OFFICER', purpose: 'AUDIT' })).toEqual([
      'GIVEN_NAME',
    ]);
    expect(await historyOf(id, { centres: [], role: 'AUDITOR', purpose: 'AUDIT' })).toMatchObject({
      totalCount: 0,
      nodes: [],
    });
    await allow(residents.owner, id, { field_groups: ['FAMILY'] });
    expect(await fieldsOf(id, { ...at, role: 'CASE_MANAGER', organisation: 'IOM' })).toEqual([
      'FAMILY_SITUATION',
      'LANGUAGES',
      'SEX',
    ]);
  });

  it('has its reason for those alone who may read all that it can speak of', async () => {
    const id = await person({}, SHARED);
    const at = { centres: [SHARED] };
    await correct(id, { ...all, reason: 'Her aunt brought the passport' }, at);
    const text = 'query ($id: ID!) { resident(id: $id) { corrections { nodes { field reason } } } }';
    const reasons = async (actor: object) => {
      const { data, errors } = await residents.ask(actor, text, { id });
      const told = data.resident.corrections.nodes.map(({ reason }: { reason: string | null }) => reason);
      return {
        told: [...new Set(told)],
        codes: [...new Set(errors?.map(({ extensions }) => extensions.code))],
      };
    };
    expect(await reasons(at)).toEqual({ told: ['Her aunt brought the passport'], codes: [] });
    await allow(residents.owner, id, { field_groups: ['IDENTITY', 'FAMILY'] });
    for (const actor of [
      { ...at, role: 'NURSE' },
      { ...at, role: 'CASE_MANAGER', organisation: 'IOM' },
    ])
      expect(await reasons(actor)).toEqual({ told: [null], codes: ['FORBIDDEN'] });
  });

  it('is read by who represents the child in law, wherever that person signed in', async () => {
    const id = await person({ date_of_birth: `${new Date().getUTCFullYear() - 10}-01-01` });
    const other = await person({ date_of_birth: `${new Date().getUTCFullYear() - 10}-01-01` });
    const legal = newIdentifier();
    await residents.owner`insert into residents.legal_representative (id, full_name, bureau, subject)
      values (${legal}, 'Legal Representative', 'Bureau', 'representative-1')`;
    await residents.owner`insert into residents.representation (id, resident_id, legal_representative_id, appointed_on)
      values (${newIdentifier()}, ${id}, ${legal}, '2024-01-01')`;
    for (const one of [id, other]) await correct(one, all);
    const byLaw = {
      role: 'LEGAL_REPRESENTATIVE',
      principal: 'representative-1',
      organisation: 'BUREAU',
      centres: [],
    };
    expect(await fieldsOf(id, byLaw)).toHaveLength(4);
    expect(await historyOf(other, byLaw)).toBeUndefined();
  });

  it('leaves an event that names the person and the groups of what was shown', async () => {
    const id = await person();
    await correct(id, all);
    const requestId = newIdentifier();
    await historyOf(id, { ...CLERK, requestId });
    const events = await auditEvents(residents.owner, 'residents');
    const [read] = events.filter(({ request, kind }) => request === requestId && kind === 'READ');
    expect(read!.people).toEqual([id]);
    const shown = read!.entities.filter(({ type }) => type === 'ResidentCorrection');
    const groups = new Set(shown.flatMap((entity) => entity.groups));
    expect([...groups].sort()).toEqual(['FAMILY', 'IDENTITY', 'KEY', 'OPERATIONAL']);
  });

  it('costs as many statements for twenty people as for one', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => person()));
    for (const id of ids.slice(0, 3)) await correct(id, all);
    const text = `query ($r: [_Any!]!) { _entities(representations: $r) {
      ... on Resident { corrections(first: 2) { totalCount nodes { field oldValue } } } } }`;
    const asked = async (some: string[]) => {
      const { data, errors } = await residents.ask(CLERK, text, {
        r: some.map((id) => ({ __typename: 'Resident', id })),
      });
      expect(errors).toBeUndefined();
      expect(data._entities[0].corrections).toMatchObject({ totalCount: 4, nodes: [{}, {}] });
      return residents.statements.length;
    };
    expect(await asked(ids)).toBe(await asked(ids.slice(0, 1)));
  });
});
