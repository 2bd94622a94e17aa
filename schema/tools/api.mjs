import { createRequire } from 'node:module';
import { publicSchema } from './compose.mjs';

const require = createRequire(import.meta.url);
const { GraphQLSchema, lexicographicSortSchema, printSchema, specifiedDirectives } = require('graphql');

/**
 * The schema as a client of the graph needs it: types, fields, arguments and values with their descriptions, and nothing of
 * who owns what or who may read it. Any tool that reads a GraphQL schema reads it.
 */
export function apiText(supergraph) {
  const config = publicSchema(supergraph).toConfig();
  const schema = new GraphQLSchema({ ...config, directives: specifiedDirectives });
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
