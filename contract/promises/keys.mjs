import { randomUUID } from 'node:crypto';
import { Kind, parse } from 'graphql';
import { must } from '../promise.mjs';

/** As many as a router sends at once. */
const BATCH = 200;

/** The types that a slice says are found by `id`. */
const foundById = (text) =>
  parse(text).definitions.flatMap(({ kind, name, directives = [] }) => {
    const isObject = kind === Kind.OBJECT_TYPE_DEFINITION || kind === Kind.OBJECT_TYPE_EXTENSION;
    const isFound = directives.some(({ name: { value }, arguments: given = [] }) => {
      const of = Object.fromEntries(given.map((one) => [one.name.value, one.value.value]));
      return value === 'key' && of['fields'] === 'id' && of['resolvable'] !== false;
    });
    return isObject && isFound ? [name.value] : [];
  });

/** How other slices' pointers are followed, of whatever type. */
export const keys = [
  {
    id: 'keys/batches',
    level: 'FULL',
    says: `${BATCH} references to each type with a key are answered at once, in their order: null, or that very one`,
    needs: ['sdl/whole', 'sdl/directives'],
    async keeps({ slice, actors, published }) {
      for (const type of foundById(published[slice.name])) {
        const ids = Array.from({ length: BATCH }, () => randomUUID());
        const { data, status } = await slice.ask(
          actors.anybody,
          `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on ${type} { id } } }`,
          { of: ids.map((id) => ({ __typename: type, id })) },
        );
        must(
          data?._entities?.length === BATCH,
          `${type} came back with ${status} and ${data?._entities?.length ?? 'no'} rows`,
        );
        const others = data._entities.filter(
          (one, place) => one && (one.__typename !== type || one.id !== ids[place]),
        );
        must(others.length === 0, `${others.length} of ${type} are not those that were asked for`);
      }
    },
  },
];
