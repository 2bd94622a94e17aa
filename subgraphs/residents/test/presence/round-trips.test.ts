import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { type CountedPostgres, countPostgres } from '../../../../test/support/round-trips.js';
import { slice } from '../../src/slice.js';
import { register } from '../support/residents.js';

const HERE = newIdentifier();
const ONE = `mutation ($input: RecordPresenceInput!) { recordPresence(input: $input) {
  presence { id status } userErrors { code message } } }`;
const ALL = `mutation ($input: RecordPresencesInput!) { recordPresences(input: $input) {
  recorded userErrors { code message } } }`;

let beside: OneSlice;
let postgres: CountedPostgres;
let residents: OneSlice;
let here: string[];
beforeAll(async () => {
  beside = await startOneSlice(slice);
  postgres = await countPostgres(beside.appUrl);
  const environment = { DATABASE_URL_RESIDENTS: postgres.url, AGREEMENT_FRESH_MILLISECONDS: '60000' };
  residents = await startOneSlice(slice, environment, beside);
  here = await Promise.all(Array.from({ length: 100 }, () => register(beside.owner, HERE)));
  // A connection learns each statement once, and the slice what is agreed.
  for (let time = 0; time < 6; time += 1) {
    await recordOne(here[time]!);
    await recordAll();
  }
}, 60_000);
afterAll(async () => {
  await residents?.stop();
  await postgres?.close();
  await beside?.stop();
});

const write = async (query: string, input: object) => {
  const variables = { input: { idempotencyKey: newIdentifier(), ...input } };
  const { data, errors } = await residents.ask({ centres: [HERE], urgent: true }, query, variables);
  expect(errors).toBeUndefined();
  return Object.values(data)[0] as Record<string, unknown>;
};
const recordOne = (residentId: string) => write(ONE, { residentId, status: 'PRESENT' });
const recordAll = () =>
  write(ALL, { centreId: HERE, entries: here.map((residentId) => ({ residentId, status: 'PRESENT' })) });

/** Of several, the least: a connection may be new to a statement. */
async function leastOf(work: () => Promise<unknown>) {
  const taken = [];
  for (let time = 0; time < 3; time += 1) {
    postgres.take();
    await work();
    taken.push(postgres.take());
  }
  return taken.sort((one, other) => one.trips - other.trips)[0]!;
}

it('records one check, reads it back and keeps both events in seven round trips', async () => {
  const { trips, statements } = await leastOf(async () => {
    const told = await recordOne(here[0]!);
    expect(told).toMatchObject({ presence: { status: 'PRESENT' }, userErrors: [] });
  });
  expect(trips).toBeLessThanOrEqual(7);
  expect(statements).toBeLessThanOrEqual(18);
});

it('records the checks of a hundred in three round trips: what takes the key, what writes, and what commits with its event', async () => {
  const { trips, statements } = await leastOf(async () => {
    expect(await recordAll()).toEqual({ recorded: 100, userErrors: [] });
  });
  expect(trips).toBeLessThanOrEqual(3);
  expect(statements).toBeLessThanOrEqual(7);
});

it('repeats a write under its key, whatever of it was sent before the key was known to be taken', async () => {
  const input = { idempotencyKey: newIdentifier(), residentId: here[1]!, status: 'PRESENT' };
  const first = await write(ONE, input);
  const count = async () => {
    const [row] = await beside.owner`select count(*)::int as rows from residents.presence`;
    return row!['rows'] as number;
  };
  const before = await count();
  const again = await Promise.all([write(ONE, input), write(ONE, input), write(ONE, input)]);
  for (const one of again) expect(one).toEqual(first);
  expect(await count()).toBe(before);
  const other = await write(ONE, { ...input, status: 'ABSENT' });
  expect(other).toMatchObject({ presence: null, userErrors: [{ code: 'CONFLICT' }] });
  expect(await count()).toBe(before);
});

it('goes on when another replica has moved the end of the audit, and keeps one chain', async () => {
  for (let time = 0; time < 4; time += 1) {
    const through = [residents, beside][time % 2]!;
    const { data } = await through.ask({ centres: [HERE] }, ONE, {
      input: { idempotencyKey: newIdentifier(), residentId: here[2], status: 'PRESENT' },
    });
    expect(data.recordPresence).toMatchObject({ presence: { status: 'PRESENT' }, userErrors: [] });
  }
  const [chain] = await beside.owner`select max(sequence)::int as last, count(*)::int as links,
    (select sequence::int from residents.audit_head) as head from residents.audit_event`;
  expect(chain).toEqual({ last: chain!['head'], links: chain!['head'], head: chain!['head'] });
});
