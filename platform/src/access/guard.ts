import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import type { Request } from '../context.js';
import { lacksPermission } from '../wire/errors.js';
import { toUserError } from '../writing/user-error.js';
import { notingHandedOut } from './handed-out.js';
import type { Verdict } from './judge.js';
import type { Guarded, Opened, RowAccess } from './row-access.js';
import type { AccessTable, TypeRule } from './table.js';

type Resolver = GraphQLFieldResolver<unknown, Request>;

interface FieldRule {
  type: string;
  field: string;
  group: string;
  base: string;
  personal: boolean;
  opened: ((row: unknown, context: Request) => Promise<Opened>) | undefined;
  /** Names of arguments that are filters, with the groups of their fields. */
  filters: { argument: string; groups: Record<string, string> }[];
  /** Plain arguments that need another group than the field itself. */
  closed: { argument: string; group: string; personal: boolean }[];
}

/** Puts the table's guard before every resolver of a schema, however a query reaches the field. */
export function guardSchema(schema: GraphQLSchema, table: AccessTable): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    const rule = table.types[type.name];
    if (!rule) continue;
    for (const [name, field] of Object.entries(type.getFields())) {
      const group = rule.fields[name];
      if (!group) continue;
      const filters = field.args.flatMap((argument) => {
        const input = getNamedType(argument.type);
        const groups = isInputObjectType(input) ? table.filters[input.name] : undefined;
        return groups ? [{ argument: argument.name, groups }] : [];
      });
      const closed = Object.entries(table.arguments[`${type.name}.${name}`] ?? {})
        .filter(([, needed]) => needed !== group && !table.groups[needed]!.always)
        .map(([argument, needed]) => ({
          argument,
          group: needed,
          personal: table.groups[needed]!.personal && type.name !== 'Query',
        }));
      const personal = table.groups[group]!.personal && type.name !== 'Query' && type.name !== 'Mutation';
      const opened = group === rule.base && closed.length === 0 ? undefined : rule.opened;
      const guarded = {
        type: type.name,
        field: name,
        group,
        base: rule.base,
        personal,
        opened,
        filters,
        closed,
      };
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve =
        type.name === 'Mutation'
          ? guardMutation(guarded, resolve)
          : guardRow(guarded, rowGroupOf(table, rule), notingHandedOut(table, type, field, resolve));
    }
  }
}

/** Of whose rows each has a group of its own, unless the table opens them to all. */
const rowGroupOf = ({ groups }: AccessTable, { base, rowGroup }: TypeRule) =>
  groups[base]?.always ? undefined : rowGroup;

/** The guard of a field, made once for each group that its rows can be of. */
function guardRow(rule: FieldRule, rowGroup: TypeRule['rowGroup'], resolve: Resolver): Resolver {
  if (!rowGroup) return guardField(rule, resolve);
  const byGroup = new Map<string, Resolver>();
  return (source, args, context, info) => {
    const base = rowGroup(source);
    let guarded = byGroup.get(base);
    if (!guarded) {
      guarded = guardField({ ...rule, base, group: rule.group === rule.base ? base : rule.group }, resolve);
      byGroup.set(base, guarded);
    }
    return guarded(source, args, context, info);
  };
}

function guardField(rule: FieldRule, resolve: Resolver): Resolver {
  const { type, group, base, personal, opened } = rule;
  const go = (
    verdict: Verdict,
    access: RowAccess | undefined,
    source: unknown,
    args: Record<string, unknown>,
    context: Request,
    info: GraphQLResolveInfo,
  ) => {
    if ('refusal' in verdict) {
      context.trail.refused(type, source as object | undefined, group, verdict.refusal.code);
      throw verdict.refusal;
    }
    const answer = () => {
      if (personal) context.trail.read(type, source as object, group, verdict.basis);
      return resolve(source, args, context, info);
    };
    if (rule.filters.length > 0) checkFilters(rule, args, context);
    const open = rule.closed.length > 0 && checkArguments(rule, source, args, access, context);
    return open ? open.then(answer) : answer();
  };
  return (source, args, context, info) => {
    const access = (source as Guarded | undefined)?.access ?? (opened && opening(rule, source, context));
    const verdict = context.judge.read(group, base, access);
    return verdict instanceof Promise
      ? verdict.then((known) => go(known, access, source, args, context, info))
      : go(verdict, access, source, args, context, info);
  };
}

const opening = ({ opened }: FieldRule, source: unknown, context: Request) =>
  opened && { opened: () => opened(source, context) };

/** Somebody who may not read a value may not learn it by selecting: a closed group in a filter refuses the field. */
function checkFilters(
  { filters, type }: FieldRule,
  args: Record<string, unknown>,
  { judge, trail }: Request,
) {
  for (const { argument, groups } of filters) {
    const given = args[argument] as Record<string, unknown> | null | undefined;
    for (const [name, value] of Object.entries(given ?? {})) {
      const group = groups[name];
      if (value === undefined || value === null || !group || judge.standing(group) !== 'CLOSED') continue;
      const refusal = judge.refusal(group);
      trail.refused(type, undefined, group, refusal.code);
      throw refusal;
    }
  }
}

/**
 * The same for a plain argument whose group is narrower than that of its field. On a row it is the row that opens the
 * group; at the root the role alone is judged, and the finder's predicate does the rest.
 * @returns a promise only when a row has to be asked
 */
function checkArguments(
  { closed, type, base }: FieldRule,
  source: unknown,
  args: Record<string, unknown>,
  access: RowAccess | undefined,
  { judge, trail }: Request,
): Promise<unknown> | undefined {
  const waiting: Promise<void>[] = [];
  for (const { argument, group, personal } of closed) {
    if (args[argument] === undefined || args[argument] === null) continue;
    const judged = (verdict: Verdict) => {
      if ('refusal' in verdict) {
        trail.refused(type, source as object | undefined, group, verdict.refusal.code);
        throw verdict.refusal;
      }
      if (personal) trail.read(type, source as object, group, verdict.basis);
    };
    const verdict = source ? judge.read(group, base, access) : atRoot(group, judge);
    if (verdict instanceof Promise) waiting.push(verdict.then(judged));
    else judged(verdict);
  }
  return waiting.length > 0 ? Promise.all(waiting) : undefined;
}

const atRoot = (group: string, judge: Request['judge']): Verdict =>
  judge.standing(group) === 'CLOSED' ? { refusal: judge.refusal(group) } : { basis: 'OPEN' };

/** A refused write is told as data, like every other expected refusal of a write. */
function guardMutation(rule: FieldRule, resolve: Resolver): Resolver {
  return async (source, args, context, info) => {
    const refusal = refusalOf(rule, context);
    if (!refusal) {
      context.acts.begin(rule.field);
      return resolve(source, args, context, info);
    }
    context.trail.refusedWrite(rule.field, args['input'], refusal.code);
    return { userErrors: [toUserError(refusal)] };
  };
}

function refusalOf({ group, field }: FieldRule, { judge, acts }: Request) {
  const lacking = acts.lacking(field);
  if (judge.standing(group) === 'CLOSED') return judge.refusal(group, undefined, lacking);
  return lacking ? lacksPermission(lacking) : undefined;
}
