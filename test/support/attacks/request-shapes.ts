import { type Attack, type Headers, operation, signedIn, times } from './attack.js';

const QUERY = operation('{ centres(first: 5) { nodes { id } } }');
const MUTATION = 'mutation { endPlacement(input: { idempotencyKey: "attack-key" }) { __typename } }';
const inForm = new URLSearchParams({ query: '{ centres { totalCount } }' }).toString();
const inParts = (value: string) =>
  [
    '--x',
    'content-disposition: form-data; name="operations"',
    '',
    value,
    '--x',
    'content-disposition: form-data; name="map"',
    '',
    '{"0":["variables.file"]}',
    '--x',
    'content-disposition: form-data; name="0"; filename="../../a.txt"',
    'content-type: text/plain',
    '',
    'a',
    '--x--',
    '',
  ].join('\r\n');

/** Requests in a shape that a page of another site, an old tool or a broken client would send. */
export function requestShapeAttacks(url: string, token: string): Attack[] {
  const signed = signedIn(token);
  const attack = (
    name: string,
    request: { method?: string; query?: string; headers?: Headers; body?: string | Buffer },
    outcome: Attack['outcome'] = 'refused',
  ): Attack => {
    const body = 'body' in request ? request.body : QUERY;
    return {
      name: `shape: ${name}`,
      url: url + (request.query ?? ''),
      method: request.method ?? 'POST',
      headers: { ...signed, ...request.headers },
      ...(body !== undefined && { body }),
      outcome,
      sent: ['/graphql', ...(request.query ? [request.query] : [])],
    };
  };
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'text/html',
    'application/xml',
    'application/octet-stream',
    'application/json+x',
    'nonsense',
    'application/json, text/plain',
    ' ',
    '__proto__',
  ];
  return [
    ...types.flatMap((type) => [
      attack(`a query as ${type}`, { headers: { 'content-type': type } }),
      attack(`a mutation as ${type}`, { headers: { 'content-type': type }, body: operation(MUTATION) }),
    ]),
    attack('a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: inForm }),
    attack('a form that says JSON', { body: inForm }),
    attack('parts with a file', {
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: inParts(operation(MUTATION)),
    }),
    ...['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE'].flatMap((method) =>
      ['{ centres { totalCount } }', MUTATION].map((query) =>
        attack(`${method} with ${query.slice(0, 20)}`, {
          method,
          query: `?query=${encodeURIComponent(query)}`,
          body: undefined,
        }),
      ),
    ),
    attack('a mutation in the address of a POST', {
      query: `?query=${encodeURIComponent(MUTATION)}`,
      body: '{}',
    }),
    attack('a method in a header', { headers: { 'x-http-method-override': 'DELETE' } }, 'harmless'),
    ...['https://evil.example', 'null', 'http://localhost'].map((origin) =>
      attack(`from ${origin}`, { headers: { origin, 'access-control-request-method': 'POST' } }),
    ),
    ...malformed.map((body, index) => attack(`malformed ${index}`, { body })),
    ...[1, 2, 10, 1000].map((count) =>
      attack(`a batch of ${count}`, { body: `[${times(count, () => QUERY, ',')}]` }),
    ),
    ...[262_145, 1_000_000, 5_000_000].map((size) =>
      attack(`a body of ${size}`, {
        body: operation('{ centres { totalCount } }', { padding: 'x'.repeat(size) }),
      }),
    ),
    attack('a bomb of spaces', { body: `{"query":${' '.repeat(250_000)}"{ unknown }"}` }),
    attack('JSON 50,000 deep', {
      body: `{"query":"{ unknown }","variables":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    }),
    attack('a thousand variables', {
      body: operation(
        '{ unknown }',
        Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`v${index}`, index])),
      ),
    }),
    ...headerAttacks.map(([name, headers, outcome]) => attack(`header ${name}`, { headers }, outcome)),
    ...['', 'CURIOSITY', 'care', 'CARE,AUDIT', '__proto__', 'CARE\tAUDIT', 'x'.repeat(5000)].map((purpose) =>
      attack(`purpose ${purpose.slice(0, 20)}`, { headers: { 'x-purpose': purpose } }),
    ),
    ...[
      'Basic YTpi',
      'Bearer',
      'bearer',
      `Token ${token}`,
      `Bearer ${token} ${token}`,
      `Bearer Bearer ${token}`,
      `DPoP ${token}`,
      token,
    ].map((authorization) =>
      attack(`authorization ${authorization.slice(0, 20)}`, { headers: { authorization } }),
    ),
    attack('the token in a cookie', {
      headers: { authorization: '', cookie: `authorization=Bearer ${token}; token=${token}` },
    }),
    attack('the token in the address', {
      headers: { authorization: '' },
      query: `?access_token=${token}&authorization=Bearer%20${token}`,
    }),
    ...[
      '/',
      '/graphql/',
      '/graphql/..',
      '/graphql%00',
      '/%ff',
      '/explorer',
      '/explorer/token',
      '/explorer/../../etc/passwd',
      '/metrics',
      '/.git/config',
      '/.env',
      '/__proto__',
      '//graphql',
      '/readyz/..%2f..',
      '/graphql/_entities',
    ].map((path) => ({
      name: `shape: path ${path}`,
      url: `${new URL(url).origin}${path}`,
      method: 'POST',
      headers: signed,
      body: QUERY,
      outcome: 'refused' as const,
      sent: [path],
    })),
  ];
}

const malformed: (string | Buffer)[] = [
  '',
  ' ',
  'null',
  'true',
  '7',
  '"{ centres { totalCount } }"',
  '{}',
  '[]',
  '[[]]',
  '[null]',
  '{',
  '{"query"',
  '{"query":}',
  '{"query":"{ centres }"',
  "{'query':'{ centres }'}",
  '{"query":"{ unknown }",}',
  '{"query":null}',
  '{"query":7}',
  '{"query":["{ unknown }"]}',
  '{"query":{"$gt":""}}',
  '{"query":"{ unknown }","variables":7}',
  '{"query":"{ centres { totalCount } }","variables":"{}"}',
  '{"query":"{ centres { totalCount } }","variables":[]}',
  '{"query":"{ centres { totalCount } }","extensions":[]}',
  '{"query":"{ centres { totalCount } }","operationName":7}',
  '{"query":"{ centres { totalCount } }","operationName":"Missing"}',
  '{"query":"{ unknown }","query":"{ alsoUnknown }"}',
  '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"aaaa"}}}',
  '{"id":"1"}',
  '\ufeff{"query":"{ unknown }"}',
  '{"query":"{ unknown }"}\u0000',
  '{"query":"{ unknown }"} trailing',
  '{"__proto__":{"query":"{ centres { totalCount } }"}}',
  '{"constructor":{"prototype":{"query":"{ centres { totalCount } }"}}}',
  Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
  Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
  Buffer.from('{"query":"{ unknown }"}', 'utf16le'),
  Buffer.concat([Buffer.from('{"query":"{ unknown'), Buffer.from([0x80, 0xff]), Buffer.from(' }"}')]),
  Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x00]),
];

const headerAttacks: [string, Headers, Attack['outcome']][] = [
  ['content-encoding gzip', { 'content-encoding': 'gzip' }, 'harmless'],
  ['x-forwarded-for', { 'x-forwarded-for': "127.0.0.1, ' or 1=1" }, 'harmless'],
  ['x-forwarded-host', { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' }, 'harmless'],
  ['forwarded', { forwarded: 'for="[::1]";host=evil.example' }, 'harmless'],
  ['x-request-id', { 'x-request-id': '"><script>alert(1)</script>' }, 'harmless'],
  ['x-request-id, long', { 'x-request-id': 'a'.repeat(5000) }, 'harmless'],
  [
    'apollo-query-plan',
    { 'apollo-query-plan-experimental': '1', 'apollo-query-plan-experimental-format': 'internal' },
    'harmless',
  ],
  [
    'apollo trace',
    { 'apollo-federation-include-trace': 'ftv1', 'apollographql-client-name': '__proto__' },
    'harmless',
  ],
  ['accept', { accept: 'text/html, */*;q=0.1' }, 'harmless'],
  ['accept multipart', { accept: 'multipart/mixed; deferSpec=20220824' }, 'harmless'],
  ['accept nonsense', { accept: '../../etc/passwd' }, 'harmless'],
  ['accept-language', { 'accept-language': "bg' or '1'='1" }, 'harmless'],
  [
    'x-organisation',
    { 'x-organisation': 'IOM', 'x-role': 'COORDINATOR', 'x-user': 'admin', 'x-centres': '*' },
    'harmless',
  ],
  ['x-original-url', { 'x-original-url': '/explorer', 'x-rewrite-url': '/explorer' }, 'harmless'],
  ['range', { range: 'bytes=0-1' }, 'harmless'],
  ['if-none-match', { 'if-none-match': '*' }, 'harmless'],
  ['upgrade', { 'sec-websocket-key': 'x', 'sec-websocket-version': '13' }, 'harmless'],
  ['charset', { 'content-type': 'application/json; charset=utf-7' }, 'harmless'],
  ['one of 20 KB', { 'x-padding': 'a'.repeat(20_000) }, 'refused'],
];

/** What no library sends: requests that two servers would read in two ways, and requests that never end. */
export function socketAttacks(url: string, token: string): Attack[] {
  const { host } = new URL(url);
  const head = (lines: string[], body = '') =>
    Buffer.from(
      [`POST /graphql HTTP/1.1`, `host: ${host}`, 'connection: close', ...lines, '', body].join('\r\n'),
      'latin1',
    );
  const signed = [`authorization: Bearer ${token}`, 'x-purpose: CARE', 'content-type: application/json'];
  const length = `content-length: ${QUERY.length}`;
  const requests: Record<string, Buffer> = {
    'two lengths': head([...signed, length, 'content-length: 3'], QUERY),
    'length and chunks': head([...signed, length, 'transfer-encoding: chunked'], `0\r\n\r\n${QUERY}`),
    'chunks that are none': head([...signed, 'transfer-encoding: chunked'], 'zz\r\nabc\r\n'),
    'an unknown coding': head([...signed, 'transfer-encoding: xchunked'], QUERY),
    'a header folded': head([...signed, length, 'x-a: 1\r\n x-b: 2'], QUERY),
    'a header without a name': head([...signed, length, ': empty'], QUERY),
    'a header with a null byte': head([...signed, length, 'x-a: \0'], QUERY),
    'a negative length': head([...signed, 'content-length: -1'], QUERY),
    'no host': Buffer.from(`POST /graphql HTTP/1.1\r\n\r\n`),
    'another protocol': Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    'no protocol': Buffer.from('\u0016\u0003\u0001\u0002\u0000\u0001\u0000', 'latin1'),
    'an address elsewhere': Buffer.from(
      `GET http://evil.example/ HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n`,
    ),
    'two purposes': head([...signed, 'x-purpose: AUDIT', length], QUERY),
    'a hundred thousand bytes of headers': head(
      [...signed, ...Array.from({ length: 1000 }, (_, index) => `x-${index}: ${'a'.repeat(90)}`), length],
      QUERY,
    ),
  };
  return Object.entries(requests).map(([name, raw]) => ({
    name: `socket: ${name}`,
    url,
    raw,
    outcome: 'refused' as const,
  }));
}
