import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { recordOf, register, share } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()];
const CLERK: Partial<Actor> = { role: 'REGISTRAR', purpose: 'CARE', centres: [HERE] };
const STEP = 'id version stage reachedOn reference toldBy endedAt endedBecause replacedById resident { id }';
const RECORD = `mutation ($input: RecordProcedureStepInput!) { recordProcedureStep(input: $input) {
  procedureStep { ${STEP} } userErrors { code path } } }`;
const END = `mutation ($input: EndProcedureStepInput!) { endProcedureStep(input: $input) {
  procedureStep { ${STEP} } userErrors { code path } } }`;

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const centre of [HERE, ELSEWHERE]) residents.graph.known.add(centre);
  await share(residents.owner, HERE, 'IOM', ['OPERATIONAL', 'IDENTITY', 'LEGAL', 'PROTECTION']);
}, 60_000);
afterAll(() => residents?.stop());

async function ask(query: string, input: object, actor: Partial<Actor> = CLERK) {
  const { data, errors } = await residents.ask(actor, query, {
    input: { idempotencyKey: newIdentifier(), ...input },
  });
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: answers are judged by the tests, not by types.
  return Object.values(data)[0] as any;
}
const record = (residentId: string, more: object = {}, actor?: Partial<Actor>) =>
  ask(
    RECORD,
    { residentId, stage: 'REGISTERED', reachedOn: '2024-02-01', toldBy: 'DOCUMENT', ...more },
    actor,
  );
const read = async (id: string, fields: string, actor: Partial<Actor> = CLERK) =>
  (await residents.ask(actor, `query ($id: ID!) { resident(id: $id) { ${fields} } }`, { id })).data?.resident;

it('is recorded by nobody who may not, of no day that cannot be, and of nobody who is not seen', async () => {
  const [id, hidden] = [await register(residents.owner, HERE), await register(residents.owner, ELSEWHERE)];
  const ofHidden = await recordOf(residents.owner, 'procedure_step', hidden);
  const ofOther = await recordOf(residents.owner, 'procedure_step', await register(residents.owner, HERE));
  const cases: [object, string, string][] = [
    [{ reachedOn: '2199-01-01' }, 'BAD_USER_INPUT', 'reachedOn'],
    [{ reachedOn: '2008-04-30' }, 'BAD_USER_INPUT', 'reachedOn'],
    [{ reference: ' ' }, 'BAD_USER_INPUT', 'reference'],
    [{ reference: '9'.repeat(41) }, 'BAD_USER_INPUT', 'reference'],
    [{ procedureStepId: ofHidden, reason: 'Misread' }, 'NOT_FOUND', 'procedureStepId'],
    [{ procedureStepId: ofOther, reason: 'Misread' }, 'BAD_USER_INPUT', 'procedureStepId'],
    [{ procedureStepId: ofOther }, 'BAD_USER_INPUT', 'reason'],
    [{ residentId: hidden }, 'NOT_FOUND', 'residentId'],
  ];
  for (const [more, code, path] of cases)
    expect([more, (await record(id, more)).userErrors]).toMatchObject([
      more,
      [{ code, path: ['input', path] }],
    ]);
  for (const actor of [
    { ...CLERK, role: 'NURSE' },
    { ...CLERK, role: 'LEGAL_COUNSELLOR', organisation: 'IOM' },
  ]) {
    expect((await record(id, {}, actor)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await read(id, 'procedureSteps { id }', actor)).toMatchObject({ procedureSteps: null });
    expect((await read(id, 'stays { arrivedAt procedureStage }', actor)).stays).toMatchObject([
      { arrivedAt: expect.any(String), procedureStage: null },
    ]);
  }
  expect(await read(id, 'procedureSteps { id } stays { procedureStage }')).toEqual({
    procedureSteps: [],
    stays: [{ procedureStage: null }],
  });
});

it('is shown with each stay as it was when that ended, and goes on with the person', async () => {
  const id = await register(residents.owner, HERE, {
    departed_at: '2024-03-01T12:00:00Z',
    departure_reason: 'LEFT_WITHOUT_NOTICE',
  });
  await record(id, { reachedOn: '2023-12-01', stage: 'APPLIED', toldBy: 'RESIDENT' });
  await record(id, { reachedOn: '2024-02-01', stage: 'EXAMINED', reference: ' ао-17 ' });
  await record(id, { reachedOn: '2024-05-01', stage: 'ENDED' });
  await residents.owner`update residents.resident set arrived_at = '2024-06-01T08:00:00Z', departed_at = null, departure_reason = null
    where id = ${id}`;
  await record(id, { reachedOn: '2024-06-02', stage: 'APPLIED' });
  const { stays, procedureSteps } = await read(
    id,
    `stays { procedureStage } procedureSteps { stage reference }`,
    { ...CLERK, role: 'LEGAL_COUNSELLOR' },
  );
  expect(stays).toEqual([{ procedureStage: 'APPLIED' }, { procedureStage: 'EXAMINED' }]);
  expect(procedureSteps.map(({ stage }: { stage: string }) => stage)).toEqual([
    'APPLIED',
    'ENDED',
    'EXAMINED',
    'APPLIED',
  ]);
  expect(procedureSteps[2].reference).toBe('АО-17');
});

it('is recorded anew in the place of what was wrong, or ended; what stood there stays', async () => {
  const id = await register(residents.owner, HERE);
  const { procedureStep: wrong } = await record(id, { stage: 'REFUSED' });
  const replacing = { stage: 'APPEALED', procedureStepId: wrong.id, reason: 'Of his brother' };
  const { procedureStep: right } = await record(id, replacing);
  expect((await record(id, replacing)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  const ending = { procedureStepId: right.id, reason: 'No appeal was made' };
  expect((await ask(END, { ...ending, expectedVersion: 7 })).userErrors).toMatchObject([
    { code: 'CONFLICT' },
  ]);
  expect((await ask(END, { ...ending, expectedVersion: 1 })).procedureStep).toMatchObject({
    endedBecause: 'No appeal was made',
    resident: { id },
  });
  const { stays, procedureSteps } = await read(id, `stays { procedureStage } procedureSteps { ${STEP} }`);
  expect(stays).toEqual([{ procedureStage: null }]);
  expect(procedureSteps).toMatchObject([
    { id: right.id, stage: 'APPEALED', endedAt: expect.any(String) },
    { id: wrong.id, stage: 'REFUSED', endedBecause: 'Of his brother', replacedById: right.id },
  ]);
  const app = postgres(residents.appUrl, { max: 1, onnotice: () => {} });
  const changed = app.begin(async (sql) => {
    await sql`select set_config('app.role', 'REGISTRAR', true), set_config('app.organisation', 'STATE', true),
      set_config('app.centres', ${`{${HERE}}`}, true)`;
    await sql`update residents.procedure_step set stage = 'PROTECTED' where id = ${wrong.id}`;
  });
  await expect(changed).rejects.toThrow('a record is ended and not changed');
  await app.end();
});

it('a stay tells what was done in the case while it lasted, to who may read the case', async () => {
  const id = await register(residents.owner, HERE, {
    departed_at: '2024-03-01T12:00:00Z',
    departure_reason: 'LEFT_WITHOUT_NOTICE',
  });
  await residents.owner`update residents.resident set arrived_at = '2024-06-01T08:00:00Z', departed_at = null, departure_reason = null
    where id = ${id}`;
  for (const [kind, at] of [
    ['SCREENED', '2024-01-01T09:00:00Z'],
    ['REVIEWED', '2024-06-02T09:00:00Z'],
  ] as const)
    await residents.owner`insert into residents.case_step (id, resident_id, kind, taken_at, case_state, statement)
      values (${newIdentifier()}, ${id}, ${kind}, ${at}, 'ASSESSMENT', 'Seen')`;
  const iom = { ...CLERK, role: 'CASE_MANAGER', organisation: 'IOM' };
  for (const actor of [{ ...CLERK, role: 'CASE_MANAGER' }, iom])
    expect(await read(id, 'stays { caseSteps { kind } }', actor)).toEqual({
      stays: [{ caseSteps: [{ kind: 'REVIEWED' }] }, { caseSteps: [{ kind: 'SCREENED' }] }],
    });
  expect(await read(id, 'stays { caseSteps { kind } }')).toEqual({
    stays: [{ caseSteps: null }, { caseSteps: null }],
  });
});
