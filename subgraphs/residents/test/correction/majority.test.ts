import { newIdentifier } from '@mrrm/platform/values/identifiers';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { majorityMove, movesAnything, tellMove } from '../../src/correction/rules/majority-move.js';
import { isChildOn } from '../../src/register/rules/majority.js';
import { slice } from '../../src/slice.js';
import { allow, register } from '../support/residents.js';

const HERE = newIdentifier();
const LEGAL = newIdentifier();
const CLERK = { centres: [HERE] };
const BY_LAW = {
  role: 'LEGAL_REPRESENTATIVE',
  principal: 'representative-1',
  purpose: 'LEGAL_AID',
  centres: [],
};
const IOM = { organisation: 'IOM', role: 'CASE_MANAGER', centres: [HERE] };

let residents: OneSlice;
beforeAll(async () => {
  residents = await startOneSlice(slice);
  residents.graph.known.add(HERE);
  await residents.owner`insert into residents.legal_representative (id, full_name, bureau, subject)
    values (${LEGAL}, 'Legal Representative', 'Bureau', 'representative-1')`;
}, 60_000);
afterAll(() => residents?.stop());

/** The first of January of the year in which somebody of this year is so many years old. */
const bornYearsAgo = (years: number) => `${new Date().getUTCFullYear() - years}-01-01`;
/** Somebody who is represented, and for whom a representative allowed something on a day. */
async function child(dateOfBirth: string, givenAt = '2024-02-01T12:00:00Z') {
  const id = await register(residents.owner, HERE, { date_of_birth: dateOfBirth });
  await residents.owner`insert into residents.representation (id, resident_id, legal_representative_id, appointed_on)
    values (${newIdentifier()}, ${id}, ${LEGAL}, '2024-01-01')`;
  const more = { given_by: 'LEGAL_REPRESENTATIVE', given_at: givenAt };
  const consent = await allow(residents.owner, id, more);
  return { id, consent };
}
async function correct(residentId: string, more: object) {
  const input = {
    idempotencyKey: newIdentifier(),
    residentId,
    expectedVersion: 1,
    reason: 'Passport seen',
    ...more,
  };
  const { data, errors } = await residents.ask(
    CLERK,
    `mutation ($input: CorrectResidentInput!) { correctResident(input: $input) {
      resident { version consents { inForce withdrawnAt } } userErrors { code path rule severity message opens } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data.correctResident;
}
const isSeenBy = async (actor: object, id: string) =>
  (await residents.ask(actor, 'query ($id: ID!) { resident(id: $id) { id } }', { id })).data.resident !==
  null;

describe('a corrected date of birth', () => {
  it('that makes an adult of a child is told first, and then ends representation and consents at once', async () => {
    const { id } = await child(bornYearsAgo(12));
    expect([await isSeenBy(BY_LAW, id), await isSeenBy(IOM, id)]).toEqual([true, true]);
    const told = {
      code: 'RULE_VIOLATION',
      path: ['input', 'dateOfBirth'],
      message: expect.stringMatching(
        /of age today\. The legal representation of the child ends\. 1 consent /,
      ),
    };
    const adult = { dateOfBirth: bornYearsAgo(30) };
    expect(await correct(id, adult)).toMatchObject({
      resident: null,
      userErrors: [{ ...told, severity: 'ERROR', rule: 'MOVES_MAJORITY', opens: '`movesMajority: true`' }],
    });
    expect([await isSeenBy(BY_LAW, id), await isSeenBy(IOM, id)]).toEqual([true, true]);
    const { resident, userErrors } = await correct(id, { ...adult, movesMajority: true });
    expect(userErrors).toMatchObject([{ ...told, severity: 'WARNING' }]);
    // Of age already when it was given: whoever gave it spoke for no child. It is withdrawn, and not only asleep.
    expect(resident).toMatchObject({
      version: 2,
      consents: [{ inForce: false, withdrawnAt: expect.any(String) }],
    });
    expect([await isSeenBy(BY_LAW, id), await isSeenBy(IOM, id)]).toEqual([false, false]);
  });

  it('lets sleep what was given for a child who has come of age since, and wakes it when it was a mistake', async () => {
    const { id } = await child(bornYearsAgo(12));
    const years = new Date().getUTCFullYear() - 2024;
    // A child in February 2024, and of age on the first of January of this year.
    const ofAge = { dateOfBirth: bornYearsAgo(Math.max(18, 17 + years - 1)), movesMajority: true };
    const { resident } = await correct(id, ofAge);
    expect(resident.consents).toEqual([{ inForce: false, withdrawnAt: null }]);
    const back = { dateOfBirth: bornYearsAgo(12), expectedVersion: 2 };
    expect((await correct(id, back)).userErrors[0].message).toMatch(
      /is a child today\. A legal representation that had ended with childhood holds again\. 1 consent .* again/,
    );
    expect((await correct(id, { ...back, movesMajority: true })).resident.consents).toMatchObject([
      { inForce: true },
    ]);
    expect(await isSeenBy(BY_LAW, id)).toBe(true);
  });

  it('that leaves majority where it is moves nothing and is not asked about; nor is an unknown one', async () => {
    const { id } = await child(bornYearsAgo(12));
    expect((await correct(id, { dateOfBirth: bornYearsAgo(11) })).userErrors).toEqual([]);
    // Whose birth is not known counts as a child.
    const { resident, userErrors } = await correct(id, { dateOfBirth: null, expectedVersion: 2 });
    expect([userErrors, resident.consents]).toMatchObject([[], [{ inForce: true }]]);
    const adult = await register(residents.owner, HERE, { date_of_birth: bornYearsAgo(40) });
    expect((await correct(adult, { dateOfBirth: bornYearsAgo(41) })).userErrors).toEqual([]);
    expect((await correct(adult, { dateOfBirth: null, expectedVersion: 2 })).userErrors).toMatchObject([
      { rule: 'MOVES_MAJORITY', message: expect.stringMatching(/See that somebody represents the child\./) },
    ]);
  });

  it('is refused after the day on which somebody was represented', async () => {
    const id = await register(residents.owner, HERE, { date_of_birth: '2023-06-01' });
    await residents.owner`insert into residents.representation (id, resident_id, legal_representative_id, appointed_on)
      values (${newIdentifier()}, ${id}, ${LEGAL}, '2023-07-01')`;
    expect((await correct(id, { dateOfBirth: '2023-08-01' })).userErrors).toMatchObject([
      { code: 'RULE_VIOLATION', path: ['input', 'dateOfBirth'], rule: 'REPRESENTED_BEFORE_BIRTH' },
    ]);
  });
});

describe('what a corrected date of birth moves', () => {
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10));
  const life = fc.record({
    from: fc.option(day),
    to: fc.option(day),
    today: day,
    representations: fc.array(
      fc.record({ appointedOn: day, endedOn: fc.option(day), ofAdult: fc.boolean() }),
      { maxLength: 3 },
    ),
    consents: fc.array(fc.record({ id: fc.uuid(), givenOn: day }), { maxLength: 4 }),
  });

  it('is counted as PostgreSQL counts whose consent opens, and is told whenever anything moves', async () => {
    const lives = fc.sample(life, { numRuns: 200, seed: 11 });
    const asked = lives.flatMap(({ from, to, today, consents }) =>
      consents.flatMap(({ givenOn }) => [from, to].map((born) => ({ born, givenOn, today }))),
    );
    const rows = await residents.owner<{ speaks: boolean }[]>`
      select residents.giver_may_speak('LEGAL_REPRESENTATIVE', given + time '12:00', born, ${HERE}::uuid, day + time '12:00') as speaks
      from unnest(${asked.map(({ born }) => born)}::date[], ${asked.map(({ givenOn }) => givenOn)}::date[],
        ${asked.map(({ today }) => today)}::date[]) with ordinality as pair (born, given, day, number) order by number`;
    const said = rows.map(({ speaks }) => speaks);
    for (const one of lives) {
      const move = majorityMove(one);
      for (const consent of one.consents) {
        const [before, after] = said.splice(0, 2);
        const opens = after && !move.unfounded.includes(consent);
        expect([move.ending.includes(consent), move.reopening.includes(consent)]).toEqual([
          before && !opens,
          !before && opens,
        ]);
      }
      const same = majorityMove({ ...one, to: one.from });
      expect([movesAnything(same), tellMove(same)]).toEqual([false, '']);
      expect(move.becomes === 'ADULT').toBe(isChildOn(one.from, one.today) && !isChildOn(one.to, one.today));
      const toldOf = move.becomes ?? move.representation ?? [...move.ending, ...move.reopening][0];
      expect(tellMove(move) !== '').toBe(Boolean(toldOf));
    }
    expect(said).toEqual([]);
  });
});
