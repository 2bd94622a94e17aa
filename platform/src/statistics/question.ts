import { readIdentifier } from '../values/identifiers.js';
import { badInput } from '../wire/errors.js';
import { type Measure, mostDimensionsOf } from './declaration.js';
import type { ToldByOwner } from './owner.js';
import { lengthOf, lengthOfRelative, type Period, periodsWithin, readPeriod } from './periods.js';
import type { StatisticsPeriodLength, StatisticsRelativePeriod } from './words.js';

export interface Choice {
  dimension: string;
  category: string;
}

/** What a client asks, as the arguments have it. */
export interface Asked {
  measure: string;
  period?: string | null;
  relative?: StatisticsRelativePeriod | null;
  each?: StatisticsPeriodLength | null;
  by: string[];
  where: Choice[];
}

/** A question that is of the closed grid. */
export interface Question {
  measure: Measure;
  /** Given, or to be counted back from the last one that is closed. */
  periods: Period[] | StatisticsRelativePeriod;
  by: string[];
  where: ReadonlyMap<string, string>;
}

/** @throws Refusal BAD_USER_INPUT naming the argument that asks for what nobody can be told */
export function readQuestion({ counted, categories }: ToldByOwner, asked: Asked): Question {
  const measure = counted.measures([]).find(({ name }) => name === asked.measure)!;
  const where = new Map<string, string>();
  const named = (name: string, path: string) => {
    const dimension = measure.dimensions.find((one) => one.name === name);
    if (!dimension) throw badInput(`${measure.name} cannot be told apart by ${name}.`, path);
    return dimension;
  };
  for (const [at, name] of asked.by.entries()) {
    named(name, `by.${at}`);
    if (asked.by.indexOf(name) < at) throw badInput('Name a dimension once.', `by.${at}`);
  }
  for (const [at, { dimension, category }] of asked.where.entries()) {
    const path = `where.${at}`;
    const isPlace = named(dimension, `${path}.dimension`).place;
    if (where.has(dimension) || asked.by.includes(dimension))
      throw badInput('Name a dimension once.', `${path}.dimension`);
    if (!isPlace && !categories[dimension]!.some(({ value }) => value === category))
      throw badInput(`This is no category of ${dimension}.`, `${path}.category`);
    where.set(dimension, isPlace ? readIdentifier(category, `${path}.category`) : category);
  }
  const periods = periodsOf(asked);
  const length = typeof periods === 'string' ? lengthOfRelative(periods) : lengthOf(periods[0]!.part);
  const most = mostDimensionsOf(measure, counted.limits, length);
  if (most === undefined)
    throw badInput(
      `${measure.name} has one number for each whole year.`,
      asked.relative == null ? 'period' : 'relative',
    );
  if (where.size + asked.by.length > most)
    throw badInput(
      `A number of one ${length.toLowerCase()} has ${most} of these dimensions at most. Name fewer of them, or a longer period.`,
      asked.by.length > 0 ? 'by' : 'where',
    );
  return { measure, periods, by: asked.by, where };
}

function periodsOf({ period, relative, each }: Asked): Question['periods'] {
  if ((period == null) === (relative == null))
    throw badInput('Give either a period or a relative period.', 'period');
  if (relative != null) {
    if (each != null) throw badInput('A relative period says by itself how long its periods are.', 'each');
    return relative;
  }
  const whole = readPeriod(period!, 'period');
  return each == null ? [whole] : periodsWithin(whole, each, 'each');
}
