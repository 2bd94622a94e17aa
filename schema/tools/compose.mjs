import { createRequire } from 'node:module';

// All of them by their CommonJS build: two copies of graphql-js in one process do not know each other's schemas.
const require = createRequire(import.meta.url);
const apollo = require('@apollo/composition');
const guild = require('@theguild/federation-composition');
const { buildASTSchema, lexicographicSortSchema, parse, printSchema } = require('graphql');

/** The schema that clients see through a gateway, from a supergraph's text. */
export const publicSchema = (supergraph) =>
  buildASTSchema(guild.transformSupergraphToPublicSchema(parse(supergraph)), { assumeValidSDL: true });

const printed = (schema) => printSchema(lexicographicSortSchema(schema)).split('\n');

/** Lines that only one of two texts has, marked `-` for the first and `+` for the second. */
export function differingLines(before, after) {
  const onlyIn = (one, other, mark) => {
    const counts = new Map();
    for (const line of other) counts.set(line, (counts.get(line) ?? 0) + 1);
    return one.flatMap((line, index) => {
      const left = counts.get(line) ?? 0;
      counts.set(line, left - 1);
      return left > 0 ? [] : [`${mark}${index + 1}: ${line}`];
    });
  };
  return [...onlyIn(before, after, '-'), ...onlyIn(after, before, '+')];
}

/**
 * Composes the slices with Apollo's composition and, independently, with The Guild's: what both accept, and understand
 * in the same way, also runs on other Federation 2 routers.
 * @param {{ name: string, url: string, sdl: string }[]} slices
 * @param {{ code: string, contains: string, reason: string }[]} acceptedHints
 * @returns {{ supergraph: string | undefined, problems: string[] }}
 */
export function compose(slices, acceptedHints) {
  const services = slices.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));
  const { supergraphSdl, errors = [], hints = [] } = apollo.composeServices(services);
  const second = guild.composeServices(services);
  const problems = [
    ...errors.map((error) => `does not compose: ${error.message}`),
    ...(second.errors ?? []).map((error) => `does not compose (second composer): ${error.message}`),
    ...hints
      .filter(
        (hint) =>
          !acceptedHints.some(
            (one) => one.code === hint.definition.code && hint.message.includes(one.contains),
          ),
      )
      .map((hint) => `unexpected hint ${hint.definition.code}: ${hint.message}`),
  ];
  if (supergraphSdl && !second.errors) {
    const other = buildASTSchema(parse(second.publicSdl), { assumeValidSDL: true });
    for (const line of differingLines(printed(publicSchema(supergraphSdl)), printed(other)))
      problems.push(`the two composers disagree: ${line}`);
  }
  return { supergraph: supergraphSdl && `${supergraphSdl.trim()}\n`, problems };
}
