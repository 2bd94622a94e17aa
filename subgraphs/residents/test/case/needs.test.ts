import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { ago, missingDesk } from '../support/missing.js';
import { allow, share } from '../support/residents.js';

const [HERE, SHARED] = [newIdentifier(), newIdentifier()];
const CLERK = { centres: [HERE, SHARED], role: 'CASE_MANAGER', staffMember: newIdentifier() };
const OF_HEALTH = ['PHYSICAL_HEALTH', 'MENTAL_HEALTH'];

let residents: OneSlice;
const { of, person, write } = missingDesk(() => residents, HERE, CLERK);
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const centre of [HERE, SHARED]) residents.graph.known.add(centre);
  await share(residents.owner, SHARED, 'IOM', ['OPERATIONAL', 'PROTECTION']);
}, 60_000);
afterAll(() => residents?.stop());

const assess = (residentId: string, expectedVersion: number, needs: object[] | null, more: object = {}) =>
  write(
    'recordNeedsAssessment',
    { residentId, expectedVersion, riskLevel: 'LOW', needs, ...more },
    'resident { version }',
  );
const NEEDS = 'needs { area finding note assessedAt assessedBy { id } }';
/** What stands in each area of which something was said, by area. */
async function standing(id: string) {
  const { needs } = await of(id, NEEDS);
  expect(needs).toHaveLength(12);
  return Object.fromEntries(
    needs
      .filter(({ finding }: { finding: string | null }) => finding)
      .map(({ area, finding }: { area: string; finding: string }) => [area, finding]),
  );
}

describe('what an assessment finds in each area of need', () => {
  it('says each area once and in no empty words, or changes nothing', async () => {
    const id = await person();
    const twice = [
      { area: 'FOOD', finding: 'NO_NEED' },
      { area: 'FOOD', finding: 'NEED' },
    ];
    expect((await assess(id, 1, twice)).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'needs', '1', 'area'] },
    ]);
    for (const note of [' ', 'x'.repeat(501)])
      expect((await assess(id, 1, [{ area: 'FOOD', finding: 'NEED', note }])).userErrors).toMatchObject([
        { code: 'BAD_USER_INPUT', path: ['input', 'needs', '0', 'note'] },
      ]);
    expect((await assess(id, 7, [{ area: 'FOOD', finding: 'NEED' }])).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    expect(await standing(id)).toEqual({});
    expect((await of(id, 'version caseHistory { kind }')).caseHistory).toEqual([]);
  });

  it('is unknown where nothing was said, and what was left out later on stays as it was found', async () => {
    const id = await person();
    const first = [
      { area: 'EDUCATION', finding: 'NEED', note: 'Has not been at school for two years' },
      { area: 'FOOD', finding: 'NO_NEED' },
      { area: 'SAFETY', finding: 'NOT_LOOKED_AT' },
      { area: 'MENTAL_HEALTH', finding: 'URGENT_NEED' },
    ];
    expect((await assess(id, 1, first, { assessedAt: ago(30) })).userErrors).toEqual([]);
    const later = [
      { area: 'EDUCATION', finding: 'MET' },
      { area: 'MENTAL_HEALTH', finding: 'NOT_LOOKED_AT' },
    ];
    expect((await assess(id, 2, later, { assessedAt: ago(2) })).userErrors).toEqual([]);
    expect((await assess(id, 3, null, { assessedAt: ago(1) })).userErrors).toEqual([]);
    // Written up late, of before the last one.
    expect(
      (await assess(id, 4, [{ area: 'EDUCATION', finding: 'URGENT_NEED' }], { assessedAt: ago(40) }))
        .userErrors,
    ).toEqual([]);
    expect(await standing(id)).toEqual({
      FOOD: 'NO_NEED',
      SAFETY: 'NOT_LOOKED_AT',
      MENTAL_HEALTH: 'URGENT_NEED',
      EDUCATION: 'MET',
    });
    const { needs, caseHistory } = await of(id, `${NEEDS} caseHistory { needs { area finding note } }`);
    expect(needs.find(({ area }: { area: string }) => area === 'RECREATION')).toEqual({
      ...{ area: 'RECREATION', finding: null, note: null, assessedAt: null, assessedBy: null },
    });
    expect(needs.find(({ area }: { area: string }) => area === 'FOOD').assessedBy).toEqual({
      id: CLERK.staffMember,
    });
    expect(caseHistory.map(({ needs }: { needs: { finding: string }[] }) => needs)).toEqual([
      [],
      [
        { area: 'MENTAL_HEALTH', finding: 'NOT_LOOKED_AT', note: null },
        { area: 'EDUCATION', finding: 'MET', note: null },
      ],
      [
        { area: 'FOOD', finding: 'NO_NEED', note: null },
        { area: 'MENTAL_HEALTH', finding: 'URGENT_NEED', note: null },
        { area: 'SAFETY', finding: 'NOT_LOOKED_AT', note: null },
        { area: 'EDUCATION', finding: 'NEED', note: 'Has not been at school for two years' },
      ],
      [{ area: 'EDUCATION', finding: 'URGENT_NEED', note: null }],
    ]);
  });

  it('is read by who reads of protection, of health by who reads of health, by IOM as far as it is opened', async () => {
    const id = await person({}, SHARED);
    const needs = [...OF_HEALTH, 'FOOD'].map((area) => ({ area, finding: 'NEED' }));
    expect((await assess(id, 1, needs)).userErrors).toEqual([]);
    for (const [actor, read] of [
      [{ ...CLERK, role: 'INTERPRETER' }, null],
      [{ ...CLERK, role: 'SOCIAL_WORKER' }, 10],
      [{ ...CLERK, organisation: 'IOM' }, 10],
      [{ ...CLERK, role: 'NURSE' }, 12],
    ] as const) {
      const told = await of(id, 'needs { area finding } caseHistory { needs { area } }', actor);
      if (read === null) expect(told).toMatchObject({ needs: null, codes: ['FORBIDDEN', 'FORBIDDEN'] });
      else {
        expect(told.codes).toBeUndefined();
        expect(told.needs).toHaveLength(read);
        expect(told.caseHistory[0].needs).toHaveLength(read === 12 ? 3 : 1);
      }
    }
    // To whom one resident is opened, another one is not; neither is the health of one by that of another.
    const opened = await person({}, SHARED);
    await allow(residents.owner, opened, { field_groups: ['HEALTH'] });
    const iom = { ...CLERK, organisation: 'IOM' };
    expect((await of(opened, 'needs { area }', iom)).needs).toHaveLength(12);
    expect((await of(id, 'needs { area }', iom)).needs).toHaveLength(10);
    expect(await of(await person(), NEEDS, { ...CLERK, organisation: 'IOM' })).toEqual({ codes: undefined });
  });

  it('is kept as it was said: one finding in each area, about whose step it is', async () => {
    const [id, other] = [await person(), await person()];
    await assess(id, 1, [{ area: 'FOOD', finding: 'NEED' }]);
    const [row] = await residents.owner`select * from residents.area_assessment where resident_id = ${id}`;
    const put = (values: object) =>
      residents.owner`insert into residents.area_assessment ${residents.owner({ ...row!, id: newIdentifier(), ...values })}`;
    await expect(put({ finding: 'MET' })).rejects.toThrow(/area_assessment_once_a_step/);
    await expect(put({ area: 'CARE', resident_id: other })).rejects.toThrow(
      /area_assessment_is_about_whose_step_it_is/,
    );
    await expect(put({ area: 'CARE', note: '' })).rejects.toThrow(/area_assessment_note_says_something/);
    await expect(put({ area: 'CARE', finding: 'NONE' })).rejects.toThrow(/area_assessment_finding_words/);
  });
});
