import { changesAt } from '@mrrm/platform/agreement/changes-at';
import { judgeAct } from '@mrrm/platform/agreement/judge-act';
import type { Terms } from '@mrrm/platform/agreement/terms';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const line = (organisation: string, windows: string[]) => ({
  function: 'FOOD',
  organisation,
  windows,
  clause: '3.2',
  level: 'LEAD',
});
const agreement = (number: number, validFrom: number, validUntil: number | null, windows: string[]) => ({
  id: `number ${number}`,
  number,
  signed: true,
  parties: [],
  validFrom: new Date(validFrom),
  validUntil: validUntil === null ? null : new Date(validUntil),
  responsibilities: [line('IOM', windows)],
});
const HOURS = [
  { window: 'DAY', startsAt: '07:00', endsAt: '15:00' },
  { window: 'EVENING', startsAt: '15:00:00', endsAt: '21:00:00' },
  { window: 'NIGHT', startsAt: '21:00', endsAt: '07:00' },
];
const BEGIN = Date.parse('2024-01-01T00:00:00Z');
const standing = (windows: string[], more: Partial<Terms> = {}): Terms => ({
  timeZone: 'Europe/Sofia',
  windows: HOURS,
  agreements: [agreement(1, BEGIN, null, windows)],
  ...more,
});
const ask = (terms: Terms, at: string) =>
  changesAt(terms, { functions: ['FOOD'], organisation: 'IOM', at: new Date(at) })?.toISOString() ?? null;

describe('until when an act is allowed or refused', () => {
  it('is never, where nothing agreed changes it', () => {
    expect(ask(standing([]), '2024-05-06T10:00:00Z')).toBeNull();
    expect(ask(standing(['DAY', 'EVENING', 'NIGHT']), '2024-05-06T10:00:00Z')).toBeNull();
    expect(ask(standing(['DAY'], { agreements: [] }), '2024-05-06T10:00:00Z')).toBeNull();
  });

  it('is the end of the last window in a row that gives it, and for a refusal the beginning of the next one', () => {
    expect(ask(standing(['DAY', 'EVENING']), '2024-05-06T05:00:00Z')).toBe('2024-05-06T18:00:00.000Z');
    expect(ask(standing(['DAY', 'EVENING']), '2024-05-06T18:00:00Z')).toBe('2024-05-07T04:00:00.000Z');
    expect(ask(standing(['NIGHT']), '2024-05-06T22:00:00Z')).toBe('2024-05-07T04:00:00.000Z');
  });

  it('is the end of the agreement when that comes first, and the beginning of one that follows it', () => {
    const end = Date.parse('2024-05-06T09:00:00Z');
    const ended = standing([], { agreements: [agreement(1, BEGIN, end, ['DAY'])] });
    expect(ask(ended, '2024-05-06T05:00:00Z')).toBe('2024-05-06T09:00:00.000Z');
    const next = agreement(2, end + 240 * HOUR, null, ['NIGHT']);
    const both = standing([], { agreements: [agreement(1, BEGIN, end, ['DAY']), next] });
    // It begins in the middle of a day, and gives the night.
    expect(ask(both, '2024-05-06T10:00:00Z')).toBe('2024-05-16T18:00:00.000Z');
  });

  it.each([
    ['in spring, when a night has one hour less', '2024-03-30T20:00:00Z', '2024-03-31T04:00:00.000Z'],
    ['in autumn, when a night has one hour more', '2024-10-26T19:00:00Z', '2024-10-27T05:00:00.000Z'],
  ])('follows the clocks of the centre %s', (_, at, until) => {
    expect(ask(standing(['NIGHT']), at)).toBe(until);
  });

  it('is what asking at every quarter of an hour finds, whatever the hours, the clocks and the agreements', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
      .map(([hour, minutes]) => `${String(hour).padStart(2, '0')}:${minutes}`);
    const windows = fc
      .uniqueArray(time, { minLength: 2, maxLength: 4 })
      .map((bounds) =>
        bounds.map((startsAt, index) => ({ startsAt, endsAt: bounds[(index + 1) % bounds.length]! })),
      )
      .map((hours) => hours.map((one, index) => ({ window: `W${index}`, ...one })));
    const quarter = 15 * MINUTE;
    const day = fc.constantFrom('2024-03-30', '2024-10-26', '2024-05-06', '2024-12-31', '2024-02-28');
    fc.assert(
      fc.property(
        windows,
        fc.constantFrom('Europe/Sofia', 'Asia/Kathmandu', 'America/St_Johns', 'UTC', 'Pacific/Kiritimati'),
        day,
        fc.integer({ min: 0, max: 95 }),
        fc.subarray(['W0', 'W1', 'W2', 'W3']),
        fc.option(fc.integer({ min: 1, max: 150 })),
        (hours, timeZone, on, quarters, given, ends) => {
          const at = Date.parse(`${on}T00:00:00Z`) + quarters * quarter;
          const end = ends === null ? null : at + ends * quarter;
          const terms = { timeZone, windows: hours, agreements: [agreement(1, BEGIN, end, given)] };
          const act = { functions: ['FOOD'], organisation: 'IOM', at: new Date(at) };
          const isAllowed = (moment: number) => 'ground' in judgeAct(terms, { ...act, at: new Date(moment) });
          let found: number | null = null;
          for (let moment = at; found === null && moment <= at + 48 * HOUR; moment += quarter)
            if (isAllowed(moment) !== isAllowed(at)) found = moment;
          expect(changesAt(terms, act)?.getTime() ?? null).toBe(found);
        },
      ),
      { numRuns: 100 },
    );
  });
});
