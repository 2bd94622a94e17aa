import { createActorTokenMinter } from '@mrrm/platform/wire/actor';
import { OWNERS, type Owner } from '../../../start/dist/owners.js';
import type { TestGraph } from '../graph.js';
import { isLong } from '../run/long.js';
import { ACTOR } from './actor-tokens.js';
import { type Attack, operation, signedIn } from './attack.js';
import { hostileTexts, hostileValues } from './hostile-values.js';

const LIST =
  'query ($f: ResidentFilter) { residents(centreId: "0190c7a0-0000-7000-8000-00000000dead", filter: $f) { totalCount } }';
const ONE = 'query ($id: ID!) { centre(id: $id) { id } }';
const MANY = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
const ENTITY: Record<Owner, string> = {
  residents: 'Resident',
  services: 'Session',
  staff: 'StaffMember',
  facilities: 'Centre',
};

const inName = (text: string) => JSON.stringify(text).slice(1, -1);

/** Every place of a request where a client can put a text, and one of each as large as a request may be. */
const placesOfText: Record<string, (text: string) => string> = {
  'a variable': (text) => operation(ONE, { id: text }),
  'a variable in an object': (text) =>
    operation(LIST, { f: { legalStatus: [text], [text.slice(0, 50)]: text } }),
  'names of variables': (text) => operation(LIST, { [text]: 1 }),
  'a wrong name': (text) => operation(LIST, { f: { [text]: 1, a: 1, b: 1 } }),
  'the document': (text) => operation(text),
  'the end of the document': (text) => operation(`{ a b c d e f } ${text}`),
  'the middle of the document': (text) => operation(`{ ${text} a b c d e f }`),
  'a text of the document': (text) => operation(`{ centre(id: "${inName(text)}") { id wrong } }`),
  'a comment': (text) => operation(`{ a b c } # ${text.replaceAll(/[\r\n]/g, ' ')}`),
  'the operation’s name': (text) =>
    JSON.stringify({ query: ONE, operationName: text, variables: { id: 'a' } }),
  extensions: (text) => JSON.stringify({ query: ONE, variables: { id: 'a' }, extensions: { [text]: text } }),
  'the body': (text) => text,
};

const withVariables = (json: string) => `{"query":${JSON.stringify(LIST)},"variables":${json}}`;

const placesOfValue: Record<string, (json: string) => string> = {
  'a variable': (json) => withVariables(`{"f":${json}}`),
  'the variables': withVariables,
  'part of a variable': (json) => withVariables(`{"f":{"name":7,"nonsense":${json}}}`),
  'a list': (json) => withVariables(`{"f":[${json}]}`),
  'the document': (json) => `{"query":${json}}`,
};

/**
 * Bodies of some 250 KB whose text or value has a shape that keeps an expression, a parser or a message busy.
 * @param each one shape of so many stands in a place, and the next place begins with the next one
 */
function bodies(each: number): [string, string][] {
  const [texts, values] = [hostileTexts(), hostileValues(240_000)];
  const inTurn = <Shape>(shapes: Shape[], place: number) =>
    shapes.filter((_, shape) => (shape + place) % each === 0);
  return [
    ...Object.entries(placesOfText).flatMap(([place, write], at) =>
      inTurn(texts, at).map((text): [string, string] => [
        `${inName(text.slice(0, 24))} as ${place}`,
        write(text),
      ]),
    ),
    ...Object.entries(placesOfValue).flatMap(([place, write], at) =>
      inTurn(values, at).map(([name, json]): [string, string] => [`${name} as ${place}`, write(json)]),
    ),
  ];
}

/** The quick form sends each shape in a quarter of the places. */
const EACH = isLong ? 1 : 4;

/** Hostile requests to the gateway, by somebody who signed in. */
export const hostileAttacks = (url: string, token: string): Attack[] => {
  const headers = hostileTexts(10_000).filter((text, index) => index % 4 === 0 && /^[ -~]*$/.test(text));
  return [
    ...bodies(EACH).map(([name, body]) => attack(`gateway: ${name}`, url, signedIn(token), body)),
    ...headers.flatMap((text) =>
      ['authorization', 'x-purpose', 'x-request-id', 'accept', 'content-type', 'cookie'].map((name) =>
        attack(
          `gateway: header ${name} of ${text.slice(0, 24)}`,
          url,
          signedIn(token, { [name]: text }),
          operation(ONE, { id: 'a' }),
        ),
      ),
    ),
  ];
};

/** Half as many of them to the slices in turn, under tokens that the gateway could have signed. */
export async function hostileToSlices(graph: TestGraph): Promise<Attack[]> {
  const mint = createActorTokenMinter(graph.keys.actor);
  const toSlice = async (owner: Owner, name: string, body: string) => {
    const authorization = `Bearer ${mint(ACTOR, owner, Buffer.from(body))}`;
    const headers = { 'content-type': 'application/json', authorization };
    return attack(`${owner}: ${name}`, graph.sliceUrl(owner), headers, body);
  };
  const inTurn = bodies(2 * EACH).map(([name, body], index) =>
    toSlice(OWNERS[index % OWNERS.length]!, name, body),
  );
  const references = hostileTexts(9000).map((id, index) => {
    const owner = OWNERS[index % OWNERS.length]!;
    const representations = Array.from({ length: 25 }, () => ({ __typename: ENTITY[owner], id }));
    return toSlice(
      owner,
      `${inName(id.slice(0, 24))} as identifiers`,
      operation(MANY, { r: representations }),
    );
  });
  return Promise.all([...inTurn, ...references]);
}

const attack = (name: string, url: string, headers: Record<string, string>, body: string): Attack => ({
  name: `hostile, ${name}`,
  url,
  headers,
  body,
  outcome: 'harmless',
  sent: [body],
});
