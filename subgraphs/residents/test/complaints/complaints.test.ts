import { newIdentifier } from '@mrrm/platform/values/identifiers';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { missingDesk } from '../support/missing.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()];
const SOMEBODY = newIdentifier();
const WORKER = { centres: [HERE], role: 'SOCIAL_WORKER', staffMember: newIdentifier() };
const KIOSK = {
  centres: [HERE],
  role: 'PARTNER_APPLICATION',
  principal: 'STATE:kiosk',
  staffMember: undefined,
};
const COORDINATOR = { centres: [HERE], role: 'COORDINATOR', staffMember: newIdentifier() };
const OFFICER = { ...COORDINATOR, permissions: ['COMPLAINTS'] };
const OF_IOM = { ...OFFICER, organisation: 'IOM' };
const FOCAL_POINT = { ...COORDINATOR, permissions: ['PSEA'] };

let residents: OneSlice;
const { person, write } = missingDesk(() => residents, HERE, KIOSK);
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const centre of [HERE, ELSEWHERE]) residents.graph.known.add(centre);
}, 60_000);
afterAll(() => residents?.stop());

const leave = (more: object = {}, actor: object = KIOSK) =>
  write(
    'leaveComplaint',
    {
      centreId: HERE,
      category: 'FOOD',
      channel: 'KIOSK',
      language: 'ar',
      text: 'The soup is cold.',
      ...more,
    },
    'code',
    actor,
  );
const follow = (code: string, actor: object = KIOSK) =>
  write('followComplaint', { code }, 'progress { state receivedAt acknowledgeBy answer answeredAt }', actor);
const read = async (field: 'complaints' | 'abuseReports', actor: object, more = '') => {
  const { data, errors } = await residents.ask(
    actor,
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Centre { ${field}${more} { totalCount nodes {
      id version category text state overdue acknowledgeBy resident { id } aboutStaffMember { id }
      steps { step text takenBy { id } } } } } } }`,
    { r: [{ __typename: 'Centre', id: HERE }] },
  );
  return { list: data._entities[0]?.[field], codes: errors?.map(({ extensions }) => extensions.code) };
};
const move = (
  name: string,
  complaintId: string,
  expectedVersion: number,
  more: object = {},
  actor: object = OFFICER,
) => write(name, { complaintId, expectedVersion, ...more }, 'complaint { state version }', actor);

describe('a complaint', () => {
  it('is left without a name, followed by a code that is told once and kept by nobody, and answered', async () => {
    for (const [more, actor, code] of [
      [{ text: '' }, KIOSK, 'BAD_USER_INPUT'],
      [{ text: 'a'.repeat(4001) }, KIOSK, 'BAD_USER_INPUT'],
      [{ language: 'xx' }, KIOSK, 'BAD_USER_INPUT'],
      [{ centreId: ELSEWHERE }, KIOSK, 'NOT_FOUND'],
      [{ residentId: newIdentifier() }, WORKER, 'NOT_FOUND'],
      [{}, { ...WORKER, role: 'ANALYST', purpose: 'STATISTICS' }, 'FORBIDDEN'],
    ] as const)
      expect((await leave(more, actor)).userErrors).toMatchObject([{ code }]);
    const key = newIdentifier();
    const { code } = await leave({ idempotencyKey: key });
    expect(code).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/);
    expect(await leave({ idempotencyKey: key })).toMatchObject({ code: null, userErrors: [] });
    const everything = await residents.owner`select row_to_json(c)::text as row from residents.complaint c
      union all select row_to_json(i)::text from residents.idempotency i`;
    expect(
      everything.filter(({ row }) => row.includes(code) || row.includes(code.replaceAll('-', ''))),
    ).toEqual([]);
    expect((await follow('2222-2222-2222-2222')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await follow(code)).toMatchObject({
      progress: { state: 'RECEIVED', answer: null },
      userErrors: [],
    });
    const { list } = await read('complaints', OFFICER, '(state: RECEIVED)');
    const [{ id, version }] = list.nodes;
    expect(list).toMatchObject({
      totalCount: 1,
      nodes: [{ text: 'The soup is cold.', overdue: false, resident: null }],
    });
    // By another one's hands, of the wrong version, before its time.
    expect((await move('acknowledgeComplaint', id, version, {}, COORDINATOR)).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect((await move('acknowledgeComplaint', id, 9)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await move('closeComplaint', id, version, { reason: 'Over' })).userErrors).toMatchObject([
      { rule: 'NOT_FROM_THIS_STATE' },
    ]);
    expect(await move('acknowledgeComplaint', id, 1)).toMatchObject({
      complaint: { state: 'ACKNOWLEDGED', version: 2 },
    });
    await move('answerComplaint', id, 2, { answer: 'The kitchen has a new stove.' }, OF_IOM);
    // As it was written down by hand.
    expect(await follow(code.toLowerCase().replaceAll('-', ' - ').replaceAll(' ', ''))).toMatchObject({
      progress: { state: 'ANSWERED', answer: 'The kitchen has a new stove.' },
    });
    await move('closeComplaint', id, 3, { reason: 'The soup is warm' });
    expect(await move('reopenComplaint', id, 4, { reason: 'Cold again' })).toMatchObject({
      complaint: { state: 'REOPENED' },
    });
    const [again] = (await read('complaints', OF_IOM)).list.nodes;
    expect(again.steps.map(({ step }: { step: string }) => step)).toEqual([
      ...['ACKNOWLEDGED', 'ANSWERED', 'CLOSED', 'REOPENED'],
    ]);
    await residents.owner`update residents.complaint set acknowledge_by = now() - interval '1 hour' where id = ${id}`;
    expect((await read('complaints', OFFICER)).list.nodes[0].overdue).toBe(true);
  });

  it('is read by whom the organisation has named, at their centres, and not by whom it is about', async () => {
    const child = await person();
    await leave(
      { channel: 'IN_PERSON', residentId: child, aboutStaffMemberId: SOMEBODY, category: 'STAFF_CONDUCT' },
      WORKER,
    );
    const textOf = ({ list }: Awaited<ReturnType<typeof read>>) =>
      list?.nodes.map(({ category }: { category: string }) => category);
    expect(textOf(await read('complaints', OFFICER))).toContain('STAFF_CONDUCT');
    expect(textOf(await read('complaints', OF_IOM))).toContain('STAFF_CONDUCT');
    for (const actor of [
      { ...OFFICER, staffMember: SOMEBODY },
      { ...OFFICER, centres: [ELSEWHERE] },
      { ...OFFICER, zones: [newIdentifier()] },
      { ...OFFICER, ownCasesOnly: true },
    ])
      expect(textOf(await read('complaints', actor)) ?? []).not.toContain('STAFF_CONDUCT');
    for (const actor of [
      WORKER,
      COORDINATOR,
      { ...WORKER, permissions: ['COMPLAINTS'] },
      { ...COORDINATOR, role: 'CENTRE_MANAGER', permissions: ['COMPLAINTS'] },
      { ...OFFICER, organisation: 'CLINIC' },
      FOCAL_POINT,
    ])
      expect(await read('complaints', actor)).toEqual({ list: null, codes: ['FORBIDDEN'] });
    const events = await auditEvents(residents.owner, 'residents');
    const left = events.filter(
      ({ operation, people }) => operation === 'leaveComplaint' && people.includes(child),
    );
    expect(left).toHaveLength(1);
    expect(events.some(({ kind, people }) => kind === 'READ' && people.includes(child))).toBe(true);
  });

  it('of abuse is there for the focal point alone, points at nobody, and leaves nothing by which it is known', async () => {
    const child = await person();
    const abuse = { category: 'SEXUAL_EXPLOITATION_OR_ABUSE', text: 'Somebody of the night shift' };
    for (const named of [{ residentId: child }, { aboutStaffMemberId: SOMEBODY }])
      expect((await leave({ ...abuse, ...named }, WORKER)).userErrors).toMatchObject([
        { code: 'BAD_USER_INPUT' },
      ]);
    const before = (await read('complaints', OFFICER)).list.totalCount;
    const { code } = await leave(abuse);
    expect((await read('complaints', OFFICER)).list.totalCount).toBe(before);
    for (const actor of [OFFICER, OF_IOM, COORDINATOR, WORKER, { ...COORDINATOR, organisation: 'IOM' }])
      expect(await read('abuseReports', actor)).toEqual({ list: null, codes: ['FORBIDDEN'] });
    const { list } = await read('abuseReports', FOCAL_POINT);
    expect(list).toMatchObject({ totalCount: 1, nodes: [{ text: 'Somebody of the night shift' }] });
    const [{ id, acknowledgeBy }] = list.nodes;
    expect(new Date(acknowledgeBy).getTime() - Date.now()).toBeLessThan(24 * 3_600_000);
    const known = (complaintId: string, actor: object) =>
      residents.ask(
        actor,
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Complaint { id state } } }',
        { r: [{ __typename: 'Complaint', id: complaintId }] },
      );
    for (const actor of [OFFICER, WORKER]) {
      expect(await known(id, actor)).toEqual(await known(newIdentifier(), actor));
      expect(await move('acknowledgeComplaint', id, 1, {}, actor)).toEqual(
        await move('acknowledgeComplaint', newIdentifier(), 1, {}, actor),
      );
    }
    await move('acknowledgeComplaint', id, 1, {}, FOCAL_POINT);
    expect(await follow(code)).toMatchObject({ progress: { state: 'ACKNOWLEDGED' } });
    const events = (await auditEvents(residents.owner, 'residents')).filter(({ people }) =>
      people.includes(child),
    );
    expect(events.filter(({ kind }) => kind !== 'REFUSED')).toEqual([]);
  });

  it('is guessed by nobody: who gives too many codes that are none waits, whatever the next one is', async () => {
    const guesser = { ...KIOSK, principal: 'STATE:guesser' };
    const { code } = await leave();
    for (let times = 0; times < 20; times += 1)
      expect((await follow(`ABCD-EFGH-JKLM-${2222 + times}`, guesser)).userErrors).toMatchObject([
        { code: 'NOT_FOUND' },
      ]);
    expect(await follow(code, guesser)).toMatchObject({
      progress: null,
      userErrors: [{ code: 'RATE_LIMITED' }],
    });
    expect(await follow(code)).toMatchObject({ progress: { state: 'RECEIVED' } });
    // The database itself shows a complaint to nobody else, whatever a statement forgets.
    const sql = postgres(residents.appUrl, { max: 1, onnotice: () => {} });
    const rows = await sql.begin(async (query) => {
      await query`select set_config('app.role', 'COORDINATOR', true), set_config('app.organisation', 'STATE', true), set_config('app.zones', '{}', true),
        set_config('app.centres', ${`{${HERE}}`}, true)`;
      const none = await query`select id from residents.complaint`;
      await query`select set_config('app.permissions', '{PSEA}', true)`;
      const some = await query`select distinct category from residents.complaint`;
      return [none.length, some.map(({ category }) => category)];
    });
    await sql.end();
    expect(rows).toEqual([0, ['SEXUAL_EXPLOITATION_OR_ABUSE']]);
  });
});
