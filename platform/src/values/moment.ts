import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/** The first moment and the first day that anything here may speak of. Nobody alive was born earlier. */
export const EARLIEST_MOMENT = new Date('1900-01-01T00:00:00Z');
export const EARLIEST_DAY = '1900-01-01';

/** The first moment that lies too late, and the last day that is taken. */
export const BEYOND_MOMENTS = new Date('2201-01-01T00:00:00Z');
export const LATEST_DAY = '2200-12-31';

const MOST_OFFSET_HOURS = 14;

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const ISO_MOMENT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](\d{2}):[0-5]\d)$/;

/** Longer than any moment: nothing longer is looked at. */
const LONGEST = 40;

function isOnCalendar(day: string): boolean {
  const [year, month, date] = ISO_DAY.exec(day)?.slice(1).map(Number) ?? [];
  if (!month || !date || month > 12) return false;
  const last = new Date(0);
  // `Date.UTC` takes the years below 100 for others.
  last.setUTCFullYear(year!, month, 0);
  return date <= last.getUTCDate();
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`, from 1900-01-01 to 2200-12-31. */
export const isDay = (text: unknown): text is string =>
  typeof text === 'string' &&
  text.length === 10 &&
  isOnCalendar(text) &&
  text >= EARLIEST_DAY &&
  text <= LATEST_DAY;

/** Whether a moment lies in the years 1900 to 2200, both included, by the clock of UTC. */
export const isMoment = (moment: Date): boolean => moment >= EARLIEST_MOMENT && moment < BEYOND_MOMENTS;

/**
 * Reads a moment as it goes over the wire: ISO 8601 with seconds, and with `Z` or an offset.
 * @returns undefined for anything else, and for a moment outside of the years 1900 to 2200
 */
export function parseMoment(text: unknown): Date | undefined {
  if (typeof text !== 'string' || text.length > LONGEST) return undefined;
  const [, day, , offset] = ISO_MOMENT.exec(text) ?? [];
  if (!day || !isOnCalendar(day) || Number(offset ?? 0) > MOST_OFFSET_HOURS) return undefined;
  const moment = new Date(text);
  return isMoment(moment) ? moment : undefined;
}

const STORED_MOMENT =
  /^(\d{4,6})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?([+-])(\d{2})(?::?(\d{2}))?(?::?(\d{2}))?( BC)?$/;

/** Two digits of a text, from a place on. */
const twoDigits = (text: string, at: number) =>
  (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;

/**
 * Reads the form that nearly all have, of UTC and a year of four digits: a page of sessions has hundreds of them, and an
 * expression takes six times as long.
 * @returns undefined for any other form
 */
function readUsualMoment(text: string): Date | undefined {
  const { length } = text;
  if (length < 22 || length > 26 || length === 23 || !text.endsWith('+00')) return undefined;
  if (text[4] !== '-' || text[7] !== '-' || text[10] !== ' ' || text[13] !== ':' || text[16] !== ':')
    return undefined;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  let thousandths = 0;
  if (length > 22) {
    if (text[19] !== '.') return undefined;
    for (let at = 20, worth = 100; at < length - 3; at += 1, worth /= 10)
      thousandths += (text.charCodeAt(at) - 48) * worth;
  }
  // `Date.UTC` takes the years below 100 for others.
  if (!(year >= 1000)) return undefined;
  const [month, day] = [twoDigits(text, 5), twoDigits(text, 8)];
  const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)];
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second, thousandths));
}

/**
 * Reads a moment as PostgreSQL writes it (`2024-05-06 08:00:00.123+00`), digit by digit: `new Date` takes the years
 * below 100 for others, and knows neither five digits nor "BC".
 * @returns an invalid `Date` for what is no moment of a calendar (such as `infinity`); it throws nothing
 */
export function readStoredMoment(text: string): Date {
  const usual = readUsualMoment(text);
  if (usual) return usual;
  const parts = STORED_MOMENT.exec(text);
  if (!parts) return new Date(Number.NaN);
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as number[];
  const [hours, minutes, seconds] = parts.slice(9, 12).map((part) => Number(part ?? 0)) as number[];
  const moment = new Date(0);
  moment.setUTCFullYear(parts[12] ? 1 - year! : year!, month! - 1, day!);
  moment.setUTCHours(hour!, minute!, second!, Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3)));
  const offset = ((hours! * 60 + minutes!) * 60 + seconds!) * 1000;
  return new Date(moment.getTime() - (parts[8] === '-' ? -offset : offset));
}

// "cannot represent" is how the libraries begin, too: `withoutValues` knows it, and no value follows.
const NO_MOMENT =
  'DateTimeISO cannot represent this. Give a moment such as 2024-05-06T10:00:00+02:00, with seconds and with Z or an offset, in the years 1900 to 2200.';
const NO_DAY =
  'LocalDate cannot represent this. Give a day such as 2024-05-06, from 1900-01-01 to 2200-12-31.';

const refusal = (message: string) => new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

const textOf = (node: ValueNode): unknown => (node.kind === Kind.STRING ? node.value : undefined);

function readMoment(value: unknown): Date {
  const moment = parseMoment(value);
  if (!moment) throw refusal(NO_MOMENT);
  return moment;
}

function readDay(value: unknown): string {
  if (!isDay(value)) throw refusal(NO_DAY);
  return value;
}

/**
 * The scalar of every moment. It has the name of graphql-scalars' own, whose reader takes other forms and any year.
 * A stored moment is written as it is, so that an odd one spoils nothing but itself.
 */
export const GraphQLDateTimeISO = new GraphQLScalarType<Date, string>({
  name: 'DateTimeISO',
  description:
    'A moment in ISO 8601 with seconds, and with `Z` or an offset, in the years 1900 to 2200: `2024-05-06T10:00:00+02:00`. Answers are in UTC.',
  specifiedByURL: null,
  serialize(value) {
    if (!(value instanceof Date) || Number.isNaN(value.getTime()))
      throw new TypeError('This is no moment that can be written.');
    return value.toISOString();
  },
  parseValue: readMoment,
  parseLiteral: (node) => readMoment(textOf(node)),
});

/** The scalar of every day, under the name of graphql-scalars' own, which takes any year. */
export const GraphQLLocalDate = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description:
    'A day of the calendar at the centre that it is about, `YYYY-MM-DD`, from 1900-01-01 to 2200-12-31.',
  serialize(value) {
    if (!isDay(value)) throw new TypeError('This is no day that can be written.');
    return value;
  },
  parseValue: readDay,
  parseLiteral: (node) => readDay(textOf(node)),
});
