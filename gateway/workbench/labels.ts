import {
  CentreFunction,
  ComplianceStatus,
  DataOwner,
  IndicatorOperator,
  PublishedMeasure,
  StatisticsRelativePeriod,
  StatisticsWithheld,
} from '../../schema/labels.json';
import type { Locale } from './words.js';

type List = Record<string, Record<Locale, string>>;
const LISTS = { StatisticsRelativePeriod, StatisticsWithheld };

/** The label of a word that every owner has, as the slices' own lists say it. The words of one owner come with its catalogue. */
export const labelOf = (list: keyof typeof LISTS, word: string, locale: Locale): string =>
  (LISTS[list] as List)[word]?.[locale] ?? word;

export const RELATIVE_PERIODS = Object.keys(StatisticsRelativePeriod);

/** In rows of any document: fields whose words have labels. */
const OF_FIELD: Record<string, List> = {
  function: CentreFunction,
  measure: PublishedMeasure,
  operator: IndicatorOperator,
  owner: DataOwner,
  status: ComplianceStatus,
};

export const labelInRow = (field: string, word: string, locale: Locale): string =>
  OF_FIELD[field]?.[word]?.[locale] ?? word;
