import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { allow, register, share } from '../support/residents.js';

const [HERE, ELSEWHERE, CLERK] = [newIdentifier(), newIdentifier(), newIdentifier()];
const LIST = `query ($centre: ID!, $filter: ResidentFilter, $after: String, $first: Int) {
  residents(centreId: $centre, filter: $filter, after: $after, first: $first) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;
const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
/** The day on which somebody is or was born who turns so many years so many days from now. */
const turning = (years: number, days: number) => {
  const day = new Date(Date.now() + days * 24 * HOUR).toISOString().slice(0, 10);
  return `${Number(day.slice(0, 4)) - years}${day.slice(4).replace('-02-29', '-03-01')}`;
};

let residents: OneSlice;
const who: Record<string, string> = {};
beforeAll(async () => {
  residents = await startOneSlice(slice);
  const { owner } = residents;
  const add = async (name: string, more: Parameters<typeof register>[2] = {}, centre = HERE) => {
    who[name] = await register(owner, centre, {
      arrived_at: ago(72),
      date_of_birth: null,
      nationality: null,
      ...more,
    });
  };
  await add('sixteen', {
    date_of_birth: turning(16, -3),
    registration_number: 'SZ-0016',
    nationality: 'SYR',
  });
  await add('fifteen', { date_of_birth: turning(16, 3), registration_number: 'SZ-0015', nationality: 'AFG' });
  await add('unknown', { registration_number: 'KP-0001', case_manager_id: CLERK, needs_assessed_at: ago(1) });
  await add('fresh', { registration_number: 'S\u00d6-1', arrived_at: ago(2) });
  await add('left', {
    registration_number: 'SZ-0017',
    departed_at: ago(30),
    departure_reason: 'LEFT_WITHOUT_NOTICE',
  });
  await add(
    'other',
    { registration_number: 'SZ-0015', date_of_birth: turning(16, -3), nationality: 'SYR' },
    ELSEWHERE,
  );
  const check = (
    of: string,
    hours: number,
    status: string,
    voided = false,
  ) => owner`insert into residents.presence
    (id, resident_id, centre_id, checked_at, status, voided_at, voiding_reason)
    values (${newIdentifier()}, ${who[of]!}, ${HERE}, ${ago(hours)}, ${status}, ${voided ? ago(1) : null}, ${voided ? 'Another child' : null})`;
  await check('sixteen', 23, 'ABSENT');
  await check('fifteen', 25, 'PRESENT');
  await check('unknown', 3, 'PRESENT', true);
  const lawyer = newIdentifier();
  await owner`insert into residents.legal_representative (id, full_name, bureau) values (${lawyer}, 'A Lawyer', 'Bureau')`;
  const represent = (
    of: string,
    from: number,
    until: number | null,
  ) => owner`insert into residents.representation
    (id, resident_id, legal_representative_id, appointed_on, ended_on)
    values (${newIdentifier()}, ${who[of]!}, ${lawyer}, ${ago(from).slice(0, 10)}, ${until === null ? null : ago(until).slice(0, 10)})`;
  await represent('fifteen', 60, null);
  await represent('unknown', 240, 60);
}, 60_000);
afterAll(() => residents?.stop());

const STATE = { organisation: 'STATE', role: 'CASE_MANAGER', centres: [HERE] };
const IOM = { organisation: 'IOM', role: 'SOCIAL_WORKER', centres: [HERE] };
const ask = (filter: object, actor: object = STATE, more: object = {}) =>
  residents.ask(actor, LIST, { centre: HERE, filter, ...more });
/** The names of those whom a list shows; its total must say the same. */
async function found(filter: object, actor: object = STATE) {
  const { data, errors } = await ask(filter, actor);
  expect(errors, JSON.stringify(filter)).toBeUndefined();
  const { nodes, totalCount } = data.residents as { nodes: { id: string }[]; totalCount: number };
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }) => Object.keys(who).find((name) => who[name] === id)).sort();
}

describe('who may not read a value', () => {
  it('is refused a list that is chosen by it', async () => {
    const program = { ...STATE, role: 'PARTNER_APPLICATION' };
    for (const filter of [
      { registrationNumberStarts: 'SZ' },
      { nationality: 'SYR' },
      { hasRepresentative: false },
    ]) {
      const { data, errors } = await ask(filter, program);
      expect(data.residents).toBeNull();
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    }
    // The age is theirs to read, and so to choose by.
    expect(await found({ ageFrom: 16 }, program)).toEqual(['sixteen']);
  });

  it('is shown, told in a total and led on by a cursor to those alone whose row opens the value', async () => {
    await share(residents.owner, HERE, 'IOM', ['OPERATIONAL']);
    const chosen = [{ nationality: 'SYR' }, { registrationNumberStarts: 'SZ' }, { hasRepresentative: false }];
    expect(await found({ ageFrom: 16 }, IOM)).toEqual(['sixteen']);
    for (const filter of chosen) {
      expect(await found(filter, IOM)).toEqual([]);
      const { data } = await ask(filter, IOM, { first: 1 });
      expect(data.residents.pageInfo).toEqual({ hasNextPage: false, endCursor: null });
    }
    for (const purpose of ['CARE', 'PROTECTION'])
      await allow(residents.owner, who['sixteen']!, { field_groups: ['IDENTITY', 'LEGAL'], purpose });
    for (const filter of chosen) expect(await found(filter, IOM)).toEqual(['sixteen']);
    // Nobody has opened the others: their nationality and number stay unknown, whatever is asked.
    expect(await found({ nationality: 'AFG' }, IOM)).toEqual([]);
  });

  it('finds nobody of another centre', async () => {
    const { data } = await residents.ask(STATE, LIST, { centre: ELSEWHERE, filter: { nationality: 'SYR' } });
    expect(data.residents).toMatchObject({ totalCount: 0, nodes: [] });
  });
});

it.each([
  [{ ageFrom: 131 }, 'Give a whole number from 0 to 130.'],
  [{ ageTo: -1 }, 'Give a whole number from 0 to 130.'],
  [{ ageFrom: 12, ageTo: 11 }, 'This is more than `ageTo`: nobody is of such an age.'],
  [{ nationality: 'Syria' }, 'Give an ISO 3166 alpha-3 code'],
  [{ registrationNumberStarts: ' ' }, 'Give a'],
  [{ arrivedFrom: '2024-02-01T00:00:00Z', arrivedUntil: '2024-02-01T00:00:00Z' }, 'nobody arrived then'],
])('says of %o what is wrong', async (filter, message) => {
  const { data, errors } = await ask(filter);
  expect(data.residents).toBeNull();
  expect(errors).toMatchObject([
    { message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

describe('a list of residents is chosen', () => {
  it.each<[string, object, string[]]>([
    [
      'a number in other letters and hyphens',
      { registrationNumberStarts: ' sz\u2013001' },
      ['fifteen', 'sixteen'],
    ],
    ['a number with a letter of its own', { registrationNumberStarts: 's\u00f6' }, ['fresh']],
    ['a number of somebody who left', { registrationNumberStarts: 'SZ-00', departed: true }, ['left']],
    ['sixteen and over', { ageFrom: 16 }, ['sixteen']],
    ['under sixteen', { ageTo: 15 }, ['fifteen']],
    ['one band of ages', { ageFrom: 15, ageTo: 16 }, ['fifteen', 'sixteen']],
    ['a nationality', { nationality: 'AFG' }, ['fifteen']],
    ['lately arrived', { arrivedFrom: ago(24) }, ['fresh']],
    ['arrived before', { arrivedUntil: ago(24) }, ['fifteen', 'sixteen', 'unknown']],
    ['never assessed', { needsAssessed: false }, ['fifteen', 'fresh', 'sixteen']],
    ['assessed', { needsAssessed: true }, ['unknown']],
    ['represented', { hasRepresentative: true }, ['fifteen']],
    ['not represented, or no longer', { hasRepresentative: false }, ['fresh', 'sixteen', 'unknown']],
    ['without a case manager', { hasCaseManager: false }, ['fifteen', 'fresh', 'sixteen']],
    ['with one', { hasCaseManager: true }, ['unknown']],
    [
      'not checked for a day: a check that was wrong counts for nothing, and who came just now is not late',
      { checkOverdue: true },
      ['fifteen', 'unknown'],
    ],
    ['checked in time', { checkOverdue: false }, ['fresh', 'sixteen']],
    ['never overdue after the stay', { checkOverdue: true, departed: true }, []],
    ['several at once', { ageFrom: 15, nationality: 'SYR', hasRepresentative: false }, ['sixteen']],
    [
      'null for what is not asked',
      { ageFrom: null, nationality: null, hasRepresentative: null, nothing: undefined },
      ['fifteen', 'fresh', 'sixteen', 'unknown'],
    ],
  ])('by %s', async (_, filter, expected) => {
    expect(await found(filter)).toEqual(expected);
  });
});

describe('residents by their identifiers', () => {
  const BY_IDS = 'query ($ids: [ID!]!) { residentsByIds(ids: $ids) { id } }';

  it('refuse none, too many and what is no identifier', async () => {
    for (const ids of [[], Array.from({ length: 101 }, () => newIdentifier()), ['x']]) {
      const { data, errors } = await residents.ask(STATE, BY_IDS, { ids });
      expect(data.residentsByIds).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });

  it('come one for each, in their order, in one statement; null for whom the reader may not know and for nobody', async () => {
    const ids = [who['left']!, who['other']!, newIdentifier(), who['fifteen']!, who['left']!];
    const { data } = await residents.ask(STATE, BY_IDS, { ids });
    expect(data.residentsByIds).toEqual([{ id: ids[0] }, null, null, { id: ids[3] }, { id: ids[0] }]);
    expect(residents.statements).toHaveLength(1);
    const { data: none } = await residents.ask({ ...IOM, organisation: 'CLINIC' }, BY_IDS, { ids });
    expect(none.residentsByIds).toEqual([null, null, null, null, null]);
  });
});
