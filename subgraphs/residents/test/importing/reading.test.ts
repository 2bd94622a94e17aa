import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DATE_FORMS, momentOf, readDate } from '../../src/importing/rules/dates.js';
import { mappingSchema, readMapping } from '../../src/importing/rules/mapping.js';
import { valueClassOf } from '../../src/importing/rules/value-class.js';

const file = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
const EXAMPLE = file('examples/import/mapping.json');

describe('a date of a register', () => {
  it.each([
    ['31.02.2009', 'IMPOSSIBLE_DATE'],
    ['29.02.2009', 'IMPOSSIBLE_DATE'],
    ['00.01.2009', 'IMPOSSIBLE_DATE'],
    ['13.13.2009', 'IMPOSSIBLE_DATE'],
    ['02.06.1809', 'IMPOSSIBLE_DATE'],
    ['02.06.09', 'TWO_DIGIT_YEAR'],
    ['2/6/09', 'TWO_DIGIT_YEAR'],
    ['06.2009', 'DATE_FORM'],
    ['2009', 'DATE_FORM'],
    ['2009-06-02', 'DATE_FORM'],
    ['02.06.2009 г.', 'DATE_FORM'],
    ['39966', 'DATE_FORM'],
  ])('is refused when it is %s', (text, rule) => {
    expect(readDate(text, ['dd.mm.yyyy'])).toMatchObject({ rule });
  });

  it.each([
    ['02.06.2009', 'dd.mm.yyyy'],
    ['2.6.2009', 'dd.mm.yyyy'],
    ['٠٢.٠٦.٢٠٠٩', 'dd.mm.yyyy'],
    ['۲۰۰۹/۰۶/۰۲', 'yyyy/mm/dd'],
    ['06/02/2009', 'mm/dd/yyyy'],
    ['02/06/2009', 'dd/mm/yyyy'],
    ['20090602', 'yyyymmdd'],
    ['2009-06-02', 'yyyy-mm-dd'],
    ['02.06.2009 00:00', 'dd.mm.yyyy hh:mm'],
    ['2009-06-02T00:00:00', 'yyyy-mm-dd hh:mm'],
  ] as const)('is read as %s', (text, form) => {
    expect(readDate(text, [form])).toEqual({ day: '2009-06-02', hour: 0, minute: 0 });
  });

  it('without a time is the beginning of the day at the centre, in winter and in summer', () => {
    const at = (day: string) => momentOf({ day, hour: 0, minute: 0 }, 'Europe/Sofia').toISOString();
    expect(at('2024-01-01')).toBe('2023-12-31T22:00:00.000Z');
    expect(at('2024-07-01')).toBe('2024-06-30T21:00:00.000Z');
  });

  it('has every form that the mapping may name', () => {
    const day = { yyyy: '2009', mm: '06', dd: '02' };
    for (const form of DATE_FORMS) {
      const [date = '', time] = form.split(' ');
      const text = Object.entries(day).reduce((filled, [part, value]) => filled.replace(part, value), date);
      expect(readDate(time ? `${text} 07:05` : text, [form]), form).toMatchObject({ day: '2009-06-02' });
    }
  });
});

describe('a sort of value', () => {
  it.each([
    ['', 'empty'],
    ['12345', '5 digits'],
    ['٢٠٠٩', '4 digits'],
    ['02.06.2009', 'date-like'],
    ['Омар', 'Cyrillic letters'],
    ['محمد', 'Arabic letters'],
    ['Оmаr', 'Latin and Cyrillic letters'],
    ['Room 12', 'Latin letters with digits'],
    ['=1+1', 'begins as a formula'],
    ['a\u0000b', 'characters that do not show'],
    ['a\u202eb', 'characters that do not show'],
    ['\ufffd', 'characters that were not read'],
    ['x'.repeat(1_048_576), '1048576 characters'],
    ['?!', 'signs'],
  ])('is told without the value', (text, sort) => {
    expect(valueClassOf(text)).toBe(sort);
  });
});

describe('a mapping', () => {
  it.each([
    ['{', /^The mapping is no JSON: /],
    ['{}', 'The mapping is wrong at source: '],
    [{ ...EXAMPLE, encoding: 'koi8-r' }, 'The mapping is wrong at encoding: '],
    [
      { ...EXAMPLE, timeZone: 'Sofia' },
      'The mapping is wrong at timeZone: no time zone of this name is known.',
    ],
    [{ ...EXAMPLE, delimeter: ';' }, 'The mapping is wrong: Unrecognized key: "delimeter".'],
    [
      { ...EXAMPLE, fields: { ...EXAMPLE.fields, sex: { column: 'a', always: 'b' } } },
      'The mapping is wrong at fields.sex: give a column, or what is always so.',
    ],
    [
      { ...EXAMPLE, fields: { ...EXAMPLE.fields, arrivedAt: { column: 'a', dates: ['dd.mm.yy'] } } },
      'The mapping is wrong at fields.arrivedAt.dates.0: ',
    ],
    [
      { ...EXAMPLE, fields: { ...EXAMPLE.fields, name: { column: 'a' } } },
      'The mapping is wrong at fields: ',
    ],
  ])('that is wrong is told of in one sentence', (mapping, sentence) => {
    const text = typeof mapping === 'string' ? mapping : JSON.stringify(mapping);
    expect(() => readMapping(text)).toThrow(sentence);
  });

  it('is described by a JSON schema that is made of what reads it, and the example keeps to it', () => {
    const described = file('import-mapping.schema.json');
    expect(described).toEqual(z.toJSONSchema(mappingSchema, { io: 'input' }));
    expect(new Ajv2020({ strict: false }).validate(described, EXAMPLE)).toBe(true);
    expect(readMapping(JSON.stringify(EXAMPLE)).source).toBe('OLD-REGISTER');
  });
});
