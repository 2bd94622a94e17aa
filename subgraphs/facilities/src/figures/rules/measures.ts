import type { Amount, Dimension, Measure } from '@mrrm/platform/statistics/declaration';
import { figureOf } from '../../access/visibility.js';
import { complianceOf } from '../../compliance/rules/answer.js';
import type { PlaceFacts } from '../../compliance/rules/facts.js';
import type { ComplianceResult } from '../../compliance/types/result.js';
import { ComplianceStatus } from '../../compliance/values.js';
import type { StandardIndicator } from '../../standards/types/indicator.js';
import type { SanitaryState } from '../../standards/values.js';
import { fillingLabels } from '../labels.js';
import { type FacilityMeasure, INDICATORS } from '../values.js';

/** How full a centre is at the end of a day. */
export interface CentreDay {
  centreId: string;
  month: number;
  /** Whether it is the last day of its month. */
  isLast: boolean;
  placed: number;
  nominal: number | null;
  usable: number | null;
}

/** Toilets of a centre at the end of a day. */
export interface ToiletDay {
  centreId: string;
  month: number;
  day: string;
  placed: number;
  headcount: number | null;
  /** One for each toilet; null where nothing is known of it. */
  states: readonly (SanitaryState | null)[];
  /** The indicator TOILET_RATIO in force there; undefined when none is. */
  indicator: StandardIndicator | undefined;
}

/** What is added up of premises, at the centres that there are. */
export function facilityMeasures(centreIds: readonly string[]): Measure[] {
  const centre: Dimension = { name: 'CENTRE', categories: centreIds, place: true };
  const filling: Dimension = { name: 'FILLING', categories: Object.keys(fillingLabels) };
  const standing: Dimension = { name: 'STANDING', categories: Object.keys(ComplianceStatus) };
  const indicator: Dimension = { name: 'INDICATOR', categories: INDICATORS };
  const of = (
    name: FacilityMeasure,
    kind: 'FLOW' | 'STOCK' = 'FLOW',
    ...dimensions: Dimension[]
  ): Measure => ({ name, kind, dimensions: [centre, ...dimensions] });
  return [
    of('OCCUPANCY_DAYS', 'FLOW', filling),
    of('BED_NIGHTS'),
    of('NOMINAL_PLACES'),
    of('USABLE_PLACES'),
    of('PLACED_AT_END', 'STOCK'),
    of('NOMINAL_AT_END', 'STOCK'),
    of('USABLE_AT_END', 'STOCK'),
    of('TOILET_DAYS', 'FLOW', standing),
    of('PERSONS_AT_TOILETS'),
    of('WORKING_TOILETS'),
    of('STANDARDS_AT_END', 'STOCK', indicator, standing),
  ];
}

type Named = Omit<Amount, 'measure'> & { measure: FacilityMeasure };

/** Who gets figures only: each day is told to them in the same way. */
const reader = { figuresOnly: true, figure: figureOf, headcount: figureOf };

export function amountsOfDay({ centreId, month, isLast, ...day }: CentreDay): Named[] {
  const placed = figureOf(day.placed);
  const { nominal } = day;
  const usable = day.usable ?? nominal;
  const of = (measure: FacilityMeasure, amount: number | null, ...words: string[]): Named => ({
    ...{ measure, month, coordinates: [centreId, ...words], amount },
  });
  const atEnd: Named[] = isLast ? [of('PLACED_AT_END', placed)] : [];
  if (isLast && nominal !== null) atEnd.push(of('NOMINAL_AT_END', nominal), of('USABLE_AT_END', usable));
  if (placed === null || nominal === null || usable === null)
    return [of('OCCUPANCY_DAYS', 1, 'NOT_TOLD'), ...atEnd];
  return [
    of('OCCUPANCY_DAYS', 1, placed > usable ? 'OVER' : 'WITHIN'),
    of('BED_NIGHTS', placed),
    of('NOMINAL_PLACES', nominal),
    of('USABLE_PLACES', usable),
    ...atEnd,
  ];
}

export function amountsOfToilets(day: ToiletDay): Named[] {
  const { centreId, month, placed, headcount, states, indicator } = day;
  if (!indicator) return [];
  const facts: PlaceFacts = {
    ...{ level: 'CENTRE', targetGroup: null, on: day.day },
    rooms: [{ code: '', kind: 'BEDROOM', area: null, height: null, placed, headcount: null }],
    units: states.map((state) => ({ kind: 'TOILET', state })),
    readings: headcount === null ? [] : [{ kind: 'HEADCOUNT', value: headcount, measuredOn: day.day }],
  };
  return complianceOf([indicator], facts, reader).flatMap(
    ({ status, numerator = null, denominator = null, missing }): Named[] => {
      const of = { month, coordinates: [centreId] };
      const standing: Named = {
        ...{ measure: 'TOILET_DAYS', month, coordinates: [centreId, status], amount: 1 },
      };
      return missing.length > 0 || numerator === null || denominator === null
        ? [standing]
        : [
            standing,
            { measure: 'PERSONS_AT_TOILETS', ...of, amount: numerator },
            { measure: 'WORKING_TOILETS', ...of, amount: denominator },
          ];
    },
  );
}

/** @param facts of the last day of a month */
export const amountsOfStandards = (
  centreId: string,
  month: number,
  indicators: StandardIndicator[],
  facts: PlaceFacts,
): Named[] =>
  complianceOf(indicators, facts, reader)
    .filter(({ indicator }: ComplianceResult) => INDICATORS.includes(indicator))
    .map(({ indicator, status }) => ({
      ...{ measure: 'STANDARDS_AT_END', month, coordinates: [centreId, indicator, status], amount: 1 },
    }));
