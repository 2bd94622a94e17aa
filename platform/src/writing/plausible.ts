import { type GraphQLInputType, type GraphQLSchema, getNamedType, isInputObjectType } from 'graphql';
import { dayAt } from '../values/day.js';
import { badInput } from '../wire/errors.js';

/** How far from now a moment or a day may lie that somebody can have meant. A slip of the pen lies outside. */
export interface Plausible {
  /** Years before now. */
  back: number;
  /** Years after now; 0 for what has happened. */
  ahead: number;
}

/** The bounds of every moment and day that a write takes, by mutation and path within its input: `{ 'thing.at': DONE }`. */
export type MomentTable = Record<string, Plausible>;

/** What was done or seen: nobody writes up what lies a working life back, and nothing has happened in the future. */
export const DONE: Plausible = { back: 30, ahead: 0 };

const MOMENTS = new Set(['DateTimeISO', 'LocalDate']);

/** Where the inputs of a schema's mutations hold moments and days. */
export function momentsOf(schema: GraphQLSchema): string[] {
  const within = (type: GraphQLInputType, path: string, holders: readonly string[]): string[] => {
    const named = getNamedType(type);
    if (MOMENTS.has(named.name)) return [path];
    if (!isInputObjectType(named) || holders.includes(named.name)) return [];
    return Object.values(named.getFields()).flatMap((field) =>
      within(field.type, `${path}.${field.name}`, [...holders, named.name]),
    );
  };
  return Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((field) =>
    field.args.flatMap(({ type }) => within(type, field.name, [])),
  );
}

/** What a table of moments forgets, or says of nothing. */
export function faultsOfMoments(table: MomentTable, schema: GraphQLSchema): string[] {
  const there = momentsOf(schema);
  return [
    ...there.filter((path) => !table[path]).map((path) => `Nobody says when ${path} may lie.`),
    ...Object.keys(table)
      .filter((path) => !there.includes(path))
      .map((path) => `${path} is no moment of a write.`),
  ];
}

/** Clocks of clients run ahead or behind a little. */
const TOLERATED_MILLISECONDS = 60_000;

/** Whether a moment is to come, by more than clocks differ. */
export const isAhead = (moment: Date, now: Date): boolean =>
  moment.getTime() > now.getTime() + TOLERATED_MILLISECONDS;

/** Whether a moment has passed, by more than clocks differ. */
export const hasPassed = (moment: Date, now: Date): boolean => isAhead(now, moment);

const DAYS_A_YEAR = 365.25;
const DAY = 86_400_000;

/**
 * Checks the moments and days of one write against their bounds. A day is judged on every clock of the world at once: what
 * is out of bounds wherever the centre lies. The centre's own day, where a write needs it, is its reader's to judge.
 * @throws Refusal BAD_USER_INPUT at the first one that lies outside
 */
export function checkPlausible(table: MomentTable, operation: string, input: unknown, now: Date): void {
  for (const [place, bounds] of Object.entries(table)) {
    const [name, ...path] = place.split('.');
    if (name !== operation) continue;
    for (const told of valuesAt(input, path, [])) checkOne(told.value, bounds, now, told.path.join('.'));
  }
}

interface Told {
  value: unknown;
  path: (string | number)[];
}

/** The values at a path; every item of a list that lies on it. */
function valuesAt(value: unknown, path: readonly string[], so: (string | number)[]): Told[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => valuesAt(item, path, [...so, index]));
  const [step, ...rest] = path;
  if (step === undefined) return [{ value, path: so }];
  return valuesAt((value as Record<string, unknown>)[step], rest, [...so, step]);
}

function checkOne(value: unknown, { back, ahead }: Plausible, now: Date, path: string): void {
  const distance = value instanceof Date ? momentDistance(value, now) : dayDistance(String(value), now);
  const thing = value instanceof Date ? 'moment' : 'day';
  if (distance > 0 && ahead === 0)
    throw badInput(
      `This ${thing} lies in the future. Give the ${thing} at which it happened.`.replace('day at', 'day on'),
      path,
    );
  if (distance > ahead * DAYS_A_YEAR)
    throw badInput(`This lies more than ${yearsOf(ahead)} ahead. Check the year.`, path);
  if (-distance > back * DAYS_A_YEAR)
    throw badInput(`This lies more than ${yearsOf(back)} back. Check the year.`, path);
}

const yearsOf = (years: number) => (years === 1 ? 'a year' : `${years} years`);

/** Days from now to a moment, negative for what is past. */
function momentDistance(moment: Date, now: Date): number {
  const milliseconds = moment.getTime() - now.getTime();
  return milliseconds > 0 && milliseconds <= TOLERATED_MILLISECONDS ? 0 : milliseconds / DAY;
}

/** Days from today to a day, 0 for each day that is today somewhere in the world. */
function dayDistance(day: string, now: Date): number {
  const first = dayAt(now, 'Etc/GMT+12');
  const last = dayAt(now, 'Pacific/Kiritimati');
  if (day >= first && day <= last) return 0;
  const days = (from: string) => (Date.parse(day) - Date.parse(from)) / DAY;
  return day > last ? days(last) : days(first);
}
