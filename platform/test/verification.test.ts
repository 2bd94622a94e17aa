import { newIdentifier } from '@mrrm/platform/values/identifiers';
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
      first: async () => {
        done.push('first');
        throw new TypeError('a fault of the first');
      },
      second: async ({ request }) => {
        const query = await request.read();
        await query.execute('select 1 / 0');
        return 1;
      },
      third: async () => {
        done.push('third');
        return 1;
      },
    },
  });
  residents.graph.known.add(HERE);
});
afterAll(() => residents?.stop());

it('a round in which chores and a row fail goes on with all others, says that something failed, and tries it again', async () => {
  const { owner: sql } = residents;
  const people = [];
  for (let count = 0; count < 3; count += 1)
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
  const keys = async () => (await sql`select from residents.idempotency`).length;

  done = [];
  await expect(residents.verify()).rejects.toThrow('3 parts of a round failed');
  expect(done).toEqual(['first', 'third']);
  expect(await states('resident')).toEqual(['UNVERIFIED', 'VERIFIED', 'VERIFIED']);
  expect(await states('presence')).toEqual(['VERIFIED']);
  expect(await keys()).toBe(0);

  await sql.unsafe('drop trigger refuse_one on residents.resident');
  done = [];
  await expect(residents.verify()).rejects.toThrow('2 parts of a round failed');
  expect(done).toEqual(['first', 'third']);
  expect(await states('resident')).toEqual(['VERIFIED', 'VERIFIED', 'VERIFIED']);
});
