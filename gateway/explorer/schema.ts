import {
  buildClientSchema,
  type GraphQLSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  isObjectType,
} from 'graphql';
import { type Asker, ask } from './graph.js';
import { at } from './json.js';

/**
 * The graph's schema, by introspection.
 * @throws Error when the graph does not tell it
 */
export async function readSchema(persona: Asker): Promise<GraphQLSchema> {
  const query = getIntrospectionQuery();
  const { data, errors } = await ask({ query, variables: {}, persona, purpose: persona.purpose });
  if (!data) throw new Error(errors[0]?.message ?? 'The graph does not tell its schema.');
  return buildClientSchema(data as unknown as IntrospectionQuery);
}

/** The purposes for which a persona may ask, as the graph says them; the persona's own first. */
export async function purposesOf(persona: Asker, schema: GraphQLSchema | undefined): Promise<string[]> {
  const viewer = schema?.getQueryType()?.getFields()['viewer']?.type;
  if (!viewer || !isObjectType(viewer) || !viewer.getFields()['purposes']) return [persona.purpose];
  const { data } = await ask({
    query: 'query MyPurposes { viewer { purposes } }',
    variables: {},
    persona,
    purpose: persona.purpose,
  });
  const told = at(data, 'viewer.purposes');
  return [...new Set([persona.purpose, ...(Array.isArray(told) ? (told as string[]) : [])])];
}
