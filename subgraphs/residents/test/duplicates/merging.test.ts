import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { followedAll, program } from '../support/followers.js';
import { register, share } from '../support/residents.js';

const [HERE, ELSEWHERE, SHARED] = [newIdentifier(), newIdentifier(), newIdentifier()] as const;
const AT = { role: 'CASE_MANAGER', purpose: 'CARE', centres: [HERE] };
const ONE = { ...AT, principal: 'STATE:one' };
const OTHER = { ...AT, principal: 'STATE:other' };
const COORDINATOR = { ...OTHER, role: 'COORDINATOR', centres: [] };
const MERGE = `merge { id state version resident { id } survivor { id } reason endReason confirmedAt endedAt }
  userErrors { code path rule }`;
const mutation = (name: string, input: string) =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${MERGE} } }`;
const ASK = mutation('mergeResidents', 'MergeResidentsInput');
const CONFIRM = mutation('confirmMerge', 'ConfirmMergeInput');
const UNMERGE = mutation('unmergeResidents', 'UnmergeResidentsInput');
const PERSON = `query ($id: ID!) { resident(id: $id) { id version departedAt stays { departedAt }
  mergedInto { id } mergedFrom { id stays { arrivedAt } corrections { totalCount } }
  merges { totalCount nodes { id state } } } }`;

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const centre of [HERE, ELSEWHERE, SHARED]) residents.graph.known.add(centre);
  await share(residents.owner, SHARED, 'IOM', ['OPERATIONAL', 'IDENTITY']);
}, 60_000);
afterAll(() => residents?.stop());

async function ask(query: string, input: object, actor: object = ONE) {
  const { data, errors } = await residents.ask(actor, query, {
    input: { idempotencyKey: newIdentifier(), ...input },
  });
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  return Object.values(data)[0] as any;
}
async function person(id: string, actor: object = ONE) {
  const { data, errors } = await residents.ask(actor, PERSON, { id });
  expect(errors?.map(({ extensions }) => extensions.code) ?? []).toEqual([]);
  return data.resident;
}
const LEFT = { departed_at: '2024-03-01T00:00:00Z', departure_reason: 'LEFT_WITHOUT_NOTICE' };
const two = async (centre: string = HERE, more: [object?, object?] = []) =>
  [
    await register(residents.owner, centre, { ...more[0] }),
    await register(residents.owner, centre, { ...more[1] }),
  ] as const;
const inputOf = async (residentId: string, survivorId: string) => {
  const rows =
    await residents.owner`select id, version from residents.resident where id in (${residentId}, ${survivorId})`;
  const version = (id: string) => rows.find((row) => row['id'] === id)?.['version'] ?? 1;
  return {
    ...{ residentId, survivorId, reason: 'The same birthmark' },
    ...{ expectedVersion: version(residentId), survivorVersion: version(survivorId) },
  };
};
/** Merges by two people. @returns the merge */
async function merged(residentId: string, survivorId: string, [by, confirmedBy] = [ONE, OTHER] as object[]) {
  const { merge, userErrors } = await ask(ASK, await inputOf(residentId, survivorId), by);
  expect(userErrors).toEqual([]);
  const done = await ask(CONFIRM, { mergeId: merge.id, expectedVersion: 1 }, confirmedBy);
  expect(done.userErrors).toEqual([]);
  return done.merge;
}

describe('a merge is refused', () => {
  it('where it cannot be, in one sentence at its place, and changes nothing', async () => {
    const [one, other] = await two();
    const [gone] = await two(HERE, [LEFT]);
    const [hidden] = await two(ELSEWHERE);
    const input = await inputOf(one, other);
    const cases: [object, string, string][] = [
      [{ ...input, survivorId: one }, 'BAD_USER_INPUT', 'survivorId'],
      [{ ...input, reason: ' ' }, 'BAD_USER_INPUT', 'reason'],
      [{ ...input, residentId: hidden }, 'NOT_FOUND', 'residentId'],
      [{ ...input, survivorId: hidden }, 'NOT_FOUND', 'survivorId'],
      [{ ...input, survivorId: newIdentifier() }, 'NOT_FOUND', 'survivorId'],
      [{ ...input, expectedVersion: 9 }, 'CONFLICT', 'expectedVersion'],
      [{ ...input, survivorVersion: 9 }, 'CONFLICT', 'survivorVersion'],
      [await inputOf(one, gone), 'RULE_VIOLATION', 'survivorId'],
    ];
    for (const [wanted, code, path] of cases)
      expect((await ask(ASK, wanted)).userErrors).toMatchObject([{ code, path: ['input', path] }]);
    for (const actor of [
      { ...ONE, role: 'NURSE' },
      { ...ONE, role: 'SERVICE', purpose: 'COORDINATION' },
      { ...ONE, organisation: 'IOM' },
    ])
      expect((await ask(ASK, input, actor)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    const [kept] = await residents.owner`select count(*)::int as rows from residents.record_merge`;
    expect(kept!['rows']).toBe(0);
  });

  it('to who asked for it, to who has not seen its version, and twice', async () => {
    const [one, other] = await two();
    const input = await inputOf(one, other);
    const { merge } = await ask(ASK, input);
    expect(merge).toMatchObject({
      state: 'AWAITED',
      version: 1,
      resident: { id: one },
      survivor: { id: other },
    });
    expect(await person(one)).toMatchObject({ version: 1, departedAt: null, mergedInto: null });
    const confirm = { mergeId: merge.id, expectedVersion: 1 };
    expect((await ask(CONFIRM, confirm, ONE)).userErrors).toMatchObject([
      { code: 'FORBIDDEN', path: ['input', 'mergeId'] },
    ]);
    expect((await ask(CONFIRM, confirm, { ...OTHER, centres: [ELSEWHERE] })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', 'mergeId'] },
    ]);
    expect((await ask(CONFIRM, { ...confirm, expectedVersion: 2 }, OTHER)).userErrors).toMatchObject([
      { code: 'CONFLICT', path: ['input', 'expectedVersion'] },
    ]);
    expect((await ask(ASK, input, OTHER)).userErrors).toMatchObject([
      { code: 'CONFLICT', path: ['input', 'residentId'] },
    ]);
    expect((await ask(CONFIRM, confirm, OTHER)).merge).toMatchObject({ state: 'MERGED', version: 2 });
    expect((await ask(CONFIRM, { ...confirm, expectedVersion: 2 }, OTHER)).userErrors).toMatchObject([
      { code: 'CONFLICT', path: ['input', 'mergeId'] },
    ]);
    const [third] = await two();
    expect((await ask(ASK, await inputOf(third, one))).userErrors).toMatchObject([
      { code: 'CONFLICT', path: ['input', 'survivorId'] },
    ]);
    expect((await ask(ASK, await inputOf(one, third))).userErrors).toMatchObject([
      { code: 'CONFLICT', path: ['input', 'residentId'] },
    ]);
  });

  it('by the database, whoever writes: no circle, and no stay of a merged record', async () => {
    const [one, other] = await two();
    await merged(one, other);
    const insert = (from: string, to: string) => residents.owner`insert into residents.record_merge
      (id, resident_id, survivor_id, state, reason, asked_at, confirmed_at, confirmed_by_subject)
      values (${newIdentifier()}, ${from}, ${to}, 'MERGED', 'r', now(), now(), 'somebody')`;
    await residents.owner`update residents.resident set departed_at = now(), departure_reason = 'OTHER' where id = ${other}`;
    await expect(insert(other, one)).rejects.toThrow('this merge cannot hold');
    const READMIT = `mutation ($input: ReadmitResidentInput!) { readmitResident(input: $input) {
      userErrors { code path } } }`;
    const { version } = await person(one);
    expect((await ask(READMIT, { residentId: one, expectedVersion: version })).userErrors).toEqual([
      { code: 'RULE_VIOLATION', path: ['input', 'residentId'] },
    ]);
  });
});

describe('a merge', () => {
  it('leaves both records with their histories, ends the stay of the one, and is told to who follows', async () => {
    const [one, other] = await two();
    const { cursor } = await followedAll(residents, program());
    const { id } = await merged(one, other);
    const { told } = await followedAll(residents, program(), cursor);
    expect(told.map(({ kind, residentId }) => [kind, residentId]).sort()).toEqual(
      [
        ['MERGED', one],
        ['MERGED_RECORDS_CHANGED', other],
        ['STAY_ENDED', one],
      ].sort(),
    );
    expect(await person(one)).toMatchObject({
      version: 2,
      departedAt: expect.any(String),
      mergedInto: { id: other },
      mergedFrom: [],
      merges: { totalCount: 1, nodes: [{ id, state: 'MERGED' }] },
    });
    expect(await person(other)).toMatchObject({
      version: 2,
      departedAt: null,
      mergedInto: null,
      mergedFrom: [{ id: one, stays: [{}], corrections: { totalCount: 0 } }],
      merges: { totalCount: 1 },
    });
  });

  it('is undone: the stay goes on, both are told apart, and the history stays', async () => {
    const [one, other] = await two();
    const { id } = await merged(one, other);
    const { cursor } = await followedAll(residents, program());
    const undo = { mergeId: id, expectedVersion: 2, reason: 'Two scars, two children' };
    expect((await ask(UNMERGE, { ...undo, expectedVersion: 1 })).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    expect((await ask(UNMERGE, undo)).merge).toMatchObject({
      state: 'UNDONE',
      endReason: undo.reason,
      version: 3,
    });
    const { told } = await followedAll(residents, program(), cursor);
    expect(told.map(({ kind }) => kind).sort()).toEqual([
      'DEPARTURE_UNDONE',
      'MERGED_RECORDS_CHANGED',
      'UNMERGED',
    ]);
    expect(await person(one)).toMatchObject({
      departedAt: null,
      stays: [{ departedAt: null }],
      mergedInto: null,
      merges: { nodes: [{ state: 'UNDONE' }] },
    });
    expect((await person(other)).mergedFrom).toEqual([]);
    const [kept] =
      await residents.owner`select reason from residents.told_apart where ${one} in (resident_id, other_id)`;
    expect(kept!['reason']).toBe(undo.reason);
    expect((await ask(UNMERGE, { ...undo, expectedVersion: 3 })).userErrors).toMatchObject([
      { code: 'CONFLICT', path: ['input', 'mergeId'] },
    ]);
    // What was found wrong can be found right again.
    await merged(one, other);
  });

  it('is called off before it is confirmed, by whoever asked as well', async () => {
    const [one, other] = await two();
    const { merge } = await ask(ASK, await inputOf(one, other));
    const off = { mergeId: merge.id, expectedVersion: 1, reason: 'Wrong record' };
    expect((await ask(UNMERGE, off)).merge).toMatchObject({ state: 'WITHDRAWN', confirmedAt: null });
    expect(await person(one)).toMatchObject({ version: 1, departedAt: null });
  });

  it('of a record that has departed changes no stay, and leads along others to who stands for the person', async () => {
    const [first, second] = await two(HERE, [LEFT, LEFT]);
    const [last] = await two();
    await merged(first, second);
    const { id } = await merged(second, last);
    expect(await person(first)).toMatchObject({
      departedAt: '2024-03-01T00:00:00.000Z',
      mergedInto: { id: last },
    });
    expect((await person(last)).mergedFrom.map((one: { id: string }) => one.id)).toEqual(
      [first, second].sort(),
    );
    await ask(UNMERGE, { mergeId: id, expectedVersion: 2, reason: 'Not so' });
    expect(await person(first)).toMatchObject({ mergedInto: { id: second } });
    expect(await person(second)).toMatchObject({ departedAt: '2024-03-01T00:00:00.000Z', mergedInto: null });
  });

  it('waits in a list of its centre for somebody else', async () => {
    const AWAITED = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Centre {
      mergesToConfirm { totalCount nodes { id } } } } }`;
    const [one, other] = await two();
    const { merge } = await ask(ASK, await inputOf(one, other));
    const at = async (centre: string, actor: object) =>
      (await residents.ask(actor, AWAITED, { r: [{ __typename: 'Centre', id: centre }] })).data._entities[0]
        .mergesToConfirm;
    expect((await at(HERE, OTHER)).nodes.map((row: { id: string }) => row.id)).toContain(merge.id);
    expect(await at(HERE, { ...OTHER, centres: [ELSEWHERE] })).toEqual({ totalCount: 0, nodes: [] });
    expect(await at(HERE, { ...OTHER, role: 'NURSE' })).toBeNull();
  });
});

describe('who sees one record alone', () => {
  it('learns nothing of the other, nor that there is one', async () => {
    const [there] = await two(ELSEWHERE, [LEFT]);
    const [here] = await two();
    await merged(there, here, [{ ...COORDINATOR, principal: 'STATE:c' }, COORDINATOR]);
    expect(await person(here)).toMatchObject({ mergedFrom: [], merges: { totalCount: 0, nodes: [] } });
    expect(await person(there, { ...ONE, centres: [ELSEWHERE] })).toMatchObject({
      mergedInto: null,
      merges: { totalCount: 0, nodes: [] },
    });
    expect((await person(here, COORDINATOR)).mergedFrom).toMatchObject([{ id: there }]);
  });

  it('of another organisation follows what is open to it, and reads no reason', async () => {
    const [one, other] = await two(SHARED);
    await merged(one, other, [
      { ...ONE, centres: [SHARED] },
      { ...OTHER, centres: [SHARED] },
    ]);
    const partner = { ...ONE, organisation: 'IOM', centres: [SHARED] };
    const { data, errors } = await residents.ask(partner, PERSON, { id: one });
    expect(data.resident).toMatchObject({ mergedInto: { id: other }, merges: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  it('is counted once in figures and has no second departure from a bed', async () => {
    const [one, other] = await two();
    await merged(one, other);
    const FACTS = 'query ($ids: [ID!]!) { placementFacts(residentIds: $ids) { residentId departedAt } }';
    const { data } = await residents.ask(program(), FACTS, { ids: [one] });
    expect(data.placementFacts).toEqual([{ residentId: one, departedAt: null }]);
  });
});
