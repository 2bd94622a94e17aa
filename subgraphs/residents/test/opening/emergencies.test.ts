import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { withoutGuard } from '../../../../test/support/walk/without-guard.js';
import { slice } from '../../src/slice.js';
import { register } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;
const OPEN = `mutation ($input: BreakGlassInput!) { breakGlass(input: $input) {
  breakGlass { id version approval subject reason } userErrors { code path } } }`;
const APPROVE = `mutation ($input: ApproveBreakGlassInput!) { approveBreakGlass(input: $input) {
  breakGlass { approval } userErrors { code path } } }`;
const NOTICES = `{ breakGlassNotices(first: 100) { totalCount nodes { breakGlassId kind subject organisation residentId
  resident { id } } } }`;
const READ = 'query ($id: ID!) { resident(id: $id) { fullName } }';
const REASON = 'The child was found outside at night and cannot speak for herself.';

let residents: OneSlice;
let children: string[];
beforeAll(async () => {
  residents = await startOneSlice(slice);
  children = await Promise.all(Array.from({ length: 9 }, () => register(residents.owner, ELSEWHERE)));
}, 60_000);
afterAll(() => residents?.stop());

const nurse = (principal: string, more: Partial<Actor> = {}): Partial<Actor> => ({
  principal,
  organisation: 'IOM',
  role: 'NURSE',
  purpose: 'EMERGENCY',
  permissions: ['BREAK_GLASS'],
  centres: [HERE],
  ...more,
});
const officer = { organisation: 'STATE', role: 'DATA_PROTECTION_OFFICER', purpose: 'AUDIT', centres: [] };
const manager = (centre: string) => ({
  organisation: 'STATE',
  role: 'CENTRE_MANAGER',
  purpose: 'CARE',
  centres: [centre],
});

const write = async (actor: Partial<Actor>, mutation: string, input: object) => {
  const { data, errors } = await residents.ask(actor, mutation, {
    input: { idempotencyKey: newIdentifier(), ...input },
  });
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  return Object.values(data)[0] as any;
};
const open = (actor: Partial<Actor>, residentId: string, reason = REASON) =>
  write(actor, OPEN, { residentId, reason });
const seenBy = async (actor: Partial<Actor>, id: string) =>
  (await residents.ask(actor, READ, { id })).data.resident !== null;
const noticesOf = async (actor: Partial<Actor>) =>
  (await residents.ask(actor, NOTICES)).data.breakGlassNotices.nodes as Record<string, unknown>[];

describe('the reason of an emergency', () => {
  it.each([
    ['one character over and over', 'a'.repeat(40)],
    ['one word over and over', 'help help help help help help'],
    ['two words', 'emergencyemergency emergency'],
    ['blanks', `urgent now ${' '.repeat(30)} please`],
    ['few characters', 'ab ba aab bba aba bab aabb bbaa'],
  ])('is none when it is %s', async (_, reason) => {
    expect(await open(nurse('reasons'), children[0]!, reason)).toEqual({
      breakGlass: null,
      userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'reason'] }],
    });
  });
});

describe('emergencies of one person', () => {
  it('are three an hour, however many are asked for at once; each further one opens nobody by itself', async () => {
    const actor = nurse('in-a-hurry');
    const answers = await Promise.all(children.slice(0, 6).map((id) => open(actor, id)));
    const approvals = answers.map(({ breakGlass }) => breakGlass.approval).sort();
    expect(approvals).toEqual(['AWAITED', 'AWAITED', 'AWAITED', 'NOT_NEEDED', 'NOT_NEEDED', 'NOT_NEEDED']);
    for (const [index, { breakGlass }] of answers.entries())
      expect(await seenBy(actor, children[index]!)).toBe(breakGlass.approval === 'NOT_NEEDED');
  });

  it('are of nobody without the permission, and open nobody then', async () => {
    const actor = nurse('without', { permissions: [] });
    const { breakGlass, userErrors } = await open(actor, children[7]!);
    expect([breakGlass, userErrors]).toEqual([null, [{ code: 'FORBIDDEN', path: expect.anything() }]]);
    expect(await seenBy(actor, children[7]!)).toBe(false);
  });

  it('are one for the same child while it is open, however often it is asked for', async () => {
    const actor = nurse('twice');
    const answers = await Promise.all(Array.from({ length: 5 }, () => open(actor, children[0]!)));
    expect(new Set(answers.map(({ breakGlass }) => breakGlass.id)).size).toBe(1);
  });

  it('from the fourth on are opened by a second person with the permission, of the same or the owner’s organisation', async () => {
    const actor = nurse('fourth');
    for (const id of children.slice(0, 3)) await open(actor, id);
    const { breakGlass } = await open(actor, children[3]!);
    expect(breakGlass.approval).toBe('AWAITED');
    const change = { breakGlassId: breakGlass.id, expectedVersion: 1 };
    const refused = (code: string) => ({ breakGlass: null, userErrors: [{ code, path: expect.anything() }] });
    expect(await write(actor, APPROVE, change)).toEqual(refused('FORBIDDEN'));
    expect((await write(nurse('second', { permissions: [] }), APPROVE, change)).userErrors).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
    expect(await write(nurse('third', { organisation: 'CLINIC' }), APPROVE, change)).toEqual(
      refused('NOT_FOUND'),
    );
    expect((await write(nurse('second', { purpose: 'CARE' }), APPROVE, change)).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT' },
    ]);
    expect(await seenBy(actor, children[3]!)).toBe(false);
    const second = nurse('second', { organisation: 'STATE' });
    const { data } = await residents.ask(second, '{ breakGlassToApprove { id } }');
    expect(data.breakGlassToApprove).toContainEqual({ id: breakGlass.id });
    expect(await write(second, APPROVE, change)).toEqual({
      breakGlass: { approval: 'GIVEN' },
      userErrors: [],
    });
    expect(await seenBy(actor, children[3]!)).toBe(true);
    expect(await seenBy(second, children[3]!)).toBe(false);
  });

  it('of others are hidden by the rows’ own rule from who cannot approve, whatever the guard lets by', async () => {
    const actor = nurse('looked-at');
    for (const id of children.slice(0, 3)) await open(actor, id);
    const { breakGlass } = await open(actor, children[3]!);
    const unguarded = await startOneSlice(withoutGuard(slice), {}, residents);
    try {
      const toApprove = async (by: Partial<Actor>) =>
        (await unguarded.ask(by, '{ breakGlassToApprove { id } }')).data.breakGlassToApprove;
      expect(await toApprove(nurse('beside', { role: 'REGISTRAR' }))).toEqual([]);
      expect(await toApprove(nurse('beside', { organisation: 'CLINIC' }))).toEqual([]);
      expect(await toApprove(nurse('beside'))).toContainEqual({ id: breakGlass.id });
    } finally {
      await unguarded.stop();
    }
  });

  it('open every group that a consent could, and no other resident', async () => {
    const actor = nurse('of-all-groups');
    await open(actor, children[5]!);
    const asked = 'sex fullName familySituation representations { id } riskLevel vulnerabilities { kind }';
    const query = `query ($id: ID!) { resident(id: $id) { ${asked} } }`;
    const { data, errors } = await residents.ask(actor, query, { id: children[5] });
    expect(errors).toBeUndefined();
    expect(data.resident).toMatchObject({
      sex: 'MALE',
      familySituation: 'UNACCOMPANIED',
      representations: [],
    });
    expect((await residents.ask(actor, query, { id: children[6] })).data).toEqual({ resident: null });
  });

  it('wait ten at a time and no more', async () => {
    const actor = nurse('a-list');
    for (const _ of Array.from({ length: 13 })) await open(actor, newIdentifier());
    expect((await open(actor, newIdentifier())).userErrors).toMatchObject([{ code: 'RATE_LIMITED' }]);
  });
});

describe('an identifier that is nobody’s', () => {
  it('is answered as one of somebody hidden, counts as much, and is told to the owner', async () => {
    const actor = nurse('guessing');
    const nobody = newIdentifier();
    const hidden = await open(actor, children[0]!);
    const absent = await open(actor, nobody);
    const shape = { ...hidden, breakGlass: { ...hidden.breakGlass, id: absent.breakGlass.id } };
    expect(absent).toEqual(shape);
    expect(await noticesOf(officer)).toContainEqual({
      breakGlassId: absent.breakGlass.id,
      kind: 'OPENED',
      subject: 'guessing',
      organisation: 'IOM',
      residentId: nobody,
      resident: null,
    });
    await open(actor, newIdentifier());
    expect((await open(actor, children[1]!)).breakGlass.approval).toBe('AWAITED');
  });
});

describe('the owner', () => {
  it('is told at once: the officers of all, a manager of the own residents, nobody else', async () => {
    const { breakGlass } = await open(nurse('told'), children[4]!);
    const notice = expect.objectContaining({
      breakGlassId: breakGlass.id,
      kind: 'OPENED',
      residentId: children[4],
    });
    expect(await noticesOf(officer)).toContainEqual(notice);
    expect(await noticesOf(manager(ELSEWHERE))).toContainEqual(notice);
    expect(await noticesOf(manager(HERE))).toEqual([]);
    for (const actor of [nurse('told'), { ...manager(ELSEWHERE), organisation: 'IOM' }]) {
      const { data, errors } = await residents.ask(actor, NOTICES);
      expect([data.breakGlassNotices, errors![0]!.extensions.code]).toEqual([null, 'FORBIDDEN']);
    }
  });

  it('has the reading of notices in the audit, with the people', async () => {
    await noticesOf(manager(ELSEWHERE));
    const events = (await auditEvents(residents.owner, 'residents')).slice(-2);
    const read = events.find(({ entities }) => entities.some(({ type }) => type === 'BreakGlassNotice'));
    expect(read!.people).toContain(children[4]);
  });
});

it('that waits for a review is told with the oldest hundred, and none of them twice', async () => {
  await residents.owner`insert into residents.break_glass
      (id, resident_id, subject, organisation, role, reason, granted_at, expires_at, approval)
    select gen_random_uuid(), ${children[0]!}::uuid, 'IOM:one-' || number, 'IOM', 'NURSE', ${REASON}, now() - interval '2 days' + number * interval '1 second',
      now() - interval '47 hours' + number * interval '1 second', 'NOT_NEEDED' from generate_series(1, 120) as number`;
  const { data, errors } = await residents.ask(officer, '{ openBreakGlassReviews { id subject } }');
  expect(errors).toBeUndefined();
  const told = data.openBreakGlassReviews.map(({ subject }: { subject: string }) => subject);
  expect(told).toHaveLength(100);
  expect(told).toEqual(Array.from({ length: 100 }, (_, at) => `IOM:one-${at + 1}`));
});

describe('the database', () => {
  const insert = (subject: string, residentId: string) =>
    residents.owner`insert into residents.break_glass
      (id, resident_id, subject, organisation, role, reason, granted_at, expires_at, approval)
      values (${newIdentifier()}, ${residentId}, ${subject}, 'IOM', 'NURSE', ${REASON}, now(), now() + interval '1 hour', 'NOT_NEEDED')
      returning approval`;

  it('lets the fourth one wait whatever the program says, and takes no approval by oneself', async () => {
    const approvals = [];
    for (const id of children.slice(0, 4)) approvals.push((await insert('by-hand', id))[0]!['approval']);
    expect(approvals).toEqual(['NOT_NEEDED', 'NOT_NEEDED', 'NOT_NEEDED', 'AWAITED']);
    await expect(insert('by-hand', children[0]!)).rejects.toThrow(/break_glass_one_at_a_time/);
    await expect(
      residents.owner`update residents.break_glass set approval = 'GIVEN', approved_at = now(),
        approved_by_subject = subject, approved_by_organisation = organisation where subject = 'by-hand' and approval = 'AWAITED'`,
    ).rejects.toThrow(/break_glass_approved_by_another/);
    await expect(
      residents.owner`update residents.break_glass set approval = 'NOT_NEEDED' where subject = 'by-hand' and approval = 'AWAITED'`,
    ).rejects.toThrow(/stays as it was asked/);
  });
});
