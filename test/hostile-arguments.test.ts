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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slice as facilities } from '../subgraphs/facilities/dist/slice.js';
import { slice as residents } from '../subgraphs/residents/dist/slice.js';
import { slice as services } from '../subgraphs/services/dist/slice.js';
import { slice as staff } from '../subgraphs/staff/dist/slice.js';
import { type OneSlice, startOneSlice } from './support/one-slice/slice.js';

const ID = '018f0000-0000-7000-8000-000000000001';
const CENTRE = '018f0000-0000-7000-8000-00000000000c';
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
const HOSTILE: Record<string, unknown[]> = {
  ID: ['', ' ', 'x', '-'.repeat(36), '018f0000000070008000000000000001', `${ID}\u200b`, `${ID}!`],
  String: ['', '   ', '\u200b', '\u2800', 'a\u202eb', 'a\u0007b', 'a\ud800b', 'a\0b'],
  DateTimeISO: [
    'March 7',
    '0024-05-06T10:00:00+02:00',
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-14:00',
    '+275760-09-13T00:00:00Z',
    '2024-02-30T00:00:00Z',
    '',
    '2024-05-06',
  ],
  LocalDate: ['0000-01-01', '0024-05-06', '9999-12-31', '2024-02-30', '', '2024-05-06T10:00:00Z', 'March 7'],
};
/** Moments and days that are taken, and lie as far out as any. */
const EDGES: Record<string, unknown[]> = {
  DateTimeISO: ['1900-01-01T00:00:00Z', '2200-12-31T23:59:59.999Z'],
  LocalDate: ['1900-01-01', '2200-12-31'],
};

type Place = { path: string[]; scalar: string };

/** A whole value of a type, every optional field given. */
function plainOf(type: GraphQLInputType, name = ''): unknown {
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

function withValue(plain: unknown, [step, ...rest]: string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(plain)) return [withValue(plain[0], rest, value)];
  return { ...(plain as object), [step]: withValue((plain as Record<string, unknown>)[step], rest, value) };
}

interface Question {
  field: GraphQLField<unknown, unknown>;
  write: boolean;
  place: Place;
  value: unknown;
}

function questionsOf(schema: GraphQLSchema, values: Record<string, unknown[]>): Question[] {
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

describe.each<[string, Slice<never>]>([
  ['residents', residents as Slice<never>],
  ['services', services as Slice<never>],
  ['staff', staff as Slice<never>],
  ['facilities', facilities as Slice<never>],
])('what a client may say to %s', (_, slice) => {
  let running: OneSlice;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    running = await startOneSlice(slice);
    schema = (await slice.build()).schema;
    for (const id of [ID, CENTRE]) running.graph.known.add(id);
  });
  afterAll(() => running?.stop());

  /** Asks with one value out of place, as somebody who may ask at all. */
  async function ask({ field, write, place, value }: Question, number: number) {
    const group = slice.access.types[write ? 'Mutation' : 'Query']!.fields[field.name]!;
    const role = slice.access.groups[group]!.roles[0]!;
    const variables = Object.fromEntries(
      field.args.map((argument) => {
        const plain = plainOf(argument.type, argument.name);
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
    const actor = { organisation: slice.access.owner, role, centres: [CENTRE], staffMember: ID };
    const purpose = slice.access.roles[role]?.purposes[0] ?? 'CARE';
    const query = `${write ? 'mutation' : 'query'} (${signature}) { it: ${field.name}(${given}) ${selection} }`;
    const { data, errors } = await running.ask({ ...actor, purpose }, query, variables);
    const refusals = (data?.it?.userErrors ?? []) as { code: string; path: string[] }[];
    return {
      codes: [
        ...refusals.map(({ code }) => code),
        ...(errors ?? []).map(({ extensions }) => extensions.code),
      ],
      path: refusals[0]?.path,
    };
  }

  it('is refused as bad input where it is none, and changes nothing', async () => {
    const questions = questionsOf(schema, HOSTILE);
    const counts = async () => {
      const tables = await running.owner`select table_name as name from information_schema.tables
        where table_schema = ${slice.name} and table_name not like 'audit%' order by 1`;
      const numbers: number[] = [];
      for (const { name } of tables) {
        const [row] =
          await running.owner`select count(*)::int as n from ${running.owner(`${slice.name}.${name}`)}`;
        numbers.push(row!['n']);
      }
      return numbers;
    };
    const before = await counts();
    const faults: string[] = [];
    for (const [number, question] of questions.entries()) {
      const { field, place, value, write } = question;
      const { codes, path } = await ask(question, number);
      const told = `${field.name} ${place.path.join('.')} ${JSON.stringify(value)}: ${codes.join() || 'taken'}`;
      if (codes.length === 0 || codes.some((code) => code !== 'BAD_USER_INPUT')) faults.push(told);
      else if (write && path && path.join('.') !== place.path.join('.'))
        faults.push(`${told} at ${path.join('.')}`);
    }
    console.log(`${slice.name}: ${questions.length} hostile values told, ${faults.length} differences`);
    expect(faults).toEqual([]);
    expect(await counts()).toEqual(before);
    expect(questions.length).toBeGreaterThan(100);
  }, 120_000);

  it('never ends in a fault of the slice, however far out a moment or a day lies', async () => {
    const faults: string[] = [];
    for (const [number, question] of questionsOf(schema, EDGES).entries()) {
      const { codes } = await ask(question, 100_000 + number);
      if (codes.includes('INTERNAL'))
        faults.push(`${question.field.name} ${question.place.path.join('.')} ${question.value}`);
    }
    expect(faults).toEqual([]);
  }, 60_000);
});
