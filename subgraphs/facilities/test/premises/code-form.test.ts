import { readFileSync } from 'node:fs';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { readCode } from '@mrrm/platform/writing/input';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDatabase, type TestDatabase } from '../../../../test/support/databases.js';
import { buildPremises } from '../support/premises.js';

const MIGRATION = new URL('../../../../drizzle/facilities/0019_codes_have_one_form.sql', import.meta.url);
const TABLES = ['centre', 'shelter', 'building', 'safe_zone', 'room', 'bed', 'sanitary_unit'];

let database: TestDatabase;
let here: Awaited<ReturnType<typeof buildPremises>>;
let elsewhere: Awaited<ReturnType<typeof buildPremises>>;
beforeAll(async () => {
  database = await startDatabase('facilities');
  here = await buildPremises(database.owner, 'HERE');
  elsewhere = await buildPremises(database.owner, 'ELSEWHERE');
}, 60_000);
afterAll(() => database?.stop());

const addBed = async (roomId: string, code: string, createdAt = '2024-01-01Z') => {
  const id = newIdentifier();
  await database.owner`insert into facilities.bed (id, room_id, code, created_at)
    values (${id}, ${roomId}, ${code}, ${createdAt})`;
  return id;
};

describe('the one form of a code', () => {
  it.each(['a', ' A', 'A ', 'ａ', 'A\u200b', 'A\u20131', 'A  1'])(
    'is asked of a new one: %j is refused',
    async (code) => {
      await expect(addBed(here.roomId, code)).rejects.toThrow(/one form/);
      await expect(
        database.owner`update facilities.room set code = ${code} where id = ${here.roomId}`,
      ).rejects.toMatchObject({ constraint_name: 'room_code_in_one_form' });
    },
  );

  it('is kept by every table that has a code which people type', async () => {
    const guarded = await database.owner`select tgrelid::regclass::text as "table" from pg_trigger
      where tgname like '%\\_code\\_in\\_one\\_form'`;
    expect(guarded.map(({ table }) => table.replace('facilities.', '')).sort()).toEqual([...TABLES].sort());
  });

  it('is for the database what it is for the reader of codes, whatever is typed', async () => {
    const read: [string, string][] = [];
    const unit = fc.oneof(
      fc.constantFrom(...'aZ7 -ß\u00a0\u200b\u2013\u2212ｂ\u0301éбΣſǆ\u{e0041}①'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 12 }), (units) => {
        const text = units.join('');
        try {
          read.push([text, readCode(text, 'code', 200)]);
        } catch {
          // What is no code at all is refused before it comes here.
        }
      }),
      { numRuns: 2_000 },
    );
    expect(read.length).toBeGreaterThan(500);
    const rows = await database.owner`select code from unnest(${read.map(([, code]) => code)}::text[]) as code
      where code <> facilities.code_form(code)`;
    expect(rows.map(({ code }) => code)).toEqual([]);
  });
});

describe('codes from before there was one form', () => {
  it('take it, the earliest first; whose form is taken by then stays, is told, and can be written about', async () => {
    for (const table of TABLES)
      await database.owner.unsafe(`drop trigger ${table}_code_in_one_form on facilities.${table}`);
    const plain = await addBed(here.roomId, ' b ', '2024-01-01Z');
    const twin = await addBed(here.roomId, 'B\u200b', '2024-01-02Z');
    const later = await addBed(here.roomId, '１', '2024-01-03Z');
    const other = await addBed(elsewhere.roomId, 'b', '2024-01-04Z');
    await database.owner`update facilities.safe_zone set code = 'sz-here' where id = ${here.zoneId}`;

    const notices: string[] = [];
    const owner = postgres(database.ownerUrl, {
      max: 1,
      onnotice: ({ message, severity }) => {
        if (severity === 'NOTICE') notices.push(message ?? '');
      },
    });
    try {
      const statements = readFileSync(MIGRATION, 'utf8').split('--> statement-breakpoint');
      await owner.begin(async (sql) => {
        for (const statement of statements) await sql.unsafe(statement);
      });
    } finally {
      await owner.end();
    }

    const codes = await database.owner`select id, code, version from facilities.bed
      where id in (${plain}, ${twin}, ${later}, ${other}) order by created_at`;
    expect(codes).toEqual([
      { id: plain, code: 'B', version: 2 },
      { id: twin, code: 'B\u200b', version: 1 },
      { id: later, code: '１', version: 1 },
      { id: other, code: 'B', version: 2 },
    ]);
    expect(notices.filter((text) => text.includes('It stays'))).toEqual([
      expect.stringContaining(`bed ${twin}`),
      expect.stringContaining(`bed ${later}`),
    ]);
    const [zone] = await database.owner`select code from facilities.safe_zone where id = ${here.zoneId}`;
    expect(zone).toEqual({ code: 'SZ-HERE' });
    await database.owner`update facilities.bed set stands_until = '2024-06-01' where id = ${twin}`;
    await expect(addBed(here.roomId, 'b')).rejects.toThrow(/one form/);
  });
});
