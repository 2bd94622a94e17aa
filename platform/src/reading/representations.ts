import { defaultFieldResolver, type GraphQLSchema, isUnionType } from 'graphql';
import type { Request } from '../context.js';
import { badInput, Refusal } from '../wire/errors.js';

/** Most representations in one call of `_entities`; a router that has more asks several times. */
export const MOST_REPRESENTATIONS = 200;

/**
 * Makes `_entities` of a subgraph's schema refuse, before anything is looked up, a list that is longer than this slice takes
 * and whatever is no representation of an entity of this subgraph: the library takes any JSON.
 */
export function limitRepresentations(schema: GraphQLSchema): void {
  const entities = schema.getQueryType()?.getFields()['_entities'];
  const union = schema.getType('_Entity');
  if (!entities || !isUnionType(union)) return;
  const names = new Set(union.getTypes().map(({ name }) => name));
  const isEntity = (value: unknown) =>
    typeof value === 'object' && value !== null && names.has((value as { __typename: string }).__typename);
  const resolve = entities.resolve ?? defaultFieldResolver;
  entities.resolve = (source, values: { representations: unknown[] }, context: Request, info) => {
    const most = context.mostRepresentations;
    if (values.representations.length > most)
      throw new Refusal('TOO_EXPENSIVE', `At most ${most} representations in one call.`);
    if (!values.representations.every(isEntity))
      throw badInput('A representation names an entity of this owner.');
    return resolve(source, values, context, info);
  };
}
