import { newIdentifier } from '@mrrm/platform/values/identifiers';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isIntrospectionType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  Kind,
} from 'graphql';
import { HISTORY } from './questions.js';

/** Names of rows where a value is expected: `@Session` stands for the identifier of the row of that name. */
export type Arguments = { [name: string]: unknown };

/** Stands for a text that nobody has used before. */
export const FRESH = '@@';

/** Names that look a row up although their type is a text. */
const LOOKS_UP = /(Id|Ids|Number|[cC]odes?)$/;

const isIdentifier = ({ name, type }: GraphQLArgument | GraphQLInputField): boolean => {
  const named = getNamedType(type).name;
  return named === 'ID' || (named === 'String' && LOOKS_UP.test(name));
};

/** The paths below an argument or a field of an input at which an identifier stands; list indexes are left out. */
function pathsIn(one: GraphQLArgument | GraphQLInputField): string[] {
  const input = getNamedType(one.type);
  if (isInputObjectType(input))
    return Object.values(input.getFields())
      .flatMap(pathsIn)
      .map((path) => `${one.name}.${path}`);
  return isIdentifier(one) ? [one.name] : [];
}

/** The keys by which each entity of a slice can be asked for, such as `Centre.code`. */
function entityKeys(schema: GraphQLSchema): string[] {
  const entities = schema.getType('_Entity');
  if (!isUnionType(entities)) return [];
  return entities.getTypes().flatMap((type) =>
    (type.astNode?.directives ?? [])
      .filter(({ name }) => name.value === 'key')
      .map(({ arguments: given = [] }) => new Map(given.map(({ name, value }) => [name.value, value])))
      .filter((given) => {
        const resolvable = given.get('resolvable');
        return !(resolvable?.kind === Kind.BOOLEAN && !resolvable.value);
      })
      .map((given) => given.get('fields'))
      .flatMap((fields) => (fields?.kind === Kind.STRING ? [`${type.name}.${fields.value}`] : [])),
  );
}

/** Every place of a schema at which somebody can name a row, such as `Mutation.recordPresences(input.entries.residentId)`. */
export function identifierPlaces(schema: GraphQLSchema): string[] {
  const places = entityKeys(schema).map((key) => `_entities(${key})`);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields()))
      if (!field.name.startsWith('_'))
        for (const path of field.args.flatMap(pathsIn)) places.push(`${type.name}.${field.name}(${path})`);
  }
  return places.sort();
}

/** The paths of a set of arguments at which a row is named, with the row's name. */
export function namesIn(value: unknown, path: string[] = []): { path: string; row: string }[] {
  if (typeof value === 'string')
    return value.startsWith('@') && value !== FRESH ? [{ path: path.join('.'), row: value.slice(1) }] : [];
  if (Array.isArray(value)) return value.flatMap((one) => namesIn(one, path));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, one]) => namesIn(one, [...path, name]));
}

/** The same arguments with identifiers in the place of names. @param idOf of the row that stands at a path */
export function withIdentifiers(
  value: unknown,
  idOf: (row: string, path: string) => string,
  path = '',
): unknown {
  if (value === FRESH) return newIdentifier();
  if (typeof value === 'string') return value.startsWith('@') ? idOf(value.slice(1), path) : value;
  if (Array.isArray(value)) return value.map((one) => withIdentifiers(one, idOf, path));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      withIdentifiers(one, idOf, path === '' ? name : `${path}.${name}`),
    ]),
  );
}

/** Writes a type in GraphQL's own form, for the signature of an operation. */
export const signatureOf = (
  field: GraphQLField<unknown, unknown>,
  given: string[],
): [name: string, type: string][] =>
  field.args.filter(({ name }) => given.includes(name)).map(({ name, type }) => [name, String(type)]);

/**
 * Everything that can be asked of a value: its plain fields, pages as a whole, and of other rows that they are there.
 * @param values what to give for required arguments, by their names, as GraphQL literals
 */
export function everythingOf(type: unknown, values: Record<string, string>, isInner = false): string {
  const named = getNamedType(type as GraphQLObjectType);
  if (!isObjectType(named)) return '';
  const fields = named.getFields();
  const isPlumbing = /(Connection|Edge|PageInfo|Payload)$/.test(named.name);
  if (isInner && !isPlumbing) return fields['id'] ? '{ id }' : '{ __typename }';
  const asked = Object.values(fields)
    .filter(
      ({ name, args }) =>
        !HISTORY.test(name) && args.filter(isRequiredArgument).every((one) => values[one.name]),
    )
    .map(({ name, args, type: of }) => {
      const required = args.filter(isRequiredArgument).map((one) => `${one.name}: ${values[one.name]}`);
      const called = required.length > 0 ? `${name}(${required.join(', ')})` : name;
      // What was just written, and what was said of it, is told whole.
      const isWhole = named.name.endsWith('Payload');
      return isLeafType(getNamedType(of)) ? called : `${called} ${everythingOf(of, values, !isWhole)}`;
    });
  return `{ ${asked.join(' ') || '__typename'} }`;
}
