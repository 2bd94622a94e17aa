import type { SQL } from 'drizzle-orm';
import type { Request } from '../context.js';
import type { Query } from '../database/database.js';
import type { CodedValue } from '../labels/coded-value.js';
import type { Amount, CountedRecord, Due, Limits, Measure, Part } from './declaration.js';
import type { Figure } from './edition.js';
import type { NumbersTables, StatisticsTables } from './tables.js';

/** What an owner counts: all that its editions are made of but for what they stand on. */
interface Declared {
  limits: Limits;
  /** For so many days after a month its records may still come in. */
  daysToFreeze: number;
  /** The measures at the places that there are, paths of those within another one among them. Their dimensions but for the place are the same whatever the places. */
  measures(places: readonly string[]): Measure[];
  /** The first year of which there may be records: one number, or null while there are none. */
  firstYear: SQL;
}

/** Numbers of people: small ones are withheld, and what would tell them. */
export interface CountedPeople extends Declared {
  tables: StatisticsTables;
  /** Everything to be counted of a year. */
  count(query: Query, year: number): Promise<CountedYear>;
}

/** What an edition tells of a number; undefined for one that it has not. */
export type Tells = (
  measure: string,
  part: Part,
  coordinates: readonly (string | null)[],
) => Pick<Figure, 'value' | 'withheld'> | undefined;

export interface CountedYear {
  places: string[];
  records: CountedRecord[];
  /** What holds of places, for each part of the year: by what is told of their people, and by facts in which nobody can be found. */
  ofPlaces?(tells: Tells, parts: readonly Part[]): Amount[];
}

/** Numbers in which no person can be found, such as hours that were planned, or of which each part is told by itself: nothing is gained from a sum. */
export interface AddedUp extends Declared {
  tables: NumbersTables;
  /** Everything to be added up of the first months of a year. */
  addUp(query: Query, due: Due): Promise<{ places: string[]; amounts: Amount[] }>;
}

/** What an owner counts, and where it keeps what it has counted. */
export type CountedByOwner = CountedPeople | AddedUp;

/** The same as the graph shows it. */
export interface ToldByOwner {
  counted: CountedByOwner;
  /** What its root fields begin with: `thing` gives `thingStatistics` and `thingStatisticsCatalogue`. */
  field: string;
  /** The group of the access table whose roles ask. */
  group: string;
  /** Described lists: the words of measures and of dimensions. */
  measures: Readonly<Record<string, string>>;
  dimensions: Readonly<Record<string, string>>;
  /** The categories of each dimension but for the place, in the order in which people should find them. */
  categories: Readonly<Record<string, readonly CodedValue[]>>;
  /** The entity behind the categories of the dimension that is a place. An owner of it, to whom it is more than its key, finds it. */
  place: Pointer & { load?(request: Request, id: string): Promise<object | null> };
  /** The same of a place within such a place. All owners have it, since they share the type of a number: where nothing is told apart by it, it is null. */
  within: Pointer;
}

/** A field of a number with the entity that it is of. */
interface Pointer {
  field: string;
  // biome-ignore lint/complexity/noBannedTypes: the type that type-graphql itself asks for.
  type: () => Function;
  description: string;
}
