import { type Attack, operation, signedIn } from './attack.js';

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
];
const CENTRE = 'centreByCode(code: "HARMANLI")';

/** Names that every object of JavaScript has, wherever a request can put a name. */
export const nameAttacks = (url: string, token: string): Attack[] =>
  NAMES.flatMap((name) => {
    const refused = [
      `{ ${name} }`,
      `{ ${CENTRE} { ${name} } }`,
      `{ ${CENTRE}(${name}: 1) { id } }`,
      `{ ${CENTRE} { ... on ${name} { id } } }`,
      `{ ${CENTRE} { ...${name} } }`,
      `{ ${CENTRE} { id @${name} } }`,
      `query ($a: ${name}) { ${CENTRE} { id } }`,
      `mutation { ${name} { __typename } }`,
      `mutation { endPlacement(input: { ${name}: "a" }) { __typename } }`,
    ].map((query) => [query, operation(query), 'refused'] as const);
    const harmless = [
      [`{ ${name}: ${CENTRE} { ${name}: id } }`, {}],
      [`query ${name} { ${CENTRE} { id } }`, {}],
      [`query ($${name}: String!) { centreByCode(code: $${name}) { id } }`, { [name]: 'HARMANLI' }],
      [`query ($${name}: String = "a") { centreByCode(code: $${name}) { id } }`, {}],
      [`{ ${CENTRE} { ...${name} } } fragment ${name} on Centre { id }`, {}],
    ].map(
      ([query, variables]) =>
        [query as string, operation(query as string, variables as object), 'harmless'] as const,
    );
    const bodies = [
      `{"query":"{ ${CENTRE.replaceAll('"', '\\"')} { id } }","${name}":{"isAdmin":true}}`,
      `{"query":"{ ${CENTRE.replaceAll('"', '\\"')} { id } }","variables":{"${name}":{"isAdmin":true}}}`,
      `{"query":"{ ${CENTRE.replaceAll('"', '\\"')} { id } }","extensions":{"${name}":{"isAdmin":true}}}`,
      `{"query":"{ ${CENTRE.replaceAll('"', '\\"')} { id } }","operationName":"${name}"}`,
      `{"query":"mutation ($input: EndPlacementInput!) { endPlacement(input: $input) { __typename } }","variables":{"input":{"${name}":{"id":"a"}}}}`,
    ].map((body) => [body, body, 'harmless'] as const);
    return [...refused, ...harmless, ...bodies].map(([what, body, outcome], index) => ({
      name: `name ${name} ${index}: ${what.slice(0, 60)}`,
      url,
      headers: signedIn(token),
      body,
      outcome,
      sent: NAMES,
    }));
  });
