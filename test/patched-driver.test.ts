import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

/*
 * The driver reads all values of a row out of one text, finds what it prepared by the text of the statement, and reads messages where they
 * lie. Held against PostgreSQL itself, which says in hexadecimal digits what bytes a text has.
 */

let sql: Sql;
let slow: Sql;
let inPieces: Server;
const sockets = new Set<Socket>();
beforeAll(async () => {
  const url = new URL(inject('cluster').adminUrl);
  // What PostgreSQL says arrives in pieces of 1, 2, 3... bytes, wherever its messages end.
  inPieces = createServer((here) => {
    const there = connect(Number(url.port || 5432), url.hostname);
    for (const one of [here, there]) sockets.add(one.setNoDelay(true).on('error', () => {}));
    here.on('data', (bytes) => void there.write(bytes));
    let length = 0;
    there.on('data', (bytes) => {
      for (let at = 0; at < bytes.length; at += length) {
        length = (length % 97) + 1;
        here.write(bytes.subarray(at, at + length));
      }
    });
  });
  inPieces.listen(0, '127.0.0.1');
  await once(inPieces, 'listening');
  const slowly = new URL(url);
  slowly.hostname = '127.0.0.1';
  slowly.port = String((inPieces.address() as AddressInfo).port);
  sql = postgres(url.href, { max: 1, onnotice: () => {} });
  slow = postgres(slowly.href, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await Promise.all([sql?.end({ timeout: 1 }), slow?.end({ timeout: 1 })]);
  for (const one of sockets) one.destroy();
  inPieces?.close();
});

const prepared = { prepare: true };
const hexOf = (text: string) => Buffer.from(text).toString('hex');
/** Texts as PostgreSQL takes them: without U+0000 and without half a character; of lengths whose bytes are no ASCII, too. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('x'.repeat(127), 'x'.repeat(128), 'é'.repeat(64), 'ÿ', 'ÃÿÂ', 'x'.repeat(70_000), ''),
  )
  .filter((one) => !one.includes('\0'));
const values = fc.tuple(fc.option(text), fc.option(text), text);

const READ = `select $1::text as a, $2::text as b, array[$3::text, 'ÿ'] as list, to_jsonb($2::text) as json, 7 as seven, true as yes,
  encode(convert_to($1, 'UTF8'), 'hex') as a_hex, encode(convert_to($2, 'UTF8'), 'hex') as b_hex from generate_series(1, 2)`;

describe('the patched driver', () => {
  it('reads every text as PostgreSQL has it, beside whatever else stands in the row', async () => {
    await fc.assert(
      fc.asyncProperty(values, fc.boolean(), async ([a, b, c], inParts) => {
        const rows = await (inParts ? slow : sql).unsafe(READ, [a, b, c] as never[], prepared).values();
        const hex = [a, b].map((one) => (one === null ? null : hexOf(one)));
        const row = [a, b, [c, 'ÿ'], b, 7, true, ...hex];
        expect([...rows]).toEqual([row, row]);
      }),
      { numRuns: 150 },
    );
  });

  it('reads rows as objects, and bytes where nobody wants a text', async () => {
    const [row] = await slow.unsafe(READ, ['Zoë', 'plain', 'é'] as never[], prepared);
    expect(row).toMatchObject({
      a: 'Zoë',
      b: 'plain',
      list: ['é', 'ÿ'],
      json: 'plain',
      seven: 7,
      yes: true,
    });
    const [bytes] = await slow.unsafe(READ, ['Zoë', 'plain', 'é'] as never[], prepared).raw();
    expect((bytes as unknown as Buffer[]).slice(0, 2).map(String)).toEqual(['Zoë', 'plain']);
  });

  it('tells the number of rows and the command, and lists nothing but the rows', async () => {
    const rows = await sql.unsafe('select 1 as one from generate_series(1, 3)');
    expect([rows.count, rows.command, rows.columns.map(({ name }) => name)]).toEqual([3, 'SELECT', ['one']]);
    expect(Object.keys(rows)).toEqual(['0', '1', '2']);
    const both = await sql.unsafe('select 1 as one; select 2 as two');
    expect(both.map((one) => [...(one as unknown as object[])])).toEqual([[{ one: 1 }], [{ two: 2 }]]);
  });

  it('prepares one text once for each kind of its parameters', async () => {
    const typed = (value: unknown) =>
      sql.unsafe('select pg_typeof($1)::text as it', [value] as never[], prepared);
    for (let turn = 0; turn < 2; turn += 1) {
      expect([...(await typed(true)), ...(await typed(new Date(0))), ...(await typed(10n))]).toEqual([
        { it: 'boolean' },
        { it: 'timestamp with time zone' },
        { it: 'bigint' },
      ]);
    }
    const [kept] = await sql`select count(*)::int as count from pg_prepared_statements
      where statement = 'select pg_typeof($1)::text as it'`;
    expect(kept).toEqual({ count: 3 });
  });

  it('asks anew, once, what PostgreSQL no longer takes as it was prepared', async () => {
    await sql.unsafe('create temporary table changing (one int); insert into changing values (1)');
    const read = () => sql.unsafe('select * from changing where one > $1', [0] as never[], prepared);
    expect([...(await read())]).toEqual([{ one: 1 }]);
    await sql.unsafe('alter table changing add two text');
    expect([...(await read())]).toEqual([{ one: 1, two: null }]);
  });

  it('tells whoever asks wrongly, and goes on with the next', async () => {
    await expect(slow.unsafe('select $1::int', ['x'] as never[], prepared)).rejects.toThrow(/integer/);
    await expect(slow.unsafe('select nothing_of_that_name', [], prepared)).rejects.toThrow(/does not exist/);
    expect([...(await slow`select ${'ÿ'}::text as it`)]).toEqual([{ it: 'ÿ' }]);
  });
});
