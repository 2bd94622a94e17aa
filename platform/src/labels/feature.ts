import 'reflect-metadata';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Info, Query, Resolver } from 'type-graphql';
import { PLAIN } from '../access/plain-types.js';
import { fieldsOf } from '../access/table.js';
import type { Feature } from '../schema/feature.js';
import { badInput } from '../wire/errors.js';
import { toValueList, ValueList } from './coded-value.js';
import { listsIn } from './lists-in.js';

/** The longest list has as many words: what indicators of standards measure. */
const MOST_WORDS = 28;

/**
 * Makes, for one slice, the root field that answers its closed lists with their labels. They are words of the schema: they
 * say nothing of anybody, whoever signs in reads them, and no database is asked.
 * @param field its name, such as `staffValueLists`
 * @param most how many lists the slice has, rounded up: what the field costs at most
 */
export function valueListsOfSlice(field: string, most: number): Feature {
  @Resolver()
  class ValueListsResolver {
    @Query(() => [ValueList], {
      name: field,
      nullable: true,
      description:
        'The closed lists of this owner with the label of each word in each language, by name. They change with a release of the schema only: ask once, when your program starts. Anybody who signs in may ask it, for any purpose.',
    })
    lists(
      @Arg('names', () => [String], {
        nullable: true,
        description: 'The lists to answer, by the names of their enums; all of them when it is left out.',
      })
      names: string[] | null | undefined,
      @Info() { schema }: GraphQLResolveInfo,
    ): ValueList[] {
      const lists = listsIn(schema);
      const wanted = new Set(names);
      const known = new Set(lists.map(({ name }) => name));
      const place = names?.findIndex((name) => !known.has(name)) ?? -1;
      if (place >= 0)
        throw badInput(
          `The name at place ${place} of \`names\` is no list of this owner. Leave \`names\` out for all of them.`,
          `names.${place}`,
        );
      return lists.filter(({ name }) => !names || wanted.has(name)).map(toValueList);
    }
  }

  return {
    name: 'labels',
    resolvers: [ValueListsResolver],
    access: {
      types: {
        ValueList: { base: PLAIN, fields: fieldsOf(PLAIN, 'name description values') },
        CodedValue: { base: PLAIN, fields: fieldsOf(PLAIN, 'value meaning label') },
      },
      extends: { Query: { [field]: PLAIN } },
      arguments: { [`Query.${field}`]: { names: PLAIN }, 'CodedValue.label': { locale: PLAIN } },
    },
    costs: { lists: { [`Query.${field}`]: most, 'ValueList.values': MOST_WORDS } },
  };
}
