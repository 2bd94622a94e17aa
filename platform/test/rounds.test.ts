import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Chore } from '@mrrm/platform/writing/chore';
import { startRounds } from '@mrrm/platform/writing/rounds';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { slice } from '../../subgraphs/residents/src/slice.js';
import { register } from '../../subgraphs/residents/test/support/residents.js';
import { type OneSlice, startOneSlice } from '../../test/support/one-slice/slice.js';

const HERE = newIdentifier();
let residents: OneSlice;
let done: string[];

beforeAll(async () => {
  process.env['LOG_LEVEL'] ??= 'silent';
  residents = await startOneSlice({
    ...slice,
    chores: {
      first: async function* () {
        done.push('first');
        yield 1;
        throw new TypeError('a fault of the first');
      },
      second: async function* ({ request }) {
        const query = await request.read();
        await query.execute('select 1 / 0');
        yield 1;
      },
      third: async function* () {
        for (const portion of ['third', 'third again']) {
          done.push(portion);
          yield 1;
        }
      },
    },
  });
  residents.graph.known.add(HERE);
});
afterAll(() => residents?.stop());

it('a round in which chores and a row fail goes on with all others, says that something failed, and tries it again', async () => {
  const { owner: sql } = residents;
  const people = [];
  // More than a portion of rows.
  for (let count = 0; count < 30; count += 1)
    people.push(await register(sql, HERE, { verification: 'UNVERIFIED' }));
  await sql`insert into residents.presence (id, resident_id, centre_id, checked_at, status, verification,
      recorded_by_subject, recorded_by_organisation)
    values (${newIdentifier()}, ${people[0]!}, ${HERE}, '2024-02-01', 'PRESENT', 'UNVERIFIED', 'somebody', 'STATE')`;
  await sql`insert into residents.idempotency (organisation, subject, key, operation, input_digest, created_at)
    values ('IOM', 'IOM:somebody', 'an-old-key', 'anything', '', now() - interval '31 days')`;
  const [first] = [...people].sort();
  await sql.unsafe(`create function residents.refuse_one() returns trigger language plpgsql as
    $$ begin if new.id = '${first}' then raise exception 'not this one'; end if; return new; end $$;
    create trigger refuse_one before update on residents.resident for each row execute function residents.refuse_one()`);
  const states = async (table: string) =>
    (await sql.unsafe(`select verification from residents.${table} order by id`)).map(
      (row) => row['verification'],
    );
  const verified = (count: number) => Array.from({ length: count }, () => 'VERIFIED');
  const keys = async () => (await sql`select from residents.idempotency`).length;

  done = [];
  await expect(residents.verify()).rejects.toThrow('3 parts of a round failed');
  expect(done).toEqual(['first', 'third', 'third again']);
  expect(await states('resident')).toEqual(['UNVERIFIED', ...verified(29)]);
  expect(await states('presence')).toEqual(['VERIFIED']);
  expect(await keys()).toBe(0);

  await sql.unsafe('drop trigger refuse_one on residents.resident');
  done = [];
  await expect(residents.verify()).rejects.toThrow('2 parts of a round failed');
  expect(done).toEqual(['first', 'third', 'third again']);
  expect(await states('resident')).toEqual(verified(30));
});

/** Rounds of one long chore, whose second portion lasts until it is let go, and of one who follows. */
function startLongRound(left: number) {
  const order: string[] = [];
  let letGo = () => {};
  let asked = 0;
  const long: Chore = async function* () {
    while (left > 0) {
      order.push('begun');
      if (order.filter((one) => one === 'begun').length === 2)
        await new Promise<void>((resolve) => {
          letGo = resolve;
        });
      left -= 1;
      order.push('ended');
      yield 1;
    }
  };
  async function* follow() {
    order.push('followed');
    yield 0;
  }
  const { stop } = startRounds({
    ...{ owner: 'somebody', tables: [], everyMilliseconds: 1, followMilliseconds: 1 },
    chores: { long },
    follows: {
      follower: () => {
        asked += 1;
        return follow();
      },
    },
    log: { info() {}, warn() {} },
    database: { request: () => ({ close: async () => {} }) },
  } as unknown as Parameters<typeof startRounds>[0]);
  return { order, stop, letGo: () => letGo(), asked: () => asked, left: () => left };
}
const ofLong = ({ order }: { order: string[] }) => order.filter((one) => one !== 'followed');

it('a stop lets the portion end that is under way, and begins no other', async () => {
  const round = startLongRound(5);
  await expect.poll(() => ofLong(round)).toEqual(['begun', 'ended', 'begun']);
  const stopped = round.stop();
  round.letGo();
  await stopped;
  expect(ofLong(round)).toEqual(['begun', 'ended', 'begun', 'ended']);
  expect(round.left()).toBe(3);
});

it('a long round goes on until nothing is left, and lets whoever follows in between two portions', async () => {
  const round = startLongRound(5);
  await expect.poll(() => ofLong(round)).toEqual(['begun', 'ended', 'begun']);
  // Its time has come, and it waits for its turn.
  await expect.poll(() => round.asked() - (round.order.length - ofLong(round).length)).toBe(1);
  round.letGo();
  await expect.poll(round.left).toBe(0);
  await round.stop();
  expect(ofLong(round)).toHaveLength(10);
  expect(round.order.join(' ')).toContain('begun ended followed begun');
});
