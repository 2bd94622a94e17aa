import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
// @ts-expect-error the schema tools are plain JavaScript
import * as tools from '../schema/tools/compose.mjs';
// @ts-expect-error the schema tools are plain JavaScript
import * as publishing from '../schema/tools/publish.mjs';
import { type Contents, Publications } from '../start/dist/publications.js';

interface Outcome {
  problems: string[];
  changes: string[];
  breaks?: string[];
  number?: number;
}

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])\n';
const things = (fields: string) =>
  `${LINK}type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! ${fields} }`;
const colours = (fields: string) => `${LINK}type Thing @key(fields: "id") { id: ID! ${fields} }`;
const checkout = (fields = 'size: Int weight: Int'): Contents => {
  const sdl = { things: things(fields), colours: colours('colour: String') };
  const slices = Object.entries(sdl).map(([name, text]) => ({
    name,
    url: `http://127.0.0.1:1/${name}`,
    sdl: text,
  }));
  return { sdl, supergraph: tools.compose(slices, []).supergraph };
};
const operations = [{ file: 'partner/size.graphql', text: 'query SizeOfAll { thing { id size } }' }];

let folder: string;
let publications: Publications;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'publish-schema-'));
  publications = new Publications(folder);
  publications.begin(checkout());
});
afterEach(() => rmSync(folder, { recursive: true }));

const rules = { operations, acceptedHints: [] };
const publish = (slice: string, sdl: string, more: object = {}, by = publications): Promise<Outcome> =>
  publishing.publish({ publications: by, slice, sdl, rules: { ...rules, ...more } });
const inForce = () => readFileSync(publications.file, 'utf8');

describe('a new schema of a slice', () => {
  it('is refused for a slice that nobody knows, and where nothing is published yet', async () => {
    expect((await publish('shapes', things('size: Int'))).problems).toEqual([
      'no slice is called shapes; there are things, colours',
    ]);
    const nowhere = new Publications(join(folder, 'nowhere'));
    expect((await publish('things', things('size: Int'), {}, nowhere)).problems).toEqual([
      expect.stringContaining('nothing is published there yet'),
    ]);
    expect(existsSync(nowhere.file)).toBe(false);
  });

  it('is refused when it does not compose, and changes nothing', async () => {
    const before = inForce();
    const { problems } = await publish('colours', colours('size: String'));
    expect(problems.join('\n')).toMatch(/does not compose/);
    expect((await publish('colours', 'type {')).problems).toEqual([
      expect.stringContaining('the schema cannot be read: Syntax Error'),
    ]);
    expect(inForce()).toBe(before);
    expect(publications.numbers()).toEqual([1]);
  });

  it('is refused when a stored operation breaks, by its name, whatever the reason', async () => {
    const { problems } = await publish('things', things('weight: Int'), { reason: 'Nobody asks it.' });
    expect(problems).toEqual([
      'breaks the stored operation SizeOfAll in partner/size.graphql: Cannot query field "size" on type "Thing".',
    ]);
    expect(publications.numbers()).toEqual([1]);
  });

  it('is refused when it breaks what was promised, until there is a reason, which is kept', async () => {
    const released =
      'type Query { thing: Thing } type Thing { id: ID! size: Int weight: Int colour: String }';
    const without = things('size: Int');
    const { problems } = await publish('things', without, { released });
    expect(problems).toEqual([expect.stringContaining('FIELD_REMOVED Thing.weight')]);
    expect(await publish('things', without, { released, reason: 'Nobody weighs.' })).toEqual({
      problems: [],
      changes: ['FIELD_REMOVED Thing.weight'],
      number: 2,
    });
    expect(publications.latest()).toMatchObject({ number: 2, slice: 'things', reason: 'Nobody weighs.' });
  });

  it('is told, and not put into force, by a trial', async () => {
    const before = inForce();
    const outcome: Outcome = await publishing.publish({
      publications,
      slice: 'things',
      sdl: things('size: Int weight: Int age: Int'),
      rules,
      isTrial: true,
    });
    expect(outcome).toEqual({ problems: [], changes: ['FIELD_ADDED Thing.age'] });
    expect(inForce()).toBe(before);
  });

  it('is in force at once, keeps the address of the slice, and has a way back, which tells what it breaks', async () => {
    const before = inForce();
    const wider = things('size: Int weight: Int age: Int');
    expect(await publish('things', wider)).toEqual({
      problems: [],
      changes: ['FIELD_ADDED Thing.age'],
      number: 2,
    });
    expect(inForce()).toMatch(/age: Int/);
    expect(inForce()).toMatch(/url: "http:\/\/127\.0\.0\.1:1\/things"/);
    expect(await publish('things', `# Written by hand.\n\n${wider}\n`)).toEqual({
      problems: [],
      changes: [],
    });

    const asking = [{ file: 'age.graphql', text: 'query Age { thing { age } }' }];
    expect(publishing.goBack({ publications, operations: asking })).toMatchObject({
      breaks: [expect.stringContaining('breaks the stored operation Age in age.graphql')],
      number: 3,
    });
    expect(inForce()).toBe(before);
    expect(publishing.goBack({ publications, operations })).toMatchObject({ breaks: [], number: 4 });
    expect(inForce()).toMatch(/age: Int/);
  });

  it('comes after that of another owner who publishes at the same moment: neither is lost', async () => {
    const another = new Publications(folder);
    const outcomes = await Promise.all([
      publish('things', things('size: Int weight: Int age: Int')),
      publish('colours', colours('colour: String shade: String'), {}, another),
    ]);
    expect(outcomes.flatMap(({ problems }) => problems)).toEqual([]);
    expect(publications.numbers()).toEqual([1, 2, 3]);
    expect(inForce()).toMatch(/age: Int/);
    expect(inForce()).toMatch(/shade: String/);
    expect(publications.latest()!.supergraph).toBe(inForce());
  });

  it('is not overwritten by whoever has read what was before', () => {
    const [first, second] = [publications.latest()!, new Publications(folder).latest()!];
    const about = { kind: 'SLICE', slice: 'things', reason: null, base: first.base } as const;
    expect(publications.publish(first.number, about, checkout('size: Int age: Int'))).toBe(2);
    expect(publications.publish(second.number, about, checkout('size: Int'))).toBeUndefined();
    expect(inForce()).toMatch(/age: Int/);
  });

  it('is in force after a process was killed before it told the gateway', async () => {
    const told = inForce();
    await publish('things', things('size: Int weight: Int age: Int'));
    writeFileSync(publications.file, told);
    new Publications(folder).settle();
    expect(inForce()).toMatch(/age: Int/);
  });
});

describe('a start', () => {
  it('goes on with what was published, and begins anew with another checkout', async () => {
    await publish('things', things('size: Int weight: Int age: Int'));
    expect(publications.begin(checkout())).toBe(false);
    expect(inForce()).toMatch(/age: Int/);
    expect(publications.begin(checkout('size: Int weight: Int length: Int'))).toBe(true);
    expect(inForce()).toMatch(/length: Int/);
    expect(inForce()).not.toMatch(/age: Int/);
  });
});

describe('npm run publish-schema', () => {
  const command = (...words: string[]) =>
    new Promise<{ code: number; said: string }>((resolve) => {
      const [program, to] = ['schema/tools/publish-command.mjs', join(folder, 'real')];
      execFile(process.execPath, [program, ...words, '--to', to], (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
      );
    });

  it('refuses what would break an example of the explorer, and says which', async () => {
    const sdl = join(folder, 'residents.graphql');
    writeFileSync(
      sdl,
      readFileSync('schema/residents.graphql', 'utf8').replace(/^ {2}fullName:/m, '  nameInFull:'),
    );
    expect(await command('--begin')).toMatchObject({ code: 0 });
    const { code, said } = await command('residents', '--sdl', sdl);
    expect(code).toBe(1);
    expect(said).toMatch(/breaks the stored operation \w+ in gateway\/examples\/[\w-]+\.graphql: .*fullName/);
    expect(said).toMatch(/nothing was changed/);
    expect((await command('--list')).said.trim().split('\n')).toHaveLength(1);
  });
});
