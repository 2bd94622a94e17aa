import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
// @ts-expect-error the schema tools are plain JavaScript
import * as tools from '../schema/tools/compose.mjs';
// @ts-expect-error the schema tools are plain JavaScript
import * as examination from '../schema/tools/examine.mjs';
// @ts-expect-error the schema tools are plain JavaScript
import * as files from '../schema/tools/files.mjs';
// @ts-expect-error the schema tools are plain JavaScript
import * as releases from '../schema/tools/release.mjs';

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

const DAY = '2026-01-31';

let folder: string;
const write = (slices: object[]) => {
  const { supergraph } = tools.compose(slices, []);
  for (const [name, text] of files.filesOf(slices, supergraph)) writeFileSync(join(folder, name), text);
};
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const operations = [{ file: 'partner/ask.graphql', text: 'query Ask { thing { id size } }' }];
const problems = (slices: object[]): Promise<string[]> => examination.examine({ slices, folder, operations });
const release = (slices: object[], reason?: string): Promise<{ problems: string[] }> =>
  releases.release({ slices, folder, reason, day: DAY });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schema-check-'));
  write(before);
  expect(await release(before)).toEqual({ problems: [], breaks: 0, additions: 0 });
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

  it('fails when the committed labels are not those of the code', async () => {
    const labelled = (french: string) => [
      {
        ...before[0],
        lists: [{ name: 'Size', meanings: { BIG: 'Big.' }, labels: { BIG: ['Big', french, 'Голям'] } }],
      },
      colours,
    ];
    write(labelled('Grande'));
    expect(await problems(labelled('Grande'))).toEqual([]);
    expect(read('labels.json')).toBe(
      '{\n  "Size": {\n    "BIG": { "EN": "Big", "FR": "Grande", "BG": "Голям" }\n  }\n}\n',
    );
    expect(await problems(labelled('Grand'))).toEqual([
      expect.stringMatching(
        /labels\.json is not what the code says[\s\S]*-\d+: .*"Grande"[\s\S]*\+\d+: .*"Grand"/,
      ),
    ]);
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

  it('fails on a change that breaks clients until it is released with a reason, which the changelog tells', async () => {
    const without = [things('size: Int age: Int'), colours];
    write(without);
    const told = await problems(without);
    expect(told).toEqual([
      expect.stringContaining('breaks clients of the released schema: FIELD_REMOVED Thing.weight'),
      expect.stringContaining('npm run schema:release -- --reason'),
    ]);
    for (const reason of [undefined, ' \n '])
      expect((await release(without, reason)).problems).toEqual([
        expect.stringContaining('FIELD_REMOVED Thing.weight'),
        expect.stringContaining('say why'),
      ]);
    expect(await problems(without)).toEqual(told);
    expect((await release(without, 'Nobody asked\n for it.')).problems).toEqual([]);
    expect(await problems(without)).toEqual([]);
    expect(read('CHANGELOG.md')).toMatch(
      /## 2026-01-31\n\nNobody asked for it\.\n\n### Breaks\n\n- `FIELD_REMOVED Thing\.weight`: .*\n\n### Is new or relaxed\n\n- `FIELD_ADDED Thing\.age`: .*\n\n## 2026-01-31\n\nThe first schema/,
    );
  });

  it('fails when a stored operation is not answered any more, and names it, whatever was released', async () => {
    const without = [things('weight: Int'), colours];
    write(without);
    expect((await release(without, 'Nobody asks it.')).problems).toEqual([]);
    expect(await problems(without)).toEqual([
      'breaks the stored operation Ask in partner/ask.graphql: Cannot query field "size" on type "Thing".',
    ]);
  });

  it('fails without the released schema, so that nobody passes by losing it', async () => {
    rmSync(join(folder, 'released'), { recursive: true });
    expect(await problems(before)).toEqual([expect.stringContaining('released/public.graphql is missing')]);
  });

  it('promises what is new once it is released, and not before', async () => {
    const more = [things('size: Int weight: Int age: Int'), colours];
    write(more);
    expect(await problems(more)).toEqual([]);
    expect(await examination.notPromised({ slices: more, folder })).toEqual(['FIELD_ADDED Thing.age']);
    write(before);
    expect(await problems(before)).toEqual([]);
    write(more);
    expect((await release(more)).problems).toEqual([]);
    expect(await examination.notPromised({ slices: more, folder })).toEqual([]);
    write(before);
    expect((await problems(before)).join()).toContain('FIELD_REMOVED Thing.age');
  });

  it('releases nothing that is not committed as the code says', async () => {
    const more = [things('size: Int weight: Int age: Int'), colours];
    expect((await release(more)).problems.join()).toContain('is not what the code says');
    expect(read('released/public.graphql')).not.toContain('age');
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
