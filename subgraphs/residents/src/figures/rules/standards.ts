import { CodedValue } from '@mrrm/platform/labels/coded-value';
import { contains } from '@mrrm/platform/statistics/cells';
import { type Amount, type Measure, monthsOf, type Part } from '@mrrm/platform/statistics/declaration';
import type { Tells } from '@mrrm/platform/statistics/owner';
import { indicatorLabels, standingLabels } from '../labels.js';

type Indicator = keyof typeof indicatorLabels;
type Standing = keyof typeof standingLabels;

export const INDICATORS = [
  new CodedValue(
    'PRESENCE_DAILY',
    'On every day that somebody was there from its beginning to its end, they were looked for.',
    indicatorLabels.PRESENCE_DAILY,
  ),
  new CodedValue(
    'NEEDS_24H',
    'Everybody who arrived in the period was screened or assessed within 24 hours.',
    indicatorLabels.NEEDS_24H,
  ),
  new CodedValue(
    'CASE_REVIEW_3M',
    'At the end of the period no open case had waited longer than 92 days for a review.',
    indicatorLabels.CASE_REVIEW_3M,
  ),
  new CodedValue(
    'REPRESENTATIVE_15WD',
    'Every child of whose stay the 15th day of work after the arrival lay in the period had a legal representative by then. Holidays count as days of work. The standard is recalled and not verified.',
    indicatorLabels.REPRESENTATIVE_15WD,
  ),
  new CodedValue(
    'REPRESENTATIVE_CASELOAD',
    'Children per representative: never measurable at a centre, of which it would tell of single representatives. REPRESENTED_AT_END by REPRESENTATIVES_AT_END is that of all centres.',
    indicatorLabels.REPRESENTATIVE_CASELOAD,
  ),
  new CodedValue(
    'INFORMATION_15D',
    'Information on benefits and duties within 15 days: never measurable here, where arrivals are known and not what services did.',
    indicatorLabels.INFORMATION_15D,
  ),
  new CodedValue(
    'EDUCATION_2M',
    'Education within two months of the application: never measurable here, where applications are known and not what services did.',
    indicatorLabels.EDUCATION_2M,
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

/** Of a month at a centre: days of people who were there from the beginning to the end of a day, and those of them on which they were looked for. */
export interface PresenceDays {
  centreId: string;
  month: number;
  days: number;
  checked: number;
}

/** Cases of those who are there at the end of a month at a centre: open ones with a review or an assessment, and those that waited too long since. */
export interface CaseReviews {
  centreId: string;
  month: number;
  open: number;
  overdue: number;
}

/** Children of whom the last day for a representative lay in a month at a centre, and those of them who had none by then. */
export interface DueRepresentatives {
  centreId: string;
  month: number;
  due: number;
  late: number;
}

/** From how many cases or children on it is told whether they were reviewed or represented: of fewer it would speak of each. */
const LEAST_CASES = 11;

/** What one owner alone cannot say, or could say of single people alone. */
const NEVER_MEASURABLE: readonly Indicator[] = ['REPRESENTATIVE_CASELOAD', 'INFORMATION_15D', 'EDUCATION_2M'];

export const standardMeasure = (centreIds: readonly string[]): Measure => ({
  name: 'STANDARDS_AT_END',
  kind: 'STOCK',
  ofPlaces: true,
  dimensions: [
    { name: 'CENTRE', categories: centreIds, place: true },
    { name: 'INDICATOR', categories: Object.keys(indicatorLabels) },
    { name: 'STANDING', categories: Object.keys(standingLabels) },
  ],
});

/** One result for each centre, indicator and part of the year. Of a centre of whose people nothing is told, nothing is said. */
export function amountsOfStandards(
  centreIds: readonly string[],
  facts: {
    presence: readonly PresenceDays[];
    reviews: readonly CaseReviews[];
    representatives: readonly DueRepresentatives[];
  },
  tells: Tells,
  parts: readonly Part[],
): Amount[] {
  return parts.flatMap((part) =>
    centreIds.flatMap((centreId) => {
      const month = monthsOf(part)[1];
      const isAnybodyTold = (measure: string) =>
        (tells(measure, part, [centreId, null, null, null])?.value ?? 0) > 0;
      const presence = facts.presence.filter((one) => one.centreId === centreId && contains(part, one.month));
      const due = facts.representatives.filter(
        (one) => one.centreId === centreId && contains(part, one.month),
      );
      const reviews = facts.reviews.find((one) => one.centreId === centreId && one.month === month);
      const of = (indicator: Indicator, standing: Standing): Amount => ({
        ...{ measure: 'STANDARDS_AT_END', month, part, amount: 1 },
        coordinates: [centreId, indicator, standing],
      });
      return [
        of('PRESENCE_DAILY', isAnybodyTold('ACCOMMODATED') ? checkedDaily(presence) : 'NOT_MEASURABLE'),
        of('NEEDS_24H', screenedInTime(tells, part, centreId)),
        of('CASE_REVIEW_3M', isAnybodyTold('STOCK') ? reviewedInTime(reviews) : 'NOT_MEASURABLE'),
        of('REPRESENTATIVE_15WD', isAnybodyTold('ACCOMMODATED') ? representedInTime(due) : 'NOT_MEASURABLE'),
        ...NEVER_MEASURABLE.map((indicator) => of(indicator, 'NOT_MEASURABLE')),
      ];
    }),
  );
}

function checkedDaily(months: readonly PresenceDays[]): Standing {
  const sum = (of: 'days' | 'checked') => months.reduce((all, one) => all + one[of], 0);
  const checked = sum('checked');
  // Where nobody has ever been looked for, nothing is on record.
  if (checked === 0) return 'NOT_MEASURABLE';
  return checked === sum('days') ? 'MET' : 'NOT_MET';
}

/** Two told numbers say it: that is why it is no secret. */
function screenedInTime(tells: Tells, part: Part, centreId: string): Standing {
  const arrived = tells('ARRIVALS', part, [centreId, null, null, null])?.value ?? 0;
  const screened = tells('SCREENED_IN_TIME', part, [centreId, null]);
  if (arrived === 0 || !screened) return 'NOT_MEASURABLE';
  // Of more than ten few were, or nobody was.
  if (screened.withheld === 'SMALL') return 'NOT_MET';
  if (screened.value === null) return 'NOT_MEASURABLE';
  return screened.value < arrived ? 'NOT_MET' : 'MET';
}

function reviewedInTime(cases: CaseReviews | undefined): Standing {
  if (!cases || cases.open < LEAST_CASES) return 'NOT_MEASURABLE';
  return cases.overdue > 0 ? 'NOT_MET' : 'MET';
}

function representedInTime(months: readonly DueRepresentatives[]): Standing {
  const sum = (of: 'due' | 'late') => months.reduce((all, one) => all + one[of], 0);
  if (sum('due') < LEAST_CASES) return 'NOT_MEASURABLE';
  return sum('late') > 0 ? 'NOT_MET' : 'MET';
}
