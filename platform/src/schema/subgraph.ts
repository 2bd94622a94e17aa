import 'reflect-metadata';
import { buildSubgraphSchema, printSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse } from 'graphql';
import { buildSchema, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { faultsOf } from '../access/coverage.js';
import { withAccess } from '../access/directive.js';
import { guardSchema } from '../access/guard.js';
import { noteFound } from '../access/handed-out.js';
import { withPlainTypes } from '../access/plain-types.js';
import type { AccessTable } from '../access/table.js';
import { type ActTable, faultsOfActs } from '../agreement/acts.js';
import { withActs } from '../agreement/directive.js';
import type { Request } from '../context.js';
import { listsIn } from '../labels/lists-in.js';
import { sealCursors } from '../reading/cursor-seal.js';
import { limitRepresentations } from '../reading/representations.js';
import { faultsOfMoments, type MomentTable } from '../writing/plausible.js';
import { checkToldValues } from '../writing/told-values.js';
import { type CostTable, faultsOfCosts, withCosts } from './costs.js';
import { registerEnums } from './enums.js';
import { withListSizes } from './list-size.js';
import type { DescribedList } from './value-list.js';

/** Finds an entity by the key that another slice or a client sent. Absent and hidden are the same null. */
export type ReferenceResolver<Context> = (
  reference: Record<string, string>,
  context: Context,
) => Promise<object | null> | object | null;

export interface SubgraphParts<Context> {
  // biome-ignore lint/complexity/noBannedTypes: the type that type-graphql itself asks for.
  resolvers: NonEmptyArray<Function>;
  /** By type name: how an entity is found by its key. */
  references: Record<string, ReferenceResolver<Context>>;
  /** Types that no resolver returns but that belong to the schema. */
  // biome-ignore lint/complexity/noBannedTypes: the type that type-graphql itself asks for.
  orphanedTypes?: Function[];
  /** Who reads and does what: a field that it forgets keeps the slice from starting. */
  access: AccessTable;
  /** What each mutation performs under the agreement of its place. */
  acts: ActTable;
  /** How long lists can be and what is dear: a list that it forgets keeps the slice from starting. */
  costs: CostTable;
  /** When the moments and days of writes may lie: one that it forgets keeps the slice from starting. */
  moments: MomentTable;
}

export interface Subgraph {
  schema: GraphQLSchema;
  /** The access table, with the rules of pages and payloads. */
  access: AccessTable;
  /** The closed lists of its enums, with their labels. */
  lists: readonly DescribedList[];
  /** The subgraph's SDL as it is committed and composed. It is printed when it is asked for. */
  readonly sdl: string;
}

const LINK = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@tag", "@cost", "@listSize", "@composeDirective"]
)`;

/**
 * Builds a Federation 2 subgraph from type-graphql classes. type-graphql knows no federation: its schema is printed
 * with its directives, given the federation link, and built again by Apollo's own library.
 * @throws Error naming every field without an access rule, every mutation without an act, every list without a length and
 * every enum without labels
 */
export async function buildSubgraph<Context extends Request>(
  parts: SubgraphParts<Context>,
): Promise<Subgraph> {
  registerEnums();
  const classes = await buildSchema({
    resolvers: parts.resolvers,
    orphanedTypes: parts.orphanedTypes ?? [],
    skipCheck: true,
    validate: false,
  });
  const document = withListSizes(
    withCosts(parse(`${LINK}\n${printSchemaWithDirectives(classes)}`), parts.costs),
  );
  const access = withPlainTypes(parts.access, classes);
  const typeDefs = withActs(withAccess(document, access), parts.acts);
  const resolvers = createResolversMap(classes) as Record<string, Record<string, unknown>>;
  for (const [typename, resolve] of Object.entries(parts.references)) {
    resolvers[typename] = {
      ...resolvers[typename],
      __resolveReference: (reference: Record<string, string>, context: Context) => {
        const found = (row: object | null) => {
          if (row) noteFound(access, typename, row, context);
          return row;
        };
        const row = resolve(reference, context);
        return row instanceof Promise ? row.then(found) : found(row);
      },
    };
  }
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
  const faults = faultsOf(access, schema);
  if (faults.length > 0)
    throw new Error(`The access table does not fit the schema:\n  ${faults.join('\n  ')}`);
  const unsaid = faultsOfActs(parts.acts, Object.keys(schema.getMutationType()?.getFields() ?? {}));
  unsaid.push(...faultsOfMoments(parts.moments, schema));
  if (unsaid.length > 0) throw new Error(unsaid.join('\n  '));
  const endless = faultsOfCosts(parts.costs, schema);
  if (endless.length > 0)
    throw new Error(`The cost table does not fit the schema:\n  ${endless.join('\n  ')}`);
  const lists = listsIn(schema);
  sealCursors(schema);
  checkToldValues(schema);
  limitRepresentations(schema);
  guardSchema(schema, access);
  return {
    schema,
    access,
    lists,
    get sdl() {
      return printSubgraphSchema(schema);
    },
  };
}
