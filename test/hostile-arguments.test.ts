import type { Slice } from '@mrrm/platform/slice';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slice as facilities } from '../subgraphs/facilities/dist/slice.js';
import { slice as residents } from '../subgraphs/residents/dist/slice.js';
import { slice as services } from '../subgraphs/services/dist/slice.js';
import { slice as staff } from '../subgraphs/staff/dist/slice.js';
import {
  askOutOfPlace,
  CENTRE,
  countRows,
  ID,
  type Question,
  questionsOf,
} from './support/arguments/out-of-place.js';
import { type OneSlice, startOneSlice } from './support/one-slice/slice.js';
import { isLong } from './support/run/long.js';

/**
 * The quick form tells every fourth of these values in a place and others in the next places, the long form all of them in each.
 */
const HOSTILE: Record<string, unknown[]> = {
  ID: ['', ' ', 'x', '-'.repeat(36), '018f0000000070008000000000000001', `${ID}\u200b`, `${ID}!`],
  String: ['', '   ', '\u200b', '\u2800', 'a\u202eb', 'a\u0007b', 'a\ud800b', 'a\0b'],
  DateTimeISO: [
    'March 7',
    '0024-05-06T10:00:00+02:00',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-14:00',
    '+275760-09-13T00:00:00Z',
    '2024-02-30T00:00:00Z',
    '',
    '2024-05-06',
  ],
  LocalDate: ['0000-01-01', '0024-05-06', '9999-12-31', '2024-02-30', '', '2024-05-06T10:00:00Z', 'March 7'],
};
/** Moments and days that are taken, and lie as far out as any. */
const EDGES: Record<string, unknown[]> = {
  DateTimeISO: ['1900-01-01T00:00:00Z', '2200-12-31T23:59:59.999Z'],
  LocalDate: ['1900-01-01', '2200-12-31'],
};

function inTurn(questions: Question[]): Question[] {
  let [place, value] = [0, 0];
  return questions.filter((question, index) => {
    const isNext = question.place !== questions[index - 1]?.place;
    [place, value] = isNext ? [place + 1, 0] : [place, value + 1];
    return isLong || (place + value) % 4 === 0;
  });
}

describe.each<[string, Slice<never>]>([
  ['residents', residents as Slice<never>],
  ['services', services as Slice<never>],
  ['staff', staff as Slice<never>],
  ['facilities', facilities as Slice<never>],
])('what a client may say to %s', (_, slice) => {
  let running: OneSlice;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    running = await startOneSlice(slice);
    schema = (await slice.build()).schema;
    for (const id of [ID, CENTRE]) running.graph.known.add(id);
  });
  afterAll(() => running?.stop());

  it('is refused as bad input where it is none, and changes nothing', async () => {
    const questions = inTurn(questionsOf(schema, HOSTILE));
    const before = await countRows(running, slice.name);
    const faults: string[] = [];
    for (const [number, question] of questions.entries()) {
      const { field, place, value, write } = question;
      const { codes, path } = await askOutOfPlace(running, slice, question, number);
      const told = `${field.name} ${place.path.join('.')} ${JSON.stringify(value)}: ${codes.join() || 'taken'}`;
      if (codes.length === 0 || codes.some((code) => code !== 'BAD_USER_INPUT')) faults.push(told);
      else if (write && path && path.join('.') !== place.path.join('.'))
        faults.push(`${told} at ${path.join('.')}`);
    }
    console.log(`${slice.name}: ${questions.length} hostile values told, ${faults.length} differences`);
    expect(faults).toEqual([]);
    expect(await countRows(running, slice.name)).toEqual(before);
    expect(questions.length).toBeGreaterThan(40);
  }, 120_000);

  it('never ends in a fault of the slice, however far out a moment or a day lies', async () => {
    const faults: string[] = [];
    for (const [number, question] of questionsOf(schema, EDGES).entries()) {
      const { codes } = await askOutOfPlace(running, slice, question, 100_000 + number);
      if (codes.includes('INTERNAL'))
        faults.push(`${question.field.name} ${question.place.path.join('.')} ${question.value}`);
    }
    expect(faults).toEqual([]);
  }, 60_000);
});
