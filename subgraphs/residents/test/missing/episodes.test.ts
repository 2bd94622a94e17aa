import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { ago, missingDesk } from '../support/missing.js';
import { share } from '../support/residents.js';

const [HERE, ELSEWHERE, SET] = Array.from({ length: 3 }, newIdentifier) as [string, string, string];
const CLERK = { centres: [HERE, SET], role: 'CASE_MANAGER', staffMember: newIdentifier() };

let residents: OneSlice;
const { change, check, listed, notify, of, person, tell, write } = missingDesk(() => residents, HERE, CLERK);
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const centre of [HERE, ELSEWHERE, SET]) residents.graph.known.add(centre);
}, 60_000);
afterAll(() => residents?.stop());

const HOUR = 3_600_000;

describe('the clock of a centre', () => {
  const HOURS = {
    checkHours: 6,
    caseManagerHours: 1,
    centreManagerHours: 1,
    legalRepresentativeHours: 2,
    policeHours: 3,
    childProtectionHours: 4,
    interviewHours: 24,
  };
  const set = (more: object, actor: object = { ...CLERK, role: 'CENTRE_MANAGER' }) =>
    write(
      'setMissingClock',
      { centreId: SET, reason: 'Children from the street', ...HOURS, ...more },
      'missingClock { policeHours validFrom }',
      actor,
    );
  const clocks = async (actor: object = CLERK) =>
    (
      await residents.ask(
        actor,
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Centre { missingClock { checkHours policeHours validFrom } missingClocks { policeHours reason setBy { id } } } } }',
        { r: [{ __typename: 'Centre', id: SET }] },
      )
    ).data._entities[0];

  it('is set by the State alone, within bounds, and keeps what it was', async () => {
    for (const [more, actor, code] of [
      [{ policeHours: -1 }, undefined, 'BAD_USER_INPUT'],
      [{ checkHours: 0 }, undefined, 'BAD_USER_INPUT'],
      [{ interviewHours: 337 }, undefined, 'BAD_USER_INPUT'],
      [{ centreId: ELSEWHERE }, undefined, 'NOT_FOUND'],
      [{}, CLERK, 'FORBIDDEN'],
      [{}, { ...CLERK, role: 'CENTRE_MANAGER', organisation: 'IOM' }, 'FORBIDDEN'],
    ] as const)
      expect((await set(more, actor)).userErrors).toMatchObject([{ code }]);
    expect(await clocks()).toEqual({
      missingClock: { checkHours: 24, policeHours: 24, validFrom: null },
      missingClocks: [],
    });
    // Who was missed before is judged by what was in force.
    const before = await person({}, SET);
    await check(before, 'PRESENT', 40);
    await check(before, 'ABSENT', 10);
    expect((await set({})).userErrors).toEqual([]);
    expect((await set({ policeHours: 5, reason: 'As the police asked' }))['missingClock']).toMatchObject({
      policeHours: 5,
    });
    expect(await clocks()).toMatchObject({
      missingClock: { checkHours: 6, policeHours: 5 },
      missingClocks: [
        { policeHours: 5, reason: 'As the police asked', setBy: { id: CLERK.staffMember } },
        { policeHours: 3, reason: 'Children from the street' },
      ],
    });
    expect(await clocks({ ...CLERK, centres: [ELSEWHERE] })).toMatchObject({
      missingClock: { validFrom: null },
      missingClocks: [],
    });
    const { missing } = await of(before, 'missing { steps { step overdue } nextStep { step } }');
    expect(missing.steps.filter(({ overdue }: { overdue: boolean }) => overdue)).toHaveLength(2);
    expect(missing.nextStep.step).toBe('CASE_MANAGER');
    // A check is due by what holds now.
    expect((await listed('overdueChecks', CLERK, 'Centre', SET)).ids).toEqual([before]);
  });
});

describe('somebody who is missing', () => {
  it('is missed from the first check that did not find them, or from the end of a leave, and not before', async () => {
    const [known, absent, late, onLeave] = [await person(), await person(), await person(), await person()];
    await check(known, 'PRESENT', 5);
    for (const [status, hours] of [
      ['PRESENT', 50],
      ['ABSENT', 28],
      ['MISSING', 4],
    ] as const)
      await check(absent, status, hours);
    await check(late, 'AUTHORISED_ABSENCE', 9, { occasion: 'EXIT', expectedBackAt: ago(3) });
    await check(onLeave, 'AUTHORISED_ABSENCE', 9, { expectedBackAt: ago(-3) });
    for (const id of [known, onLeave]) expect((await of(id, 'missing { since }')).missing).toBeNull();
    const { missing } = await of(
      absent,
      'missing { status since episode { id } steps { step overdue takenAt } nextStep { step } }',
    );
    expect(missing).toMatchObject({ status: 'MISSING', episode: null, nextStep: { step: 'CASE_MANAGER' } });
    expect(Date.now() - Date.parse(missing.since)).toBeGreaterThan(27 * HOUR);
    expect(
      missing.steps.map(({ step, overdue }: { step: string; overdue: boolean }) => [step, overdue]),
    ).toEqual([
      ['CASE_MANAGER', true],
      ['CENTRE_MANAGER', true],
      ['LEGAL_REPRESENTATIVE', true],
      ['POLICE', true],
      ['CHILD_PROTECTION', true],
    ]);
    const back = (await of(late, 'missing { status since steps { step overdue } }')).missing;
    expect(back.status).toBe('AUTHORISED_ABSENCE');
    expect(back.steps.map(({ overdue }: { overdue: boolean }) => overdue)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    const adult = await person({ date_of_birth: '1980-01-01' });
    await check(adult, 'ABSENT', 1);
    expect((await of(adult, 'missing { steps { step } }')).missing.steps).toEqual([
      { step: 'CASE_MANAGER' },
      { step: 'CENTRE_MANAGER' },
      { step: 'POLICE' },
    ]);
  });

  it('is told of step by step, notified by the State, comes back, is spoken with, and the episode is closed', async () => {
    const id = await person();
    const iom = { ...CLERK, organisation: 'IOM' };
    expect((await tell(id, 'CASE_MANAGER')).userErrors).toMatchObject([
      { code: 'RULE_VIOLATION', rule: 'NOT_MISSING' },
    ]);
    await check(id, 'PRESENT', 50);
    await check(id, 'ABSENT', 26);
    expect((await tell(id, 'POLICE')).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'step'] },
    ]);
    expect((await notify(id, { step: 'CASE_MANAGER' })).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT' },
    ]);
    expect((await notify(id, {}, iom)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await tell(id, 'CASE_MANAGER', { takenAt: ago(30) })).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'takenAt'] },
    ]);
    expect((await of(id, 'missingEpisodes { id }')).missingEpisodes).toEqual([]);
    expect((await tell(id, 'CASE_MANAGER', { takenAt: ago(25) })).userErrors).toEqual([]);
    expect((await tell(id, 'CASE_MANAGER')).userErrors).toMatchObject([
      { code: 'CONFLICT', path: ['input', 'step'] },
    ]);
    const notified = await notify(id, { takenAt: ago(20), reference: 'P-77' });
    const episode = notified['missingEpisode'];
    expect(episode.steps).toMatchObject([
      { step: 'CASE_MANAGER', overdue: false, takenBy: { id: CLERK.staffMember } },
      { step: 'CENTRE_MANAGER', overdue: true, takenAt: null },
      { step: 'LEGAL_REPRESENTATIVE', overdue: true },
      { step: 'POLICE', overdue: false, toWhom: 'Third precinct', reference: 'P-77' },
      { step: 'CHILD_PROTECTION', overdue: true },
    ]);
    const missingEpisodeId = episode.id;
    const other = await person();
    await expect(
      residents.owner`insert into residents.missing_step (id, episode_id, resident_id, step, taken_at)
        values (${newIdentifier()}, ${missingEpisodeId}, ${other}, 'CENTRE_MANAGER', now())`,
    ).rejects.toThrow(/missing_step_is_about_who_is_missed/);
    const refused = async (name: string, more: object, expected: object) =>
      expect((await change(name, { missingEpisodeId, ...more })).userErrors).toMatchObject([expected]);
    await refused('recordReturnInterview', { note: 'Early' }, { rule: 'NOT_RETURNED' });
    await refused('closeMissingEpisode', { outcome: 'RETURNED', reason: 'Back' }, { rule: 'NOT_RETURNED' });
    await refused('recordReturn', { returnedAt: ago(27) }, { code: 'BAD_USER_INPUT' });
    await refused('recordReturn', { expectedVersion: 9 }, { code: 'CONFLICT' });
    const returned = await change('recordReturn', { missingEpisodeId, returnedAt: ago(3) });
    expect(returned.userErrors).toEqual([]);
    expect(
      await of(id, 'latestPresence { status occasion } missing { status episode { id } }'),
    ).toMatchObject({
      latestPresence: { status: 'PRESENT', occasion: 'ENTRY' },
      missing: { status: null, episode: { id: missingEpisodeId } },
    });
    const now = { expectedVersion: 2 };
    await refused('recordReturn', now, { code: 'CONFLICT' });
    await refused(
      'closeMissingEpisode',
      { ...now, outcome: 'RETURNED', reason: 'Back' },
      { rule: 'INTERVIEW_NOT_HELD' },
    );
    const held = await change('recordReturnInterview', {
      missingEpisodeId,
      ...now,
      heldAt: ago(1),
      note: 'Was with an uncle',
    });
    expect(held.userErrors).toEqual([]);
    const closed = await change('closeMissingEpisode', {
      missingEpisodeId,
      expectedVersion: 3,
      outcome: 'RETURNED',
      reason: 'Back',
    });
    expect(closed['missingEpisode']).toMatchObject({ outcome: 'RETURNED', version: 4 });
    await refused(
      'closeMissingEpisode',
      { expectedVersion: 4, outcome: 'NOT_FOUND', reason: 'x' },
      { code: 'CONFLICT' },
    );
    expect((await of(id, 'missing { since }')).missing).toBeNull();
    expect((await of(id, 'missingEpisodes { interviewNote }')).missingEpisodes).toEqual([
      { interviewNote: 'Was with an uncle' },
    ]);
  });

  it('says in confidence what few may read, and to whom what was notified', async () => {
    const id = await person({}, SET);
    await share(residents.owner, SET, 'IOM', ['OPERATIONAL']);
    await check(id, 'ABSENT', 5);
    const { missingEpisode } = await notify(id);
    await change('recordReturn', { missingEpisodeId: missingEpisode.id });
    await change('recordReturnInterview', {
      missingEpisodeId: missingEpisode.id,
      expectedVersion: 2,
      note: 'In confidence',
    });
    const at = { ...CLERK, centres: [SET] };
    const NOTE = 'missingEpisodes { since interviewNote }';
    const TO_WHOM = 'missingEpisodes { steps { step takenAt toWhom } }';
    for (const actor of [
      { ...at, role: 'SOCIAL_WORKER' },
      { ...at, role: 'CENTRE_MANAGER' },
      { ...at, organisation: 'IOM' },
    ])
      expect(await of(id, NOTE, actor)).toMatchObject({
        missingEpisodes: [{ interviewNote: null }],
        codes: ['FORBIDDEN'],
      });
    expect(await of(id, NOTE, { ...at, role: 'PSYCHOLOGIST' })).toMatchObject({
      missingEpisodes: [{ interviewNote: 'In confidence' }],
    });
    for (const actor of [
      { ...at, role: 'INTERPRETER' },
      { ...at, organisation: 'IOM' },
    ]) {
      const { missingEpisodes } = await of(id, TO_WHOM, actor);
      expect(missingEpisodes[0].steps.find(({ step }: { step: string }) => step === 'POLICE')).toMatchObject({
        takenAt: expect.any(String),
        toWhom: null,
      });
    }
    expect((await of(id, TO_WHOM, at)).missingEpisodes[0].steps).toContainEqual(
      expect.objectContaining({ toWhom: 'Third precinct' }),
    );
  });
});
