import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { isLong } from '../run/long.js';
import { type Attack, operation, signedIn } from './attack.js';
import { NAMES, PAYLOADS } from './payloads.js';

const NUMBERS = new Set(['Int', 'Float', 'Boolean']);
/** No row has it, so that what is written with it changes nothing. */
const UNKNOWN = '0190c7a0-0000-7000-8000-00000000dead';
const DEFAULTS: Record<string, unknown> = {
  ID: UNKNOWN,
  DateTimeISO: '2024-12-31T20:00:00.000Z',
  LocalDate: '2024-12-31',
  LocalTime: '20:00:00',
  Int: 1,
  Float: 1,
  Boolean: true,
};

/** A place in an argument where a text can be put: names, and `0` for the only item of a list. */
type Place = (string | 0)[];

/** One payload of so many is tried in a place, the next place begins with the next one. The long form tries each in each. */
const EACH = isLong ? 1 : 21;

export interface Entrance {
  /** From the root to the field's own type, e.g. `centreByCode(code: "…")`. */
  way: string[];
  kind: 'query' | 'mutation';
  field: GraphQLField<unknown, unknown>;
}

/**
 * Every text that any field of the schema takes, root fields and those of objects alike, with payloads in turn:
 * `LONG=1 npx vitest run test/load/attacks.test.ts` tries each payload in each place.
 * @param start where the way to the fields of objects begins, a root field with its arguments
 */
export function injectionAttacks(
  url: string,
  token: string,
  schema: GraphQLSchema,
  start: [string, string],
): Attack[] {
  let turn = 0;
  return entrances(schema, start).flatMap((entrance) =>
    entrance.field.args.flatMap((argument) =>
      placesOf(argument.type, [argument.name]).flatMap(({ place, isEnum }) => {
        turn += 1;
        const payloads = isEnum ? NAMES : [...PAYLOADS, ...NAMES.slice(1)];
        return payloads
          .filter((_, index) => (index + turn) % EACH === 0)
          .map((payload) => ({
            name: `${entrance.kind} ${[...entrance.way, entrance.field.name].join('.')}, ${place.join('.')}: ${payload.slice(0, 30)}`,
            url,
            headers: signedIn(token),
            body: documentFor(entrance, place, payload),
            outcome: 'harmless' as const,
            sent: [payload],
          }));
      }),
    ),
  );
}

/** Every field with arguments: root fields, and those of objects by the shortest way that needs none. */
export function entrances(schema: GraphQLSchema, [root, values]: [string, string]): Entrance[] {
  const [query, mutation] = [schema.getQueryType()!, schema.getMutationType()!];
  const found: Entrance[] = [
    ...fieldsOf(query).map((field) => ({ way: [], kind: 'query' as const, field })),
    ...fieldsOf(mutation).map((field) => ({ way: [], kind: 'mutation' as const, field })),
  ];
  const first = getNamedType(query.getFields()[root]!.type) as GraphQLObjectType;
  const ways = new Map<GraphQLObjectType, string[]>([[first, [`${root}${values}`]]]);
  // A Map grows while it is walked: the shortest way to each type comes first.
  for (const [type, way] of ways) {
    for (const field of Object.values(type.getFields())) {
      if (field.args.length > 0) found.push({ way, kind: 'query', field });
      const next = getNamedType(field.type);
      const isOpen = field.args.every(
        ({ defaultValue, type: given }) => defaultValue !== undefined || getNullableType(given) === given,
      );
      if (isObjectType(next) && isOpen && way.length < 9 && !ways.has(next))
        ways.set(next, [...way, field.name]);
    }
  }
  return found;
}

const fieldsOf = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).filter(({ args }) => args.length > 0);

function placesOf(given: GraphQLInputType, place: Place, depth = 0): { place: Place; isEnum: boolean }[] {
  const type = getNullableType(given);
  if (isListType(type)) return placesOf(type.ofType, [...place, 0], depth);
  if (isInputObjectType(type))
    return depth > 3
      ? []
      : Object.values(type.getFields()).flatMap((field) =>
          placesOf(field.type, [...place, field.name], depth + 1),
        );
  if (isEnumType(type)) return [{ place, isEnum: true }];
  return isScalarType(type) && !NUMBERS.has(type.name) ? [{ place, isEnum: false }] : [];
}

/** An operation in which everything is of the right shape but the one text. */
function documentFor({ way, kind, field }: Entrance, place: Place, payload: string): string {
  const given = field.args.filter(
    ({ name, type, defaultValue }) =>
      name === place[0] || (getNullableType(type) !== type && defaultValue === undefined),
  );
  const variables = Object.fromEntries(
    given.map((argument) => [
      argument.name,
      valueFor(argument.type, argument.name === place[0] ? place.slice(1) : undefined, payload),
    ]),
  );
  const declared = given.map(({ name, type }: GraphQLArgument) => `$${name}: ${type}`).join(', ');
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const inner = `${field.name}(${passed})${selectionOf(field)}`;
  const query = way.reduceRight((selected, step) => `${step} { ${selected} }`, inner);
  return operation(`${kind} Attack(${declared}) { ${query} }`, variables);
}

/** A value of the type, with the payload at the place when there is one. */
export function valueFor(given: GraphQLInputType, place?: Place, payload?: unknown): unknown {
  if (place?.length === 0) return payload;
  const type = getNullableType(given);
  if (isListType(type)) return [valueFor(type.ofType, place?.slice(1), payload)];
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => field.name === place?.[0] || getNullableType(field.type) !== field.type)
        .map((field) => [
          field.name,
          valueFor(field.type, field.name === place?.[0] ? place.slice(1) : undefined, payload),
        ]),
    );
  if (isEnumType(type)) return type.getValues()[0]!.name;
  return DEFAULTS[type.name] ?? `attack-${Math.random().toString(36).slice(2)}`;
}

/** Everything plain that the field gives, and the identifiers one and two levels below. */
export function selectionOf(field: GraphQLField<unknown, unknown>, levels = 2): string {
  const type = getNamedType(field.type);
  if (!('getFields' in type) || isInputObjectType(type)) return isLeafType(type) ? '' : ' { __typename }';
  const inner = Object.values(type.getFields()).flatMap((one) => {
    if (
      one.args.some(
        (argument) => getNullableType(argument.type) !== argument.type && argument.defaultValue === undefined,
      )
    )
      return [];
    if (isLeafType(getNamedType(one.type))) return [one.name];
    return levels > 0 && ['nodes', 'userErrors', 'edges', 'node', 'centre'].includes(one.name)
      ? [`${one.name}${selectionOf(one, levels - 1)}`]
      : [];
  });
  return ` { __typename ${inner.join(' ')} }`;
}
