import type { Json } from '../../explorer/json.js';
import { type Owner, owners } from '../owners.js';
import type { Locale } from '../words.js';
import { LENGTHS, type Length, lengthOf, namesIn, type Question } from './question.js';

/** A word with its labels and its meaning, which is in English alone. */
export type Coded = { value: string; meaning: string } & Record<Locale, string>;

export interface Edition {
  year: number;
  number: number;
  months: number;
  builtAt: string;
}

export interface Dimension {
  dimension: Coded;
  isPlace: boolean;
  categories: Coded[];
}

export interface Measure {
  measure: Coded;
  kind: string;
  dimensions: Dimension[];
  /** How many of them a number has, by the length of its period; null where there is no such number. */
  dimensionsOfMonth: number | null;
  dimensionsOfQuarter: number | null;
  dimensionsOfYear: number | null;
}

/** What can be asked of one owner. */
export interface Catalogue {
  measures: Measure[];
  editions: Edition[];
  /** Whether who asks is told of all places together. */
  totalsOfPlaces: boolean;
  daysToClose: number;
}

export interface Place {
  id: string;
  code: string;
  name: string;
}

/** What can be asked of all owners; one who is away is missing. */
export interface Catalogues {
  of: Partial<Record<Owner, Catalogue>>;
  /** By the dimension whose categories they are. */
  places: Readonly<Record<string, Place[]>>;
}

const CODED = 'value meaning EN: label FR: label(locale: FR) BG: label(locale: BG)';

const WHAT = `{
  measures {
    kind dimensionsOfMonth dimensionsOfQuarter dimensionsOfYear measure { ${CODED} }
    dimensions { isPlace dimension { ${CODED} } categories { ${CODED} } }
  }
  editions { year number months builtAt }
  totalsOfPlaces
  daysToClose
}`;

/** Documents that ask what can be asked: one for each owner, since one for all would cost more than an operation may. */
export const CATALOGUES: readonly string[] = [
  ...owners.map((owner) => `query Catalogue { ${owner}: ${owner}StatisticsCatalogue ${WHAT} }`),
  'query Places { centres(first: 100) { nodes { id code name safeZones { id code name } } } }',
];

/** @param answers to these documents, in any order */
export function readCatalogues(answers: readonly Json[]): Catalogues {
  const told = Object.assign({}, ...answers) as Record<string, Catalogue | null> & {
    centres?: { nodes: (Place & { safeZones?: Place[] })[] } | null;
  };
  const centres = told.centres?.nodes ?? [];
  const known = owners.flatMap((owner) => (told[owner] ? [[owner, told[owner]] as const] : []));
  const places = { CENTRE: centres, SAFE_ZONE: centres.flatMap(({ safeZones = [] }) => safeZones) };
  return { of: Object.fromEntries(known), places };
}

/** Owners of whom nothing is known now. */
export const away = (catalogues: Catalogues): Owner[] => owners.filter((owner) => !catalogues.of[owner]);

export const measureOf = ({ of }: Catalogues, { owner, measure }: Pick<Question, 'owner' | 'measure'>) =>
  of[owner]?.measures.find((one) => one.measure.value === measure);

/** What people read for what is counted, whoever counts it. */
export const measureLabel = (
  { of }: Catalogues,
  measure: string | undefined,
  locale: Locale,
): string | undefined =>
  Object.values(of)
    .flatMap((one) => one?.measures ?? [])
    .find((one) => one.measure.value === measure)?.measure[locale];

/** How many dimensions a question may have, filters included, by the length of its periods. */
const MOST = {
  MONTH: 'dimensionsOfMonth',
  QUARTER: 'dimensionsOfQuarter',
  YEAR: 'dimensionsOfYear',
} as const satisfies Record<Length, keyof Measure>;

/** How long the periods are of which there are numbers of a measure. */
export const lengthsOf = (measure: Measure | undefined): Length[] =>
  LENGTHS.filter((length) => measure && measure[MOST[length]] !== null);

/** How many dimensions a question may have, filters included; undefined where it asks for what is not offered. */
export function mostDimensions(catalogues: Catalogues, question: Question): number | undefined {
  return measureOf(catalogues, question)?.[MOST[lengthOf(question)]] ?? undefined;
}

/** The dimension that has to be named, as who asks is told of single places alone. */
export const placeToName = (catalogues: Catalogues, question: Question): string | undefined =>
  catalogues.of[question.owner]?.totalsOfPlaces
    ? undefined
    : measureOf(catalogues, question)?.dimensions.find(({ isPlace }) => isPlace)?.dimension.value;

/** Whether the catalogue offers what a link asks for. The graph decides again. */
export function isOffered(catalogues: Catalogues, question: Question): boolean {
  const measure = measureOf(catalogues, question);
  const most = mostDimensions(catalogues, question);
  const names = namesIn(question);
  const place = placeToName(catalogues, question);
  return (
    !!measure &&
    most !== undefined &&
    new Set(names).size === names.length &&
    names.length <= most &&
    (!place || names.includes(place)) &&
    names.every((name) => measure.dimensions.some(({ dimension }) => dimension.value === name))
  );
}

/** What people read for a category: the catalogue's label, of a place its name. */
export function categoryLabel(
  { of, places }: Catalogues,
  owner: Owner | undefined,
  [dimension, category]: readonly [string, string],
  locale: Locale,
): string | undefined {
  const all = owner ? [of[owner]] : Object.values(of);
  const found = all
    .flatMap((one) => one?.measures ?? [])
    .flatMap(({ dimensions }) => dimensions)
    .find((one) => one.dimension.value === dimension);
  if (found?.isPlace) return places[dimension]?.find(({ id }) => id === category)?.name;
  return found?.categories.find(({ value }) => value === category)?.[locale];
}

export const dimensionLabel = ({ of }: Catalogues, dimension: string, locale: Locale): string =>
  Object.values(of)
    .flatMap((one) => one?.measures ?? [])
    .flatMap(({ dimensions }) => dimensions)
    .find((one) => one.dimension.value === dimension)?.dimension[locale] ?? dimension;
