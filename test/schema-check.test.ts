import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
// @ts-expect-error the schema tools are plain JavaScript
import * as tools from '../schema/tools/compose.mjs';
// @ts-expect-error the schema tools are plain JavaScript
import * as examination from '../schema/tools/examine.mjs';
// @ts-expect-error the schema tools are plain JavaScript
import * as files from '../schema/tools/files.mjs';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible"])';
const slice = (name: string, sdl: string) => ({
  name,
  url: `http://127.0.0.1:1/${name}`,
  sdl: `${LINK}\n${sdl}`,
});
const things = (fields: string) =>
  slice('things', `type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! ${fields} }`);
const colours = slice('colours', 'type Thing @key(fields: "id") { id: ID! colour: String }');
const before = [things('size: Int weight: Int'), colours];

let folder: string;
const git = (...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...words], {
    cwd: folder,
  });
const write = (slices: object[]) => {
  const { supergraph } = tools.compose(slices, []);
  for (const [name, text] of files.filesOf(slices, supergraph)) writeFileSync(join(folder, name), text);
};
const problems = (slices: object[]): Promise<string[]> =>
  examination.examine({ slices, folder, base: 'HEAD' });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schema-check-'));
  git('init', '--quiet');
  write(before);
  git('add', '.');
  git('commit', '--quiet', '--message', 'baseline');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the schema check', () => {
  it('fails when a committed file is not what the code says, and shows the lines', async () => {
    const [slicesDrift, supergraphDrift] = await problems([
      things('size: Int weight: Int age: Int'),
      colours,
    ]);
    expect(slicesDrift).toMatch(/things\.graphql is not what the code says[\s\S]*\+\d+: .*age: Int/);
    expect(supergraphDrift).toMatch(/supergraph\.graphql is not what the code says/);
  });

  it('fails when the slices do not compose, in the words of both composers', async () => {
    const clash = slice('colours', 'type Thing @key(fields: "id") { id: ID! size: String }');
    const found = (await problems([things('size: Int weight: Int'), clash])).join('\n');
    expect(found).toMatch(/does not compose: /);
    expect(found).toMatch(/does not compose \(second composer\): /);
  });

  it('fails on a hint until it is accepted with its code', async () => {
    const shared = [
      things('size: Int @shareable weight: Int'),
      slice('colours', 'type Thing @key(fields: "id") { id: ID! colour: String size: Int! @shareable }'),
    ];
    write(shared);
    const found = await problems(shared);
    expect(found).toEqual([
      expect.stringContaining('unexpected hint INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE'),
    ]);
    const accepted = [
      { code: 'INCONSISTENT_BUT_COMPATIBLE_FIELD_TYPE', contains: 'Thing.size', reason: 'a test' },
    ];
    writeFileSync(join(folder, 'accepted-hints.json'), JSON.stringify(accepted));
    expect(await problems(shared)).toEqual([]);
  });

  it('fails on a change that breaks clients until it is accepted with a reason', async () => {
    const without = [things('size: Int'), colours];
    write(without);
    expect(await problems(without)).toEqual([
      expect.stringContaining('breaking change "FIELD_REMOVED Thing.weight"'),
    ]);
    const accept = (reason: string) =>
      writeFileSync(
        join(folder, 'accepted-changes.json'),
        JSON.stringify([{ change: 'FIELD_REMOVED Thing.weight', reason }]),
      );
    accept(' ');
    expect(await problems(without)).toHaveLength(1);
    accept('nobody asked for it');
    expect(await problems(without)).toEqual([]);
  });

  it('passes an unchanged schema, and a field that moves from one owner to the other', async () => {
    expect(await problems(before)).toEqual([]);
    const moved = [
      things('size: Int'),
      slice('colours', 'type Thing @key(fields: "id") { id: ID! colour: String weight: Int }'),
    ];
    write(moved);
    expect(await problems(moved)).toEqual([]);
  });
});
