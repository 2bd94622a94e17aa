import type { NonEmptyArray } from 'type-graphql';
import { PLAIN } from '../access/plain-types.js';
import type { AccessTable, GroupRule, RecordOfPerson, RoleRule, TypeRule } from '../access/table.js';
import type { ActRule, ActTable, OwnersRight } from '../agreement/acts.js';
import type { Chore } from '../writing/chore.js';
import type { MomentTable, Plausible } from '../writing/plausible.js';
import type { VerifiedReference, VerifiedTable } from '../writing/verification.js';
import type { CostTable } from './costs.js';
import type { ReferenceResolver, SubgraphParts } from './subgraph.js';

/** Who performs a mutation, what it performs under an agreement, and when the moments that it takes may lie: all in one row. */
export type MutationRule = {
  /** The group whose roles perform it. */
  group: string;
  /** Its moments and days, by path within its input. */
  moments?: Record<string, Plausible>;
} & (
  | {
      /** Any one of these functions allows the write; or where in the input the function stands. */
      performs: readonly string[] | { functionOf: string };
      /** The table in which the write leaves its record. */
      record?: string;
      /** Whether only who leads the function may do it. */
      lead?: true;
      owner?: OwnersRight;
    }
  | {
      /** Why no agreement is asked. */
      performsNothing: string;
      /** What the sign-in must allow beyond the role. */
      permission?: string;
    }
);

/** The access rules that a feature brings. */
export interface FeatureAccess {
  groups?: Record<string, GroupRule>;
  /** The types that are the feature's own. */
  types?: Record<string, TypeRule>;
  /** The groups of the fields that it adds to types of others, by type: to `Query` as well. */
  extends?: Record<string, Record<string, string>>;
  mutations?: Record<string, MutationRule>;
  filters?: AccessTable['filters'];
  arguments?: AccessTable['arguments'];
  /** Its pages of what is new. */
  feeds?: readonly string[];
  personInputs?: readonly string[];
  recordInputs?: Record<string, RecordOfPerson>;
}

/** What one feature of a slice brings, as plain data. */
export interface Feature {
  name: string;
  // biome-ignore lint/complexity/noBannedTypes: the type that type-graphql itself asks for.
  resolvers: readonly Function[];
  /** How its entities are found by their keys. */
  // biome-ignore lint/suspicious/noExplicitAny: each slice has a context with loaders of its own.
  references?: Record<string, ReferenceResolver<any>>;
  access?: FeatureAccess;
  costs?: Partial<CostTable>;
  /** By table: its pointers to other owners' entities, checked again when an owner was away as they were written. */
  verifies?: Record<string, readonly VerifiedReference[]>;
  /** What it does now and then for its own rows. */
  chores?: Record<string, Chore>;
  /** The same for what follows other owners' feeds: done more often. */
  follows?: Record<string, Chore>;
}

/** What holds for all features of a slice. */
export interface SliceFrame {
  /** The slice's name, as its subgraph has it. */
  slice: string;
  /** The organisation that owns the rows, unless a row names another. */
  owner: string;
  roles: Record<string, RoleRule>;
  groups: Record<string, GroupRule>;
}

/** The parts of a slice that its features make together. */
// biome-ignore lint/suspicious/noExplicitAny: each slice has a context with loaders of its own.
export interface JoinedFeatures extends SubgraphParts<any> {
  verifiedTables: VerifiedTable[];
  chores: Record<string, Chore>;
  follows: Record<string, Chore>;
}

/**
 * Joins what the features of a slice bring.
 * @throws Error naming the two features that say the same thing: a field, a type, a mutation, an argument, a list, a
 * table whose pointers are checked, a chore
 */
export function joinFeatures(frame: SliceFrame, features: readonly Feature[]): JoinedFeatures {
  const once = new Once();
  const types: Record<string, TypeRule> = {
    Query: { base: PLAIN, fields: {} },
    Mutation: { base: PLAIN, fields: {} },
  };
  const access: AccessTable = {
    slice: frame.slice,
    owner: frame.owner,
    roles: frame.roles,
    groups: { ...frame.groups },
    types,
    filters: {},
    arguments: {},
    personInputs: [],
    recordInputs: {},
  };
  const acts: ActTable = {};
  const moments: MomentTable = {};
  const costs: Required<CostTable> = { lists: {}, cutBy: {}, weights: {} };
  const references: JoinedFeatures['references'] = {};
  const verified: NonNullable<Feature['verifies']> = {};
  const chores: JoinedFeatures['chores'] = {};
  const follows: JoinedFeatures['follows'] = {};

  for (const feature of features) {
    const { name, access: rules = {}, costs: dear = {} } = feature;
    const add = <Value>(what: string, into: Record<string, Value>, from: Record<string, Value> = {}) =>
      once.add(name, what, into, from);
    add('the group', access.groups, rules.groups);
    for (const [type, rule] of Object.entries(rules.types ?? {}))
      add('the type', types, { [type]: { ...rule, fields: { ...rule.fields } } });
    add('the filter', access.filters, rules.filters);
    for (const [field, groups] of Object.entries(rules.arguments ?? {}))
      add(`the argument ${field} of`, (access.arguments[field] ??= {}), groups);
    add('the input', access.recordInputs as Record<string, RecordOfPerson>, rules.recordInputs);
    access.feeds = [...(access.feeds ?? []), ...(rules.feeds ?? [])];
    access.personInputs = [...new Set([...access.personInputs, ...(rules.personInputs ?? [])])];
    for (const [mutation, rule] of Object.entries(rules.mutations ?? {})) {
      add('the mutation', types['Mutation']!.fields, { [mutation]: rule.group });
      acts[mutation] = actOf(rule);
      for (const [path, bounds] of Object.entries(rule.moments ?? {}))
        moments[`${mutation}.${path}`] = bounds;
    }
    add('the list', costs.lists, dear.lists);
    add('the cut of', costs.cutBy, dear.cutBy);
    add('the weight of', costs.weights, dear.weights);
    add('the reference', references, feature.references);
    add('the pointers of', verified, feature.verifies);
    add('the chore', chores, feature.chores);
    add('the chore', follows, feature.follows);
  }
  // Last: a feature may add to a type that a later one defines.
  for (const { name, access: rules = {} } of features)
    for (const [type, fields] of Object.entries(rules.extends ?? {})) {
      const rule = types[type];
      if (!rule) throw new Error(`${name} adds to the type ${type}, which no feature of this slice has.`);
      once.add(name, `the field of ${type}`, rule.fields, fields);
    }
  // biome-ignore lint/complexity/noBannedTypes: the type that type-graphql itself asks for.
  const resolvers = features.flatMap((feature) => feature.resolvers) as NonEmptyArray<Function>;
  const verifiedTables = Object.entries(verified).map(([table, pointers]) => ({
    table,
    references: pointers,
  }));
  return { resolvers, references, access, acts, costs, moments, verifiedTables, chores, follows };
}

function actOf({ group: _group, moments: _moments, ...rule }: MutationRule): ActRule {
  if ('performsNothing' in rule) {
    const { performsNothing, permission } = rule;
    return { nothing: performsNothing, ...(permission ? { permission } : {}) };
  }
  const { performs, ...performing } = rule;
  return 'functionOf' in performs
    ? { functionOf: performs.functionOf, ...performing }
    : { functions: performs, ...performing };
}

/** Who said what: nothing is said twice. */
class Once {
  readonly #saidBy = new Map<object, Map<string, string>>();

  add<Value>(feature: string, what: string, into: Record<string, Value>, from: Record<string, Value>): void {
    const said = this.#saidBy.get(into) ?? new Map<string, string>();
    this.#saidBy.set(into, said);
    for (const [key, value] of Object.entries(from)) {
      if (Object.hasOwn(into, key))
        throw new Error(
          `${feature} says ${what} ${key} again, which ${said.get(key) ?? 'the slice'} has said.`,
        );
      into[key] = value;
      said.set(key, feature);
    }
  }
}
