import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { monthsAfter } from '../../src/register/rules/months-after.js';
import { slice } from '../../src/slice.js';
import { register, share } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()];
const DAY = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
const officer: Partial<Actor> = { role: 'DATA_PROTECTION_OFFICER', purpose: 'AUDIT', centres: [HERE] };
const clerk = { ...officer, role: 'REGISTRAR', purpose: 'CARE' };
const representative: Partial<Actor> = {
  ...{
    organisation: 'BUREAU',
    role: 'LEGAL_REPRESENTATIVE',
    principal: 'representative-1',
    purpose: 'LEGAL_AID',
  },
  ...{ centres: [], allCentres: true },
};
const REQUEST = `id askedBy asked askedAt dueAt overdue extendedAt extensionReason state answeredAt exportSha256 answer version`;
const HASH = 'ab'.repeat(32);

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  await share(residents.owner, HERE, 'IOM', ['OPERATIONAL', 'IDENTITY']);
}, 60_000);
afterAll(() => residents?.stop());

async function write(name: string, input: object, actor: Partial<Actor>) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await residents.ask(
    actor,
    `mutation ($input: ${type}!) { ${name}(input: $input) { subjectAccessRequest { ${REQUEST} } userErrors { code path rule } } }`,
    { input: { idempotencyKey: newIdentifier(), ...input } },
  );
  expect(errors).toBeUndefined();
  return data[name];
}
const request = (residentId: string, more: object = {}, actor: Partial<Actor> = clerk) =>
  write('requestSubjectAccess', { residentId, askedBy: 'RESIDENT', ...more }, actor);
const extend = (id: string, more: object = {}, actor: Partial<Actor> = officer) =>
  write(
    'extendSubjectAccess',
    { subjectAccessRequestId: id, expectedVersion: 1, reason: 'Three owners are asked', ...more },
    actor,
  );
const answer = (id: string, more: object, actor: Partial<Actor> = officer) =>
  write('answerSubjectAccess', { subjectAccessRequestId: id, expectedVersion: 1, ...more }, actor);
const HANDED_OUT = { state: 'ANSWERED', exportSha256: HASH };

it('is asked by those of the State and by who represents the resident, about residents whom they see', async () => {
  const id = await register(residents.owner, HERE);
  const legal = newIdentifier();
  await residents.owner`insert into residents.legal_representative (id, full_name, bureau, subject)
    values (${legal}, 'A', 'B', 'representative-1')`;
  await residents.owner`insert into residents.representation (id, resident_id, legal_representative_id, appointed_on, of_adult)
    values (${newIdentifier()}, ${id}, ${legal}, '2024-01-01', true)`;
  for (const actor of [
    { ...clerk, organisation: 'IOM' },
    { ...clerk, role: 'NURSE' },
  ])
    expect((await request(id, {}, actor)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect((await request(id, {}, { ...clerk, centres: [ELSEWHERE] })).userErrors).toEqual(
    (await request(newIdentifier())).userErrors,
  );
  expect((await request(id, { asked: ' ' })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  expect((await request(id, { askedAt: ago(-1) })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  expect((await request(id, {}, representative)).userErrors).toMatchObject([
    { code: 'BAD_USER_INPUT', path: ['input', 'askedBy'] },
  ]);
  const asked = { askedBy: 'LEGAL_REPRESENTATIVE', asked: 'Who of IOM has read' };
  const { subjectAccessRequest } = await request(id, asked, representative);
  expect(subjectAccessRequest).toMatchObject({ ...asked, state: 'OPEN', overdue: false });
  const told = `query ($id: ID!) { resident(id: $id) { subjectAccessRequests { id resident { id } } } }`;
  expect((await residents.ask(representative, told, { id })).data.resident.subjectAccessRequests).toEqual([
    { id: subjectAccessRequest.id, resident: { id } },
  ]);
});

it('is due a month after it was asked, as the database counts months', async () => {
  expect(monthsAfter(new Date('2024-01-31T23:30:00Z'), 1)).toEqual(new Date('2024-02-29T23:30:00Z'));
  const [since, until] = [Date.UTC(1990), Date.UTC(2100)];
  const moments = fc.sample(fc.integer({ min: since, max: until }), 200).map((moment) => new Date(moment));
  const counted = await residents.owner`select asked, months,
      ((asked at time zone 'UTC') + make_interval(months => months)) at time zone 'UTC' as due
    from unnest(${moments.map((one) => one.toISOString())}::timestamptz(3)[]) as asked, unnest('{1,3}'::int[]) as months`;
  for (const { asked, months, due } of counted) expect(monthsAfter(asked, months)).toEqual(due);
  const id = await register(residents.owner, HERE);
  const put = (due: string, more: Record<string, string> = {}) =>
    residents.owner`insert into residents.subject_access_request
      ${residents.owner({ id: newIdentifier(), resident_id: id, asked_by: 'RESIDENT', asked_at: '2024-01-31Z', due_at: due, ...more })}`;
  await expect(put('2024-03-01Z')).rejects.toThrow('subject_access_request_within_a_month');
  const extended = { extension_reason: 'Much', extended_at: '2024-03-01Z' };
  await expect(put('2024-04-30Z', extended)).rejects.toThrow('subject_access_request_extended_in_time');
  await expect(
    put('2024-02-29Z', { state: 'ANSWERED', answered_at: '2024-02-01Z', answered_by_subject: 'a' }),
  ).rejects.toThrow('subject_access_request_handed_out_or_said_why');
});

it('is extended once, within the first month, with a reason, by who answers', async () => {
  const id = await register(residents.owner, HERE);
  const { subjectAccessRequest: late } = await request(id, { askedAt: ago(32) });
  expect(late.overdue).toBe(true);
  expect((await extend(late.id)).userErrors).toMatchObject([{ rule: 'EXTENDED_TOO_LATE' }]);
  const { subjectAccessRequest: asked } = await request(id, { askedAt: ago(20) });
  expect((await extend(asked.id, {}, clerk)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  expect((await extend(asked.id, { reason: '' })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  expect((await extend(asked.id, { expectedVersion: 2 })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  expect((await extend(asked.id, {}, { ...officer, centres: [ELSEWHERE] })).userErrors).toEqual(
    (await extend(newIdentifier())).userErrors,
  );
  const { subjectAccessRequest: extended } = await extend(asked.id);
  expect(extended).toMatchObject({ extensionReason: 'Three owners are asked', overdue: false, version: 2 });
  expect(new Date(extended.dueAt)).toEqual(monthsAfter(new Date(asked.askedAt), 3));
  expect((await extend(asked.id, { expectedVersion: 2 })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
});

it('is answered once: with the hash of the file that was handed out, or with why it was not', async () => {
  const id = await register(residents.owner, HERE);
  const { subjectAccessRequest: asked } = await request(id);
  const cases: [object, string][] = [
    [{ state: 'OPEN' }, 'state'],
    [{ state: 'ANSWERED' }, 'exportSha256'],
    [{ state: 'ANSWERED', exportSha256: 'ab' }, 'exportSha256'],
    [{ state: 'REFUSED', answer: 'No', exportSha256: HASH }, 'exportSha256'],
    [{ state: 'REFUSED' }, 'answer'],
  ];
  for (const [more, path] of cases)
    expect([more, (await answer(asked.id, more)).userErrors]).toMatchObject([
      more,
      [{ code: 'BAD_USER_INPUT', path: ['input', path] }],
    ]);
  for (const actor of [clerk, { ...officer, organisation: 'IOM' }])
    expect((await answer(asked.id, HANDED_OUT, actor)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  const { subjectAccessRequest: answered } = await answer(asked.id, {
    ...HANDED_OUT,
    exportSha256: HASH.toUpperCase(),
    answer: 'A note about somebody else was withheld',
  });
  expect(answered).toMatchObject({ ...HANDED_OUT, answeredAt: expect.any(String), version: 2 });
  const again = { state: 'REFUSED', answer: 'No', expectedVersion: 2 };
  expect((await answer(asked.id, again)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  const { subjectAccessRequest: other } = await request(id);
  expect((await answer(other.id, { state: 'WITHDRAWN' })).subjectAccessRequest.state).toBe('WITHDRAWN');
});

it('two answers at one moment: one is kept', async () => {
  const { subjectAccessRequest: asked } = await request(await register(residents.owner, HERE));
  const both = await Promise.all([
    answer(asked.id, HANDED_OUT),
    answer(asked.id, { state: 'REFUSED', answer: 'No' }),
  ]);
  expect(both.map(({ userErrors }) => userErrors.length).sort()).toEqual([0, 1]);
});

it('waits on the list of the officer, what is due first coming first; of whom is hidden nothing is counted', async () => {
  const [id, hidden] = [await register(residents.owner, HERE), await register(residents.owner, ELSEWHERE)];
  const { subjectAccessRequest: extended } = await request(id, { askedAt: ago(28) });
  await extend(extended.id);
  const { subjectAccessRequest: late } = await request(id, { askedAt: ago(300) });
  const { subjectAccessRequest: fresh } = await request(id);
  await request(hidden, {}, { ...clerk, centres: [ELSEWHERE] });
  const waiting = async (actor: Partial<Actor>) => {
    const text =
      '{ subjectAccessToAnswer(first: 100) { totalCount nodes { id dueAt overdue resident { id } } } }';
    const { data, errors } = await residents.ask(actor, text);
    return { ...data?.subjectAccessToAnswer, codes: errors?.map(({ extensions }) => extensions.code) };
  };
  const { nodes, totalCount } = await waiting(officer);
  const ids = nodes.map((one: { id: string }) => one.id);
  expect(nodes[0]).toMatchObject({ id: late.id, overdue: true });
  expect(ids.indexOf(fresh.id)).toBeLessThan(ids.indexOf(extended.id));
  expect(nodes).toHaveLength(totalCount);
  expect(nodes.every((one: { resident: { id: string } }) => one.resident.id !== hidden)).toBe(true);
  expect((await waiting({ ...clerk, organisation: 'IOM' })).codes).toEqual(['FORBIDDEN']);
});
