import type { StandardTerms } from './question.js';

/*
 * What protects those who share a bedroom. It is written here and in no table: no setting switches it off, and a row that
 * is missing means nothing. The sources were read in the published guidance; the numbers are theirs.
 */

/** EASO Guidance on reception conditions for unaccompanied children (2018), indicator 45.2. */
export const SEXES_APART = 'EASO-UAC-2018 45.2';

/** EASO Guidance on reception conditions for unaccompanied children (2018), indicator 45.3. */
export const CHILDREN_APART = 'EASO-UAC-2018 45.3';

/** The most people in one bedroom: the code of the indicator that may ask for less, and what holds without it. */
interface Most {
  indicator: string;
  people: number;
  source: string;
}

/** EASO Guidance on reception conditions for unaccompanied children (2018), indicator 45.1. */
export const MOST_CHILDREN: Most = {
  indicator: 'BEDROOM_MAX_CHILD',
  people: 4,
  source: 'EASO-UAC-2018 45.1',
};

/** EASO Guidance on reception conditions (2016), indicator 6.1. */
export const MOST_ADULTS: Most = { indicator: 'BEDROOM_MAX_ADULT', people: 6, source: 'EASO-2016 6.1' };

/**
 * How many people may share a bedroom at a centre.
 * @param standards the active indicators there: one that asks for fewer people counts, one that allows more does not
 */
export function mostIn(
  { indicator, people, source }: Most,
  standards: ReadonlyMap<string, StandardTerms>,
): StandardTerms {
  const measured = standards.get(indicator);
  return measured && measured.threshold < people ? measured : { threshold: people, standard: source };
}
