import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../test/support/one-slice/slice.js';
import { slice } from '../src/slice.js';

const [HERE, ELSEWHERE, ZONE] = [newIdentifier(), newIdentifier(), newIdentifier()] as const;
const [STATE, IOM] = [newIdentifier(), newIdentifier()] as const;
const CREATE = `mutation ($input: CreateShiftInput!) { createShift(input: $input) {
  shift { id verification organisation { code } } userErrors { code path } } }`;
const ASSIGN = `mutation ($input: AssignStaffInput!) { assignStaff(input: $input) {
  assignment { id version staffMember { id } } userErrors { code path } } }`;
const HANDOVER = `mutation ($input: WriteHandoverInput!) { writeHandover(input: $input) {
  handover { id version writtenBy { id } openPoints } userErrors { code path } } }`;
const ACKNOWLEDGE = `mutation ($input: AcknowledgeHandoverInput!) { acknowledgeHandover(input: $input) {
  handover { version acknowledgedBy { id } } userErrors { code path } } }`;

let staff: OneSlice;
let worker: string;
let colleague: string;
let foreigner: string;

async function employ(organisationId: string, centreId: string, more: Record<string, unknown> = {}) {
  const id = newIdentifier();
  const row = {
    id,
    organisation_id: organisationId,
    full_name: `Member ${id.slice(-4)}`,
    role: 'SOCIAL_WORKER',
    languages: ['bg', 'en'],
    centre_ids: [centreId],
    vetted_until: '2030-01-01',
    code_of_conduct_signed_on: '2020-01-01',
    ...more,
  };
  await staff.owner`insert into staff.staff_member ${staff.owner(row as never)}`;
  return id;
}

beforeAll(async () => {
  staff = await startOneSlice(slice);
  for (const [id, code] of [
    [STATE, 'STATE'],
    [IOM, 'IOM'],
  ] as const) {
    await staff.owner`insert into staff.organisation (id, code, name, employer) values (${id}, ${code}, ${code}, ${code})`;
  }
  worker = await employ(IOM, HERE);
  colleague = await employ(IOM, HERE);
  foreigner = await employ(STATE, ELSEWHERE);
  staff.graph.known.add(HERE).add(ZONE);
}, 60_000);
afterAll(() => staff?.stop());

const planner = { organisation: 'IOM', role: 'COORDINATOR', centres: [HERE] };
const ask = async (query: string, input: object, actor: object = planner) => {
  const { data, errors } = await staff.ask(actor, query, {
    input: { idempotencyKey: newIdentifier(), ...input },
  });
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  return Object.values(data)[0] as any;
};
const night = (day: string) => ({
  centreId: HERE,
  safeZoneId: ZONE,
  window: 'NIGHT',
  startsAt: `2024-05-${day}T19:00:00Z`,
  endsAt: `2024-05-${day}T23:00:00Z`,
});
const plan = async (day: string) => (await ask(CREATE, night(day))).shift.id as string;

describe('planning a shift', () => {
  it.each([
    ['at a centre of others', { centreId: ELSEWHERE }, 'NOT_FOUND', 'centreId'],
    ['in a zone that nobody knows', { safeZoneId: newIdentifier() }, 'NOT_FOUND', 'safeZoneId'],
    ['that ends before it begins', { endsAt: '2024-05-01T00:00:00Z' }, 'BAD_USER_INPUT', 'endsAt'],
    ['of two days', { endsAt: '2024-05-04T19:00:00Z' }, 'BAD_USER_INPUT', 'endsAt'],
    ['for nobody', { staffNeeded: 0 }, 'BAD_USER_INPUT', 'staffNeeded'],
  ])('is refused %s', async (_, more, code, path) => {
    const { shift, userErrors } = await ask(CREATE, { ...night('02'), ...more });
    expect(shift).toBeNull();
    expect(userErrors).toEqual([{ code, path: ['input', path] }]);
  });

  it('belongs to the organisation of the one who plans', async () => {
    const { shift } = await ask(CREATE, night('02'));
    expect(shift).toMatchObject({ verification: 'VERIFIED', organisation: { code: 'IOM' } });
  });
});

describe('putting somebody on a shift', () => {
  it('is refused to the other organisation, which is told whose shift it is', async () => {
    const shiftId = await plan('03');
    const { userErrors } = await ask(
      ASSIGN,
      { shiftId, staffMemberId: worker },
      { ...planner, organisation: 'STATE' },
    );
    expect(userErrors).toEqual([{ code: 'FORBIDDEN', path: ['input', 'shiftId'] }]);
  });

  it.each([
    ['not vetted until its end', { vetted_until: '2024-05-03' }],
    ['who has not signed the code of conduct', { code_of_conduct_signed_on: null }],
    ['who does not work here any more', { active: false }],
  ])('is refused for somebody %s', async (_, more) => {
    const shiftId = await plan('04');
    const staffMemberId = await employ(IOM, HERE, more);
    const { userErrors } = await ask(ASSIGN, { shiftId, staffMemberId });
    expect(userErrors).toEqual([{ code: 'RULE_VIOLATION', path: ['input', 'staffMemberId'] }]);
  });

  it('is refused for somebody of a centre that the planner cannot see', async () => {
    const { userErrors } = await ask(ASSIGN, { shiftId: await plan('04'), staffMemberId: foreigner });
    expect(userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'staffMemberId'] }]);
  });

  it('goes through for one of twenty overlapping shifts, whoever comes first', async () => {
    const shifts = await Promise.all(Array.from({ length: 20 }, () => plan('05')));
    const answers = await Promise.all(
      shifts.map((shiftId) => ask(ASSIGN, { shiftId, staffMemberId: worker })),
    );
    expect(answers.filter(({ assignment }) => assignment)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual(
      Array.from({ length: 19 }, () => ({ code: 'CONFLICT', path: ['input', 'staffMemberId'] })),
    );
  });
});

describe('who is on duty', () => {
  const ON_DUTY = `query ($r: [_Any!]!, $at: DateTimeISO) { _entities(representations: $r) {
    ... on SafeZone { onDuty(at: $at) { staffMember { id } shift { window } } }
    ... on Centre { onDuty(at: $at) { staffMember { id } } } } }`;
  const at = '2024-05-10T20:00:00Z';

  it('is nobody for a reader of another centre', async () => {
    const r = [{ __typename: 'Centre', id: HERE }];
    const { data } = await staff.ask({ ...planner, centres: [ELSEWHERE] }, ON_DUTY, { r, at });
    expect(data._entities).toEqual([{ onDuty: [] }]);
  });

  it('counts for a zone those on its own shifts and those who serve the whole centre, in one statement', async () => {
    await ask(ASSIGN, { shiftId: await plan('10'), staffMemberId: worker });
    const whole = await ask(CREATE, { ...night('10'), safeZoneId: null });
    await ask(ASSIGN, { shiftId: whole.shift.id, staffMemberId: colleague });
    const r = [{ __typename: 'SafeZone', id: ZONE }];
    const { data } = await staff.ask(planner, ON_DUTY, { r, at });
    expect(staff.statements).toHaveLength(1);
    const ids = data._entities[0].onDuty.map(
      ({ staffMember }: { staffMember: { id: string } }) => staffMember.id,
    );
    expect(new Set(ids)).toEqual(new Set([worker, colleague]));
    const later = await staff.ask(planner, ON_DUTY, { r, at: '2024-05-10T23:00:00Z' });
    expect(later.data._entities[0].onDuty).toEqual([]);
  });

  it('is cut into segments that say when a shift lacks people and when none runs', async () => {
    const coverage = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Centre {
      coverage(from: "2024-05-10T18:00:00Z", until: "2024-05-11T00:00:00Z") {
        startsAt endsAt staffNeeded staffPlanned employers { employer staff } covered } } } }`;
    const { data } = await staff.ask(planner, coverage, { r: [{ __typename: 'Centre', id: HERE }] });
    expect(data._entities[0].coverage).toEqual([
      {
        startsAt: '2024-05-10T18:00:00.000Z',
        endsAt: '2024-05-10T19:00:00.000Z',
        staffNeeded: 0,
        staffPlanned: 0,
        employers: [],
        covered: false,
      },
      {
        startsAt: '2024-05-10T19:00:00.000Z',
        endsAt: '2024-05-10T23:00:00.000Z',
        staffNeeded: 2,
        staffPlanned: 2,
        employers: [{ employer: 'IOM', staff: 2 }],
        covered: true,
      },
      expect.objectContaining({ startsAt: '2024-05-10T23:00:00.000Z', covered: false }),
    ]);
  });
});

describe('a handover', () => {
  it('is refused to somebody whose sign-in names no staff member', async () => {
    const { userErrors } = await ask(HANDOVER, { shiftId: await plan('12'), summary: 'Quiet.' });
    expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('is written once and acknowledged once', async () => {
    const author = { ...planner, staffMember: worker };
    const reader = { ...planner, staffMember: colleague };
    const input = { shiftId: await plan('13'), summary: 'Quiet.', openPoints: ['Count the blankets'] };
    const { handover } = await ask(HANDOVER, input, author);
    expect(handover).toMatchObject({
      version: 1,
      writtenBy: { id: worker },
      openPoints: ['Count the blankets'],
    });
    const confirm = (expectedVersion: number) =>
      ask(ACKNOWLEDGE, { handoverId: handover.id, expectedVersion }, reader);
    expect((await confirm(7)).userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'expectedVersion'] }]);
    expect((await confirm(1)).handover).toEqual({ version: 2, acknowledgedBy: { id: colleague } });
    expect((await confirm(2)).userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'handoverId'] }]);
  });

  it('is nobody’s to read at another centre, nor an analyst’s', async () => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on SafeZone {
      handovers { totalCount nodes { summary } } latestHandover { summary } } } }`;
    const r = [{ __typename: 'SafeZone', id: ZONE }];
    const { data } = await staff.ask({ centres: [ELSEWHERE] }, query, { r });
    expect(data._entities).toEqual([{ handovers: { totalCount: 0, nodes: [] }, latestHandover: null }]);
    const analyst = { centres: [HERE], role: 'ANALYST', purpose: 'STATISTICS' };
    const refused = await staff.ask(analyst, query, { r });
    expect(refused.data._entities).toEqual([{ handovers: null, latestHandover: null }]);
    expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  });
});
