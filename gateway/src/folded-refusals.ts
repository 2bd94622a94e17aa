import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Path } from './affected-fields.js';
import type { GatewayContext } from './context.js';

const ANY_ROW = '*';

/**
 * Tells a field that is closed by one rule in every row of a list once, at its first row, with the number of rows in
 * `extensions.rows`: a screen of fifty people is not answered with fifty times the same sentence. What differs from row to row
 * (other words, an open row among closed ones, an owner that cannot be reached) stays told at each row, since without it
 * nobody could say of a null whether it is closed, unknown or none.
 */
export const foldedRefusals: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response }) {
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        if (singleResult.errors && singleResult.errors.length > 1)
          singleResult.errors = foldRefusals(singleResult.data, singleResult.errors);
      },
    };
  },
};

/** The errors of an answer, with those of one rule and one field in every row made one. The order stays. */
export function foldRefusals(
  data: unknown,
  errors: readonly GraphQLFormattedError[],
): GraphQLFormattedError[] {
  const groups = new Map<string, GraphQLFormattedError[]>();
  for (const error of errors) {
    const key = keyOf(error);
    if (key) groups.set(key, [...(groups.get(key) ?? []), error]);
  }
  const dropped = new Set<GraphQLFormattedError>();
  const rows = new Map<GraphQLFormattedError, number>();
  for (const group of groups.values()) {
    const paths = new Set(group.map(({ path }) => JSON.stringify(path)));
    if (paths.size < 2 || !explainsAll(data, group, paths.size)) continue;
    const [first, ...others] = group;
    rows.set(first!, paths.size);
    for (const other of others) dropped.add(other);
  }
  return errors
    .filter((error) => !dropped.has(error))
    .map((error) => {
      const count = rows.get(error);
      return count ? { ...error, extensions: { ...error.extensions, rows: count } } : error;
    });
}

const shapeOf = (path: readonly (string | number)[]) =>
  path.map((step) => (typeof step === 'number' ? ANY_ROW : step));

/** What the errors of one rule at one field have in common; nothing for any other error. */
function keyOf({ path, message, extensions }: GraphQLFormattedError): string | undefined {
  if (!path?.some((step) => typeof step === 'number') || typeof extensions?.['rule'] !== 'string')
    return undefined;
  return JSON.stringify([shapeOf(path), message, extensions]);
}

/** Whether the field is null in every row there is, and each of them is one of the group's. */
function explainsAll(data: unknown, group: GraphQLFormattedError[], paths: number): boolean {
  const isNull = (path: Path) => placesOf(data, path).every((value) => value === null);
  return (
    placesOf(data, shapeOf(group[0]!.path!)).length === paths &&
    group.every(({ path }) => placesOf(data, path as Path).length === 1 && isNull(path as Path))
  );
}

/** What stands at a path, once for each row where the path says any. */
function placesOf(data: unknown, path: Path): unknown[] {
  return path.reduce<unknown[]>(
    (places, step) =>
      places.flatMap((place) => {
        if (typeof place !== 'object' || place === null) return [];
        if (step === ANY_ROW && Array.isArray(place)) return place;
        return Object.hasOwn(place, step) ? [(place as Record<string | number, unknown>)[step]] : [];
      }),
    [data],
  );
}
