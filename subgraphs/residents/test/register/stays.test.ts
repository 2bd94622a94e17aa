import { newIdentifier } from '@mrrm/platform/values/identifiers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { objectionsTo } from '../../src/register/repository/stay.js';
import { slice } from '../../src/slice.js';
import { register, share } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;
const ARRIVED = '2024-01-01T00:00:00Z';
const DEPARTED = '2024-06-01T10:00:00Z';
const LEFT = { departed_at: DEPARTED, departure_reason: 'OTHER' };

let slices: OneSlice;
let manager: string;
beforeAll(async () => {
  slices = await startOneSlice(slice);
  manager = newIdentifier();
  slices.graph.known.add(HERE).add(manager);
}, 60_000);
afterAll(() => slices?.stop());

const CLERK = { centres: [HERE], role: 'CASE_MANAGER' };
/** Writes, and gives back what came of it. */
async function write(mutation: string, input: object, selection = '', actor: object = CLERK) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection}
    userErrors { code path rule } } }`;
  const { data, errors } = await slices.ask(actor, text, {
    input: { idempotencyKey: newIdentifier(), ...input },
  });
  expect(errors).toBeUndefined();
  return data[mutation];
}
const refused = (rule: string, path: string) => [{ code: 'RULE_VIOLATION', path: ['input', path], rule }];

describe('the limits of a stay', () => {
  it('hold for every act on record, before the arrival, which is never before the birth, and after the departure', async () => {
    const baby = { date_of_birth: '2024-03-01', arrived_at: '2024-03-01T08:00:00Z' };
    const cases = [
      ['BEFORE_ARRIVAL', await register(slices.owner, HERE), '2023-12-31T00:00:00Z'],
      ['AFTER_DEPARTURE', await register(slices.owner, HERE, LEFT), '2024-06-01T10:00:00Z'],
      // The birth is no word of its own: moments could be tried until the day is found.
      ['BEFORE_ARRIVAL', await register(slices.owner, HERE, baby), '2024-01-20T00:00:00Z'],
    ] as const;
    for (const [rule, residentId, moment] of cases) {
      const acts = [
        ['recordPresence', { status: 'PRESENT', checkedAt: moment }, 'checkedAt'],
        [
          'provideBasicAssistance',
          { kind: 'FOOD', item: 'bread', quantity: 1, providedAt: moment },
          'providedAt',
        ],
        ['recordVulnerability', { kind: 'DISABILITY', identifiedAt: moment }, 'identifiedAt'],
        ['recordNeedsAssessment', { riskLevel: 'LOW', assessedAt: moment, expectedVersion: 1 }, 'assessedAt'],
      ] as const;
      for (const [mutation, input, path] of acts) {
        const { userErrors } = await write(mutation, { residentId, ...input });
        expect([mutation, userErrors]).toEqual([mutation, refused(rule, path)]);
      }
    }
    const [counted] = await slices.owner<{ rows: number }[]>`select (select count(*) from residents.presence)
      + (select count(*) from residents.basic_assistance) + (select count(*) from residents.vulnerability) as rows`;
    expect(Number(counted!.rows)).toBe(0);
  });

  it('let pass what is entered after the departure and dated within the stay', async () => {
    const residentId = await register(slices.owner, HERE, LEFT);
    const given = { kind: 'FOOD', item: 'bread', quantity: 1, providedAt: '2024-05-31T10:00:00Z' };
    expect((await write('provideBasicAssistance', { residentId, ...given })).userErrors).toEqual([]);
  });

  it('name no case manager for who has departed, and take one back', async () => {
    const residentId = await register(slices.owner, HERE, { ...LEFT, case_manager_id: manager });
    const assign = (staffMemberId: string | null) =>
      write('assignCaseManager', { residentId, staffMemberId, expectedVersion: 1 });
    expect((await assign(manager)).userErrors).toEqual(refused('AFTER_DEPARTURE', 'residentId'));
    expect((await assign(null)).userErrors).toEqual([]);
  });

  it('hold in the database too, when the program forgets them', async () => {
    const residentId = await register(slices.owner, HERE, LEFT);
    const insert = slices.owner.begin(async (sql) => {
      await sql`select set_config('app.role', 'SERVICE', true), set_config('app.organisation', 'SELF', true)`;
      await sql`insert into residents.presence (id, resident_id, centre_id, checked_at, status)
        values (${newIdentifier()}, ${residentId}, ${HERE}, '2024-06-02', 'PRESENT')`;
    });
    await expect(insert).rejects.toMatchObject({ constraint_name: 'presence_within_a_stay' });
  });

  it('are the same for any stays and moments: a moment passes exactly when some stay holds it', () => {
    const hour = (number: number) => new Date(Date.UTC(2024, 0, 1, number));
    const stays = fc
      .uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 8 })
      .map((hours) => [...hours].sort((a, b) => a - b))
      .map((hours) =>
        hours.flatMap((from, index) =>
          index % 2 === 0
            ? [
                {
                  arrivedAt: hour(from),
                  departedAt: index + 1 < hours.length ? hour(hours[index + 1]!) : null,
                },
              ]
            : [],
        ),
      );
    fc.assert(
      fc.property(stays, fc.integer({ min: -5, max: 65 }), (bounds, number) => {
        const from = hour(number);
        const holds = bounds.some(
          ({ arrivedAt, departedAt }) => arrivedAt <= from && (!departedAt || from < departedAt),
        );
        expect(objectionsTo(bounds, { from }).length === 0).toBe(holds);
      }),
    );
  });
});

describe('the judgement of a stay for other slices', () => {
  const SERVICE = { role: 'SERVICE', purpose: 'COORDINATION', organisation: 'IOM', centres: [] };
  const judge = async (id: string, from: string, more: object = {}, actor: object = SERVICE) => {
    const query = `query ($id: ID!, $centreId: ID!, $from: DateTimeISO!, $until: DateTimeISO) {
      stayJudgement(id: $id, centreId: $centreId, from: $from, until: $until) { objections } }`;
    return (await slices.ask(actor, query, { id, centreId: HERE, from, ...more })).data?.stayJudgement;
  };

  it('tells nothing to people, of hidden residents, or of another centre', async () => {
    const residentId = await register(slices.owner, HERE);
    expect(await judge(residentId, DEPARTED)).toBeNull();
    expect(await judge(residentId, DEPARTED, {}, CLERK)).toBeFalsy();
    const elsewhere = await register(slices.owner, ELSEWHERE);
    const own = { ...SERVICE, organisation: 'STATE' };
    expect(await judge(elsewhere, DEPARTED, {}, own)).toBeNull();
    expect(await judge(newIdentifier(), DEPARTED, {}, own)).toBeNull();
  });

  it('is a word and no date, for residents who are open to the organisation', async () => {
    await share(slices.owner, HERE);
    const residentId = await register(slices.owner, HERE, LEFT);
    expect(await judge(residentId, '2023-12-01T00:00:00Z')).toEqual({ objections: ['BEFORE_ARRIVAL'] });
    expect(await judge(residentId, ARRIVED)).toEqual({ objections: [] });
    expect(await judge(residentId, DEPARTED)).toEqual({ objections: ['AFTER_DEPARTURE'] });
    const beyond = { until: '2024-06-02T00:00:00Z' };
    expect(await judge(residentId, ARRIVED, beyond)).toEqual({ objections: ['AFTER_DEPARTURE'] });
    expect(await judge(residentId, '2001-01-01T00:00:00Z')).toEqual({ objections: ['BEFORE_ARRIVAL'] });
  });
});

describe('departing and coming back', () => {
  const seen = async (residentId: string, at: string, status: string) =>
    slices.owner`insert into residents.presence (id, resident_id, centre_id, checked_at, status)
      values (${newIdentifier()}, ${residentId}, ${HERE}, ${at}, ${status})`;
  const depart = (residentId: string, more: object = {}) =>
    write(
      'departResident',
      { residentId, at: DEPARTED, reason: 'LEFT_WITHOUT_NOTICE', expectedVersion: 1, ...more },
      'resident { version departedAt latestPresence { status } stays { arrivedAt departedAt } }',
    );

  it('is refused against a later check that found the resident, unless a reason says that the check is wrong', async () => {
    const residentId = await register(slices.owner, HERE);
    await seen(residentId, '2024-06-03T19:00:00Z', 'PRESENT');
    const against = await depart(residentId);
    expect(against.userErrors).toEqual(refused('SEEN_AFTER_THE_DEPARTURE', 'at'));
    const { resident, userErrors } = await depart(residentId, {
      override: { reason: 'It was the brother.' },
    });
    expect(userErrors).toEqual([]);
    expect(resident.latestPresence).toEqual({ status: 'DEPARTED' });
    const [kept] = await slices.owner`select status, voiding_reason from residents.presence
      where resident_id = ${residentId} and voided_at is not null`;
    expect(kept).toEqual({ status: 'PRESENT', voiding_reason: 'It was the brother.' });
  });

  it('leaves later checks on record that found nobody, and nobody answers as present', async () => {
    const residentId = await register(slices.owner, HERE);
    await seen(residentId, '2024-05-30T19:00:00Z', 'PRESENT');
    await seen(residentId, '2024-06-02T19:00:00Z', 'ABSENT');
    expect((await depart(residentId)).resident.latestPresence).toEqual({ status: 'DEPARTED' });
    const list = `query ($centreId: ID!, $present: Boolean) {
      residents(centreId: $centreId, first: 100, filter: { departed: true, present: $present }) { nodes { id } } }`;
    const ids = async (present: boolean) =>
      (await slices.ask(CLERK, list, { centreId: HERE, present })).data.residents.nodes as { id: string }[];
    expect(await ids(true)).toEqual([]);
    expect(await ids(false)).toContainEqual({ id: residentId });
  });

  it('begins another stay of the same person under the same number, and keeps the first', async () => {
    const residentId = await register(slices.owner, HERE);
    const readmit = (input: object) =>
      write(
        'readmitResident',
        { residentId, ...input },
        'resident { departedAt latestPresence { status } stays { arrivedAt departedAt } }',
        { ...CLERK, role: 'REGISTRAR' },
      );
    expect((await readmit({ expectedVersion: 1 })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    await depart(residentId);
    const early = await readmit({ expectedVersion: 2, arrivedAt: '2024-05-01T00:00:00Z' });
    expect(early.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['input', 'arrivedAt'] }]);
    const back = '2024-07-01T08:00:00.000Z';
    const { resident, userErrors } = await readmit({ expectedVersion: 2, arrivedAt: back });
    expect(userErrors).toEqual([]);
    expect(resident).toEqual({
      departedAt: null,
      latestPresence: null,
      stays: [
        { arrivedAt: back, departedAt: null },
        { arrivedAt: '2024-01-01T00:00:00.000Z', departedAt: '2024-06-01T10:00:00.000Z' },
      ],
    });
    const check = (checkedAt: string) =>
      write('recordPresence', { residentId, status: 'PRESENT', checkedAt });
    expect((await check('2024-06-15T19:00:00Z')).userErrors).toEqual(refused('AFTER_DEPARTURE', 'checkedAt'));
    for (const at of ['2024-05-15T19:00:00Z', '2024-07-02T19:00:00Z'])
      expect((await check(at)).userErrors).toEqual([]);
  });

  it('lets no two stays of a person overlap, whoever writes them', async () => {
    const residentId = await register(slices.owner, HERE);
    const twice = slices.owner`insert into residents.stay (id, resident_id, centre_id, arrived_at)
      values (${newIdentifier()}, ${residentId}, ${ELSEWHERE}, '2024-02-01')`;
    await expect(twice).rejects.toMatchObject({ constraint_name: 'stay_one_at_a_time' });
  });
});
