import { dayAt, daysAfter, isTimeZone } from '@mrrm/platform/values/day';
import {
  GraphQLDateTimeISO,
  GraphQLLocalDate,
  isDay,
  isMoment,
  parseMoment,
  readStoredMoment,
} from '@mrrm/platform/values/moment';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const ODD_MOMENTS = [
  'March 7',
  '2024',
  '2024-05-06',
  '2024-05-06T10:00:00',
  '2024-05-06 10:00:00Z',
  '2024-05-06T10:00Z',
  '2024-05-06T24:00:00Z',
  '2024-05-06T10:00:60Z',
  '2024-02-30T10:00:00Z',
  '2023-02-29T10:00:00Z',
  '2024-13-01T10:00:00Z',
  '2024-00-01T10:00:00Z',
  '2024-05-06T10:00:00+15:00',
  '2024-05-06T10:00:00+02',
  '0024-05-06T10:00:00+02:00',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '1899-12-31T23:59:59Z',
  '2201-01-01T00:00:00Z',
  '9999-12-31T23:59:59-14:00',
  '+275760-09-13T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  ' 2024-05-06T10:00:00Z',
  '2024-05-06T10:00:00Z!',
  '٢٠٢٤-05-06T10:00:00Z',
  '',
  17,
  null,
  {},
  ['2024-05-06T10:00:00Z'],
];

describe('a moment on the wire', () => {
  it('is refused unless it is a whole one of these centuries', () => {
    for (const odd of ODD_MOMENTS) {
      expect([odd, parseMoment(odd)]).toEqual([odd, undefined]);
      expect(() => GraphQLDateTimeISO.parseValue(odd)).toThrow(/1900 to 2200/);
    }
  });

  it('is taken with any offset that there is', () => {
    expect(parseMoment('2024-05-06T10:00:00+02:00')).toEqual(new Date('2024-05-06T08:00:00Z'));
    expect(parseMoment('1900-01-01T00:00:00Z')).toBeDefined();
    expect(parseMoment('2200-12-31T23:59:59.999Z')).toBeDefined();
    expect(parseMoment('2024-02-29T00:00:00.123456-05:30')).toEqual(new Date('2024-02-29T05:30:00.123Z'));
  });

  it('comes back as it went', () => {
    const moments = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2200-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (at) => {
        expect(parseMoment(GraphQLDateTimeISO.serialize(at))).toEqual(at);
      }),
    );
  });
});

describe('a day on the wire', () => {
  it('is refused unless it is on the calendar of these centuries', () => {
    const odd = [
      '0000-01-01',
      '0024-05-06',
      '1899-12-31',
      '2201-01-01',
      '9999-12-31',
      '2024-02-30',
      '2024-5-6',
      '',
    ];
    for (const day of [...odd, '2024-05-06T00:00:00Z', 'March 7', '2024-00-10', 20240506, null]) {
      expect([day, isDay(day)]).toEqual([day, false]);
      expect(() => GraphQLLocalDate.parseValue(day)).toThrow(/1900-01-01 to 2200-12-31/);
    }
    for (const day of ['1900-01-01', '2200-12-31', '2024-02-29']) expect(isDay(day)).toBe(true);
  });
});

describe('a stored moment', () => {
  it('is read digit by digit, whatever its year', () => {
    expect(readStoredMoment('2024-05-06 08:00:00+00')).toEqual(new Date('2024-05-06T08:00:00Z'));
    expect(readStoredMoment('2024-05-06 08:00:00.12+00')).toEqual(new Date('2024-05-06T08:00:00.120Z'));
    expect(readStoredMoment('2024-05-06 10:00:00+02:30')).toEqual(new Date('2024-05-06T07:30:00Z'));
    expect(readStoredMoment('2024-05-06 10:00:00-03')).toEqual(new Date('2024-05-06T13:00:00Z'));
    expect(readStoredMoment('0024-05-06 08:00:00+00').toISOString()).toBe('0024-05-06T08:00:00.000Z');
    expect(readStoredMoment('0050-01-01 00:00:00+00').toISOString()).toBe('0050-01-01T00:00:00.000Z');
    expect(readStoredMoment('10000-01-01 00:00:00+00').toISOString()).toBe('+010000-01-01T00:00:00.000Z');
    expect(readStoredMoment('0001-12-31 00:00:00+00 BC').toISOString()).toBe('0000-12-31T00:00:00.000Z');
  });

  it('throws nothing when it cannot be read', () => {
    for (const text of ['infinity', '-infinity', '', 'March 7', '2024-05-06'])
      expect(readStoredMoment(text).getTime()).toBeNaN();
  });

  it('is the one that was stored', () => {
    const write = (at: Date) => at.toISOString().replace('T', ' ').replace('Z', '+00');
    const moments = fc.date({
      min: new Date('0001-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, (at) => {
        expect(readStoredMoment(write(at))).toEqual(at);
      }),
    );
  });
});

describe('a day', () => {
  it('is that of the clock of the place', () => {
    const late = new Date('2030-02-10T22:30:00Z');
    expect([dayAt(late, 'Europe/Sofia'), dayAt(late, 'UTC')]).toEqual(['2030-02-11', '2030-02-10']);
    expect(dayAt(new Date('2030-07-01T21:00:00Z'), 'Europe/Sofia')).toBe('2030-07-02');
    expect(dayAt(new Date('2030-07-01T20:59:59Z'), 'Europe/Sofia')).toBe('2030-07-01');
  });

  it('is followed by the next one, also where clocks change', () => {
    expect(daysAfter('2024-02-28', 1)).toBe('2024-02-29');
    expect(daysAfter('2024-03-30', 2)).toBe('2024-04-01');
    expect(daysAfter('2024-10-26', 2)).toBe('2024-10-28');
    expect(daysAfter('2024-12-31', 1)).toBe('2025-01-01');
  });

  it('needs a zone that exists', () => {
    expect(['Europe/Sofia', 'UTC', 'Sofia', '', 'Europe/Sofia; drop'].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('lies within the same bounds as moments', () => {
    expect(isMoment(new Date('1899-12-31T23:59:59Z'))).toBe(false);
    expect(isMoment(new Date(Number.NaN))).toBe(false);
  });
});
