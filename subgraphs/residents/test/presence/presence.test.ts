import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { register } from '../support/residents.js';

const HERE = newIdentifier();
const ELSEWHERE = newIdentifier();
const CHECKED_AT = '2024-03-01T19:00:00.000Z';
const RECORD = `mutation ($input: RecordPresencesInput!) { recordPresences(input: $input) {
  recorded absent { resident { id } status absentSince lastPresentAt } userErrors { code path } } }`;

let residents: OneSlice;
let here: string[];
let elsewhere: string;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  here = await Promise.all(Array.from({ length: 100 }, () => register(residents.owner, HERE)));
  elsewhere = await register(residents.owner, ELSEWHERE);
}, 60_000);
afterAll(() => residents?.stop());

const checksSince = async () => {
  const [row] = await residents.owner`select count(*)::int as checks from residents.presence`;
  return row!['checks'];
};

const record = async (input: object, actor: object = { centres: [HERE] }) => {
  const { data, errors } = await residents.ask(actor, RECORD, { input });
  expect(errors).toBeUndefined();
  return data.recordPresences;
};

describe('the daily presence check of a group', () => {
  it.each([
    [
      'a resident of another centre',
      () => [{ residentId: elsewhere, status: 'PRESENT' }],
      'NOT_FOUND',
      'entries.1.residentId',
    ],
    [
      'nobody',
      () => [{ residentId: newIdentifier(), status: 'PRESENT' }],
      'NOT_FOUND',
      'entries.1.residentId',
    ],
    ['nonsense', () => [{ residentId: 'x', status: 'PRESENT' }], 'BAD_USER_INPUT', 'entries.1.residentId'],
    [
      'the same resident twice',
      () => [{ residentId: here[0], status: 'ABSENT' }],
      'BAD_USER_INPUT',
      'entries.1',
    ],
    [
      'a departure',
      () => [{ residentId: here[1], status: 'DEPARTED' }],
      'BAD_USER_INPUT',
      'entries.1.status',
    ],
  ])('changes nothing when one entry names %s', async (_, others, code, path) => {
    const before = await checksSince();
    const entries = [{ residentId: here[0], status: 'PRESENT' }, ...others()];
    const answer = await record({
      idempotencyKey: newIdentifier(),
      centreId: HERE,
      checkedAt: CHECKED_AT,
      entries,
    });
    expect(answer).toEqual({
      recorded: null,
      absent: null,
      userErrors: [{ code, path: ['input', ...path.split('.')] }],
    });
    expect(await checksSince()).toBe(before);
  });

  it('is refused for a centre of others, in the words of an absent one', async () => {
    const entries = [{ residentId: elsewhere, status: 'PRESENT' }];
    const answer = await record({ idempotencyKey: newIdentifier(), centreId: ELSEWHERE, entries });
    expect(answer.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'centreId'] }]);
  });

  it('is refused in the future', async () => {
    const input = { idempotencyKey: newIdentifier(), centreId: HERE, checkedAt: '2199-01-01T00:00:00Z' };
    const answer = await record({ ...input, entries: [{ residentId: here[0], status: 'PRESENT' }] });
    expect(answer.userErrors).toEqual([{ code: 'BAD_USER_INPUT', path: ['input', 'checkedAt'] }]);
  });

  it('goes in whole for a hundred children, and says who is absent since when', async () => {
    const earlier = '2024-02-29T19:00:00.000Z';
    const all = (absent: string[]) =>
      here.map((residentId) => ({ residentId, status: absent.includes(residentId) ? 'ABSENT' : 'PRESENT' }));
    const first = await record({
      idempotencyKey: newIdentifier(),
      centreId: HERE,
      checkedAt: earlier,
      entries: all([here[7]!]),
    });
    expect(first.recorded).toBe(100);
    const input = {
      idempotencyKey: newIdentifier(),
      centreId: HERE,
      checkedAt: CHECKED_AT,
      entries: all([here[7]!, here[8]!]),
    };
    const second = await record(input);
    expect(second).toEqual({
      recorded: 100,
      absent: [
        { resident: { id: here[7] }, status: 'ABSENT', absentSince: earlier, lastPresentAt: null },
        { resident: { id: here[8] }, status: 'ABSENT', absentSince: CHECKED_AT, lastPresentAt: earlier },
      ],
      userErrors: [],
    });
    const before = await checksSince();
    expect(await record(input)).toEqual(second);
    expect(await checksSince()).toBe(before);
    const other = await record({ ...input, idempotencyKey: newIdentifier() });
    expect(other.userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'checkedAt'] }]);
  });

  it('writes the checks of a hundred children in one statement', async () => {
    const entries = here.map((residentId) => ({ residentId, status: 'PRESENT' }));
    await record({
      idempotencyKey: newIdentifier(),
      centreId: HERE,
      checkedAt: '2024-03-02T19:00:00Z',
      entries,
    });
    const inserts = residents.statements.filter((text) =>
      text.includes('insert into "residents"."presence"'),
    );
    expect(inserts).toHaveLength(1);
  });

  it('lets one of twenty twins through when a client sends the same check at once', async () => {
    const input = {
      idempotencyKey: newIdentifier(),
      centreId: HERE,
      checkedAt: '2024-03-03T19:00:00Z',
      entries: here.map((residentId) => ({ residentId, status: 'PRESENT' })),
    };
    const before = await checksSince();
    const answers = await Promise.all(Array.from({ length: 20 }, () => record(input)));
    expect(new Set(answers.map(({ recorded }) => recorded))).toEqual(new Set([100]));
    expect(await checksSince()).toBe(before + 100);
  });
});
