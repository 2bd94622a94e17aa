import type { GraphQLDataSource } from '@apollo/gateway';
import { type DocumentNode, GraphQLError, type GraphQLSchema, isObjectType } from 'graphql';
import type { GatewayContext } from '../context.js';
import type { PlanNode } from './later-fetches.js';

type Row = Record<string, unknown>;
type Flatten = Extract<PlanNode, { kind: 'Flatten' }>;
type Fetch = Extract<PlanNode, { kind: 'Fetch' }>;
type Required = NonNullable<Fetch['requires']>[number];
type Path = (string | number)[];

/** What carries out a plan once. */
export interface Walk {
  plan: PlanNode;
  services: Readonly<Record<string, GraphQLDataSource<GatewayContext>>>;
  context: GatewayContext;
  variables: Readonly<Record<string, unknown>>;
}

const EACH = '@';
/** Names by which an object's own machinery could be reached. */
const IS_MACHINERY = /\b__proto__\b/;

/**
 * Whether a plan has nothing but what is walked here: fetches one after the other and side by side, for the root and for entities of
 * types that the graph tells. Anything else (conditions, rewrites for interfaces, subscriptions) is left to Apollo Gateway.
 */
export function isWalkable(node: PlanNode, schema: GraphQLSchema): boolean {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.every((part) => isWalkable(part, schema));
    case 'Flatten':
      return node.node.kind === 'Fetch' && node.node.requires !== undefined && isPlain(node.node, schema);
    case 'Fetch':
      return node.requires === undefined && isPlain(node, schema);
    default:
      return false;
  }
}

function isPlain(fetch: Fetch, schema: GraphQLSchema): boolean {
  const isRewritten = [fetch.inputRewrites, fetch.outputRewrites, fetch.contextRewrites].some(
    (one) => one?.length,
  );
  const isKnown = (one: Required): boolean =>
    (one.kind === 'Field' || isObjectType(schema.getType(one.typeCondition ?? ''))) &&
    (one.selections ?? []).every(isKnown);
  return (
    !isRewritten &&
    !fetch.hasDefers &&
    fetch.operationDocumentNode !== undefined &&
    !IS_MACHINERY.test(fetch.operation) &&
    (fetch.requires ?? []).every(isKnown)
  );
}

/** Asks the slices in the order of a plan, and puts together what they tell. Every error has the place that it leaves empty. */
export async function walk({ plan, ...walk }: Walk): Promise<{ data: Row; errors: GraphQLError[] }> {
  const data: Row = {};
  const errors: GraphQLError[] = [];
  await step(plan);
  return { data, errors };

  async function step(node: PlanNode): Promise<void> {
    if (node.kind === 'Sequence') for (const part of node.nodes) await step(part);
    else if (node.kind === 'Parallel') await Promise.all(node.nodes.map(step));
    else if (node.kind === 'Flatten') await entities(node);
    else await root(node as Fetch);
  }

  async function root(fetch: Fetch): Promise<void> {
    const answer = await ask(fetch, variablesOf(fetch));
    for (const error of answer.errors ?? []) errors.push(told(error, fetch, error.path as Path | undefined));
    if (answer.data) merge(data, answer.data);
  }

  async function entities({ path, node }: Flatten): Promise<void> {
    const fetch = node as Fetch;
    const rows: Row[] = [];
    const representations: Row[] = [];
    for (const row of rowsAt(data, path)) {
      const representation = requiredOf(row, fetch.requires!);
      if (!representation?.['__typename']) continue;
      rows.push(row);
      representations.push(representation);
    }
    if (rows.length === 0) return;
    const answer = await ask(fetch, { ...variablesOf(fetch), representations });
    if (answer.errors?.length) {
      const places = new Map<Row, Path[]>();
      placesOf(data, path, [], places);
      for (const error of answer.errors) {
        const [, index, ...rest] = (error.path ?? []) as Path;
        const at = typeof index === 'number' ? placeOf(rows, index, places) : undefined;
        const place = at ? [...at, ...rest] : error.path && [...(path as Path), ...error.path];
        errors.push(told(error, fetch, place as Path | undefined));
      }
    }
    const found = answer.data?.['_entities'];
    if (!Array.isArray(found)) return;
    rows.forEach((row, index) => {
      if (found[index]) merge(row, found[index] as Row);
    });
  }

  function variablesOf({ variableUsages = [] }: Fetch): Row {
    const given = variableUsages.filter(
      (name) => Object.hasOwn(walk.variables, name) && walk.variables[name] !== undefined,
    );
    return Object.fromEntries(given.map((name) => [name, walk.variables[name]]));
  }

  function ask({ serviceName, operation, operationName, operationDocumentNode }: Fetch, variables: Row) {
    const request = { query: operation, operationName, variables };
    const document = operationDocumentNode as DocumentNode;
    return walk.services[serviceName]!.process({ request, document, context: walk.context } as never);
  }
}

/** The place of one of several rows: one to which several paths lead has as many places, in the order in which they were asked. */
function placeOf(rows: readonly Row[], index: number, places: ReadonlyMap<Row, Path[]>): Path | undefined {
  const row = rows[index];
  if (!row) return undefined;
  const all = places.get(row) ?? [];
  if (all.length < 2) return all[0];
  let before = 0;
  for (let at = 0; at < index; at += 1) if (rows[at] === row) before += 1;
  return all[before];
}

/** An error of a slice, as Apollo Gateway tells it: whose it is is taken out before it leaves. */
function told(
  error: { message: string; extensions?: Readonly<Record<string, unknown>> },
  { serviceName }: Fetch,
  path: Path | undefined,
): GraphQLError {
  return new GraphQLError(error.message, {
    originalError: error as Error,
    path: path ?? null,
    extensions: { ...error.extensions, serviceName },
  });
}

/** The rows at a path that are there. @throws Error when there is a list where the plan knows of none, or none where it knows of one */
function rowsAt(data: Row, path: readonly (string | number)[]): Row[] {
  let values: unknown[] = [data];
  for (const part of path) {
    const next: unknown[] = [];
    for (const value of values) {
      if (value === null || value === undefined) continue;
      if (Array.isArray(value) !== (part === EACH)) throw new Error(`Another shape at ${path.join('.')}.`);
      if (Array.isArray(value)) next.push(...value);
      else next.push(Object.hasOwn(value as Row, part) ? (value as Row)[part] : undefined);
    }
    values = next;
  }
  return values.flat().filter((value): value is Row => value !== null && value !== undefined);
}

/** The places of the rows at a path, in the order of {@link rowsAt}. */
function placesOf(
  value: unknown,
  [part, ...rest]: readonly (string | number)[],
  at: Path,
  all: Map<Row, Path[]>,
): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value) && (part === EACH || part === undefined))
    for (const [index, item] of value.entries()) placesOf(item, rest, [...at, index], all);
  else if (part === undefined) all.set(value as Row, [...(all.get(value as Row) ?? []), at]);
  else if (Object.hasOwn(value as Row, part)) placesOf((value as Row)[part], rest, [...at, part], all);
}

/** What of a row a slice needs to know which entity is meant; null when it is not there. */
function requiredOf(row: Row | null, required: readonly Required[]): Row | null {
  if (row === null) return null;
  const result: Row = {};
  for (const one of required) {
    if (one.kind === 'InlineFragment') {
      if (row['__typename'] !== one.typeCondition) continue;
      const inner = requiredOf(row, one.selections);
      if (inner) merge(result, inner);
      continue;
    }
    const name = one.alias ?? one.name;
    const value = Object.hasOwn(row, name) ? row[name] : undefined;
    if (value === undefined) return null;
    const { selections } = one;
    if (!selections) result[name] = value;
    else if (Array.isArray(value)) result[name] = value.map((item) => requiredOf(item, selections));
    else result[name] = requiredOf(value as Row | null, selections);
  }
  return result;
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Adds to a row what another owner tells of it. */
function merge(row: Row, more: Row): void {
  for (const name of Object.keys(more)) {
    const there = Object.hasOwn(row, name) ? row[name] : undefined;
    const value = more[name];
    if (isRow(there) && isRow(value)) merge(there, value);
    else if (Array.isArray(there) && Array.isArray(value) && there.length === value.length)
      value.forEach((item, index) => {
        if (isRow(there[index]) && isRow(item)) merge(there[index], item);
        else there[index] = item;
      });
    else if (value !== undefined) row[name] = value;
  }
}
