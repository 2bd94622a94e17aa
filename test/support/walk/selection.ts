import { crc32 } from 'node:zlib';
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { isLong } from '../run/long.js';
import type { Walker } from './roles.js';
import type { Rule } from './rules.js';

/** A way to a row, by its name. */
interface Way {
  name: string;
  type: string;
  row: { id: string };
}

/** What is asked of a row on one way to it. */
export interface Selection {
  /** Every field of the type that can be asked without arguments. */
  all: string[];
  /** One of each rule, another one on each way. */
  some: string[];
}

/** @throws Error when the model has no rule for a field */
export function selectionOf(schema: GraphQLSchema, rules: Map<string, Rule>, { type, name }: Way): Selection {
  const all = fieldsOf(schema, type).map((field) => field.name);
  const byRule = new Map<string, string[]>();
  for (const field of all) {
    const rule = rules.get(`${type}.${field}`);
    if (!rule) throw new Error(`The model has no rule for ${type}.${field}.`);
    const key = JSON.stringify(rule);
    byRule.set(key, [...(byRule.get(key) ?? []), field]);
  }
  const some = [...byRule.values()].map((fields) => fields[crc32(name) % fields.length]!);
  return { all, some };
}

/** Fields of a type as they are written in a query, by their names. */
export function textOf(schema: GraphQLSchema, type: string, names: string[]): string {
  const chosen = fieldsOf(schema, type).filter(({ name }) => names.includes(name));
  const written = chosen.map(({ name, type: of }) => {
    const named = getNamedType(of);
    return isScalarType(named) || isEnumType(named) ? name : `${name} { __typename }`;
  });
  return written.join(' ');
}

const fieldsOf = (schema: GraphQLSchema, type: string) =>
  Object.values((schema.getType(type) as GraphQLObjectType).getFields()).filter(({ args }) =>
    args.every((argument) => !isNonNullType(argument.type) || argument.defaultValue !== undefined),
  );

/**
 * On which ways a walker asks everything: on one of those to a row of a type, another one for each walker. On all of
 * them in the long form.
 */
export function wholeWays<One extends Way>({ role, organisation, centre }: Walker, probes: One[]): Set<One> {
  if (isLong) return new Set(probes);
  const ways = new Map<string, One[]>();
  for (const probe of probes) {
    const key = `${probe.type} ${probe.row.id}`;
    ways.set(key, [...(ways.get(key) ?? []), probe]);
  }
  const whole = [...ways.values()].map(
    (some) => some[crc32(`${role} ${organisation} ${centre} ${some[0]!.name}`) % some.length]!,
  );
  return new Set(whole);
}
