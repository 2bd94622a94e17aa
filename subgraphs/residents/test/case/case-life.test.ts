import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { ago, missingDesk } from '../support/missing.js';
import { share } from '../support/residents.js';

const [HERE, SHARED] = [newIdentifier(), newIdentifier()];
const CLERK = { centres: [HERE, SHARED], role: 'CASE_MANAGER', staffMember: newIdentifier() };

let residents: OneSlice;
const { of, person, write } = missingDesk(() => residents, HERE, CLERK);
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const centre of [HERE, SHARED]) residents.graph.known.add(centre);
  await share(residents.owner, SHARED, 'IOM', ['OPERATIONAL', 'PROTECTION']);
}, 60_000);
afterAll(() => residents?.stop());

/** Whom a filter chooses. */
async function chosen(filter: string, actor: object = CLERK) {
  const { data, errors } = await residents.ask(
    actor,
    `query ($id: ID!) { residents(centreId: $id, first: 100, filter: { ${filter} }) { nodes { id } } }`,
    { id: HERE },
  );
  return {
    ids: data.residents?.nodes.map(({ id }: { id: string }) => id),
    codes: errors?.map(({ extensions }) => extensions.code),
  };
}
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('the screening of who arrives', () => {
  it('is due within 24 hours, overdue after that, and counts when it was done in this stay', async () => {
    const [fresh, late, done] = [
      await person({ arrived_at: ago(3) }),
      await person({ arrived_at: ago(30) }),
      await person({ arrived_at: ago(30) }),
    ];
    const screen = (residentId: string, more: object) =>
      write(
        'recordScreening',
        { residentId, statement: 'A wound on the left hand', ...more },
        'resident { id }',
      );
    expect((await screen(done, { screenedAt: ago(31) })).userErrors).toMatchObject([
      { rule: 'BEFORE_ARRIVAL' },
    ]);
    expect((await screen(done, { statement: ' ' })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    expect((await screen(done, { screenedAt: ago(20) })).userErrors).toEqual([]);
    const told = 'screening { dueAt doneAt doneBy { id } overdue }';
    expect((await of(fresh, told)).screening).toMatchObject({ doneAt: null, overdue: false });
    expect((await of(late, told)).screening).toMatchObject({ doneAt: null, overdue: true });
    expect((await of(done, told)).screening).toMatchObject({
      overdue: false,
      doneBy: { id: CLERK.staffMember },
    });
    const { ids } = await chosen('screeningOverdue: true');
    expect(ids).toContain(late);
    expect(ids).not.toContain(fresh);
    expect(ids).not.toContain(done);
  });
});

describe('the life of a case', () => {
  it('is assessed, reviewed, closed with what is still open and reopened, and keeps risk and state of each step', async () => {
    const id = await person();
    const step = (name: string, input: object) =>
      write(name, { residentId: id, ...input }, 'resident { version }');
    const assessed = { expectedVersion: 1, riskLevel: 'HIGH', assessedAt: ago(24 * 100) };
    expect(
      (await step('recordNeedsAssessment', { ...assessed, caseState: 'CLOSED' })).userErrors,
    ).toMatchObject([{ rule: 'SAYS_WHAT_IS_OPEN' }]);
    await step('recordNeedsAssessment', assessed);
    expect((await chosen('caseReviewDue: true')).ids).toContain(id);
    expect((await step('reviewCase', { expectedVersion: 1 })).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    for (const input of [{ nextReviewOn: day(-3) }, { statement: '' }])
      expect((await step('reviewCase', { expectedVersion: 2, ...input })).userErrors).toMatchObject([
        { code: 'BAD_USER_INPUT' },
      ]);
    expect((await step('reopenCase', { expectedVersion: 2, reason: 'Why' })).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    const reviewed = {
      expectedVersion: 2,
      riskLevel: 'MEDIUM',
      nextReviewOn: day(30),
      statement: 'Sleeps well',
    };
    expect((await step('reviewCase', reviewed)).userErrors).toEqual([]);
    expect((await chosen('caseReviewDue: true')).ids).not.toContain(id);
    expect((await of(id, 'caseReviewDueOn')).caseReviewDueOn).toBe(day(30));
    expect((await step('closeCase', { expectedVersion: 3, stillOpen: ' ' })).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT' },
    ]);
    expect(
      (await step('closeCase', { expectedVersion: 3, stillOpen: 'School: the teacher goes on' })).userErrors,
    ).toEqual([]);
    for (const name of ['reviewCase', 'recordNeedsAssessment'])
      expect(
        (await step(name, { expectedVersion: 4, ...(name === 'reviewCase' ? {} : { riskLevel: 'LOW' }) }))
          .userErrors,
      ).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await of(id, 'caseReviewDueOn')).caseReviewDueOn).toBeNull();
    expect((await step('reopenCase', { expectedVersion: 4, reason: 'Threatened again' })).userErrors).toEqual(
      [],
    );
    const { caseState, riskLevel, caseHistory } = await of(
      id,
      'caseState riskLevel caseHistory { kind riskLevel caseState statement reviewDueOn takenBy { id } }',
    );
    expect([caseState, riskLevel]).toEqual(['REOPENED', 'MEDIUM']);
    expect(caseHistory).toMatchObject([
      { kind: 'REOPENED', riskLevel: 'MEDIUM', caseState: 'REOPENED', statement: 'Threatened again' },
      { kind: 'CLOSED', caseState: 'CLOSED', statement: 'School: the teacher goes on', reviewDueOn: null },
      { kind: 'REVIEWED', riskLevel: 'MEDIUM', caseState: 'ASSESSMENT', takenBy: { id: CLERK.staffMember } },
      { kind: 'ASSESSED', riskLevel: 'HIGH', caseState: 'ASSESSMENT' },
    ]);
  });

  it('goes on when who has departed comes back, and says so', async () => {
    const id = await person({
      departed_at: ago(48),
      departure_reason: 'LEFT_WITHOUT_NOTICE',
      case_state: 'CLOSED',
    });
    const back = { residentId: id, expectedVersion: 1, arrivedAt: ago(1) };
    expect((await write('readmitResident', back, 'resident { id }')).userErrors).toEqual([]);
    expect(await of(id, 'caseState caseHistory { kind statement }')).toMatchObject({
      caseState: 'REOPENED',
      caseHistory: [{ kind: 'REOPENED', statement: 'Readmitted' }],
    });
  });

  it('is chosen by its review by those alone who read of cases', async () => {
    expect((await chosen('caseReviewDue: true', { ...CLERK, role: 'INTERPRETER' })).codes).toEqual([
      'FORBIDDEN',
    ]);
  });
});

describe('what makes somebody vulnerable', () => {
  it('is confirmed by somebody else, once, and resolved with a reason', async () => {
    const id = await person();
    const recorded = await write(
      'recordVulnerability',
      { residentId: id, kind: 'DISABILITY', knownFrom: 'OBSERVED', identifiedAt: ago(50) },
      'vulnerability { id }',
    );
    const vulnerabilityId = recorded['vulnerability'].id;
    const change = (name: string, expectedVersion: number, more: object = {}, actor: object = CLERK) =>
      write(name, { vulnerabilityId, expectedVersion, ...more }, 'vulnerability { version }', actor);
    expect((await change('confirmVulnerability', 1)).userErrors).toMatchObject([{ rule: 'SECOND_PERSON' }]);
    const other = { ...CLERK, principal: 'another', staffMember: newIdentifier() };
    expect((await change('confirmVulnerability', 7, {}, other)).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    expect((await change('confirmVulnerability', 1, {}, other)).userErrors).toEqual([]);
    expect((await change('confirmVulnerability', 2, {}, other)).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    for (const more of [{ reason: ' ' }, { reason: 'Treated', resolvedAt: ago(60) }])
      expect((await change('resolveVulnerability', 2, more)).userErrors).toMatchObject([
        { code: 'BAD_USER_INPUT' },
      ]);
    expect(
      (await change('resolveVulnerability', 2, { reason: 'Treated', resolvedAt: ago(2) })).userErrors,
    ).toEqual([]);
    expect((await change('resolveVulnerability', 3, { reason: 'Again' })).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    expect(
      (await of(id, 'vulnerabilities { knownFrom confirmedBy { id } resolutionReason }')).vulnerabilities,
    ).toEqual([
      { knownFrom: 'OBSERVED', confirmedBy: { id: other.staffMember }, resolutionReason: 'Treated' },
    ]);
    await expect(
      residents.owner`update residents.vulnerability set confirmed_by_subject = recorded_by_subject where id = ${vulnerabilityId}`,
    ).rejects.toThrow(/vulnerability_confirmed_by_somebody_else/);
  });
});

describe('what is best for somebody', () => {
  it('is noted in confidence: three roles of the State read it, and nothing opens it to others', async () => {
    const id = await person({}, SHARED);
    const note = { residentId: id, note: 'To stay with her sister' };
    expect(
      (await write('recordBestInterestNote', { ...note, note: '' }, 'bestInterestNote { id }')).userErrors,
    ).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    expect(
      (await write('recordBestInterestNote', note, 'bestInterestNote { note }'))['bestInterestNote'],
    ).toEqual({ note: 'To stay with her sister' });
    const NOTES = 'bestInterestNotes { note }';
    expect((await of(id, NOTES, { ...CLERK, role: 'PSYCHOLOGIST' })).bestInterestNotes).toHaveLength(1);
    for (const actor of [
      { ...CLERK, role: 'SOCIAL_WORKER' },
      { ...CLERK, role: 'CENTRE_MANAGER' },
      { ...CLERK, organisation: 'IOM' },
    ])
      expect(await of(id, NOTES, actor)).toMatchObject({ bestInterestNotes: null, codes: ['FORBIDDEN'] });
  });
});

describe('whom one legal representative represents', () => {
  it('is warned of beyond thirty, and refused to nobody', async () => {
    const legal = newIdentifier();
    await residents.owner`insert into residents.legal_representative (id, full_name, bureau) values (${legal}, 'A', 'B')`;
    const ids = await Promise.all(Array.from({ length: 31 }, () => person()));
    for (const id of ids.slice(0, 29))
      await residents.owner`insert into residents.representation (id, resident_id, legal_representative_id, appointed_on)
        values (${newIdentifier()}, ${id}, ${legal}, '2024-01-02')`;
    const appoint = async (residentId: string) =>
      (
        await write(
          'appointLegalRepresentative',
          { residentId, legalRepresentativeId: legal },
          'representation { id }',
        )
      ).userErrors;
    expect(await appoint(ids[29]!)).toEqual([]);
    expect(await appoint(ids[30]!)).toMatchObject([
      { code: 'RULE_VIOLATION', path: ['input', 'legalRepresentativeId'] },
    ]);
    const [row] =
      await residents.owner`select count(*)::int as represented from residents.representation where legal_representative_id = ${legal}`;
    expect(row!['represented']).toBe(31);
  });
});
