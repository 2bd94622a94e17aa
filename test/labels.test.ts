import { readFileSync } from 'node:fs';
import type { Labels } from '@mrrm/platform/labels/label';
import { labels as ofPlatform } from '@mrrm/platform/labels/labels';
import { buildSchema, isEnumType, isIntrospectionType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { OWNERS } from '../start/dist/owners.js';
import { auditEvents } from './support/audit-events.js';
import { copyEmptyDatabases } from './support/databases.js';
import { startGraph, type TestGraph } from './support/graph.js';

const LANGUAGES = ['EN', 'FR', 'BG'] as const;
type Told = Record<string, Record<string, Record<(typeof LANGUAGES)[number], string>>>;
const read = (name: string) => readFileSync(new URL(`../schema/${name}`, import.meta.url), 'utf8');
const told: Told = JSON.parse(read('labels.json'));
const enums = new Map(
  Object.values(buildSchema(read('api.graphql')).getTypeMap())
    .filter((type) => isEnumType(type) && !isIntrospectionType(type))
    .map((type) => [type.name, isEnumType(type) ? type.getValues() : []]),
);
const all = Object.entries(told).flatMap(([list, words]) =>
  Object.entries(words).map(([word, label]) => ({ name: `${list}.${word}`, label })),
);
/** What is not as it should be, with its word. */
const odd = (language: 'EN' | 'FR' | 'BG', isRight: (text: string) => boolean) =>
  all.flatMap(({ name, label }) =>
    isRight(label[language]) ? [] : [`${name} in ${language}: "${label[language]}"`],
  );

describe('the labels of the schema', () => {
  it('are there for each word of each list, in three languages, and for nothing else', () => {
    expect(enums.size).toBeGreaterThan(70);
    const words = [...enums].map(([name, values]) => [name, values.map(({ name: word }) => word).sort()]);
    const labelled = Object.entries(told).map(([name, of]) => [name, Object.keys(of).sort()]);
    expect(labelled).toEqual(words.sort());
    for (const { name, label } of all) expect(Object.keys(label), name).toEqual(LANGUAGES);
  });

  it('stand in the description of each word', () => {
    for (const [list, values] of enums)
      for (const { name, description } of values)
        for (const language of LANGUAGES)
          expect(description, `${list}.${name}`).toContain(told[list]![name]![language]);
  });

  it('begin with a capital or a number, have no blank too many, and end without a full stop', () => {
    const isSet = (text: string) => /^[\p{Lu}\d]/u.test(text) && !/^\s|\s\s|[\s.;:!?]$/u.test(text);
    for (const language of LANGUAGES) expect(odd(language, isSet)).toEqual([]);
  });

  it('are short enough for a box', () => {
    for (const language of LANGUAGES) expect(odd(language, (text) => text.length <= 60)).toEqual([]);
  });

  it('are in the letters of their language: no Latin one hides in a Bulgarian word', () => {
    const punctuation = String.raw`\d\s,.()²-`;
    expect(
      odd('BG', (text) => new RegExp(`^[\\p{Script=Cyrillic}${punctuation}]+$`, 'u').test(text)),
    ).toEqual([]);
    for (const language of ['EN', 'FR'] as const)
      expect(
        odd(language, (text) => new RegExp(`^[\\p{Script=Latin}’${punctuation}]+$`, 'u').test(text)),
      ).toEqual([]);
  });

  it('are set as French is: curved apostrophes, and a number not parted from its unit', () => {
    expect(odd('FR', (text) => !text.includes("'") && !/\d (?:ans|m)/.test(text))).toEqual([]);
    expect(told['AgeBand']!['ADULT']!.FR).toBe('18\u00a0ans et plus');
  });

  it('are the same in each slice that has a list, and of no list that the slice has not', async () => {
    const first = new Map<string, object>(Object.entries(ofPlatform));
    let alike = 0;
    for (const owner of OWNERS) {
      const { labels } = (await import(`../subgraphs/${owner}/dist/labels.js`)) as { labels: Labels };
      const own = buildSchema(read(`${owner}.graphql`), { assumeValidSDL: true });
      for (const [name, of] of Object.entries(labels)) {
        expect(isEnumType(own.getType(name)), `${name} of ${owner}`).toBe(true);
        if (first.has(name)) expect(of, `${name} of ${owner}`).toEqual(first.get(name));
        if (first.has(name)) alike += 1;
        first.set(name, of);
      }
    }
    expect(alike).toBeGreaterThan(1);
    // Two lists may have the same words: each has the labels that stand under its own name.
    for (const [name, of] of first) {
      const texts = Object.entries(told[name]!).map(([word, label]) => [word, Object.values(label)]);
      expect(Object.fromEntries(texts), name).toEqual(of);
    }
    expect([...first.keys()].sort()).toEqual(Object.keys(told));
  });
});

const FIELDS = ['residentValueLists', 'serviceValueLists', 'staffValueLists', 'facilityValueLists'];
const ALL = `query Labels($locale: Locale! = EN) {
  ${FIELDS.map((field) => `${field} { name description values { value label(locale: $locale) meaning } }`).join('\n  ')}
}`;
type List = {
  name: string;
  description: string;
  values: { value: string; label: string; meaning: string }[];
};

describe('labels, asked through the gateway', () => {
  let graph: TestGraph;
  beforeAll(async () => {
    graph = await startGraph({ databases: await copyEmptyDatabases() });
    await graph.signIn('nobody in particular', 'CLINIC', { role: 'A_ROLE_OF_TOMORROW' });
  });
  afterAll(() => graph?.stop());

  it('are told to nobody who is not signed in', async () => {
    const { data, errors } = await graph.ask('nobody', ALL);
    expect(data ?? null).toBeNull();
    expect(errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
  });

  it.each(LANGUAGES)('are those of all owners in one query, in %s', async (locale) => {
    const { data, errors } = await graph.ask('iom-night-social-worker', ALL, { locale });
    expect(errors).toBeUndefined();
    const lists = Object.values(data as Record<string, List[]>).flat();
    expect(new Set(lists.map(({ name }) => name))).toEqual(new Set(Object.keys(told)));
    for (const { name, description, values } of lists) {
      expect(description).not.toBe('');
      const labels = Object.entries(told[name]!).map(([word, label]) => [word, label[locale]]);
      expect(values.map(({ value, label }) => [value, label])).toEqual(labels);
      for (const { value, meaning } of values) {
        const { description: said } = enums.get(name)!.find((word) => word.name === value)!;
        expect(said).toContain(`${meaning} (`);
      }
    }
  });

  it('are in English where no language is asked for, and in several where several are', async () => {
    const { data } = await graph.ask(
      'state-nurse',
      '{ residentValueLists(names: ["FamilySituation"]) { values { value label french: label(locale: FR) bulgarian: label(locale: BG) } } }',
    );
    expect(data.residentValueLists[0].values[0]).toEqual({
      value: 'UNACCOMPANIED',
      label: 'Unaccompanied child',
      french: 'Enfant non accompagné',
      bulgarian: 'Непридружено дете',
    });
  });

  it('are the same for whoever signs in, for any purpose, and are no read of anybody', async () => {
    const { data: seen } = await graph.ask('iom-night-social-worker', ALL);
    const events = async () =>
      (await Promise.all(OWNERS.map((owner) => auditEvents(graph.owners[owner], owner))))
        .flat()
        .filter(({ role }) => role !== 'SERVICE').length;
    const before = await events();
    for (const [who, purpose] of [
      ['analyst', 'STATISTICS'],
      ['nobody in particular', 'AUDIT'],
      ['state-nurse', 'LEGAL_AID'],
    ] as const) {
      // A chore of a slice may send statements of its own at one moment, not at each.
      await vi.waitFor(async () => {
        const { data, errors } = await graph.ask(who, ALL, {}, { 'x-purpose': purpose });
        expect(errors, who).toBeUndefined();
        expect(data, who).toEqual(seen);
        expect(Object.values(graph.statements).flat(), who).toEqual([]);
      });
    }
    expect(await events()).toBe(before);
  });

  it('refuse a list that the owner does not have, beside those of the others', async () => {
    const { data, errors } = await graph.ask(
      'state-nurse',
      '{ staffValueLists(names: ["Duty", "Sex"]) { name } residentValueLists(names: ["Sex", "Sex"]) { name } serviceValueLists(names: []) { name } }',
    );
    expect(data).toEqual({
      staffValueLists: null,
      residentValueLists: [{ name: 'Sex' }],
      serviceValueLists: [],
    });
    expect(errors!.map(({ path, message, extensions }) => [path, message, extensions.code])).toEqual([
      [
        ['staffValueLists'],
        'The name at place 1 of `names` is no list of this owner. Leave `names` out for all of them.',
        'BAD_USER_INPUT',
      ],
    ]);
  });

  it('are as many as their cost says, and no more', async () => {
    const { data } = await graph.ask('state-nurse', ALL);
    const schema = new Map(OWNERS.map((owner) => [owner, read(`${owner}.graphql`)]));
    for (const field of FIELDS) {
      const text = [...schema.values()].find((one) => one.includes(` ${field}(`))!;
      const most = Number(new RegExp(` ${field}\\([\\s\\S]*?assumedSize: (\\d+)`).exec(text)![1]);
      expect(data[field].length, field).toBeLessThanOrEqual(most);
      expect(data[field].length, field).toBeGreaterThan(most - 10);
      const [, words] = / values: \[CodedValue!\]![^\n]*assumedSize: (\d+)/.exec(text)!;
      for (const { name, values } of data[field] as List[])
        expect(values.length, name).toBeLessThanOrEqual(Number(words));
    }
  });

  it('of one owner are null with an error while it is away, and the others stand', async () => {
    await graph.stopSlice('services');
    try {
      const { data, errors } = await graph.ask('state-nurse', ALL);
      expect(data.serviceValueLists).toBeNull();
      expect(errors!.map(({ path }) => path)).toEqual([['serviceValueLists']]);
      for (const field of FIELDS.filter((one) => one !== 'serviceValueLists'))
        expect(data[field].length).toBeGreaterThan(5);
    } finally {
      await graph.startSlice('services');
    }
  });
});
