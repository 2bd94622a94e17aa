import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { followedAll, program, type Told, wordsOf } from '../support/followers.js';
import { register } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;

let slices: OneSlice;
beforeAll(async () => {
  slices = await startOneSlice(slice);
  slices.graph.known.add(HERE);
}, 60_000);
afterAll(() => slices?.stop());

/** What is told while something is done. */
async function toldOf(work: () => PromiseLike<unknown>): Promise<Told[]> {
  const { cursor } = await followedAll(slices, program());
  await work();
  return (await followedAll(slices, program(), cursor)).told;
}
const write = async (mutation: string, input: object) => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await slices.ask(
    { centres: [HERE], role: 'CASE_MANAGER' },
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { resident { id } userErrors { code } } }`,
    { input: { idempotencyKey: newIdentifier(), ...input } },
  );
  expect(errors).toBeUndefined();
  return data[mutation];
};

describe('nothing is told', () => {
  it('of what was refused, rolled back or changes no value', async () => {
    const id = await register(slices.owner, HERE);
    const told = await toldOf(async () => {
      const { userErrors } = await write('departResident', {
        residentId: id,
        expectedVersion: 9,
        reason: 'OTHER',
      });
      expect(userErrors).toMatchObject([{ code: 'CONFLICT' }]);
      await slices.owner
        .begin(async (transaction) => {
          await transaction`update residents.resident set given_name = 'Other' where id = ${id}`;
          throw new Error('back');
        })
        .catch(() => undefined);
      await slices.owner`update residents.resident set version = version + 1, updated_at = now(), sex = sex where id = ${id}`;
      await slices.owner`update residents.resident set given_name = 'Other' where false`;
    });
    expect(told).toEqual([]);
  });

  it('that is a value: a change has words, identifiers and the moment of its record', async () => {
    const columns = await slices.owner`select column_name as name from information_schema.columns
      where table_schema = 'residents' and table_name = 'change' order by 1`;
    expect(columns.map(({ name }) => name)).toEqual([
      'centre_id',
      'field_group',
      'generation',
      'id',
      'kind',
      'recorded_at',
      'resident_id',
      'stay_id',
      'xid',
    ]);
  });
});

describe('it is told', () => {
  it('who was registered, departed and was readmitted, by the API, with the stay that it was', async () => {
    const arrivedAt = '2024-01-01T00:00:00Z';
    let id = '';
    const told = await toldOf(async () => {
      const { resident } = await write('registerResident', {
        ...{
          registrationNumber: 'N-1',
          givenName: 'Given',
          dateOfBirthIsEstimate: false,
          sex: 'MALE',
          languages: ['ar'],
        },
        ...{ familySituation: 'UNACCOMPANIED', centreId: HERE, arrivedAt },
      });
      id = resident.id;
      await write('departResident', {
        residentId: id,
        expectedVersion: 1,
        at: '2024-02-01T00:00:00Z',
        reason: 'OTHER',
      });
      await write('readmitResident', {
        residentId: id,
        expectedVersion: 2,
        arrivedAt: '2024-03-01T00:00:00Z',
      });
    });
    expect(told.map(({ residentId, centreId }) => [residentId, centreId])).toEqual(
      told.map(() => [id, HERE]),
    );
    expect(wordsOf(told, id)).toEqual(['REGISTERED', 'STAY_BEGAN', 'STAY_ENDED', 'STAY_BEGAN']);
    const stays =
      await slices.owner`select id from residents.stay where resident_id = ${id} order by arrived_at`;
    const [first, second] = stays.map((stay) => stay['id']);
    expect(told.map(({ stayId }) => stayId)).toEqual([null, first, first, second]);
  });

  it('which groups of fields were corrected, the zone and the case manager, also by the owner’s own SQL', async () => {
    const id = await register(slices.owner, HERE);
    const set = async (values: Record<string, string | boolean | string[] | null>) =>
      wordsOf(
        await toldOf(
          () => slices.owner`update residents.resident set ${slices.owner(values)} where id = ${id}`,
        ),
        id,
      );
    const household = newIdentifier();
    await slices.owner`insert into residents.household (id, registration_number) values (${household}, 'H-1')`;
    const groups: Record<string, [string, string | boolean | string[] | null][]> = {
      'CHANGED OPERATIONAL': [
        ['sex', 'FEMALE'],
        ['languages', ['fr']],
        ['needs_assessed_at', '2024-01-03T00:00:00Z'],
      ],
      'CHANGED IDENTITY': [
        ['registration_number', 'N-2'],
        ['given_name', 'G'],
        ['family_name', null],
        ['date_of_birth', '2009-01-01'],
        ['date_of_birth_certainty', 'DOCUMENTED'],
        ['nationality', null],
      ],
      'CHANGED FAMILY': [
        ['family_situation', 'SEPARATED'],
        ['household_id', household],
      ],
      'CHANGED PROTECTION': [
        ['case_state', 'ASSESSMENT'],
        ['risk_level', 'HIGH'],
      ],
      'ZONE_CHANGED OPERATIONAL': [
        ['safe_zone_id', newIdentifier()],
        ['safe_zone_id', null],
      ],
      'CASE_MANAGER_CHANGED OPERATIONAL': [
        ['case_manager_id', newIdentifier()],
        ['case_manager_id', null],
      ],
    };
    for (const [word, columns] of Object.entries(groups))
      for (const [column, value] of columns)
        expect([column, await set({ [column]: value })]).toEqual([column, [word]]);
    expect(await set({ given_name: 'H', risk_level: 'LOW', safe_zone_id: newIdentifier() })).toEqual(
      expect.arrayContaining(['CHANGED IDENTITY', 'CHANGED PROTECTION', 'ZONE_CHANGED OPERATIONAL']),
    );
  });

  it('of every column of a resident but those that are nobody’s business or are told by the stay', async () => {
    const [{ text } = { text: '' }] =
      await slices.owner`select prosrc as text from pg_proc where proname = 'tell_changes_of_resident'`;
    const columns = await slices.owner`select column_name as name from information_schema.columns
      where table_schema = 'residents' and table_name = 'resident'`;
    const untold = columns
      .map(({ name }) => name as string)
      .filter((name) => !text.includes(`fresh.${name}`));
    expect(untold.sort()).toEqual([
      'arrived_at',
      'created_at',
      'departed_at',
      'departure_reason',
      'reach_case_manager',
      'reach_zone',
      'recorded_by_organisation',
      'recorded_by_subject',
      'sop_id',
      'updated_at',
      'verification',
      'version',
    ]);
  });

  it('that a stay was corrected, a departure undone, and where a transfer left and led to', async () => {
    const id = await register(slices.owner, HERE);
    const LEFT = { departed_at: '2024-06-01T10:00:00Z', departure_reason: 'OTHER' };
    const set = (values: Record<string, string | null>) =>
      toldOf(() => slices.owner`update residents.resident set ${slices.owner(values)} where id = ${id}`);
    const words = async (values: Record<string, string | null>) => wordsOf(await set(values), id);
    expect(await words({ arrived_at: '2024-01-02T00:00:00Z' })).toEqual(['STAY_CHANGED']);
    expect(await words(LEFT)).toEqual(['STAY_ENDED']);
    expect(await words({ departed_at: '2024-06-02T10:00:00Z' })).toEqual(['STAY_CHANGED']);
    expect(await words({ departure_reason: 'TURNED_18' })).toEqual(['STAY_CHANGED']);
    expect(await words({ departed_at: null, departure_reason: null })).toEqual(['DEPARTURE_UNDONE']);
    await words(LEFT);
    const moved = await set({
      centre_id: ELSEWHERE,
      arrived_at: '2024-07-01',
      departed_at: null,
      departure_reason: null,
    });
    expect(moved.map(({ kind, centreId }) => [kind, centreId])).toEqual([
      ['STAY_BEGAN', ELSEWHERE],
      ['TRANSFERRED', HERE],
    ]);
    const corrected = await set({ centre_id: HERE });
    expect(corrected.map(({ kind, centreId }) => [kind, centreId])).toEqual([
      ['STAY_BEGAN', HERE],
      ['TRANSFERRED', ELSEWHERE],
    ]);
  });

  it('of each of many in one statement, and of whoever was on record when a stay was over already', async () => {
    const told = await toldOf(
      () => slices.owner`insert into residents.resident
        (id, registration_number, given_name, sex, family_situation, centre_id, arrived_at, departed_at, departure_reason)
      select gen_random_uuid(), 'M-' || n, 'G', 'MALE', 'UNKNOWN', ${HERE}, '2024-01-01',
        case when n % 2 = 0 then '2024-02-01'::timestamptz end, case when n % 2 = 0 then 'OTHER' end from generate_series(1, 300) as n`,
    );
    const count = (kind: string) => told.filter((one) => one.kind === kind).length;
    expect([count('REGISTERED'), count('STAY_BEGAN'), count('STAY_ENDED')]).toEqual([300, 300, 150]);
    expect(new Set(told.map(({ residentId }) => residentId)).size).toBe(300);
  });
});
