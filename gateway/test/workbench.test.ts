import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import fc from 'fast-check';
import { buildASTSchema, type GraphQLSchema, parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Given, valuesGiven } from '../src/questions/given.js';
import { readKeptQuestions } from '../src/questions/kept.js';
import { fileOf } from '../workbench/answer/file.js';
import { type Figure, numbersIn } from '../workbench/answer/numbers.js';
import { pivotOf } from '../workbench/answer/pivot.js';
import { quotientIn } from '../workbench/answer/quotient.js';
import { owners } from '../workbench/owners.js';
import { addressOf, addressOfReady } from '../workbench/question/address.js';
import { CATALOGUES } from '../workbench/question/catalogue.js';
import { linkOf, readLink } from '../workbench/question/permalink.js';
import { documentOf, lengthOf, type Question } from '../workbench/question/question.js';
import { READY, type Ready } from '../workbench/question/ready.js';
import { LOCALES, type Locale, WORDS } from '../workbench/words.js';

const supergraph = fileURLToPath(new URL('../../schema/supergraph.graphql', import.meta.url));
let schema: GraphQLSchema;
beforeAll(() => {
  schema = buildASTSchema(transformSupergraphToPublicSchema(parse(readFileSync(supergraph, 'utf8'))));
});
const wrongIn = (document: string) => validate(schema, parse(document)).map(({ message }) => message);
const ready = Object.entries<Ready>(READY);

const cell = (period: string, category: string, value: number | null): Figure => ({
  period,
  begins: `${period}-01`,
  ends: `${period}-28`,
  categories: [{ dimension: 'SEX', category }],
  value,
  rounded: value,
  withheld: value === null ? 'SMALL' : null,
});

describe('the words of the workbench', () => {
  it('are there in every language, and put the same things in', () => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    for (const [word, label] of Object.entries<readonly string[]>(WORDS)) {
      expect(
        label.every((text) => text.trim() !== ''),
        word,
      ).toBe(true);
      for (const text of label) expect(places(text), word).toEqual(places(label[0]!));
    }
  });
});

describe('a question of the workbench', () => {
  const question: Question = {
    owner: 'resident',
    measure: 'EXITS',
    period: '2023',
    each: 'QUARTER',
    by: ['DEPARTURE_REASON'],
    where: [['CENTRE', '01890000-0000-7000-8000-000000000001']],
  };

  it('is a document that the graph understands, as are the catalogue and all ready questions', () => {
    const locales = Object.keys(LOCALES) as Locale[];
    for (const locale of locales) expect(wrongIn(documentOf(question, locale))).toEqual([]);
    expect(CATALOGUES.flatMap(wrongIn)).toEqual([]);
    for (const [name, { question: asked, document, first }] of ready) {
      expect(wrongIn(document ?? documentOf(asked!, 'BG')), name).toEqual([]);
      if (first) expect(wrongIn(first), name).toEqual([]);
    }
  });

  it('has an address at which a program asks it, as have all ready questions', () => {
    const kept = readKeptQuestions();
    const read = (address: string) => {
      const { pathname, searchParams } = new URL(address, 'http://graph.example');
      const given = Object.fromEntries(
        [...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]),
      );
      return valuesGiven(kept.get(pathname.replace('/questions/', ''))!, given as Given);
    };
    expect(read(addressOf({ ...question, by: ['SEX', 'NATIONALITY'] }))).toEqual({
      values: {
        measure: 'EXITS',
        period: '2023',
        each: 'QUARTER',
        by: ['SEX', 'NATIONALITY'],
        where: [{ dimension: 'CENTRE', category: '01890000-0000-7000-8000-000000000001' }],
      },
    });
    for (const [name, { question: asked, document, given = {} }] of ready) {
      expect(read(asked ? addressOf(asked) : addressOfReady(name, given)), name).toHaveProperty('values');
      if (!asked) expect(document, name).toBe(kept.get(name)!.query);
    }
  });

  it('can be asked of every owner whose numbers the graph has', () => {
    const catalogues = Object.keys(schema.getQueryType()!.getFields()).flatMap(
      (name) => /^(.+)StatisticsCatalogue$/.exec(name)?.[1] ?? [],
    );
    expect(catalogues.sort()).toEqual([...owners].sort());
  });

  it('is as long as its periods', () => {
    expect(lengthOf(question)).toBe('QUARTER');
    expect(lengthOf({ ...question, each: 'MONTH' })).toBe('MONTH');
    for (const [period, length] of [
      ['2023', 'YEAR'],
      ['2023-Q1', 'QUARTER'],
      ['2023-05', 'MONTH'],
    ])
      expect(lengthOf({ period: period! })).toBe(length);
    expect(lengthOf({ relative: 'LAST_5_YEARS' })).toBe('YEAR');
  });

  it('comes back from its link as it was, whatever it is', () => {
    expect(readLink(linkOf({ question }))).toEqual({ question });
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (document) => {
        expect(readLink(linkOf({ document }))).toEqual({ document });
      }),
    );
    for (const [name, { question: asked }] of ready)
      expect(readLink(asked ? linkOf({ question: asked }) : `#ready=${name}`)).toEqual(
        asked ? { question: asked } : { ready: name },
      );
  });

  it.each([
    ['of nobody', '#of=nobody&measure=ARRIVALS&period=2023'],
    ['of what every object has', '#of=constructor&measure=ARRIVALS&period=2023'],
    ['for nothing', '#of=resident&period=2023'],
    ['for a script', '#of=resident&measure=%3Cscript%3Ealert(1)%3C/script%3E&period=2023'],
    ['that breaks out of its document', '#of=resident&measure=ARRIVALS)%7Bx%7D&period=2023'],
    ['for a period that is none', '#of=resident&measure=ARRIVALS&period=2023-13'],
    ['for two kinds of period', '#of=resident&measure=ARRIVALS&period=2023&relative=LAST_YEAR'],
    ['for no period', '#of=resident&measure=ARRIVALS'],
    ['for a category that is text', '#of=resident&measure=ARRIVALS&period=2023&where=SEX:%22%5D%7D'],
    ['for something ready that is not', '#ready=toString'],
    ['that would change something', '#document=query%20A%7Ba%7D%0Amutation%20B%7Bb%7D'],
    ['for too long a document', `#document=${'x'.repeat(20_001)}`],
    ['for nonsense', '#%00%ff=&&&'],
  ])('is not read from a link %s', (_, link) => {
    expect(readLink(link)).toBeUndefined();
  });
});

describe('an answer in the workbench', () => {
  const cells = ['2023-01', '2023-02', '2023-03'].flatMap((period, index) => [
    cell(period, 'FEMALE', null),
    cell(period, 'MALE', 20 + index),
  ]);

  it('is numbers only where the graph told numbers', () => {
    const told = { cells: [cell('2023-01', 'MALE', 11)], openPeriods: ['2023-02'], editions: [] };
    expect(numbersIn({ a: told, b: { cells: [{ x: 1 }] }, c: null, d: [1] } as never)).toEqual([
      { ...told, name: 'a' },
    ]);
    expect(numbersIn(null)).toEqual([]);
  });

  it('has its longer side down, and loses no number', () => {
    const pivot = pivotOf(cells, ['SEX']);
    expect([pivot.rowAxes, pivot.columnAxis, pivot.rows.length, pivot.columns]).toEqual([
      ['PERIOD'],
      'SEX',
      3,
      ['FEMALE', 'MALE'],
    ]);
    expect(pivot.at(['2023-02'], 'MALE')?.value).toBe(21);
    const found = pivot.rows.flatMap((row) => pivot.columns.map((column) => pivot.at(row, column)));
    expect(new Set(found)).toEqual(new Set(cells));
  });

  it('is divided as far as both numbers are told, and never by nothing', () => {
    const numbers = (name: string, values: Record<string, number | null>) => ({
      ...{ name, openPeriods: ['2024'], editions: [] },
      cells: Object.entries(values).map(([period, value]) => cell(period, '', value)),
    });
    const [of, by] = [
      numbers('people', { '2023-01': 12, '2023-02': null, '2023-04': 20, '2023-06': 30, '2023-08': 50 }),
      numbers('hours', { '2023-01': 700, '2023-02': 700, '2023-04': null, '2023-06': 0, '2023-09': 700 }),
    ];
    const quotient = { title: 'readyStaffing', of: 'people', by: 'hours' } as const;
    expect(quotientIn([of], quotient)).toBeUndefined();
    const told = (more: object) =>
      quotientIn([of, by], { ...quotient, ...more })!.cells.map(({ value, withheld }) => value ?? withheld);
    // Of a month that begins on its first day and ends on its 28th.
    expect(told({ timesHours: true })).toEqual([11.52, 'SMALL', 'SMALL']);
    expect(told({ times: 100 })).toEqual([1.71, 'SMALL', 'SMALL']);
  });

  it('is a file in which a withheld number is empty with its reason, and never zero', () => {
    const file = fileOf(
      cells.slice(0, 2),
      ['SEX'],
      (one) => one.categories![0]!.category.toLowerCase(),
      true,
    );
    expect(file.split('\r\n')).toEqual([
      'period,begins,ends,sex_code,sex,value,rounded,withheld',
      '#date+period,#date+start,#date+end,#meta+category+sex+code,#meta+category+sex+name,#indicator+value+num,#indicator+rounded+value+num,#status+withheld',
      '2023-01,2023-01-01,2023-01-28,FEMALE,female,,,SMALL',
      '2023-01,2023-01-01,2023-01-28,MALE,male,20,20,',
      '',
    ]);
  });

  it('runs no formula in a spreadsheet, whatever a category is called', () => {
    const names = ['=1+1', '+1', '-1', '@x', '\t=1', '\uff1d1'];
    for (const name of names) {
      const [, line] = fileOf(cells.slice(0, 1), ['SEX'], () => name, false).split('\r\n');
      expect(line).toContain(`,'${name},`);
    }
  });
});
