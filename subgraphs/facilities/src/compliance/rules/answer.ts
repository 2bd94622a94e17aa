import type { StandardIndicator } from '../../standards/types/indicator.js';
import type { ComplianceResult } from '../types/result.js';
import type { PlaceFacts } from './facts.js';
import { measureOf } from './measures.js';
import { type Measure, quotient, statusOf } from './verdict.js';

/** How a reader may see numbers of people: a number as it is, or null when it is withheld. */
export interface Reader {
  /** Whether the reader gets figures only, and no rows about people. */
  figuresOnly: boolean;
  figure: (people: number) => number | null;
  headcount: (people: number) => number | null;
}

const WITHHELD =
  'The number of people is withheld: it is small or of a single room, or with others it would tell of few.';

/** The indicators of a place, each with its status. Those that are switched off, or not asked here, are left out. */
export const complianceOf = (
  indicators: StandardIndicator[],
  place: PlaceFacts,
  reader: Reader,
): ComplianceResult[] =>
  indicators.flatMap((indicator) => {
    const measure = indicator.active ? measureOf(indicator.code, place) : undefined;
    return measure ? [resultOf(indicator, place, measure, reader)] : [];
  });

function resultOf(
  indicator: StandardIndicator,
  place: PlaceFacts,
  measure: Measure,
  reader: Reader,
): ComplianceResult {
  const { code, what, standard, operator, threshold, unit } = indicator;
  const asked = { indicator: code, what, standard, operator, threshold, unit };
  if (isWithheld(place, measure, reader)) return { ...asked, ...withheld };
  const status = statusOf(operator, threshold, measure);
  const { numerator, denominator, missing, people, measuredOn } = measure;
  const known = status !== 'NOT_MEASURABLE' && numerator !== null && denominator !== null;
  return {
    ...asked,
    status,
    numerator: known ? numerator : null,
    denominator: known ? denominator : null,
    value: known && denominator !== 0 ? quotient(numerator, denominator) : null,
    missing,
    basis: people?.basis ?? null,
    placed: people ? reader.figure(people.placed) : null,
    headcount: people && people.headcount !== null ? reader.headcount(people.headcount) : null,
    measuredOn: measuredOn ?? null,
  };
}

/** A status, a value and its parts would each tell the number: who may not see it sees none of them. */
function isWithheld({ level }: PlaceFacts, { people, ofOneRoom }: Measure, reader: Reader): boolean {
  if (!people || !reader.figuresOnly) return false;
  if (level === 'ROOM' || ofOneRoom) return true;
  return reader.figure(people.placed) === null || reader.headcount(people.headcount ?? 0) === null;
}

const withheld = {
  status: 'NOT_MEASURABLE' as const,
  numerator: null,
  denominator: null,
  value: null,
  missing: [{ what: WITHHELD, owner: 'FACILITIES' as const }],
  basis: null,
  placed: null,
  headcount: null,
  measuredOn: null,
};
