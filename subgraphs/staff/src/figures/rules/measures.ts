import { CodedValue } from '@mrrm/platform/labels/coded-value';
import type { Amount, Dimension, Measure } from '@mrrm/platform/statistics/declaration';
import { Employer } from '../../people/values.js';
import { ShiftWindow } from '../../rota/values.js';
import { indicatorLabels, noShift, standingLabels } from '../labels.js';
import type { StaffMeasure } from '../values.js';

export const INDICATORS = [
  new CodedValue('STAFF_24_7', 'Somebody is planned in every hour.', indicatorLabels.STAFF_24_7),
  new CodedValue(
    'NIGHT_TRAINED',
    'Somebody trained in child protection is planned in every hour of a night shift.',
    indicatorLabels.NIGHT_TRAINED,
  ),
  new CodedValue(
    'STAFF_VETTED',
    'Everybody who is planned in the month is vetted until the end of each of their shifts.',
    indicatorLabels.STAFF_VETTED,
  ),
  new CodedValue(
    'STAFF_CODE_OF_CONDUCT',
    'Everybody who is planned in the month has signed the code of conduct before each of their shifts.',
    indicatorLabels.STAFF_CODE_OF_CONDUCT,
  ),
];
export const STANDINGS = [
  new CodedValue('MET', 'The standard is met.', standingLabels.MET),
  new CodedValue('NOT_MET', 'The standard is not met.', standingLabels.NOT_MET),
  new CodedValue(
    'NOT_MEASURABLE',
    'What is known, or what may be told of few people, is not enough to say; never taken for met.',
    standingLabels.NOT_MEASURABLE,
  ),
];
export const NO_SHIFT = new CodedValue('NO_SHIFT', 'No shift runs at the centre.', noShift);

/** Shifts of a month at a centre, of one employer and window. */
export interface ShiftHours {
  month: number;
  centreId: string;
  employer: Employer;
  window: ShiftWindow;
  /** In minutes, as all that follows. */
  needed: number;
  planned: number;
  covered: number;
  withoutTrained: number;
}

/** Minutes of the clock of a month at a centre, by the window that runs or `NO_SHIFT`. */
export interface ClockHours {
  month: number;
  centreId: string;
  running: string;
  /** How many there are. */
  all: number;
  withoutAnybody: number;
  withoutTrained: number;
}

/** People who are planned in a month at a centre, and those of them who were not yet, or no more, fit to work with children on a shift of it. */
export interface Fitness {
  month: number;
  centreId: string;
  people: number;
  unvetted: number;
  unbound: number;
}

/** From how many people on it is told whether all are vetted: of fewer it would speak of each. */
const LEAST_PEOPLE = 11;

/** Handovers of a month at a centre that shifts of one window wrote. */
export interface Handovers {
  month: number;
  centreId: string;
  window: ShiftWindow;
  written: number;
  unacknowledged: number;
}

/**
 * What is added up of staff, at the centres that there are. What is known of single people, which is training, is told of an employer or of a
 * centre, and never of one employer at one centre, which may be one person.
 */
export function staffMeasures(centreIds: readonly string[]): Measure[] {
  const centre: Dimension = { name: 'CENTRE', categories: centreIds, place: true };
  const employer: Dimension = { name: 'EMPLOYER', categories: Object.keys(Employer) };
  const window: Dimension = { name: 'WINDOW', categories: Object.keys(ShiftWindow) };
  const running: Dimension = { name: 'RUNNING', categories: [...window.categories, NO_SHIFT.value] };
  const indicator: Dimension = { name: 'INDICATOR', categories: Object.keys(indicatorLabels) };
  const standing: Dimension = { name: 'STANDING', categories: Object.keys(standingLabels) };
  const hours = (name: StaffMeasure, ...dimensions: Dimension[]): Measure => ({
    ...{ name, kind: 'FLOW', dimensions, per: 60 },
  });
  return [
    hours('HOURS_NEEDED', centre, employer, window),
    hours('HOURS_PLANNED', centre, employer, window),
    hours('HOURS_COVERED', centre, employer, window),
    hours('SHIFT_HOURS_WITHOUT_TRAINED', employer, window),
    hours('HOURS_WITHOUT_ANYBODY', centre, running),
    hours('HOURS_WITHOUT_TRAINED', centre, running),
    { name: 'STANDARDS_AT_END', kind: 'STOCK', dimensions: [centre, indicator, standing] },
    { name: 'HANDOVERS', kind: 'FLOW', dimensions: [centre, window] },
    { name: 'HANDOVERS_UNACKNOWLEDGED', kind: 'FLOW', dimensions: [centre, window] },
  ];
}

type Named = Omit<Amount, 'measure'> & { measure: StaffMeasure };

export function amountsOfShifts(one: ShiftHours): Named[] {
  const { month, employer, window } = one;
  const of = { month, coordinates: [one.centreId, employer, window] };
  return [
    { measure: 'HOURS_NEEDED', ...of, amount: one.needed },
    { measure: 'HOURS_PLANNED', ...of, amount: one.planned },
    { measure: 'HOURS_COVERED', ...of, amount: one.covered },
    {
      ...{ measure: 'SHIFT_HOURS_WITHOUT_TRAINED', month },
      ...{ coordinates: [employer, window], amount: one.withoutTrained },
    },
    // Where there are shifts it is known when nobody handed over.
    ...amountsOfHandovers({ ...one, written: 0, unacknowledged: 0 }),
  ];
}

export function amountsOfClock({
  month,
  centreId,
  running,
  withoutAnybody,
  withoutTrained,
}: ClockHours): Named[] {
  const of = { month, coordinates: [centreId, running] };
  return [
    { measure: 'HOURS_WITHOUT_ANYBODY', ...of, amount: withoutAnybody },
    { measure: 'HOURS_WITHOUT_TRAINED', ...of, amount: withoutTrained },
  ];
}

/** Whether what the rota shows met the standards in each month at each centre: somebody at every hour, and somebody trained in every hour of a night. */
export function amountsOfStandards(clock: readonly ClockHours[]): Named[] {
  const months = new Map<string, ClockHours[]>();
  for (const one of clock) {
    const key = `${one.month} ${one.centreId}`;
    months.set(key, [...(months.get(key) ?? []), one]);
  }
  const standing = (hours: readonly ClockHours[], missing: 'withoutAnybody' | 'withoutTrained') =>
    hours.length === 0 ? 'NOT_MEASURABLE' : hours.every((one) => one[missing] === 0) ? 'MET' : 'NOT_MET';
  return [...months.values()].flatMap((hours): Named[] => {
    const { month, centreId } = hours[0]!;
    const nights = hours.filter(({ running, all }) => running === ('NIGHT' satisfies ShiftWindow) && all > 0);
    const of = (indicator: keyof typeof indicatorLabels, standing: keyof typeof standingLabels): Named => ({
      ...{ measure: 'STANDARDS_AT_END', month, coordinates: [centreId, indicator, standing], amount: 1 },
    });
    return [
      of('STAFF_24_7', standing(hours, 'withoutAnybody')),
      of('NIGHT_TRAINED', standing(nights, 'withoutTrained')),
    ];
  });
}

/** Whether all who are planned in a month at a centre are vetted, and bound by the code of conduct. */
export function amountsOfFitness({ month, centreId, people, unvetted, unbound }: Fitness): Named[] {
  const of = (indicator: keyof typeof indicatorLabels, without: number): Named => {
    const standing = people < LEAST_PEOPLE ? 'NOT_MEASURABLE' : without === 0 ? 'MET' : 'NOT_MET';
    return { measure: 'STANDARDS_AT_END', month, coordinates: [centreId, indicator, standing], amount: 1 };
  };
  return [of('STAFF_VETTED', unvetted), of('STAFF_CODE_OF_CONDUCT', unbound)];
}

export function amountsOfHandovers({ month, centreId, window, written, unacknowledged }: Handovers): Named[] {
  const of = { month, coordinates: [centreId, window] };
  return [
    { measure: 'HANDOVERS', ...of, amount: written },
    { measure: 'HANDOVERS_UNACKNOWLEDGED', ...of, amount: unacknowledged },
  ];
}
