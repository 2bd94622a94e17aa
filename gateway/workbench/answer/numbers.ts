import { isObject, type Json } from '../../explorer/json.js';
import type { Edition } from '../question/catalogue.js';

/** The dimension whose categories are identifiers of centres. */
export const PLACE = 'CENTRE';

/** The dimensions whose categories are identifiers of places: the field of a number that says what the place is called, and the hashtag of HXL for it. */
const PLACES = {
  [PLACE]: { field: 'centre', tag: '#loc' },
  SAFE_ZONE: { field: 'safeZone', tag: '#loc+zone' },
} as const;
type PlaceDimension = keyof typeof PLACES;
const isPlace = (dimension: string): dimension is PlaceDimension => Object.hasOwn(PLACES, dimension);

export interface Category {
  dimension: string;
  category: string;
  word?: { label?: string } | null;
}

/** One number, or why it is not told. What a document did not ask for is missing. */
export interface Figure {
  period: string;
  begins?: string;
  ends?: string;
  categories?: Category[];
  centre?: { code: string; name: string } | null;
  safeZone?: { code: string; name: string } | null;
  value?: number | null;
  rounded?: number | null;
  withheld?: string | null;
  opens?: { period: string; categories: Category[] } | null;
  before?: { period: string; value: number | null; withheld?: string | null; change: number | null } | null;
}

/** The numbers of one question, as the graph tells them. */
export interface Numbers {
  /** The name in the answer from which they are. */
  name: string;
  measure?: { value?: string; label?: string; meaning?: string };
  cells: Figure[];
  openPeriods: string[];
  editions: Edition[];
}

/** What of an answer are numbers of editions; whatever else it has is shown as any list. */
export const numbersIn = (data: Json): Numbers[] =>
  Object.entries(isObject(data) ? data : {}).flatMap(([name, told]) => {
    const cells = isObject(told) ? told['cells'] : undefined;
    const areNumbers =
      Array.isArray(cells) && cells.every((cell) => isObject(cell) && typeof cell['period'] === 'string');
    if (!areNumbers) return [];
    return [{ openPeriods: [], editions: [], ...(told as object), name } as unknown as Numbers];
  });

/** By what the numbers are told apart: dimensions with more than one category. */
export function dimensionsIn(cells: readonly Figure[]): string[] {
  const found = new Map<string, Set<string>>();
  for (const { categories = [] } of cells)
    for (const { dimension, category } of categories)
      found.set(dimension, (found.get(dimension) ?? new Set()).add(category));
  return [...found].filter(([, categories]) => categories.size > 1).map(([dimension]) => dimension);
}

/** What the place of a number is called, where it is told apart by that. */
export const placeOf = (cell: Figure, dimension: string) =>
  isPlace(dimension) ? cell[PLACES[dimension].field] : undefined;

/** The hashtag of HXL of a dimension. */
export const tagOf = (dimension: string): string =>
  isPlace(dimension) ? PLACES[dimension].tag : `#meta+category+${dimension.toLowerCase()}`;

export const categoryOf = ({ categories = [] }: Figure, dimension: string): string =>
  categories.find((one) => one.dimension === dimension)?.category ?? '';
