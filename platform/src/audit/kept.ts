import { type AuditEvent, type EntityRead, FORMAT, type KeptEvent, type ListAsked } from './event.js';

/** An event as the columns of a link hold it: what is said of the one who asked, and of whom what was read. */
export interface Kept {
  /** Who asked what, why, when and with which outcome, as JSON. */
  event: string;
  /** The people of whom it speaks, in order. */
  people: string[];
  /** The other identifiers that it names, in the order of their first mention. */
  others: string[];
  /** What was read of whom on which basis, and what was asked for, as JSON; empty when neither. */
  reads: string;
  /** The last four bytes of the identifiers of rows, as `reads` counts them. */
  records: Buffer;
}

const IDENTIFIER = /(?<![0-9a-z])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])/g;

/** Takes an event apart into its columns. @param sealedBy the later link whose seal covers it; absent when it has one of its own */
export function keep(owner: string, at: string, event: AuditEvent, sealedBy?: number): Kept {
  const { entities, lists, people, format, ...said } = event;
  const head = Object.entries({ owner, at, format, ...said, sealedBy }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  const records = entities.flatMap(({ records = [] }) => records);
  const told = {
    ...(entities.length > 0 && { entities: entities.map((entity) => packed(entity, people.length)) }),
    ...(lists && { lists }),
  };
  const others: string[] = [];
  const reads = Object.keys(told).length > 0 ? shortened(JSON.stringify(told), people, others) : '';
  return {
    event: JSON.stringify(Object.fromEntries(head)),
    people,
    others,
    reads,
    records: Buffer.from(records.join(''), 'hex'),
  };
}

/** The very text that is hashed. None of its parts has a line break: each is JSON or identifiers. */
export function sealedText({ event, people, others, reads, records }: Kept): string {
  return [event, people.join(), others.join(), reads, records.toString('hex')].join('\n');
}

/** Puts an event together again, in whichever format it was written. */
export function readKept({ event, people, others, reads, records }: Kept): KeptEvent {
  const said = JSON.parse(event) as Partial<KeptEvent> & { format?: number };
  if ((said.format ?? 1) < FORMAT) return said as KeptEvent;
  const told = reads ? JSON.parse(lengthened(reads, people, others)) : {};
  const { entities = [], lists } = told as { entities?: Packed[]; lists?: ListAsked[] };
  let taken = 0;
  return {
    ...NOBODY_ELSE,
    ...said,
    entities: entities.map(({ records: count, people: places, ...entity }) => {
      const rows = typeof places === 'string' ? placesOf(places) : places;
      if (!count) return { ...entity, people: rows };
      const from = taken;
      taken += rows.length;
      return {
        ...entity,
        records: rows.map((_, row) => records.toString('hex', 4 * (from + row), 4 * (from + row + 1))),
        people: rows,
      };
    }),
    ...(lists && { lists }),
    people,
  } as KeptEvent;
}

/** What an event leaves out when it is nothing. */
const NOBODY_ELSE = {
  onBehalfOf: null,
  onBehalfOfOrganisation: null,
  onBehalfOfRole: null,
  onBehalfOfPurpose: null,
  program: null,
  correlation: null,
};

type Packed = Omit<EntityRead, 'people' | 'records'> & {
  /** Places; or how many rows speak of each of the people, a digit for each, in their order. */
  people: (number | number[])[] | string;
  /** That each row has four bytes in `records`. */
  records?: true;
};

function packed({ records, people, ...entity }: EntityRead, count: number): Packed {
  const digits = digitsOf(people, count);
  const isShorter = digits !== undefined && digits.length < JSON.stringify(people).length;
  return { ...entity, people: isShorter ? digits : people, ...(records && { records: true }) };
}

/** How often each place comes, when they come in order and none more than nine times. */
function digitsOf(places: (number | number[])[], count: number): string | undefined {
  const counts = new Array<number>(count).fill(0);
  let last = 0;
  for (const place of places) {
    if (typeof place !== 'number' || place < last || counts[place] === 9) return undefined;
    counts[place]! += 1;
    last = place;
  }
  return counts.slice(0, last + 1).join('');
}

const placesOf = (digits: string): number[] =>
  [...digits].flatMap((count, place) => new Array<number>(Number(count)).fill(place));

/** Writes `@3` for the fourth of the people and `#3` for the fourth other identifier; either sign itself stands twice. */
function shortened(text: string, people: string[], others: string[]): string {
  const places = new Map(people.map((person, place) => [person, `@${place}`]));
  const escaped = text.replace(/[@#]/g, '$&$&');
  return escaped.replace(IDENTIFIER, (identifier) => {
    const place = places.get(identifier) ?? `#${others.push(identifier) - 1}`;
    places.set(identifier, place);
    return place;
  });
}

const lengthened = (text: string, people: string[], others: string[]): string =>
  text.replace(/@@|##|@(\d+)|#(\d+)/g, (sign, person?: string, other?: string) => {
    if (person !== undefined) return people[Number(person)] ?? sign;
    return other !== undefined ? (others[Number(other)] ?? sign) : sign[0]!;
  });
