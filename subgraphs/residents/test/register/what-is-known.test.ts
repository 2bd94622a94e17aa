import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { followedAll, program, wordsOf } from '../support/followers.js';
import { register, unlikeName } from '../support/residents.js';

const HERE = newIdentifier();
const CLERK = { role: 'CASE_MANAGER', purpose: 'CARE', centres: [HERE] };
const KNOWN = `id version nationality nationalityStatus languages languageLevels { language spoken written } interpreterNeed
  interpreterLanguage familySituation familySituationSince familySituationSource otherNames { name toldBy }`;
const CORRECT = `mutation ($input: CorrectResidentInput!) { correctResident(input: $input) {
  resident { ${KNOWN} corrections { nodes { field oldValue newValue } } } userErrors { code path } } }`;
const REGISTER = `mutation ($input: RegisterResidentInput!) { registerResident(input: $input) {
  resident { ${KNOWN} } userErrors { code path } } }`;
const IMPORT = `mutation ($input: ImportResidentsInput!) { importResidents(input: $input) {
  outcomes residents { ${KNOWN} } userErrors { code path } } }`;

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  residents.graph.known.add(HERE);
}, 60_000);
afterAll(() => residents?.stop());

async function ask(query: string, input: object, actor: object = CLERK) {
  const { data, errors } = await residents.ask(actor, query, {
    input: { idempotencyKey: newIdentifier(), ...input },
  });
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  return Object.values(data)[0] as any;
}
const correct = (residentId: string, more: object, version = 1) =>
  ask(CORRECT, { residentId, expectedVersion: version, reason: 'Asked with an interpreter', ...more });
const newcomer = (more: object) => ({
  ...{ registrationNumber: newIdentifier(), givenName: unlikeName(), familyName: unlikeName() },
  ...{ sex: 'FEMALE', familySituation: 'SEPARATED', centreId: HERE, ...more },
});
const read = async (id: string, fields: string, actor: object = CLERK) =>
  (await residents.ask(actor, `query ($id: ID!) { resident(id: $id) { ${fields} } }`, { id })).data?.resident;

describe('what is known of somebody', () => {
  it('is refused where it cannot be or does not fit together, as it is registered and as it is corrected', async () => {
    const id = await register(residents.owner, HERE);
    const skill = (language: string) => ({ language, spoken: 'BASIC' });
    const cases: [object, string][] = [
      [{ languageLevels: [skill('Arabic')] }, 'languageLevels.0.language'],
      [{ languageLevels: [skill('ar'), skill('ar')] }, 'languageLevels.1.language'],
      [{ interpreterNeed: 'NEEDED' }, 'interpreterLanguage'],
      [{ interpreterNeed: 'NOT_NEEDED', interpreterLanguage: 'ar' }, 'interpreterNeed'],
      [{ nationality: 'SYR', nationalityStatus: 'STATELESS' }, 'nationalityStatus'],
      [{ nationality: 'SYR', nationalityStatus: 'UNKNOWN' }, 'nationalityStatus'],
      [{ nationality: null, nationalityStatus: 'KNOWN' }, 'nationality'],
      [{ dateOfBirth: '2010-01-01', familySituationSince: '2009-12-31' }, 'familySituationSince'],
      [{ familySituationSince: '2190-01-01' }, 'familySituationSince'],
      [{ otherNames: [{ name: 'One, two', toldBy: 'RESIDENT' }] }, 'otherNames.0.name'],
      [
        {
          otherNames: [
            { name: 'One', toldBy: 'RESIDENT' },
            { name: 'One', toldBy: 'DOCUMENT' },
          ],
        },
        'otherNames.1.name',
      ],
    ];
    for (const [more, path] of cases)
      for (const { userErrors } of [await correct(id, more), await ask(REGISTER, newcomer(more))])
        expect([more, userErrors]).toMatchObject([
          more,
          [{ code: 'BAD_USER_INPUT', path: ['input', ...path.split('.')] }],
        ]);
    expect(await read(id, 'version')).toEqual({ version: 1 });
    const kept = residents.owner`update residents.resident set interpreter_need = 'NEEDED' where id = ${id}`;
    await expect(kept).rejects.toThrow('resident_interpreter_has_a_language');
  });

  it('is not known where nobody has said, which is neither no nor none', async () => {
    const id = await register(residents.owner, HERE, { nationality: null });
    expect(await read(id, KNOWN)).toMatchObject({
      nationalityStatus: null,
      languageLevels: [{ language: 'ar', spoken: 'UNKNOWN', written: 'UNKNOWN' }],
      interpreterNeed: 'UNKNOWN',
      familySituationSource: null,
      otherNames: [],
    });
    const { resident } = await correct(id, { nationalityStatus: 'STATELESS' });
    expect(resident).toMatchObject({ nationality: null, nationalityStatus: 'STATELESS' });
    expect(await read(await register(residents.owner, HERE), 'nationalityStatus')).toEqual({
      nationalityStatus: 'KNOWN',
    });
  });

  it('is registered, and taken over from another register', async () => {
    const known = {
      ...{ nationality: 'IRN', nationalityStatus: 'AT_RISK_OF_STATELESSNESS', interpreterLanguage: 'fa' },
      languages: ['ku'],
      languageLevels: [{ language: 'fa', spoken: 'NATIVE', written: 'NONE' }],
      ...{
        familySituation: 'SEPARATED',
        familySituationSince: '2024-01-02',
        familySituationSource: 'RELATIVE',
      },
      otherNames: [{ name: 'Rebin', toldBy: 'DOCUMENT' }],
    };
    const told = {
      ...known,
      languages: ['ku', 'fa'],
      interpreterNeed: 'NEEDED',
      languageLevels: [{ language: 'ku', spoken: 'UNKNOWN', written: 'UNKNOWN' }, ...known.languageLevels],
    };
    expect(await ask(REGISTER, newcomer(known))).toMatchObject({ userErrors: [], resident: told });
    const { centreId: _, ...row } = newcomer({
      ...known,
      sourceKey: newIdentifier(),
      arrivedAt: '2024-02-01T00:00:00Z',
    });
    const takenOver = { source: 'ANOTHER', centreId: HERE, rows: [row] };
    expect(await ask(IMPORT, takenOver)).toMatchObject({ outcomes: ['IMPORTED'], residents: [told] });
    expect(await ask(IMPORT, takenOver)).toMatchObject({ outcomes: ['KNOWN'] });
  });

  it('is corrected with a reason; what stood there is kept for those who may read it, and what hangs on it goes along', async () => {
    const id = await register(residents.owner, HERE);
    const { cursor } = await followedAll(residents, program());
    const first = await correct(id, {
      languages: ['ar', 'tr'],
      languageLevels: [
        { language: 'ar', spoken: 'NATIVE', written: 'FLUENT' },
        { language: 'tr', spoken: 'BASIC', written: 'NONE' },
      ],
      ...{ interpreterNeed: 'NEEDED', interpreterLanguage: 'ar' },
      ...{ familySituationSince: '2024-01-01', familySituationSource: 'RESIDENT' },
      otherNames: [{ name: 'Abu Omar', toldBy: 'RELATIVE' }],
    });
    expect(first.userErrors).toEqual([]);
    const second = await correct(
      id,
      {
        languages: ['tr'],
        interpreterNeed: 'NOT_NEEDED',
        familySituation: 'WITH_FAMILY',
        nationality: null,
        nationalityStatus: 'UNKNOWN',
      },
      2,
    );
    expect(second.userErrors).toEqual([]);
    expect(second.resident).toMatchObject({
      languageLevels: [{ language: 'tr', spoken: 'BASIC', written: 'NONE' }],
      ...{ interpreterNeed: 'NOT_NEEDED', interpreterLanguage: null },
      ...{ familySituation: 'WITH_FAMILY', familySituationSince: null, familySituationSource: null },
    });
    const of = (field: string) =>
      second.resident.corrections.nodes.filter((one: { field: string }) => one.field === field);
    expect(of('LANGUAGE_LEVELS')).toMatchObject([
      { oldValue: 'ar NATIVE FLUENT, tr BASIC NONE', newValue: 'tr BASIC NONE' },
      { oldValue: null, newValue: 'ar NATIVE FLUENT, tr BASIC NONE' },
    ]);
    expect(of('FAMILY_SITUATION_SOURCE')).toMatchObject([{ oldValue: 'RESIDENT', newValue: null }, {}]);
    expect(of('NATIONALITY_STATUS')).toMatchObject([{ oldValue: null, newValue: 'UNKNOWN' }]);
    const { told } = await followedAll(residents, program(), cursor);
    expect([...new Set(wordsOf(told, id))].sort()).toEqual([
      'CHANGED FAMILY',
      'CHANGED IDENTITY',
      'CHANGED OPERATIONAL',
    ]);
    const nurse = { ...CLERK, role: 'NURSE' };
    const history = await read(id, 'corrections(first: 50) { nodes { field } }', nurse);
    const fields = new Set(history.corrections.nodes.map(({ field }: { field: string }) => field));
    expect([...fields].filter((field) => /FAMILY/.test(String(field)))).toEqual([]);
    expect(fields).toContain('INTERPRETER_LANGUAGE');
  });

  it('finds somebody: by another name, and by the interpreter that is needed', async () => {
    const alias = unlikeName();
    const id = await register(residents.owner, HERE);
    await correct(id, { otherNames: [{ name: alias, toldBy: 'RESIDENT' }], interpreterLanguage: 'ps' });
    const list = async (filter: string, actor: object = CLERK) => {
      const query = `query ($id: ID!) { residents(centreId: $id, filter: { ${filter} }) { nodes { id } } }`;
      const { data } = await residents.ask(actor, query, { id: HERE });
      return data.residents?.nodes;
    };
    expect(await list(`name: "${alias}"`)).toEqual([{ id }]);
    expect(await list('interpreterLanguage: "ps"')).toEqual([{ id }]);
    expect(await list('interpreterLanguage: "en"')).toEqual([]);
    const unsaid = await list('interpreterNeed: UNKNOWN');
    expect(unsaid.length).toBeGreaterThan(0);
    expect(unsaid).not.toContainEqual({ id });
  });
});
