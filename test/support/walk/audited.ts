import { newIdentifier } from '@mrrm/platform/values/identifiers';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
} from 'graphql';
import { auditEvents } from '../audit-events.js';
import type { OneSlice } from '../one-slice/slice.js';
import { askEach } from './ask-each.js';
import { NAMES, SELECTS, SILENT, SPEAKING, UNKEPT } from './people.js';
import type { Rule } from './rules.js';
import type { Probe } from './walk.js';

/** One way to a row: a root field with `SELECTION` for what is asked of it, its variables, and of whom the row speaks. */
export interface Way {
  query: string;
  variables?: Record<string, unknown>;
  people?: string[];
}

/** A world in which every type that speaks of people has a row, and who may read it. */
export interface AuditedWorld {
  /** A way to a row of each type with fields to be asked. */
  ways: Record<string, Way>;
  /** Who is among those whom every list hands out. */
  person: string;
  /** The same for lists of a type whose rows speak of somebody else. */
  others?: Record<string, string>;
  /** Lists of rows that point at nobody on purpose: their reads name the reader alone. */
  ofNobody?: string[];
  /** What to give for arguments, by `Type.field(argument)`, by `Input.field`, or by the argument's name alone. */
  values: Record<string, string>;
  /** Who asks: the first one to whom a cell is open. */
  actors: object[];
}

interface Event {
  kind: string;
  people: string[];
  entities: { type: string; people: (number | number[])[]; groups: string[] }[];
  lists?: { list: string; people: number[]; groups: string[] }[];
}

/** One question, and what must then be in the audit. */
interface Cell {
  name: string;
  query: string;
  variables: Record<string, unknown>;
  /** @returns what is missing */
  missing(events: Event[]): string | undefined;
}

/** Whether an event tells that groups of rows of a type that speak of somebody were read. */
const tellsRead = (events: Event[], type: string, group: string, person: string): boolean =>
  events.some(({ people, entities }) => {
    const place = people.indexOf(person);
    return (
      place >= 0 &&
      entities.some(
        (entity) =>
          entity.type === type &&
          entity.groups.includes(group) &&
          entity.people.some((one) => [one].flat().includes(place)),
      )
    );
  });

const tellsQuery = (events: Event[], list: string, group: string, person?: string): boolean =>
  events.some(({ people, lists = [] }) =>
    lists.some(
      (one) =>
        one.list === list &&
        one.groups.includes(group) &&
        (!person || one.people.includes(people.indexOf(person))),
    ),
  );

/** Every question that this slice's schema allows about people, with what the audit must then say. */
export function cellsOf(
  schema: GraphQLSchema,
  slice: string,
  rules: Map<string, Rule>,
  world: AuditedWorld,
): { cells: Cell[]; gaps: string[] } {
  const cells: Cell[] = [];
  const gaps: string[] = [];
  const speaking = SPEAKING[slice]!;
  const silent = new Set(SILENT[slice]!.split(/\s+/));
  const groupOf = (type: string, field: string): string | undefined => {
    const rule = rules.get(`${type}.${field}`);
    const name = SELECTS[slice]![`${type}.${field}`] ?? rule?.group ?? speaking[type]?.group;
    const known = name && (NAMES[name] ?? name);
    return known && (speaking[type]?.ofRow?.[known] ?? known);
  };
  const speaks = (type: string) => Object.hasOwn(speaking, type);

  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type) || isPlumbing(type)) continue;
    const isRoot = type.name === 'Query';
    if (!isRoot && !speaks(type.name) && !silent.has(type.name))
      gaps.push(`${type.name} is in no list: say whether it speaks of people.`);
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      const rows = rowsOf(field);
      // A bare key of another owner's person tells nothing beyond the row that holds it.
      const handsOut = speaks(rows.name) && !speaking[rows.name]!.silent && !isUnkept(rows.name);
      const isOwn = speaks(type.name) && !speaking[type.name]!.silent?.split(' ').includes(field.name);
      const group = groupOf(type.name, field.name);
      if (!isOwn && !handsOut) continue;
      if (!group) gaps.push(`${type.name}.${field.name} has no group in the model.`);
      if (!group || UNKEPT.includes(group)) continue;
      const way = isRoot ? { query: 'SELECTION' } : world.ways[type.name];
      const args = argumentsOf(field, type.name, world);
      if (!way || args === undefined) {
        gaps.push(`Nobody says how ${type.name}.${field.name} is asked.`);
        continue;
      }
      add({ type, field, group, way, args, rows, isOwn, handsOut });
      for (const [argument, given, selects] of selections(field, type.name)) {
        const value = world.values[given];
        const narrower = SELECTS[slice]![given];
        if (!value || !narrower) gaps.push(`Nobody says how ${type.name}.${field.name} selects by ${given}.`);
        else
          add({
            type,
            field,
            group: narrower,
            way,
            args: [...args, `${argument}: ${selects(value)}`],
            rows,
            isOwn,
            handsOut,
            by: given,
          });
      }
    }
  }
  return { cells, gaps };

  /** Whether a type is only ever read with groups that are not kept. */
  function isUnkept(type: string): boolean {
    const group = groupOf(type, 'id');
    return group !== undefined && UNKEPT.includes(group);
  }

  function add({ type, field, group, way, args, rows, isOwn, handsOut, by }: Asked) {
    const list = `${type.name}.${field.name}`;
    for (const part of partsOf(field)) {
      const text = `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''} ${part}`;
      cells.push({
        name: `${list}${by ? ` by ${by}` : ''} ${part}`,
        query: way.query.replace('SELECTION', text),
        variables: way.variables ?? {},
        missing(events) {
          for (const person of isOwn ? (way.people ?? []) : []) {
            if (!tellsRead(events, type.name, group, person)) return `no read of ${type.name} ${group}`;
            if (part.includes('totalCount') && !tellsQuery(events, list, group, person))
              return `no query of ${list} ${group} that names whose it is`;
          }
          if (isOwn && handsOut && part.includes('totalCount')) return undefined;
          if (world.ofNobody?.includes(list)) return undefined;
          if (handsOut && !tellsRead(events, rows.name, group, world.others?.[rows.name] ?? world.person))
            return `no read of ${rows.name} ${group} that names who was handed out`;
          if (handsOut && (part.includes('totalCount') || by) && !tellsQuery(events, list, group))
            return `no query of ${list} ${group}`;
          return undefined;
        },
      });
    }
  }
}

interface Asked {
  type: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
  group: string;
  way: Way;
  args: string[];
  rows: { name: string };
  isOwn: boolean;
  handsOut: boolean;
  by?: string;
}

/** Types that only carry others. */
const isPlumbing = (type: GraphQLObjectType): boolean =>
  ['Mutation', '_Service', 'PageInfo', 'UserError'].includes(type.name) ||
  /(Connection|Edge|Payload)$/.test(type.name);

function rowsOf({ type }: GraphQLField<unknown, unknown>): { name: string } {
  const named = getNamedType(type);
  const nodes = isObjectType(named) ? named.getFields()['nodes'] : undefined;
  return nodes ? getNamedType(nodes.type) : named;
}

/** Each thing that can be asked of a field alone. */
function partsOf({ type }: GraphQLField<unknown, unknown>): string[] {
  const named = getNamedType(type);
  if (isScalarType(named) || isEnumType(named)) return [''];
  if (!('nodes' in (named as GraphQLObjectType).getFields())) return ['{ __typename }'];
  const parts = ['edges { cursor }', 'nodes { __typename }', 'pageInfo { endCursor }'];
  if ('totalCount' in (named as GraphQLObjectType).getFields()) parts.unshift('totalCount');
  return parts.map((part) => `{ ${part} }`);
}

function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  type: string,
  { values }: AuditedWorld,
): string[] | undefined {
  const needed = field.args.filter(isRequiredArgument);
  const given = needed.map(({ name }) => values[`${type}.${field.name}(${name})`] ?? values[name]);
  return given.every(Boolean) ? needed.map(({ name }, index) => `${name}: ${given[index]}`) : undefined;
}

/** What a field selects by beyond its own group: each field of a filter, and the arguments that the model names. */
function selections(
  field: GraphQLField<unknown, unknown>,
  type: string,
): [argument: string, given: string, selects: (value: string) => string][] {
  return field.args.flatMap((argument: GraphQLArgument) => {
    const input = getNamedType(argument.type);
    const plain = `${type}.${field.name}(${argument.name})`;
    const isNamed = Object.values(SELECTS).some((named) => Object.hasOwn(named, plain));
    if (isInputObjectType(input))
      return Object.keys(input.getFields()).map(
        (name) =>
          [argument.name, `${input.name}.${name}`, (value: string) => `{ ${name}: ${value} }`] as never,
      );
    return isNamed && !isRequiredArgument(argument)
      ? [[argument.name, plain, (value: string) => value] as never]
      : [];
  });
}

/**
 * Asks every cell, each in a request of its own, as the first actor to whom it is open, and looks for its event.
 * @returns how many cells were asked, and one sentence for each that left no trace or that nobody may ask
 */
export async function walkAudit(
  slice: OneSlice,
  owner: string,
  cells: Cell[],
  actors: object[],
): Promise<{ cells: number; differences: string[] }> {
  const asked: { cell: Cell; request: string }[] = [];
  const differences: string[] = [];
  await askEach(cells, async (cell) => {
    const request = await askAsSomebody(slice, cell, actors);
    if (request.startsWith('ERROR')) differences.push(`${cell.name}: nobody gets it: ${request}`);
    else asked.push({ cell, request });
  });
  const byRequest = new Map<string, Event[]>();
  for (const event of await auditEvents(slice.owner, owner))
    byRequest.set(event.request, [...(byRequest.get(event.request) ?? []), event as Event]);
  for (const { cell, request } of asked) {
    const missing = cell.missing(byRequest.get(request) ?? []);
    if (missing) differences.push(`${cell.name}: ${missing}`);
  }
  return { cells: cells.length, differences };
}

async function askAsSomebody(slice: OneSlice, cell: Cell, actors: object[]): Promise<string> {
  const signature = Object.keys(cell.variables).map((name) => `$${name}: [_Any!]!`);
  const query = `query ${signature.length > 0 ? `(${signature.join(', ')})` : ''} { ${cell.query} }`;
  let last = '';
  for (const actor of actors) {
    const request = newIdentifier();
    const { data, errors } = await slice.ask({ ...actor, requestId: request }, query, cell.variables);
    const found = Object.values(data ?? {}).flat();
    if (!errors && found.length > 0 && !found.includes(null)) return request;
    last = `ERROR ${JSON.stringify(errors ?? data)}`;
  }
  return last;
}

/** The identifier that a probe of the access walk asks for, of the rows of one centre and owner. */
export function identifierIn(probes: Probe[], name: string): string {
  const [, value] = probes.find((probe) => probe.name === name)!.value as [string, unknown];
  const first = [value].flat()[0] as string | { id: string };
  return typeof first === 'string' ? first : first.id;
}

/** A way to an entity by its key. */
export const keyed = (type: string, id: string, people: string[] = []): Way => ({
  query: `_entities(representations: $r) { ... on ${type} { SELECTION } }`,
  variables: { r: [{ __typename: type, id }] },
  people,
});
