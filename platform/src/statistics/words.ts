import { CodedValue, toValueList } from '../labels/coded-value.js';
import { labels } from '../labels/labels.js';
import { describedList, describedLists } from '../schema/value-list.js';

export const StatisticsWithheld = describedList(
  'StatisticsWithheld',
  'Why a number is withheld. It does not depend on who asks, or on what was asked before.',
  labels.StatisticsWithheld,
  {
    SMALL: 'It speaks of 1 to 10, or of nobody where somebody else was.',
    COMPLEMENT: 'With other numbers it would tell of 1 to 10; it may be small itself.',
    DOMINANCE:
      'It counts what people did, and one alone did more than half of it, or two did nearly all of it.',
  },
);

export const StatisticsPeriodLength = describedList(
  'StatisticsPeriodLength',
  'How long a period of the calendar is.',
  labels.StatisticsPeriodLength,
  {
    MONTH: 'A calendar month.',
    QUARTER: 'Three calendar months, from January, April, July or October.',
    YEAR: 'A calendar year.',
  },
);
export type StatisticsPeriodLength = keyof typeof StatisticsPeriodLength;

export const StatisticsRelativePeriod = describedList(
  'StatisticsRelativePeriod',
  'The last periods that an edition has: it ends with the last month that is closed, and not today.',
  labels.StatisticsRelativePeriod,
  {
    LAST_MONTH: 'The last closed month.',
    LAST_QUARTER: 'The last closed quarter.',
    LAST_YEAR: 'The last closed year.',
    LAST_12_MONTHS: 'Each of the last twelve closed months.',
    LAST_4_QUARTERS: 'Each of the last four closed quarters.',
    LAST_5_YEARS: 'Each of the last five closed years.',
  },
);
export type StatisticsRelativePeriod = keyof typeof StatisticsRelativePeriod;

export const StatisticsKind = describedList(
  'StatisticsKind',
  'Whether numbers of shorter periods, or of places, add up to that of a longer one, or of all places.',
  labels.StatisticsKind,
  {
    FLOW: 'What happened in the period: it adds up over periods and places.',
    STOCK: 'What is there at the end of the period: it adds up over places, and not over periods.',
    DISTINCT: 'Each counted once in the period at the place: it adds up over neither.',
  },
);

/** The words of a list, as an answer has them. @throws Error for what is no described list: a fault of the program */
export function codedValuesOf(list: Readonly<Record<string, string>>): CodedValue[] {
  const described = describedLists().find((one) => one.list === list);
  if (!described) throw new Error('Only a described list has words for an answer.');
  return toValueList(described).values;
}

/** What is counted apart because nobody knows it. */
export const UNKNOWN = new CodedValue('UNKNOWN', 'Not on record.', ['Not known', 'Non connu', 'Неизвестно']);
/** What is counted together because it is not counted apart. */
export const OTHER = new CodedValue('OTHER', 'All that are not counted apart.', ['Other', 'Autre', 'Друго']);
