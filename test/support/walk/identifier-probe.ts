import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { Answer, OneSlice } from '../one-slice/slice.js';
import { askEach } from './ask-each.js';
import {
  type Arguments,
  everythingOf,
  identifierPlaces,
  namesIn,
  signatureOf,
  withIdentifiers,
} from './identifier-places.js';

/** Identifiers and codes of rows, by the names that the questions give them. */
export type Rows = Record<string, string>;

/** Somebody to whom some rows are hidden, and of each sort of row one that is not, if there is one for such a person. */
export interface Asker {
  /** Such as "NURSE of STATE". */
  name: string;
  /** Why the rows are hidden, such as "another centre". */
  kind: string;
  actor: object;
  seen: Rows;
  hidden: Rows;
  /** Whether this person is asked to write as well; for others of the same rights it would show nothing new. */
  writes: boolean;
}

/**
 * What is asked, by `Type.field`: whole sets of arguments, each with `@Name` wherever an identifier stands. `of` is the
 * key of the row whose field is asked, where that row is no root. An entity is asked by its key: `_entities(Session.id)`.
 */
export type Questions = Record<string, Arguments | Arguments[]>;

export interface Probed {
  schema: GraphQLSchema;
  questions: Questions;
  /** Places at which nothing can be hidden, each with the reason. */
  exempt: Record<string, string>;
  /** Places at which even a row that is seen is answered like one that is not there, each with the reason. */
  alike?: Record<string, string>;
  /** What to give for arguments that are required of the fields of an answer, by their names. */
  values?: Record<string, string>;
  askers: Asker[];
  /** For codes: makes one of the same form that is nobody's. */
  absent?: Record<string, () => string>;
}

/** One question with one identifier put into one place. */
interface Cell {
  asker: Asker;
  place: string;
  /** The field as it stands in a document, with `$<prefix>…` for its variables. */
  text(prefix: string): string;
  variables(id: string): [name: string, type: string, value: unknown][];
  isMutation: boolean;
  row: string;
}

export interface Outcome {
  /** Pairs of a hidden and an absent identifier whose answers were compared. */
  cells: number;
  differences: string[];
  /** Places of the schema that no question names, questions and exemptions that name nothing, places never asked. */
  gaps: string[];
  /** Places at which a row that is seen is answered like an absent one, for each reason to hide: there nothing is proven. */
  blind: string[];
}

/** Compares what is answered to the identifier of each hidden row, at each place, with what an absent one gets. */
export async function probeIdentifiers(slice: OneSlice, probed: Probed): Promise<Outcome> {
  const { cells, gaps } = cellsOf(probed);
  const outcome: Outcome = { cells: 0, differences: [], gaps, blind: [] };
  const of = (asker: Asker, isMutation: boolean) =>
    cells.filter((cell) => cell.asker === asker && cell.isMutation === isMutation);
  const work = probed.askers
    .flatMap((asker) => [of(asker, false), of(asker, true)])
    .filter(({ length }) => length > 0);
  await askEach(work, async (some) => {
    const absentOf = ({ row }: Cell) => probed.absent?.[row]?.() ?? newIdentifier();
    const pairs = some.map((cell) => ({
      cell,
      hidden: cell.asker.hidden[cell.row]!,
      absent: absentOf(cell),
    }));
    const asked = pairs.flatMap(({ cell, hidden, absent }) => [
      { cell, id: hidden },
      { cell, id: absent },
    ]);
    const answers = await askAll(slice, asked);
    pairs.forEach(({ cell }, index) => {
      const [hidden, absent] = [answers[2 * index]!, answers[2 * index + 1]!];
      outcome.cells += 1;
      if (hidden !== absent)
        outcome.differences.push(
          `${cell.asker.name}, ${cell.asker.kind}, ${cell.place}: ${hidden} instead of ${absent}`,
        );
    });
  });
  outcome.blind = await findBlind(slice, probed, cells, work);
  return outcome;
}

/**
 * The places at which the comparison proves nothing. Last of all, since it writes: an answer to a row that is seen has to be
 * another one than to an absent one, for some asker of each kind to whom the question is not closed as a whole.
 */
async function findBlind(
  slice: OneSlice,
  { absent, alike = {} }: Probed,
  cells: Cell[],
  work: Cell[][],
): Promise<string[]> {
  const kindOf = ({ place, asker }: Cell) => `${place}, ${asker.kind}`;
  const [told, closed] = [new Set<string>(), new Set<string>()];
  // One after the other of a kind: what one of them has shown, the next is not asked.
  const kinds = new Map<string, Cell[][]>();
  for (const some of work) {
    const kind = `${some[0]!.isMutation} ${some[0]!.asker.kind}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), some]);
  }
  const look = async (some: Cell[]) => {
    const untold = some.filter((cell) => !told.has(kindOf(cell)) && cell.asker.seen[cell.row]);
    const asked = untold.flatMap((cell) => [
      { cell, id: cell.asker.seen[cell.row]! },
      { cell, id: absent?.[cell.row]?.() ?? newIdentifier() },
    ]);
    const answers = await askAll(slice, asked);
    untold.forEach((cell, index) => {
      const answer = answers[2 * index]!;
      if (answer !== answers[2 * index + 1]) told.add(kindOf(cell)).add(cell.place);
      else if (CLOSED.test(answer)) closed.add(kindOf(cell));
    });
  };
  await askEach([...kinds.values()], async (ofKind) => {
    for (const some of ofKind) await look(some);
  });
  const blind = new Set<string>();
  for (const cell of cells) {
    if (alike[cell.place]) continue;
    if (!told.has(cell.place)) blind.add(cell.place);
    else if (cell.asker.seen[cell.row] && !told.has(kindOf(cell)) && !closed.has(kindOf(cell)))
      blind.add(kindOf(cell));
  }
  const wrong = Object.keys(alike).filter((place) => told.has(place));
  const why = 'a row that is seen is answered like one that is not there, so nothing is proven';
  return [
    ...[...blind].sort().map((place) => `${place}: ${why}`),
    ...wrong.map((place) => `${place}: not alike`),
  ];
}

/** A question that is closed to a role or an organisation as a whole. */
const CLOSED = /"code":"(FORBIDDEN|CONSENT_REQUIRED)"/;

function cellsOf({ schema, questions, exempt, values = {}, askers }: Probed): {
  cells: Cell[];
  gaps: string[];
} {
  const cells: Cell[] = [];
  const asked = new Set<string>();
  const named = new Set<string>();
  for (const [name, sets] of Object.entries(questions))
    for (const given of [sets].flat())
      for (const { path, row } of namesIn(given)) {
        if (path === 'of') continue;
        const place = name.startsWith('_entities') ? name : `${name}(${path})`;
        named.add(place);
        for (const asker of askers) {
          if (asker.hidden[row] === undefined || (name.startsWith('Mutation.') && !asker.writes)) continue;
          asked.add(place);
          cells.push(cellOf({ schema, values, name, given, place, path, row, asker }));
        }
      }
  const places = identifierPlaces(schema);
  const gaps = [
    ...places
      .filter((place) => !named.has(place) && !exempt[place])
      .map((place) => `${place}: nobody asks it; say in \`questions\` with which row`),
    ...places
      .filter((place) => named.has(place) && exempt[place])
      .map((place) => `${place}: asked, and exempt`),
    ...[...named, ...Object.keys(exempt)]
      .filter((place) => !places.includes(place))
      .map((place) => `${place}: the schema has no such place`),
    ...[...named]
      .filter((place) => !asked.has(place))
      .map((place) => `${place}: nobody has such a row hidden`),
  ];
  return { cells, gaps };
}

interface Place {
  schema: GraphQLSchema;
  values: Record<string, string>;
  name: string;
  given: Arguments;
  place: string;
  path: string;
  row: string;
  asker: Asker;
}

function cellOf({ schema, values, name, given, place, path, row, asker }: Place): Cell {
  const fill = (id: string, set: Arguments): Arguments =>
    withIdentifiers(set, (other, at) => (at === path ? id : idOf(asker, other, name)), '') as Arguments;
  const [, entity, key] = /^_entities\((\w+)\.(\w+)\)$/.exec(name) ?? [];
  if (entity)
    return {
      asker,
      place,
      row,
      isMutation: false,
      text: (prefix) =>
        `_entities(representations: $${prefix}r) { ... on ${entity} ${everythingOf(schema.getType(entity), values)} }`,
      variables: (id) => [['r', '[_Any!]!', [{ __typename: entity, [key!]: id }]]],
    };
  const [typename, fieldname] = name.split('.') as [string, string];
  const field = (schema.getType(typename) as GraphQLObjectType).getFields()[fieldname]!;
  const { of, ...args } = given;
  const isMutation = typename === 'Mutation';
  const signature = signatureOf(field, Object.keys(args));
  const call = (prefix: string) => {
    const told = signature.map(([one]) => `${one}: $${prefix}${one}`).join(', ');
    const asked = `${fieldname}(${told}) ${everythingOf(field.type, values)}`;
    // Whoever asks has no key.
    return typename === 'Viewer' ? `viewer { ${asked} }` : asked;
  };
  return {
    asker,
    place,
    row,
    isMutation,
    text: (prefix) =>
      of === undefined
        ? call(prefix)
        : `_entities(representations: $${prefix}r) { ... on ${typename} { ${call(prefix)} } }`,
    variables(id) {
      const filled = fill(id, args);
      if (isMutation) filled['input'] = { idempotencyKey: newIdentifier(), ...(filled['input'] as object) };
      const whole = signature.map(([one, type]) => [one, type, filled[one]] as [string, string, unknown]);
      const root = of && idOf(asker, String(of).slice(1), name);
      return root ? [['r', '[_Any!]!', [{ __typename: typename, id: root }]], ...whole] : whole;
    },
  };
}

function idOf({ name, seen }: Asker, row: string, question: string): string {
  const id = seen[row];
  if (id === undefined) throw new Error(`${name} sees no ${row}, which ${question} needs.`);
  return id;
}

/** A slice takes no longer document than 65,536 characters; writes take longer than reads. */
const LONGEST = 50_000;
const MOST_WRITES = 12;

/** Asks in as few requests as may be, all by one actor. @returns what is told of each, as text without the identifier */
async function askAll(slice: OneSlice, asked: { cell: Cell; id: string }[]): Promise<string[]> {
  const parts: (typeof asked)[] = [[]];
  let length = 0;
  for (const one of asked) {
    length += one.cell.text('').length + 200;
    const isFull = one.cell.isMutation && parts.at(-1)!.length >= MOST_WRITES;
    if ((isFull || length > LONGEST) && parts.at(-1)!.length > 0) {
      parts.push([]);
      length = one.cell.text('').length;
    }
    parts.at(-1)!.push(one);
  }
  const told: string[] = [];
  for (const part of parts) if (part.length > 0) told.push(...(await askPart(slice, part)));
  return told;
}

async function askPart(slice: OneSlice, asked: { cell: Cell; id: string }[]): Promise<string[]> {
  const { asker, isMutation } = asked[0]!.cell;
  const variables: Record<string, unknown> = {};
  const signature: string[] = [];
  const text = asked.map(({ cell, id }, index) => {
    for (const [name, type, value] of cell.variables(id)) {
      signature.push(`$q${index}${name}: ${type}`);
      variables[`q${index}${name}`] = value;
    }
    return `q${index}: ${cell.text(`q${index}`)}`;
  });
  const document = `${isMutation ? 'mutation' : 'query'} (${signature.join(', ')}) { ${text.join(' ')} }`;
  const answer = await slice.ask(asker.actor, document, variables);
  // What fails in one write takes the answers of the others with it.
  if (!answer.data && isMutation && asked.length > 1) {
    const told: string[] = [];
    for (const one of asked) told.push(...(await askPart(slice, [one])));
    return told;
  }
  return asked.map(({ id }, index) => partOf(answer, `q${index}`, id, isMutation));
}

/** Cursors are sealed anew each time; what is judged is judged at the moment. */
const OF_THE_MOMENT = new Set([
  'judgedAt',
  'at',
  'formedAt',
  'requestId',
  'startCursor',
  'endCursor',
  'cursor',
]);
/** What a write has just made has identifiers and moments of its own. */
const NEW = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/gi;

function partOf({ data, errors = [] }: Answer, alias: string, id: string, isMutation: boolean): string {
  type Told = { path?: (string | number)[]; message: string; extensions: { code: string } };
  const whole = (errors as Told[]).find(({ path }) => !path);
  if (whole) throw new Error(`The questions were not understood: ${whole.message}`);
  const own = (errors as Told[])
    .filter(({ path }) => path![0] === alias)
    .map(({ path, ...told }) => ({ ...told, path: path!.slice(1) }));
  const text = JSON.stringify([data?.[alias] ?? null, own], (key, value) =>
    OF_THE_MOMENT.has(key) ? undefined : value,
  );
  const nameless = text.replaceAll(id, '<the identifier>').replaceAll(id.toLowerCase(), '<the identifier>');
  return isMutation ? nameless.replace(NEW, '<new>') : nameless;
}
