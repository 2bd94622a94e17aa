import { readFileSync } from 'node:fs';
import { createActorTokenMinter } from '@mrrm/platform/wire/actor';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  parse,
} from 'graphql';
import { OWNERS } from '../../../start/dist/owners.js';
import type { TestGraph } from '../graph.js';
import { isLong } from '../run/long.js';
import { ACTOR } from './actor-tokens.js';
import { type Attack, operation, signedIn } from './attack.js';
import { type Entrance, entrances, selectionOf, valueFor } from './injections.js';

type Place = (string | 0)[];

/** Shapes that no argument of their type takes, and figures at the ends of what it takes. */
const SHAPES: Record<string, unknown[]> = {
  Int: [null, '7', 1.5, true, [], {}, -1, 0, 2_147_483_647, -2_147_483_648, 2_147_483_648, 1e308],
  Float: [null, '7', true, [], {}, -1, 1e308],
  Boolean: [null, 'true', 1, [], {}],
  ID: [null, 1.5, true, [], {}, '', -1],
  String: [null, 7, true, [], {}, ''],
  other: [null, 7, true, [], {}, ''],
  list: [null, 7, 'a', {}, [null], [[]], Array.from({ length: 999 }, () => null)],
  object: [null, 7, 'a', [], [null], { unknown: 1 }],
};

/**
 * One value of so many is tried, the next place begins with the next one; null is tried for each argument, and for each part of
 * one in which no text is tried anyway (`injections.ts`). The long form tries each in each.
 */
const EACH = isLong ? 1 : 16;

/** Days, moments and cursors have a strict reader and a fuzz of their own. */
const ELSEWHERE = /^(DateTimeISO|LocalDate|LocalTime|Moment|Day)$/;

/**
 * Every argument of every field, whole and in all its parts, with null and with values of the wrong shape: as a variable of the
 * argument's own type, and as one of its nullable type, which an argument with a default takes until its value is null.
 */
export function wrongShapeAttacks(
  url: string,
  token: string,
  schema: GraphQLSchema,
  start: [string, string],
) {
  let turn = 0;
  const inTurn = (value: unknown, { place, isText }: Tried) => {
    turn += 1;
    return (value === null && !(isText && place.length > 1)) || turn % EACH === 0;
  };
  return entrances(schema, start).flatMap((entrance) =>
    entrance.field.args.flatMap((argument) =>
      placesOf(argument.type, [argument.name]).flatMap((tried) => {
        const { place, shapes } = tried;
        return shapes
          .filter((value) => inTurn(value, tried))
          .map((value, index): Attack => {
            const shown = JSON.stringify(value).slice(0, 20);
            return {
              name: `${entrance.kind} ${[...entrance.way, entrance.field.name].join('.')}, ${place.join('.')} ${index}: ${shown}`,
              url,
              headers: signedIn(token),
              body: documentFor(entrance, place, value),
              outcome: 'harmless',
              sent: [],
            };
          });
      }),
    ),
  );
}

/** A place with what is tried in it, and whether it takes any text. */
interface Tried {
  place: Place;
  shapes: unknown[];
  isText?: boolean;
}

function placesOf(given: GraphQLInputType, place: Place, depth = 0): Tried[] {
  const type = getNullableType(given);
  if (isListType(type))
    return [{ place, shapes: SHAPES['list']! }, ...placesOf(type.ofType, [...place, 0], depth)];
  if (isInputObjectType(type))
    return [
      { place, shapes: SHAPES['object']! },
      ...(depth > 2
        ? []
        : Object.values(type.getFields()).flatMap((field) =>
            placesOf(field.type, [...place, field.name], depth + 1),
          )),
    ];
  const { name } = getNamedType(type);
  if (ELSEWHERE.test(name) || place.at(-1) === 'after') return [];
  const isText = name === 'ID' || name === 'String';
  return [{ place, shapes: SHAPES[isEnumType(type) ? 'other' : name] ?? SHAPES['other']!, isText }];
}

/** An operation in which everything is of the right shape but the one value. */
function documentFor({ way, kind, field }: Entrance, place: Place, value: unknown): string {
  const given = field.args.filter((argument) => argument.name === place[0] || isNeeded(argument));
  const variables = Object.fromEntries(
    given.map(({ name, type }) => [
      name,
      name === place[0] ? valueFor(type, place.slice(1), value) : valueFor(type),
    ]),
  );
  const declared = given.map(({ name, type, defaultValue }) => {
    const isOpen = name === place[0] && defaultValue !== undefined;
    return `$${name}: ${isOpen ? getNullableType(type) : type}`;
  });
  const passed = given.map(({ name }) => `${name}: $${name}`).join(', ');
  const inner = `${field.name}(${passed})${selectionOf(field)}`;
  const query = way.reduceRight((selected, step) => `${step} { ${selected} }`, inner);
  return operation(`${kind} Wrong(${declared.join(', ')}) { ${query} }`, variables);
}

const isNeeded = ({ type, defaultValue }: GraphQLField<unknown, unknown>['args'][number]) =>
  getNullableType(type) !== type && defaultValue === undefined;

/** The nulls for arguments with a default once more, to the slices themselves under tokens of the gateway. */
export async function nullsPastTheGateway(graph: TestGraph, schema: GraphQLSchema): Promise<Attack[]> {
  const mint = createActorTokenMinter(graph.keys.actor);
  const fields = Object.values(schema.getQueryType()!.getFields());
  const asked = OWNERS.flatMap((owner) => {
    const own = readFileSync(new URL(`../../../schema/${owner}.graphql`, import.meta.url), 'utf8');
    const names = rootFieldsOf(own);
    return fields
      .filter(({ name }) => names.has(name))
      .flatMap((field) =>
        field.args
          .filter(({ defaultValue, type }) => defaultValue !== undefined && getNullableType(type) !== type)
          .map(({ name }) => ({ owner, field, name })),
      );
  });
  return Promise.all(
    asked.map(async ({ owner, field, name }) => {
      const body = documentFor({ way: [], kind: 'query', field }, [name], null);
      const authorization = `Bearer ${mint(ACTOR, owner, Buffer.from(body))}`;
      return {
        name: `${owner}, past the gateway: null for ${field.name}.${name}`,
        url: graph.sliceUrl(owner),
        headers: { 'content-type': 'application/json', authorization },
        body,
        outcome: 'refused' as const,
      };
    }),
  );
}

const rootFieldsOf = (sdl: string) =>
  new Set(
    parse(sdl).definitions.flatMap((one) =>
      one.kind === Kind.OBJECT_TYPE_DEFINITION && one.name.value === 'Query'
        ? (one.fields ?? []).map(({ name }) => name.value)
        : [],
    ),
  );
