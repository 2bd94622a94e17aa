import { judgeAct } from '@mrrm/platform/agreement/judge-act';
import { type Terms, windowsAt } from '@mrrm/platform/agreement/terms';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const HOURS = [
  { window: 'DAY', startsAt: '07:00', endsAt: '15:00' },
  { window: 'EVENING', startsAt: '15:00:00', endsAt: '21:00:00' },
  { window: 'NIGHT', startsAt: '21:00', endsAt: '07:00' },
];
const line = (name: string, organisation: string, windows: string[], clause: string, level = 'LEAD') => ({
  function: name,
  organisation,
  windows,
  clause,
  level,
});
const RESPONSIBILITIES = [
  line('CASE_WORK', 'STATE', ['DAY'], '3.5'),
  line('CASE_WORK', 'IOM', ['EVENING', 'NIGHT'], '3.5(c)', 'SUPPORT'),
  line('FOOD', 'STATE', ['DAY', 'EVENING', 'NIGHT'], '3.2'),
];
const FROM = new Date('2024-01-01T00:00:00Z');
const UNTIL = new Date('2025-01-01T00:00:00Z');
const terms = (more: Partial<Terms['agreements'][number]> = {}): Terms => ({
  timeZone: 'Europe/Sofia',
  windows: HOURS,
  agreements: [
    {
      id: 'one',
      number: 1,
      signed: true,
      parties: [],
      validFrom: FROM,
      validUntil: UNTIL,
      responsibilities: RESPONSIBILITIES,
      ...more,
    },
  ],
});
const judge = (organisation: string, at: string, functions = ['CASE_WORK'], known = terms()) =>
  judgeAct(known, { organisation, functions, at: new Date(at) });
const refusalOf = (verdict: ReturnType<typeof judge>) => ('refusal' in verdict ? verdict.refusal : undefined);

describe('an act is refused', () => {
  it.each([
    ['one instant before the SOP begins', '2023-12-31T23:59:59.999Z'],
    ['at the instant at which it ends', '2025-01-01T00:00:00.000Z'],
  ])('%s', (_, at) => {
    expect(refusalOf(judge('IOM', at))?.code).toBe('SOP_NOT_IN_FORCE');
  });

  it('after the end, naming the clause that gave it', () => {
    expect(refusalOf(judge('IOM', '2025-06-01T00:00:00Z'))).toMatchObject({
      code: 'SOP_NOT_IN_FORCE',
      clause: '3.5(c)',
    });
  });

  it('without any SOP, and under a draft', () => {
    const none = { ...terms(), agreements: [] };
    expect(refusalOf(judge('STATE', '2024-06-01T12:00:00Z', ['FOOD'], none))?.code).toBe('SOP_NOT_IN_FORCE');
    expect(refusalOf(judge('STATE', '2024-06-01T12:00:00Z', ['FOOD'], terms({ signed: false })))?.code).toBe(
      'SOP_NOT_IN_FORCE',
    );
  });

  it('to whom the function was not given, naming who has it and under which clause', () => {
    expect(refusalOf(judge('IOM', '2024-06-01T12:00:00Z', ['FOOD']))).toMatchObject({
      code: 'NOT_RESPONSIBLE',
      owner: 'STATE',
      clause: '3.2',
    });
    expect(refusalOf(judge('IOM', '2024-06-01T12:00:00Z', ['LAUNDRY']))?.message).toContain('nobody');
  });

  it('out of the window, naming the clause and who is responsible now', () => {
    expect(refusalOf(judge('IOM', '2024-06-01T09:00:00Z'))).toMatchObject({
      code: 'OUT_OF_SHIFT',
      owner: 'STATE',
      clause: '3.5(c)',
    });
  });
});

describe('an act is allowed', () => {
  it('in the window of the place, by its own clock, in summer and in winter', () => {
    // 15:00 in Sofia is 12:00 in summer and 13:00 in winter.
    expect(refusalOf(judge('IOM', '2024-07-01T11:59:59Z'))?.code).toBe('OUT_OF_SHIFT');
    expect(judge('IOM', '2024-07-01T12:00:00Z')).toEqual({
      ground: { agreementId: 'one', clause: '3.5(c)', leads: false },
    });
    expect(refusalOf(judge('IOM', '2024-12-01T12:59:59Z'))?.code).toBe('OUT_OF_SHIFT');
    expect(judge('IOM', '2024-12-01T13:00:00Z')).toHaveProperty('ground');
  });

  it('over midnight, and in the night in which the clock is turned', () => {
    for (const at of [
      '2024-06-01T22:30:00Z',
      '2024-03-31T00:30:00Z',
      '2024-10-27T00:30:00Z',
      '2024-02-29T23:00:00Z',
    ])
      expect(judge('IOM', at)).toHaveProperty('ground');
  });

  it('by any one of several functions, and under the newest version', () => {
    expect(judge('STATE', '2024-06-01T22:00:00Z', ['CASE_WORK', 'FOOD'])).toHaveProperty(
      'ground.clause',
      '3.2',
    );
    const [old] = terms().agreements;
    const both = { ...terms(), agreements: [old!, { ...old!, id: 'two', number: 2 }] };
    expect(judge('STATE', '2024-06-01T09:00:00Z', ['FOOD'], both)).toHaveProperty(
      'ground.agreementId',
      'two',
    );
  });
});

it('finds exactly one window of a whole day at every moment', () => {
  const moment = fc.date({ min: new Date('2019-01-01'), max: new Date('2031-01-01'), noInvalidDate: true });
  fc.assert(fc.property(moment, (at) => windowsAt(terms(), at).length === 1));
});
