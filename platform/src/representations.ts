import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import { Refusal } from './errors.js';

/** Most representations in one call of `_entities`; a router that has more asks several times. */
export const MOST_REPRESENTATIONS = 200;

/** Makes `_entities` of a subgraph's schema refuse a longer list, before any of it is looked up. */
export function limitRepresentations(schema: GraphQLSchema, most = MOST_REPRESENTATIONS): GraphQLSchema {
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (!entities) return schema;
  const resolve = entities.resolve ?? defaultFieldResolver;
  entities.resolve = (source, values: { representations: unknown[] }, context, info) => {
    if (values.representations.length > most)
      throw new Refusal('TOO_EXPENSIVE', `At most ${most} representations in one call.`);
    return resolve(source, values, context, info);
  };
  return schema;
}
