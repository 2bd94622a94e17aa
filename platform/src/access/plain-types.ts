import { type GraphQLSchema } from 'graphql';
import { type AccessTable, fieldsOf } from './table.js';

/** The group of what says nothing of anybody: every slice has it. */
export const PLAIN = 'PLAIN';

const plainTypes = new Map<string, readonly string[]>();

/**
 * Names a type that only wraps what is guarded by itself, such as a page or the payload of a write: its rule follows from
 * that. A field that something else adds to it is not among these, and needs a rule.
 */
export function registerPlainType(name: string, fields: readonly string[]): void {
  plainTypes.set(name, fields);
}

/** A slice's access table together with the rules of the plain types of its schema. */
export function withPlainTypes(table: AccessTable, schema: GraphQLSchema): AccessTable {
  const types = { ...table.types };
  for (const [name, fields] of plainTypes)
    if (schema.getType(name)) types[name] ??= { base: PLAIN, fields: fieldsOf(PLAIN, fields.join(' ')) };
  return { ...table, types };
}
