import { type GraphQLEnumType, type GraphQLSchema, isEnumType, isIntrospectionType } from 'graphql';
import { type DescribedList, describedLists } from '../schema/value-list.js';
import { withLabel } from './label.js';

const found = new WeakMap<GraphQLSchema, readonly DescribedList[]>();

/**
 * The described lists behind the enums of a slice's schema, by name. Several slices in one process may have lists of one
 * name: it is the one that says the same.
 * @throws Error naming the enums that no `describedList` has made, and that have no labels for that reason
 */
export function listsIn(schema: GraphQLSchema): readonly DescribedList[] {
  const known = found.get(schema);
  if (known) return known;
  const enums = Object.values(schema.getTypeMap()).filter(
    (type) => isEnumType(type) && !isIntrospectionType(type) && !type.name.includes('__'),
  ) as GraphQLEnumType[];
  const lists = enums.map((type) => [type.name, describedLists().find((list) => isOf(type, list))] as const);
  const unknown = lists.filter(([, list]) => !list).map(([name]) => name);
  if (unknown.length > 0)
    throw new Error(`No labels for ${unknown.join(', ')}: make an enum by describedList alone.`);
  const sorted = lists.map(([, list]) => list!).sort((a, b) => (a.name < b.name ? -1 : 1));
  found.set(schema, sorted);
  return sorted;
}

const isOf = (type: GraphQLEnumType, { name, meanings, labels }: DescribedList): boolean => {
  const values = type.getValues();
  return (
    name === type.name &&
    values.length === Object.keys(meanings).length &&
    values.every(
      ({ name: word, description }) =>
        Object.hasOwn(meanings, word) && description === withLabel(meanings[word]!, labels[word]!),
    )
  );
};
