import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWNERS } from '../start/dist/owners.js';
import { startDatabase, type TestDatabase } from './support/databases.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const sources = (folder: string, ending: RegExp) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[/\\](node_modules|dist)[/\\]/.test(path));
const hits = (paths: string[], pattern: RegExp) =>
  paths.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line) => (pattern.test(line) ? [`${path.slice(ROOT.length)}: ${line.trim()}`] : [])),
  );
const CODE = [
  'platform/src',
  ...['residents', 'services', 'staff', 'facilities'].map((one) => `subgraphs/${one}/src`),
];
const code = () => CODE.flatMap((folder) => sources(folder, /\.ts$/));

describe('the source', () => {
  it('knows one way to make a day of a moment', () => {
    expect(hits(code(), /toISOString\(\)\s*\.(slice|substring|split)/)).toEqual([]);
    const days = hits(code(), /(_at|At)"?\}?\)?::date/);
    expect(days.filter((line) => !line.includes('at time zone'))).toEqual([]);
    expect(hits(code(), /at time zone '(utc|UTC)'|current_date/)).toEqual([]);
  });

  it('takes moments and days by no other scalar than its own', () => {
    expect(hits(code(), /import .*(DateTime|LocalDate\b).* from 'graphql-scalars'/)).toEqual([]);
    expect(hits(code(), /\btimestamp\(/)).toEqual([]);
  });

  it('takes no empty value for none', () => {
    const slices = code().filter((path) => /[/\\]subgraphs[/\\]/.test(path));
    const truth = hits(
      slices,
      /\b([\w.]+) \? (?:await )?(?:read[A-Z]\w*|requirePlace)\((?:context, '\w+', )?\1\b/,
    );
    expect(truth).toEqual([]);
  });
});

describe.each([...OWNERS])('the database of %s', (owner) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await startDatabase(owner);
  });
  afterAll(() => database?.stop());

  it('bounds every moment and every day that it keeps', async () => {
    const columns = await database.owner`
      select table_name as "table", column_name as "column", data_type as type from information_schema.columns
      join information_schema.tables using (table_schema, table_name)
      where table_schema = ${owner} and table_type = 'BASE TABLE' and data_type ~ '^(timestamp|date)'
      order by 1, 2`;
    expect(columns.length).toBeGreaterThan(10);
    const checks = await database.owner`
      select conname as name, pg_get_constraintdef(oid) as rule from pg_constraint
      where connamespace = ${owner}::regnamespace and contype = 'c'`;
    const rules = new Map(checks.map(({ name, rule }) => [name as string, rule as string]));
    for (const { table, column } of columns) {
      const rule = rules.get(`${table}_${column}_within_centuries`);
      expect([table, column, rule?.includes(column), rule?.includes('1900-01-01')]).toEqual([
        table,
        column,
        true,
        true,
      ]);
    }
  });
});
