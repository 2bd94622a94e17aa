import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { recordOf, register, share } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;
const WORKER = { role: 'SOCIAL_WORKER', purpose: 'CARE', centres: [HERE] };
const ABOVE = { role: 'COORDINATOR', purpose: 'CARE', centres: [HERE, ELSEWHERE] };
const KIN = `id version relation kind other { id fullName } name place standing safeToContact toldBy endedAt endedBecause
  replacedById`;
const RECORD = `mutation ($input: RecordKinInput!) { recordKin(input: $input) { kin { ${KIN} } userErrors { code path rule } } }`;
const END = `mutation ($input: EndKinInput!) { endKin(input: $input) { kin { ${KIN} } userErrors { code path rule } } }`;

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const centre of [HERE, ELSEWHERE]) residents.graph.known.add(centre);
  await share(residents.owner, HERE, 'IOM', ['OPERATIONAL', 'IDENTITY', 'FAMILY', 'PROTECTION']);
}, 60_000);
afterAll(() => residents?.stop());

async function ask(query: string, input: object, actor: object = WORKER) {
  const { data, errors } = await residents.ask(actor, query, {
    input: { idempotencyKey: newIdentifier(), ...input },
  });
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  return Object.values(data)[0] as any;
}
const kinOf = async (id: string, actor: object = WORKER) => {
  const { data } = await residents.ask(actor, `query ($id: ID!) { resident(id: $id) { kin { ${KIN} } } }`, {
    id,
  });
  return data?.resident?.kin;
};
const somebody = (centre: string = HERE) => register(residents.owner, centre);
const rows = async () => (await residents.owner`select count(*)::int as rows from residents.kin`)[0]!['rows'];

describe('a relative', () => {
  it('is recorded by nobody who may not, in no way that cannot be, and of nobody who is not seen', async () => {
    const [child, sister, hidden] = [await somebody(), await somebody(), await somebody(ELSEWHERE)];
    const ofHidden = await recordOf(residents.owner, 'kin', hidden);
    const ofSister = await recordOf(residents.owner, 'kin', sister);
    const before = await rows();
    const told = { residentId: child, relation: 'SIBLING', toldBy: 'RESIDENT' };
    const cases: [object, string, string][] = [
      [told, 'BAD_USER_INPUT', 'name'],
      [{ ...told, name: 'Amal', otherId: sister }, 'BAD_USER_INPUT', 'name'],
      [{ ...told, otherId: child }, 'BAD_USER_INPUT', 'otherId'],
      [{ ...told, otherId: sister, place: 'Sofia' }, 'BAD_USER_INPUT', 'place'],
      [{ ...told, name: ' ' }, 'BAD_USER_INPUT', 'name'],
      [{ ...told, name: 'Amal', reason: 'Misheard' }, 'BAD_USER_INPUT', 'kinId'],
      [{ ...told, name: 'Amal', kinId: ofSister }, 'BAD_USER_INPUT', 'reason'],
      [{ ...told, name: 'Amal', kinId: ofSister, reason: 'Misheard' }, 'BAD_USER_INPUT', 'kinId'],
      [{ ...told, name: 'Amal', kinId: ofHidden, reason: 'Misheard' }, 'NOT_FOUND', 'kinId'],
      [{ ...told, otherId: hidden }, 'NOT_FOUND', 'otherId'],
      [{ ...told, residentId: hidden, name: 'Amal' }, 'NOT_FOUND', 'residentId'],
    ];
    for (const [input, code, path] of cases)
      expect([input, (await ask(RECORD, input)).userErrors]).toMatchObject([
        input,
        [{ code, path: ['input', path] }],
      ]);
    for (const actor of [
      { ...WORKER, role: 'REGISTRAR' },
      { ...WORKER, role: 'NURSE' },
      { ...WORKER, organisation: 'IOM' },
    ]) {
      expect((await ask(RECORD, { ...told, name: 'Amal' }, actor)).userErrors).toMatchObject([
        { code: 'FORBIDDEN' },
      ]);
      expect(await kinOf(sister, actor)).toBeNull();
    }
    const end = { kinId: ofHidden, expectedVersion: 1, reason: 'No kin' };
    expect((await ask(END, end)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'kinId'] }]);
    expect(await rows()).toBe(before);
  });

  it('outside is kept with name, place and source, not to be contacted before that is known, and corrected in its place', async () => {
    const child = await somebody();
    expect(await kinOf(child)).toEqual([]);
    const told = {
      residentId: child,
      relation: 'UNCLE_OR_AUNT',
      name: 'Karim',
      place: 'Plovdiv',
      toldBy: 'RESIDENT',
    };
    const { kin, userErrors } = await ask(RECORD, told);
    expect(userErrors).toEqual([]);
    expect(kin).toMatchObject({
      ...{ kind: 'PERSON_OUTSIDE', other: null, name: 'Karim', place: 'Plovdiv', endedAt: null },
      ...{ standing: 'CLAIMED', safeToContact: 'UNKNOWN', toldBy: 'RESIDENT' },
    });
    const right = { ...told, name: 'Kerim', standing: 'VERIFIED', safeToContact: 'NO', toldBy: 'ASSESSMENT' };
    const corrected = await ask(RECORD, {
      ...right,
      kinId: kin.id,
      reason: 'He was called, and threatened her',
    });
    expect(await kinOf(child)).toMatchObject([
      { id: corrected.kin.id, name: 'Kerim', standing: 'VERIFIED', safeToContact: 'NO' },
      {
        id: kin.id,
        name: 'Karim',
        endedBecause: 'He was called, and threatened her',
        replacedById: corrected.kin.id,
      },
    ]);
    const again = await ask(RECORD, { ...right, kinId: kin.id, reason: 'Once more' });
    expect(again.userErrors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'kinId'] }]);
    const ended = await ask(END, { kinId: corrected.kin.id, expectedVersion: 1, reason: 'No kin' });
    expect(ended.kin).toMatchObject({ endedBecause: 'No kin', version: 2, replacedById: null });
  });

  it('who is a resident is recorded on both sides, each the other way round, and once', async () => {
    const [mother, child] = [await somebody(), await somebody()];
    const told = {
      residentId: child,
      otherId: mother,
      relation: 'PARENT',
      safeToContact: 'YES',
      toldBy: 'DOCUMENT',
    };
    expect((await ask(RECORD, told)).kin).toMatchObject({
      kind: 'RESIDENT',
      other: { id: mother },
      name: null,
    });
    expect(await kinOf(mother)).toMatchObject([
      { relation: 'CHILD', other: { id: child }, safeToContact: 'YES' },
    ]);
    const twice = { ...told, residentId: mother, otherId: child, relation: 'CHILD' };
    expect((await ask(RECORD, twice)).userErrors).toMatchObject([
      { code: 'CONFLICT', path: ['input', 'otherId'] },
    ]);
    const [{ id }] = await kinOf(mother);
    await ask(END, { kinId: id, expectedVersion: 1, reason: 'An aunt after all' });
    expect(await kinOf(child)).toMatchObject([{ endedBecause: 'An aunt after all' }]);
  });

  it('whom the reader may not see is told as hidden: no identifier and no name; who sees both ends it', async () => {
    const [child, sister] = [await somebody(), await somebody(ELSEWHERE)];
    const told = { residentId: child, otherId: sister, relation: 'SIBLING', toldBy: 'RESIDENT' };
    const { kin } = await ask(RECORD, told, ABOVE);
    expect(kin).toMatchObject({ kind: 'RESIDENT', other: { id: sister } });
    const seen = await kinOf(child);
    expect(seen).toMatchObject([
      { kind: 'HIDDEN_RESIDENT', relation: 'SIBLING', other: null, name: null, place: null },
    ]);
    expect(JSON.stringify(seen)).not.toContain(sister);
    const end = { kinId: kin.id, expectedVersion: 1, reason: 'No kin' };
    expect((await ask(END, end)).userErrors).toMatchObject([
      { code: 'RULE_VIOLATION', rule: 'RELATIVE_IS_HIDDEN' },
    ]);
    expect(await kinOf(child)).toEqual(seen);
    expect((await ask(END, end, ABOVE)).userErrors).toEqual([]);
    // Below the program as well: the row of the other one is not there for who may not see that one.
    const found = await residents.owner.begin(async (sql) => {
      for (const [name, value] of Object.entries({
        role: 'SOCIAL_WORKER',
        organisation: 'STATE',
        centres: `{${HERE}}`,
      }))
        await sql`select set_config(${`app.${name}`}, ${value}, true)`;
      return sql`select resident_id from residents.kin where resident_id in (${child}, ${sister})`;
    });
    expect(found.map((row) => row['resident_id'])).toEqual([child]);
  });
});
