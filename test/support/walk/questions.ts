import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLUnionType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Rule } from './rules.js';
import type { Row } from './walk.js';

/** What a world offers to ask with. Values are written as GraphQL literals. */
export interface Asked {
  /**
   * By type name, or by `Type.field` where that speaks of other rows: rows whose fields are asked, with their keys. None
   * where only others lead to such a row, and it is asked with them.
   */
  rows: Record<string, { key: string; row: Row; external?: string }[]>;
  /** By `Query.field`: whole sets of arguments for the row that they name. */
  roots: Record<string, { text: string; row: Row }[]>;
  /**
   * By the name of an argument, or `Type.field(argument)` where that takes others: values of it, each tried alone. The first
   * one is used where it is required; none where asking without it says the same.
   */
  values: Record<string, string[]>;
}

/** One field asked with one argument. */
export interface Question {
  /** Such as `Resident.age(on: "2020-01-01")`. */
  name: string;
  text: string;
  row: Row;
  /** The rules of the field and of the argument; none for a whole row, of which each field has one. */
  rules: Rule[];
  /** Names of the fields that lead to the value. */
  way: string[];
}

/**
 * Every field of a schema that reads: with each of its arguments and filters, every list without arguments, and each row
 * as a whole.
 * @returns also what the model has no rule for and the world no row or value: a new field, argument or filter, for one
 */
export function questionsOf(
  schema: GraphQLSchema,
  rules: Map<string, Rule>,
  { rows, roots, values }: Asked,
): { questions: Question[]; unasked: string[] } {
  const questions: Question[] = [];
  const unasked: string[] = [];
  const entities = (schema.getType('_Entity') as GraphQLUnionType).getTypes();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name === 'Mutation' || type.name.startsWith('_')) continue;
    const ofRow = ({ key, external = '' }: { key: string; external?: string }, called: string) =>
      `_entities(representations: [{ __typename: "${type.name}", id: "${key}" ${external} }]) { ... on ${type.name} { ${called} } }`;
    const rowsOf = (field: string) => rows[`${type.name}.${field}`] ?? rows[type.name] ?? [];
    for (const one of rows[type.name] ?? [])
      questions.push({
        name: `${type.name}, the whole row`,
        text: ofRow(one, selectionOf(type, 0).slice(2, -2)),
        row: one.row,
        rules: [],
        way: ['0'],
      });
    for (const field of Object.values(type.getFields()).filter((one) => isAsked(type, one, entities))) {
      const rule = rules.get(`${type.name}.${field.name}`);
      const tell = selectionOf(field.type, 0);
      const ask = (text: string, argument: string, row: Row, at?: { key: string }) => {
        const called = `${field.name}${text ? `(${text})` : ''} ${tell}`;
        const name = `${type.name}.${field.name}(${text})`;
        const own = FILTERS.flatMap((one) => {
          const input = getNamedType(field.args.find((arg) => arg.name === one)?.type);
          if (!isInputObjectType(input)) return [];
          // Of a filter it is the field of the filter that has a rule.
          const filtered = Object.keys(input.getFields()).filter((part) => text.includes(`{ ${part}:`));
          return filtered.map((part) => rules.get(`${input.name}.${part}`));
        });
        own.push(rules.get(`${type.name}.${field.name}(${argument})`));
        if (!rule) return unasked.push(`${name}: no rule in the model`);
        questions.push({
          name,
          text: at ? ofRow(at, `value: ${called}`) : called,
          row,
          rules: [rule, ...own.filter((one) => one !== undefined)],
          way: at ? ['0', 'value'] : [],
        });
      };
      if (type.name === 'Query') {
        const sets = roots[`Query.${field.name}`];
        if (!sets) unasked.push(`Query.${field.name}`);
        for (const { name } of sets?.length ? field.args : [])
          if (!values[name] && !sets!.some(({ text }) => text.includes(`${name}: `)))
            unasked.push(`Query.${field.name}(${name})`);
        for (const { text, row } of sets ?? []) ask(text, '', row);
        continue;
      }
      if (!rows[type.name] && rowsOf(field.name).length === 0) unasked.push(`a row of ${type.name}`);
      const required = field.args.filter((one) => isNonNullType(one.type) && one.defaultValue === undefined);
      const valuesOf = (one: GraphQLArgument) =>
        values[`${type.name}.${field.name}(${one.name})`] ?? values[one.name] ?? wordsOf(one);
      const base = required.map((one) => `${one.name}: ${valuesOf(one)?.[0]}`);
      for (const argument of field.args) unasked.push(...gapsOf(type.name, field.name, argument, values));
      for (const one of rowsOf(field.name)) {
        if (field.args.length === 0) ask('', '', one.row, one);
        for (const argument of field.args)
          for (const value of valuesOf(argument) ?? []) {
            const others = base.filter((given) => !given.startsWith(`${argument.name}: `));
            ask([...others, `${argument.name}: ${value}`].join(', '), argument.name, one.row, one);
          }
      }
    }
  }
  // A required argument with its first value is asked by each of its neighbours.
  const once = new Map(questions.map((question) => [`${question.text} ${question.row.id}`, question]));
  return { questions: [...once.values()], unasked: [...new Set(unasked)] };
}

/** Names of arguments that select by fields of their own. */
const FILTERS = ['filter'];

/** Whether a field is a side door: it takes arguments, or is a list of an entity. */
function isAsked(
  type: GraphQLObjectType,
  { name, args, type: of }: GraphQLField<unknown, unknown>,
  entities: readonly GraphQLObjectType[],
): boolean {
  if (name.startsWith('_') || HISTORY.test(name)) return false;
  if (args.length > 0 || type.name === 'Query') return true;
  return entities.includes(type) && isListType(getNullableType(of)) && isObjectType(getNamedType(of));
}

/** Every word of a closed list, at most three of them: they are all one door. */
function wordsOf({ type }: GraphQLArgument): string[] | undefined {
  const named = getNamedType(type);
  if (named.name === 'Boolean') return ['true', 'false'];
  return isEnumType(named)
    ? named
        .getValues()
        .slice(0, 3)
        .map(({ name }) => name)
    : undefined;
}

/** What nobody has given a value to: an argument, or a field of a filter. */
function gapsOf(type: string, field: string, argument: GraphQLArgument, values: Asked['values']): string[] {
  const given = values[argument.name] ?? wordsOf(argument);
  if (!given) return [`${type}.${field}(${argument.name})`];
  const input = getNamedType(argument.type);
  if (!isInputObjectType(input)) return [];
  return Object.keys(input.getFields())
    .filter((part) => !given.some((one) => one.includes(`{ ${part}:`)))
    .map((part) => `${input.name}.${part}`);
}

/** They tell of every question of the walk itself. */
export const HISTORY = /(accessHistory|shownTo)$/i;

/** Everything that can be asked of a value without arguments: all plain fields, and those of what hangs on it, once. */
export function selectionOf(type: unknown, depth: number): string {
  const named = getNamedType(type as GraphQLObjectType);
  if (isLeafType(named) || !isObjectType(named)) return '';
  const isPage = /(Connection|Edge|PageInfo|Review|Suggestion)$/.test(named.name);
  const fields = Object.values(named.getFields())
    .filter(({ name }) => !HISTORY.test(name))
    .filter(({ args }) => args.every((one) => !isNonNullType(one.type) || one.defaultValue !== undefined))
    .map(({ name, type: of }) => {
      const inner = getNamedType(of);
      if (isLeafType(inner)) return name;
      if (isPage || depth > 0) return `${name} ${selectionOf(of, isPage ? depth : depth - 1)}`;
      return isObjectType(inner) && inner.getFields()['id'] ? `${name} { id }` : '';
    });
  return `{ __typename ${fields.join(' ')} }`;
}
