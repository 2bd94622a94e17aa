import type { Query } from '@mrrm/platform/database/database';
import type { Due } from '@mrrm/platform/statistics/declaration';
import { daysAfter } from '@mrrm/platform/values/day';
import { type SQL, sql } from 'drizzle-orm';
import { readPlacesOnDay } from '../../compliance/repository/places-on-day.js';
import { countBeds } from '../../placement/repository/counted-beds.js';
import { selectIndicatorOnDays } from '../../standards/repository/indicator.js';
import type { SanitaryState } from '../../standards/values.js';
import { amountsOfDay, amountsOfStandards, amountsOfToilets } from '../rules/measures.js';
import { toiletsOnDays } from './toilets.js';

/** Numbers of all centres are made of all that is on record. */
const everything = (): SQL => sql`true`;

const isLastOfMonth = (day: string): boolean => daysAfter(day, 1).endsWith('-01');
const monthOf = (day: string): number => Number(day.slice(5, 7));

/** The days of the first months of a year. */
function daysOf({ year, months }: Due): string[] {
  const days: string[] = [];
  for (
    let day = `${year}-01-01`;
    day.startsWith(`${year}`) && monthOf(day) <= months;
    day = daysAfter(day, 1)
  )
    days.push(day);
  return days;
}

/** All amounts of the first months of a year: day by day how full centres are and how many toilets work, and the standards at the end of each month. */
export async function amountsOf(query: Query, due: Due) {
  const days = daysOf(due);
  const toilets = await toiletsOnDays(query, days);
  const centreIds = [...new Set(toilets.map(({ centreId }) => centreId))];
  const placed = new Map<string, number>();
  const amounts = [];
  const occupancies = await countBeds(query, 'CENTRE', everything(), { days });
  for (const [at, { placeId: centreId, ...counted }] of occupancies.entries()) {
    const day = days[at % days.length]!;
    placed.set(`${centreId} ${day}`, counted.placed);
    amounts.push(...amountsOfDay({ centreId, month: monthOf(day), isLast: isLastOfMonth(day), ...counted }));
  }
  const indicators = await toiletIndicators(query, days);
  for (const { centreId, day, headcount, ...units } of toilets)
    amounts.push(
      ...amountsOfToilets({
        ...{ centreId, day, headcount, month: monthOf(day) },
        placed: placed.get(`${centreId} ${day}`) ?? 0,
        states: statesOf(units),
        indicator: indicators.get(`${centreId} ${day}`),
      }),
    );
  for (const day of days.filter(isLastOfMonth)) {
    const reader = { seen: everything, now: new Date() };
    for (const { placeId, indicators, facts } of await readPlacesOnDay(
      query,
      reader,
      'CENTRE',
      centreIds,
      day,
    ))
      amounts.push(...amountsOfStandards(placeId, monthOf(day), indicators, facts));
  }
  return { places: centreIds, amounts };
}

const statesOf = ({ working, idle, unknown }: Record<'working' | 'idle' | 'unknown', number>) => [
  ...Array.from({ length: working }, (): SanitaryState => 'WORKING'),
  ...Array.from({ length: idle }, (): SanitaryState => 'BROKEN'),
  ...Array.from({ length: unknown }, () => null),
];

/** The indicator TOILET_RATIO by centre and day. */
async function toiletIndicators(query: Query, days: readonly string[]) {
  const found = await selectIndicatorOnDays(query, 'TOILET_RATIO', days);
  return new Map(found.map((one) => [`${one.forCentreId} ${one.day}`, one]));
}
