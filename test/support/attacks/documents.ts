import { type Attack, operation, signedIn, times } from './attack.js';

const CENTRE = 'centreByCode(code: "HARMANLI")';

const fragmentBombs = [5, 10, 20, 30].flatMap((levels) =>
  [2, 5].map((width) => {
    const fragments = times(
      levels,
      (level) => `fragment f${level} on Query { ${times(width, () => `...f${level + 1}`)} }`,
    );
    return `{ ...f0 } ${fragments} fragment f${levels} on Query { centres { totalCount } }`;
  }),
);

const cycles = [
  '{ ...a } fragment a on Query { ...a }',
  '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
  `{ ${CENTRE} { ...a } } fragment a on Centre { residents { nodes { centre { ...a } } } }`,
  '{ ...a } fragment a on Query { centres { nodes { ...b } } } fragment b on Centre { ...c } fragment c on Centre { ...b }',
  '{ ...missing }',
  '{ __proto__ ...__proto__ } fragment __proto__ on Query { __typename ...__proto__ }',
];

const aliasBombs = [51, 100, 300].flatMap((count) => [
  `{ ${CENTRE} { ${times(count, (index) => `a${index}: name`)} } }`,
  `{ ${times(Math.min(count, 60), (index) => `a${index}: ${CENTRE} { id }`)} }`,
  `{ ${CENTRE} { ...f } } fragment f on Centre { ${times(count, (index) => `a${index}: id`)} }`,
]);

const back = '{ residents(first: 100) { nodes { centre ';
const deepBombs = [4, 6, 8, 12, 40].flatMap((levels) => [
  `{ ${CENTRE} ${back.repeat(levels)} { id } ${'} } }'.repeat(levels)} }`,
  `{ ${CENTRE} { residents(first: 100) ${'{ nodes { household { members '.repeat(levels)} { id } ${'} } }'.repeat(levels)} } }`,
  `query ($a: ${'['.repeat(levels * 50)}Int${']'.repeat(levels * 50)}) { centres { totalCount } }`,
  `{ bed(id: ${'['.repeat(levels * 100)}1${']'.repeat(levels * 100)}) { id } }`,
  `{ bed(id: ${'{a: '.repeat(levels * 100)}1${'}'.repeat(levels * 100)}) { id } }`,
]);

const wideBombs = [
  ...[11, 50, 400].map((count) => `{ ${times(count, () => 'centres { totalCount }')} }`),
  `{ centres { ${times(5000, () => 'totalCount')} } }`,
  `{ ${CENTRE} { residents(first: 100) { nodes { presences(first: 100) { nodes { id } } services(first: 100) { nodes { id provider { id shifts: sessions(first: 100) { nodes { id } } } } } } } } }`,
  `{ centres(first: 100) { nodes { residents(first: 100) { nodes { presences(first: 100) { nodes { id } } } } } } }`,
  `{ centres(first: 2147483647) { nodes { id } } }`,
  '{ centres(first: 99999999999) { nodes { id } } }',
  '{ centres(first: -1) { nodes { id } } }',
  '{ centres(first: 1.5) { nodes { id } } }',
  `query (${times(300, (index) => `$v${index}: Int`)}) { centres { totalCount } }`,
  times(300, (index) => `query q${index} { centres { totalCount } }`),
  times(200, (index) => `fragment f${index} on Query { centres { totalCount } }`),
  `# ${'x'.repeat(200_000)}\n{ unknownField }`,
  `{ unknownField }${'\n'.repeat(200_000)}`,
  `{ ${'é'.repeat(50_000)} }`,
];

/** Long to read and nothing to do. */
const idle = [
  ...[10, 40, 100].map(
    (levels) => `{ ${'... { '.repeat(levels)} centres { totalCount } ${'} '.repeat(levels)} }`,
  ),
  `{ centres { ${times(400, () => 'totalCount')} } }`,
  `{ centres { totalCount } } ${'#'.repeat(100_000)}`,
  `{ centres { totalCount } ${','.repeat(100_000)} }`,
  '\ufeff{ centres { totalCount } }',
];

const directiveFloods = [21, 100, 400].flatMap((count) => [
  `{ centres ${'@include(if: true) '.repeat(count)} { totalCount } }`,
  `{ centres ${times(count, (index) => `@made${index}`)} { totalCount } }`,
  `query ${'@skip(if: false) '.repeat(count)} { centres { totalCount } }`,
  `{ ${times(count, () => '... @include(if: true) { centres { totalCount } }')} }`,
]);

const introspection = [
  '{ __schema { types { name } } }',
  '{ a: __schema { types { name } } }',
  '{ __type(name: "Resident") { fields { name } } }',
  '{ ...f } fragment f on Query { __schema { queryType { name } } }',
  '{ ... { ... on Query { x: __type(name: "Query") { name } } } }',
  'query ($no: Boolean = true) { __schema @skip(if: $no) { types { name } } centres { totalCount } }',
  '{ __schema @include(if: false) { types { name } } }',
  `{ __schema { types { ${'fields { type { '.repeat(5)} name ${'} }'.repeat(5)} } } }`,
  'mutation { __schema { types { name } } }',
  'subscription { __schema { types { name } } }',
  '{ __schema\u0020{ directives { name args { name } } } }',
  '{ \ufeff__schema { types { name } } }',
  '{ __Schema { types { name } } }',
  '{ centres { nodes { __schema { types { name } } } } }',
  '{ residen }',
  '{ centresss { totalCount } }',
  '{ centres { nodez { id } } }',
  '{ centres(frist: 1) { totalCount } }',
  'mutation { placeResiden(input: {}) { id } }',
  'mutation { placeResident(input: { residntId: "a" }) { __typename } }',
  'query ($a: CentreConnectio) { centres { totalCount } }',
  '{ centres { ... on Residen { id } } }',
  '{ centres @inclde(if: true) { totalCount } }',
];

const ofSubgraphs = [
  '{ _service { sdl } }',
  '{ a: _service { sdl } }',
  '{ ...f } fragment f on Query { _service { sdl } }',
  'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
  '{ _entities(representations: [{ __typename: "Resident", id: "1" }]) { ... on Resident { fullName } } }',
  '{ _entities(representations: []) { __typename } }',
  '{ residentCohortMembers { id } }',
  '{ join__Graph }',
  'query ($g: join__Graph) { centres { totalCount } }',
  'mutation { _service { sdl } }',
];

const nonsense = [
  '',
  ' ',
  '{',
  '{}',
  '}',
  '{ centres { totalCount }',
  '"""',
  '{ centres(first: ) { totalCount } }',
  'query { } mutation { }',
  'subscription { centres { totalCount } }',
  'type Query { a: Int }',
  'extend type Query { a: Int }',
  'schema { query: Centre }',
  '{ centres { totalCount } } { centres { totalCount } }',
  'mutation { a: endPlacement(input: {}) { __typename } b: endPlacement(input: {}) { __typename } }',
  'mutation { ...f } fragment f on Mutation { endPlacement(input: {}) { __typename } moveResident(input: {}) { __typename } }',
  '\u0000{ centres { totalCount } }',
  '{ centres { totalCount } \u0000 }',
  '{ \u202ecentres { totalCount } }',
  "'; drop table residents.resident; --",
  '<script>alert(1)</script>',
  '{{7*7}}',
];

const kinds: Record<string, string[]> = {
  'fragment bomb': fragmentBombs,
  'cycle of fragments': cycles,
  'alias bomb': aliasBombs,
  'deep document': deepBombs,
  'wide document': wideBombs,
  'flood of directives': directiveFloods,
  introspection,
  'entrance for subgraphs': ofSubgraphs,
  'no operation': nonsense,
};

/** Documents that cost more than they say, that ask what is not told, or that are none. */
export const documentAttacks = (url: string, token: string): Attack[] =>
  Object.entries({ ...kinds, 'idle document': idle }).flatMap(([kind, documents]) =>
    documents.map((query, index) => ({
      name: `${kind} ${index}: ${query.slice(0, 60)}`,
      url,
      headers: signedIn(token),
      body: operation(query),
      outcome: documents === idle ? ('harmless' as const) : ('refused' as const),
      sent: [query],
    })),
  );
