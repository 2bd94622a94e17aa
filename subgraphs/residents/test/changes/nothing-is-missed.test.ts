import { newIdentifier } from '@mrrm/platform/values/identifiers';
import fc from 'fast-check';
import postgres, { type ReservedSql, type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { maintain } from '../../../../test/support/databases.js';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { CHANGES, followedAll, pageOf, pageWith, program, type Told } from '../support/followers.js';
import { register } from '../support/residents.js';

const HERE = newIdentifier();
const WRITERS = 4;

let slices: OneSlice;
let writers: Sql;
beforeAll(async () => {
  slices = await startOneSlice(slice);
  writers = maintain(slices.database.ownerUrl, WRITERS);
  // Who writes first in a database begins the generation, and others wait for that.
  await register(slices.owner, HERE);
}, 60_000);
afterAll(async () => {
  await writers?.end();
  await slices?.stop();
});

type Step = { writer: number; does: 'WRITES' | 'COMMITS' | 'ROLLS BACK'; first: number };
const steps = fc.array(
  fc.record({
    writer: fc.nat(WRITERS - 1),
    does: fc.constantFrom<Step['does'][]>('WRITES', 'WRITES', 'WRITES', 'COMMITS', 'ROLLS BACK'),
    first: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 8, maxLength: 18 },
);

const idOf = ({ residentId, kind }: Told) => `${residentId} ${kind}`;

/** Reads by the number of the sequence alone, as one would who has not thought of it. */
async function readByNumber(after: number) {
  const rows =
    await slices.owner`select id::int as id, resident_id, kind from residents.change where id > ${after} order by id`;
  return {
    told: rows.map((row) => `${row['resident_id']} ${row['kind']}`),
    last: (rows.at(-1)?.['id'] as number) ?? after,
  };
}

describe('a reader who asks all the while', () => {
  it('gets each change once and misses none, in whatever order transactions commit; by their numbers alone some are missed', async () => {
    let missedByNumber = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (course) => {
        const open = await Promise.all(Array.from({ length: WRITERS }, () => writers.reserve()));
        const isIn = open.map(() => false);
        let { cursor } = await followedAll(slices, program());
        const told: string[] = [];
        let { last } = await readByNumber(0);
        const naive: string[] = [];
        const before = last;
        const end = async (connection: ReservedSql, writer: number, how: string) => {
          if (isIn[writer]) await connection.unsafe(how);
          isIn[writer] = false;
        };
        try {
          for (const { writer, does, first } of course) {
            const connection = open[writer]!;
            if (does === 'WRITES') {
              if (!isIn[writer]) await connection.unsafe('begin');
              isIn[writer] = true;
              await register(connection as unknown as Sql, HERE);
            } else await end(connection, writer, does === 'COMMITS' ? 'commit' : 'rollback');
            const page = await pageOf(slices, program('STATE', HERE), cursor, first);
            told.push(...page.nodes.map(idOf));
            cursor = page.pageInfo.endCursor;
            const byNumber = await readByNumber(last);
            naive.push(...byNumber.told);
            last = byNumber.last;
          }
        } finally {
          for (const [writer, connection] of open.entries()) {
            await end(connection, writer, 'commit');
            connection.release();
          }
        }
        told.push(...(await followedAll(slices, program('STATE', HERE), cursor, 3)).told.map(idOf));
        naive.push(...(await readByNumber(last)).told);
        const all = (await readByNumber(before)).told;
        expect([...told].sort()).toEqual([...all].sort());
        missedByNumber += all.length - naive.length;
      }),
      { numRuns: 10 },
    );
    expect(missedByNumber).toBeGreaterThan(0);
  }, 120_000);

  it('is told nothing of a transaction that goes on, nor of what committed after it began, and of all once it has ended', async () => {
    const { cursor } = await followedAll(slices, program());
    const slow = await writers.reserve();
    await slow.unsafe('begin');
    const early = await register(slow as unknown as Sql, HERE);
    const late = await register(slices.owner, HERE);
    const waiting = await pageOf(slices, program(), cursor);
    expect(waiting).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false } });
    await slow.unsafe('commit');
    slow.release();
    const { told } = await followedAll(slices, program(), waiting.pageInfo.endCursor);
    expect(told.map(({ residentId }) => residentId)).toEqual([early, early, late, late]);
  });
});

it('what runs in another database of the server holds nothing up', async () => {
  const elsewhere = postgres(inject('cluster').adminUrl, { max: 1, onnotice: () => {} });
  const { cursor } = await followedAll(slices, program());
  await elsewhere.unsafe('begin');
  await elsewhere`select pg_current_xact_id()`;
  const id = await register(slices.owner, HERE);
  const page = await pageWith(2, slices, program(), cursor);
  await elsewhere.unsafe('commit');
  await elsewhere.end();
  expect(page.nodes.map(({ residentId }) => residentId)).toEqual([id, id]);
});

describe('a page', () => {
  it('begins behind its cursor, says whether more follow, and goes on from an empty one', async () => {
    const { cursor } = await followedAll(slices, program());
    const ids = [];
    for (let count = 0; count < 3; count += 1) ids.push(await register(slices.owner, HERE));
    const first = await pageWith(4, slices, program(), cursor, 4);
    expect(first.nodes.map(({ residentId }) => residentId)).toEqual([ids[0], ids[0], ids[1], ids[1]]);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const second = await pageWith(2, slices, program(), first.pageInfo.endCursor, 4);
    expect(second.nodes.map(({ residentId }) => residentId)).toEqual([ids[2], ids[2]]);
    expect(second.pageInfo.hasNextPage).toBe(false);
    const middle = await pageWith(2, slices, program(), first.edges[1]!.cursor, 2);
    expect(middle.nodes).toEqual(first.nodes.slice(2));
    const empty = await pageOf(slices, program(), second.pageInfo.endCursor);
    expect(empty.nodes).toEqual([]);
    const again = await register(slices.owner, HERE);
    expect((await pageWith(2, slices, program(), empty.pageInfo.endCursor)).nodes[0]!.residentId).toBe(again);
    expect((await pageOf(slices, program(), null, 1)).pageInfo.hasPreviousPage).toBe(false);
  });

  it('is refused for what is no cursor of it, with one clear error at `after`', async () => {
    const { data } = await slices.ask(
      { role: 'COORDINATOR', centres: [HERE] },
      `query ($id: ID!) { residents(centreId: $id, first: 1) { pageInfo { endCursor } } }`,
      { id: HERE },
    );
    expect(data.residents.pageInfo.endCursor).toEqual(expect.any(String));
    const own = (await pageOf(slices, program(), null, 1)).pageInfo.endCursor;
    for (const after of [
      '',
      'x',
      '0',
      data.residents.pageInfo.endCursor,
      own.slice(1),
      `${own}A`,
      'A'.repeat(5000),
    ]) {
      const { errors } = await slices.ask(program(), CHANGES, { after });
      expect(errors).toMatchObject([{ path: ['changes'], extensions: { code: 'BAD_USER_INPUT' } }]);
    }
    for (const first of [0, -1, 101])
      expect((await slices.ask(program(), CHANGES, { first })).errors).toMatchObject([
        { extensions: { code: 'BAD_USER_INPUT' } },
      ]);
  });
});
