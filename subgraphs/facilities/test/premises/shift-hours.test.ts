import { describe, expect, it } from 'vitest';
import { belongsToWindow } from '../../src/premises/rules/shift-hours.js';

const DAY = { startsAt: '07:00', endsAt: '15:00' };
const EVENING = { startsAt: '15:00', endsAt: '21:00' };
const NIGHT = { startsAt: '21:00', endsAt: '07:00' };
const shift = (from: string, until: string) => ({ from: new Date(from), until: new Date(until) });
const belongs = (one: ReturnType<typeof shift>, window: typeof DAY) =>
  belongsToWindow(one, window, 'Europe/Sofia');

describe('a shift and its window', () => {
  it('do not belong together when most of the shift lies elsewhere', () => {
    const night = shift('2030-05-01T23:00:00+03:00', '2030-05-02T05:00:00+03:00');
    expect(belongs(night, DAY)).toBe(false);
    expect(belongs(night, EVENING)).toBe(false);
    expect(belongs(night, NIGHT)).toBe(true);
    expect(belongs(shift('2030-05-01T23:00:00+03:00', '2030-05-02T07:30:00+03:00'), DAY)).toBe(false);
  });

  it('belong together in a long shift that mostly lies there, and in one round the clock in each', () => {
    const long = shift('2030-05-01T07:00:00+03:00', '2030-05-01T19:00:00+03:00');
    expect(belongs(long, DAY)).toBe(true);
    const round = shift('2030-05-01T08:00:00+03:00', '2030-05-02T08:00:00+03:00');
    for (const window of [DAY, EVENING, NIGHT]) expect(belongs(round, window)).toBe(true);
  });

  it('are read on the clock of the centre, also in the night that is an hour longer', () => {
    expect(belongs(shift('2030-10-26T18:00:00Z', '2030-10-27T05:00:00Z'), NIGHT)).toBe(true);
    expect(belongs(shift('2030-05-01T04:00:00Z', '2030-05-01T12:00:00Z'), DAY)).toBe(true);
    expect(belongs(shift('2030-05-01T12:00:00Z', '2030-05-01T18:00:00Z'), DAY)).toBe(false);
  });
});
