import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { follows } from '../../../../test/support/follows.js';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { register } from '../support/residents.js';

const CENTRE = newIdentifier();
const FIELDS = 'size sizeWithheld question memberIds memberCells';
const PERIODS = { Q1: [1], Q2: [2], Q3: [3], Q4: [4], H1: [1, 2], H2: [3, 4], YEAR: [1, 2, 3, 4] };
const MONTHS = { 1: '02', 2: '05', 3: '08', 4: '11' };

/** One child in the second quarter, one girl in the first, one from Eritrea in the fourth; the others are many. */
const ARRIVALS: [quarter: 1 | 2 | 3 | 4, sex: string, nationality: string, count: number][] = [
  [1, 'MALE', 'SYR', 30],
  [1, 'FEMALE', 'SYR', 1],
  [2, 'MALE', 'AFG', 1],
  [3, 'MALE', 'SYR', 14],
  [3, 'FEMALE', 'AFG', 20],
  [4, 'FEMALE', 'SYR', 25],
  [4, 'MALE', 'ERI', 1],
];

let residents: OneSlice;
const people: { id: string; quarter: number; sex: string; nationality: string }[] = [];
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const [quarter, sex, nationality, count] of ARRIVALS)
    for (let one = 0; one < count; one += 1) {
      const arrived_at = `2023-${MONTHS[quarter]}-15T10:00:00Z`;
      const id = await register(residents.owner, CENTRE, { sex, nationality, arrived_at });
      people.push({ id, quarter, sex, nationality });
    }
}, 60_000);
afterAll(() => residents?.stop());

const analyst = (subject: string) => ({
  principal: `IOM:${subject}`,
  organisation: 'IOM',
  role: 'ANALYST',
  purpose: 'STATISTICS',
  centres: [CENTRE],
});
type Question = { period: keyof typeof PERIODS; sex?: string; nationality?: string; ageBand?: string };
const argumentsOf = ({ period, sex, nationality, ageBand }: Question) =>
  [
    `centreId: "${CENTRE}", year: 2023, period: ${period}`,
    sex && `sex: ${sex}`,
    nationality && `nationality: "${nationality}"`,
    ageBand && `ageBand: ${ageBand}`,
  ]
    .filter(Boolean)
    .join(', ');
/** Ten at a time, as many as the gateway lets through in one operation. */
async function askAll(actor: object, questions: Question[]) {
  const answers: (Record<'size' | 'memberIds', never> | null)[] = [];
  const errors: { extensions: { code: string } }[] = [];
  for (let at = 0; at < questions.length; at += 10) {
    const some = questions.slice(at, at + 10);
    const parts = some.map((one, index) => `q${index}: residentCohort(${argumentsOf(one)}) { ${FIELDS} }`);
    const answer = await residents.ask(actor, `{ ${parts.join(' ')} }`);
    answers.push(...some.map((_, index) => answer.data?.[`q${index}`] ?? null));
    errors.push(...(answer.errors ?? []));
  }
  return { answers, errors };
}
const belongs = ({ period, sex, nationality }: Question, one: (typeof people)[number]) =>
  PERIODS[period].includes(one.quarter) &&
  (!sex || one.sex === sex) &&
  (!nationality || one.nationality === nationality);

describe('an analyst who asks for everything about a year', () => {
  const periods = Object.keys(PERIODS) as (keyof typeof PERIODS)[];
  const questions: Question[] = periods.flatMap((period) => [
    { period },
    ...['MALE', 'FEMALE', 'OTHER', 'UNKNOWN'].map((sex) => ({ period, sex })),
    ...['SYR', 'AFG', 'ERI', 'IRQ'].map((nationality) => ({ period, nationality })),
    ...['ADULT', 'FROM_14_TO_15'].map((ageBand) => ({ period, ageBand })),
    { period, sex: 'MALE', nationality: 'SYR' },
  ]);

  it('is told true numbers of 11 people or more, and can single nobody out by any sum or difference of them', async () => {
    const { answers, errors } = await askAll(analyst('attacker'), questions);
    expect(errors).toEqual([]);
    const told = questions.flatMap((question, index) =>
      answers[index]!.size === null ? [] : [{ question, size: answers[index]!.size as number }],
    );
    expect(told.length).toBeGreaterThan(3);
    const rows = told.map(({ question, size }) => {
      const row = people.map((one) => (question.ageBand ? 1 : belongs(question, one) ? 1 : 0));
      if (!question.ageBand) expect(size).toBe(row.reduce<number>((sum, cell) => sum + cell, 0));
      expect(size).toBeGreaterThanOrEqual(11);
      return row;
    });
    // People whom no told figure tells apart stand together; no set of 1 to 10 people may follow from all figures.
    const together = new Map<string, number[]>();
    people.forEach((_, index) => {
      const column = rows.map((row) => row[index]!);
      together.set(column.join(''), [...(together.get(column.join('')) ?? []), index]);
    });
    const cells = [...together.values()];
    const overCells = rows.map((row) => cells.map(([one]) => row[one!]!));
    const small = Array.from({ length: 2 ** cells.length - 1 }, (_, set) =>
      cells.map((__, cell) => (((set + 1) >> cell) & 1 ? 1 : 0)),
    ).filter((set) => set.reduce<number>((sum, inside, cell) => sum + inside * cells[cell]!.length, 0) <= 10);
    expect(small.length).toBeGreaterThan(3);
    expect(small.filter((set) => follows(set, overCells))).toEqual([]);
  });

  it('gets the same answer for nobody, for one and for ten', async () => {
    const { answers } = await askAll(analyst('comparing'), [
      { period: 'Q2' },
      { period: 'Q2', nationality: 'IRQ' },
      { period: 'YEAR', nationality: 'ERI' },
      { period: 'YEAR', nationality: 'IRQ' },
    ]);
    for (const answer of answers)
      expect({ ...answer, question: '' }).toEqual({
        size: null,
        sizeWithheld: true,
        question: '',
        memberIds: [],
        memberCells: [],
      });
  });

  it('asks by two filters at most, of periods that are over, and not more than 120 times an hour', async () => {
    const three = await askAll(analyst('three'), [
      { period: 'YEAR', sex: 'MALE', nationality: 'SYR', ageBand: 'ADULT' },
    ]);
    expect(three.errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    const future = `{ residentCohort(centreId: "${CENTRE}", year: 2199, period: Q1) { size } }`;
    expect((await residents.ask(analyst('future'), future)).errors![0]!.extensions.code).toBe(
      'BAD_USER_INPUT',
    );
    for (let round = 0; round < 2; round += 1)
      await askAll(
        analyst('often'),
        Array.from({ length: 60 }, () => ({ period: 'YEAR' as const })),
      );
    const { errors } = await askAll(analyst('often'), [{ period: 'YEAR' }]);
    expect(errors![0]!.extensions.code).toBe('RATE_LIMITED');
    expect((await askAll(analyst('somebody-else'), [{ period: 'YEAR' }])).errors).toEqual([]);
  });

  it('leaves the question in the database and nobody of the cohort', async () => {
    const tables =
      await residents.owner`select table_name from information_schema.tables where table_schema = 'residents'`;
    expect(tables.map((table) => table['table_name'])).not.toContain('resident_cohort_member');
    const [row] = await residents.owner`select asked_by_subject from residents.cohort_question limit 1`;
    expect(row).toBeTruthy();
  });
});

describe('a figure', () => {
  it.each(['CASE_MANAGER', 'SOCIAL_WORKER', 'REGISTRAR'])(
    'is not for %s, whatever the organisation',
    async (role) => {
      for (const organisation of ['STATE', 'IOM']) {
        const actor = { ...analyst('x'), organisation, role, purpose: 'COORDINATION' };
        const { errors } = await askAll(actor, [{ period: 'YEAR' }]);
        expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
      }
    },
  );

  it('of another centre is none', async () => {
    const { answers } = await askAll({ ...analyst('y'), centres: [newIdentifier()] }, [{ period: 'YEAR' }]);
    expect(answers).toEqual([null]);
  });
});
