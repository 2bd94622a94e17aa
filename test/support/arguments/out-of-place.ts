import type { Slice } from '@mrrm/platform/slice';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
} from 'graphql';
import type { OneSlice } from '../one-slice/slice.js';

/** What a test gives for identifiers, and for the one centre that is known. */
export const ID = '018f0000-0000-7000-8000-000000000001';
export const CENTRE = '018f0000-0000-7000-8000-00000000000c';

const PLAIN: Record<string, unknown> = {
  ID,
  String: 'Text-of-a-test',
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTimeISO: '2024-05-06T10:00:00Z',
  LocalDate: '2024-05-06',
  LocalTime: '10:00:00',
};

/** Where in the arguments of a field a value stands, and of which scalar it is. */
export type Place = { path: string[]; scalar: string };

/** A whole value of a type, every optional field given. */
export function plainOf(type: GraphQLInputType, name = ''): unknown {
  const bare = getNullableType(type) as GraphQLInputType;
  if (isListType(bare)) return [plainOf(bare.ofType, name)];
  if (isEnumType(bare)) return bare.getValues()[0]!.name;
  if (isInputObjectType(bare))
    return Object.fromEntries(
      Object.values(bare.getFields()).map((field) => [field.name, plainOf(field.type, field.name)]),
    );
  return name === 'centreId' ? CENTRE : PLAIN[getNamedType(bare).name];
}

function placesOf(type: GraphQLInputType, path: string[]): Place[] {
  const bare = getNullableType(type) as GraphQLInputType;
  if (isListType(bare)) return placesOf(bare.ofType, [...path, '0']);
  if (isInputObjectType(bare))
    return Object.values(bare.getFields()).flatMap((field) => placesOf(field.type, [...path, field.name]));
  return isEnumType(bare) ? [] : [{ path, scalar: getNamedType(bare).name }];
}

/** The same value with another one in one place. */
export function withValue(plain: unknown, [step, ...rest]: string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(plain)) return [withValue(plain[0], rest, value)];
  return { ...(plain as object), [step]: withValue((plain as Record<string, unknown>)[step], rest, value) };
}

/** A root field asked with one value out of place. */
export interface Question {
  field: GraphQLField<unknown, unknown>;
  write: boolean;
  place: Place;
  value: unknown;
}

/** Every place of every root field, with each value that is given for its scalar. */
export function questionsOf(schema: GraphQLSchema, values: Record<string, unknown[]>): Question[] {
  const of = (fields: Record<string, GraphQLField<unknown, unknown>>, write: boolean) =>
    Object.values(fields)
      .filter(({ name }) => !name.startsWith('_'))
      .flatMap((field) =>
        field.args.flatMap((argument: GraphQLArgument) =>
          placesOf(argument.type, [argument.name]).flatMap((place) =>
            (values[place.scalar] ?? []).map((value) => ({ field, write, place, value })),
          ),
        ),
      );
  return [
    ...of(schema.getQueryType()!.getFields(), false),
    ...of(schema.getMutationType()!.getFields(), true),
  ];
}

/**
 * Asks with one value out of place, as somebody who may ask at all.
 * @param number makes the idempotency key of this question another one
 * @param around what stands in the other places, by path; a plain value by default
 */
export async function askOutOfPlace(
  running: OneSlice,
  slice: Slice<never>,
  { field, write, place, value }: Question,
  number: number,
  around: Record<string, unknown> = {},
) {
  const group = slice.access.types[write ? 'Mutation' : 'Query']!.fields[field.name]!;
  const role = slice.access.groups[group]!.roles[0]!;
  const variables = Object.fromEntries(
    field.args.map((argument) => {
      let plain = plainOf(argument.type, argument.name);
      for (const [path, other] of Object.entries(around)) {
        const [first, ...rest] = path.split('.');
        if (first === argument.name) plain = withValue(plain, rest, other);
      }
      const keyed =
        argument.name === 'input' ? { ...(plain as object), idempotencyKey: `a-test-${number}` } : plain;
      const [first, ...rest] = place.path;
      return [argument.name, first === argument.name ? withValue(keyed, rest, value) : keyed];
    }),
  );
  const signature = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = write
    ? '{ userErrors { code path } }'
    : isCompositeType(getNamedType(field.type))
      ? '{ __typename }'
      : '';
  const rule = slice.acts[field.name];
  const permissions = rule && 'nothing' in rule && rule.permission ? [rule.permission] : [];
  const actor = { organisation: slice.access.owner, role, permissions, centres: [CENTRE], staffMember: ID };
  const purpose = slice.access.roles[role]?.purposes[0] ?? 'CARE';
  const query = `${write ? 'mutation' : 'query'} (${signature}) { it: ${field.name}(${given}) ${selection} }`;
  const { data, errors } = await running.ask({ ...actor, purpose }, query, variables);
  const refusals = (data?.it?.userErrors ?? []) as { code: string; path: string[] }[];
  return {
    codes: [...refusals.map(({ code }) => code), ...(errors ?? []).map(({ extensions }) => extensions.code)],
    path: refusals[0]?.path,
  };
}

/** How many rows each table of a slice has, the audit's aside. */
export async function countRows({ owner }: OneSlice, schema: string): Promise<number[]> {
  const tables = await owner`select table_name as name from information_schema.tables
    where table_schema = ${schema} and table_name not like 'audit%' order by 1`;
  const numbers: number[] = [];
  for (const { name } of tables) {
    const [row] = await owner`select count(*)::int as n from ${owner(`${schema}.${name}`)}`;
    numbers.push(row!['n']);
  }
  return numbers;
}
