import { seesAllCentres } from '../access/all-centres.js';
import type { Request } from '../context.js';
import type { Query } from '../database/database.js';
import { badInput, Refusal } from '../wire/errors.js';
import { type Dimension, partsUntil } from './declaration.js';
import { dimensionsOf } from './dimensions.js';
import { type KeptEdition, type KeptFigure, newestEditions, tablesOf } from './kept.js';
import { keyOf } from './keys.js';
import type { ToldByOwner } from './owner.js';
import { daysOf, lastPeriods, nameOf, type Period, periodBefore } from './periods.js';
import { innerOf, liesWithin, outerOf } from './places.js';
import { forThePublic } from './public.js';
import type { Question } from './question.js';
import type { StatisticsCell, StatisticsQuestion, StatisticsTable } from './types.js';
import { codedValuesOf } from './words.js';

/** An answer has no more numbers. */
export const MOST_CELLS = 400;

/** A number that was asked for: of a period, with a category or a total for each dimension. */
interface Wanted {
  period: Period;
  coordinates: (string | null)[];
}

/** The places that the actor sees; undefined for all of them. */
export const placesOf = ({ judge, actor }: Request): readonly string[] | undefined =>
  seesAllCentres(judge.table.roles, actor) ? undefined : actor.centres;

/**
 * Answers from the newest edition of each year.
 * @param withBefore whether anything is asked of the periods before
 * @throws Refusal as `wantedOf` says
 */
export async function tell(
  request: Request,
  owner: ToldByOwner,
  question: Question,
  withBefore: boolean,
): Promise<StatisticsTable> {
  const table = await answer(request, owner, question, withBefore);
  const { field, load } = owner.place;
  if (!load) return table;
  const cells = table.cells.map(async (cell) => {
    const place = (cell as unknown as Record<string, { id: string } | null>)[field];
    return place ? { ...cell, [field]: await load(request, place.id) } : cell;
  });
  return { ...table, cells: await Promise.all(cells) };
}

function answer(
  request: Request,
  owner: ToldByOwner,
  question: Question,
  withBefore: boolean,
): Promise<StatisticsTable> {
  const places = placesOf(request);
  return request.database.figures(async (query) => {
    const editions = await newestEditions(query, owner.counted);
    const last = editions.at(-1);
    const periods =
      typeof question.periods === 'string'
        ? last
          ? lastPeriods(question.periods, last)
          : []
        : question.periods;
    const editionOf = ({ year, part }: Period) =>
      editions.find((one) => one.year === year && partsUntil(one.months).includes(part));
    const closed = periods.filter((period) => editionOf(period));
    const wanted = wantedOf(question, closed, editionOf, places);
    const read = withBefore ? [...closed, ...closed.map(periodBefore)] : closed;
    const figureOf = await readFigures(query, owner, question, wanted, read, editionOf);
    const { dimensions } = question.measure;
    // What is counted since a later edition of a year, an earlier one has not; nor has it the places within others, where only these are told apart.
    const isTold = (period: Period) => {
      const ofYear = wanted.filter((one) => one.period.year === period.year);
      const hasPlaces = () =>
        dimensions.every((one) => !one.within || placesIn(editionOf(period)!, one).length > 0);
      return (
        closed.includes(period) && (ofYear.length === 0 ? hasPlaces() : ofYear.some((one) => figureOf(one)))
      );
    };
    return {
      measure: codedValuesOf(owner.measures).find(({ value }) => value === question.measure.name)!,
      cells: wanted.flatMap((one) => cellOf(owner, question, one, figureOf, places) ?? []),
      openPeriods: periods.filter((period) => !isTold(period)).map(nameOf),
      editions: editions.filter((one) => closed.some(({ year }) => year === one.year)),
    };
  });
}

/** @throws Refusal BAD_USER_INPUT for a total over places of which the actor sees some, TOO_EXPENSIVE for too many numbers */
function wantedOf(
  { measure, by, where }: Question,
  periods: Period[],
  editionOf: (period: Period) => KeptEdition | undefined,
  places: readonly string[] | undefined,
): Wanted[] {
  if (places && !measure.dimensions.some(({ place }) => place))
    throw badInput(`You see single places, and ${measure.name} is a number of all of them.`, 'measure');
  const wanted = periods.flatMap((period) => {
    let found: (string | null)[][] = [[]];
    for (const dimension of measure.dimensions) {
      const { name, categories, place } = dimension;
      const isSeen = (one: string) => !place || !places || places.includes(outerOf(one));
      const all = place ? placesIn(editionOf(period)!, dimension) : categories;
      const given = where.get(name);
      const chosen = place ? (all.find((one) => innerOf(one) === given) ?? given) : given;
      const ones: readonly (string | null)[] = by.includes(name)
        ? all.filter(isSeen)
        : chosen === undefined
          ? [null]
          : [chosen].filter(isSeen);
      if (place && places && ones.includes(null))
        throw badInput(`You see single places: name ${name} in \`by\` or in \`where\`.`, 'by');
      found = found.flatMap((one) => ones.map((category) => [...one, category]));
    }
    return found.map((coordinates) => ({ period, coordinates }));
  });
  if (wanted.length > MOST_CELLS)
    throw new Refusal(
      'TOO_EXPENSIVE',
      `These are ${wanted.length} numbers, and an answer has ${MOST_CELLS} at most. Ask for fewer periods, choose a category by \`where\`, or name fewer dimensions in \`by\`.`,
    );
  return wanted;
}

/** The places that an edition tells apart by a dimension. */
const placesIn = ({ places }: KeptEdition, { within }: Dimension): string[] =>
  places.filter((one) => liesWithin(one) === (within !== undefined));

/** Finds a number of the editions; undefined where they have none. */
type FigureOf = (wanted: Wanted) => KeptFigure | undefined;

/** Reads the tables of some periods in which the wanted numbers stand. */
async function readFigures(
  query: Query,
  { counted }: ToldByOwner,
  { measure }: Question,
  [first]: readonly Wanted[],
  periods: readonly Period[],
  editionOf: (period: Period) => KeptEdition | undefined,
): Promise<FigureOf> {
  if (!first) return () => undefined;
  const dimensions = dimensionsOf([measure])({ measure: measure.name, coordinates: first.coordinates });
  const editions = new Set(periods.flatMap((period) => editionOf(period)?.id ?? []));
  const tables = await tablesOf(query, counted, { measure: measure.name, dimensions }, [...editions]);
  return ({ period, coordinates }) =>
    tables.get(editionOf(period)?.id ?? '')?.get(keyOf(measure.name, period.part, coordinates));
}

/** What an edition has of a number; undefined when it was counted before this could be asked. */
function cellOf(
  owner: ToldByOwner,
  question: Question,
  wanted: Wanted,
  figureOf: FigureOf,
  places: readonly string[] | undefined,
): StatisticsCell | undefined {
  const { measure } = question;
  const { period, coordinates } = wanted;
  const figure = figureOf(wanted);
  if (!figure) return undefined;
  const { value, withheld } = figure;
  const earlier = periodBefore(period);
  const before = figureOf({ ...wanted, period: earlier });
  const place = measure.dimensions.findIndex((one) => one.place);
  const id = place < 0 ? null : coordinates[place]!;
  const isWithin = id !== null && liesWithin(id);
  return {
    period: nameOf(period),
    ...daysOf(period),
    categories: categoriesOf(owner, measure.dimensions, coordinates),
    value,
    rounded: value === null ? null : forThePublic(value),
    withheld,
    opens:
      figure.openedBy === null
        ? null
        : questionOf(owner, measure.dimensions, period.year, figure.openedBy, places),
    before: before
      ? {
          period: nameOf(earlier),
          value: before.value,
          withheld: before.withheld,
          change: value === null || before.value === null ? null : value - before.value,
        }
      : null,
    [owner.place.field]: id === null ? null : { id: outerOf(id) },
    [owner.within.field]: isWithin ? { id: innerOf(id) } : null,
  };
}

const categoriesOf = (
  { categories }: ToldByOwner,
  dimensions: Question['measure']['dimensions'],
  coordinates: readonly (string | null)[],
) =>
  coordinates.flatMap((coordinate, at) => {
    if (coordinate === null) return [];
    const { name: dimension, place } = dimensions[at]!;
    const category = place ? innerOf(coordinate) : coordinate;
    return [
      { dimension, category, word: categories[dimension]?.find(({ value }) => value === category) ?? null },
    ];
  });

/** The question behind a key; null for a total over places of which the actor sees some. */
function questionOf(
  owner: ToldByOwner,
  dimensions: Question['measure']['dimensions'],
  year: number,
  key: string,
  places: readonly string[] | undefined,
): StatisticsQuestion | null {
  const [, part, ...words] = key.split('|');
  const coordinates = words.map((word) => (word === '*' ? null : word));
  if (places && dimensions.some(({ place }, at) => place && coordinates[at] === null)) return null;
  return { period: nameOf({ year, part: part! }), categories: categoriesOf(owner, dimensions, coordinates) };
}
