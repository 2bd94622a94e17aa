import {
  type GraphQLArgument,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import type { CostTable } from './table.js';

/** What the arguments of one field cost: an input object 1, a scalar 0, unless the supergraph weighs them otherwise. */
export function inputCost(
  place: string,
  definitions: readonly GraphQLArgument[],
  values: Record<string, unknown>,
  table: CostTable,
): number {
  return definitions.reduce(
    (cost, { name, type }) => cost + ofValue(type, values[name], `${place}.${name}`),
    0,
  );

  function ofValue(given: GraphQLInputType, value: unknown, own: string): number {
    if (value === undefined || value === null) return 0;
    const type = getNullableType(given);
    if (isListType(type))
      return (Array.isArray(value) ? value : [value]).reduce<number>(
        (cost, item) => cost + ofValue(type.ofType, item, own),
        0,
      );
    const weight = table.weights.get(own) ?? table.weights.get(String(type));
    if (!isInputObjectType(type)) return weight ?? 0;
    return Object.values(type.getFields()).reduce(
      (cost, field) =>
        cost +
        ofValue(field.type, (value as Record<string, unknown>)[field.name], `${type.name}.${field.name}`),
      weight ?? 1,
    );
  }
}
