import { labelOf } from '../labels.js';
import { type Locale, type Say } from '../words.js';
import type { Edition } from './catalogue.js';
import type { Question } from './question.js';

/** What people read for 2023, 2023-Q1 and 2023-05. */
export function periodLabel(period: string, locale: Locale, say: Say): string {
  const [year = '', part = ''] = period.split('-');
  if (part.startsWith('Q')) return say('quarter', { number: part.slice(1), year });
  if (!part) return year;
  const month = new Date(Date.UTC(Number(year), Number(part) - 1, 1));
  return new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(month);
}

/** What people read for the periods of a question. */
export function periodsLabel({ relative, period, each }: Question, locale: Locale, say: Say): string {
  if (relative) return labelOf('StatisticsRelativePeriod', relative, locale);
  const whole = periodLabel(period ?? '', locale, say);
  const parts = each === 'MONTH' ? say('eachMonth') : each === 'QUARTER' ? say('eachQuarter') : '';
  return parts ? `${whole}, ${parts.toLocaleLowerCase(locale)}` : whole;
}

/** The quarters and months of a year of which there are numbers. */
export function partsOf({ year, months }: Edition): { quarters: string[]; months: string[] } {
  const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
  return {
    quarters: upTo(Math.floor(months / 3)).map((number) => `${year}-Q${number}`),
    months: upTo(months).map((number) => `${year}-${String(number).padStart(2, '0')}`),
  };
}
