import { createRequire } from 'node:module';
import { publicSchema } from './compose.mjs';

const require = createRequire(import.meta.url);
const { diff, CriticalityLevel } = require('@graphql-inspector/core');
const { buildSchema, lexicographicSortSchema, printSchema } = require('graphql');

/** The schema that clients see, as it is kept when it is released. */
export const releasedText = (supergraph) =>
  `# Written by \`npm run schema:release\`. Do not edit.\n\n${printSchema(lexicographicSortSchema(publicSchema(supergraph)))}\n`;

/**
 * What changed for clients since a release. The schema that clients see is compared and not each slice's own: a field that
 * moves from one owner to another, or an inaccessible one, breaks nobody.
 * @param {string} released as `releasedText` wrote it
 * @param {string} supergraph as it is now
 * @returns {Promise<{ breaks: boolean, what: string, message: string }[]>} `what` is e.g. `FIELD_REMOVED Resident.age`
 */
export async function changesSince(released, supergraph) {
  // Both as they are kept: what is not printed, such as who may read a field, is no promise to a client.
  const changes = await diff(buildSchema(released), buildSchema(releasedText(supergraph)));
  return changes
    .filter(({ type }) => !type.endsWith('_DESCRIPTION_ADDED'))
    .map(({ type, path, message, criticality }) => ({
      breaks: criticality.level === CriticalityLevel.Breaking,
      what: `${type} ${path}`,
      message,
    }));
}
