import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGatewayConfig } from '../src/config.js';
import { type Graph, startGraph } from './support/graph.js';

const NIGHT = 'https://night.example';
const OTHERS = 'https://others.example';
const clientOrigins = [
  { organisation: 'IOM', client: 'test-frontend', origins: [NIGHT, 'http://localhost:5173'] },
  { organisation: 'IOM', client: 'other-frontend', origins: [OTHERS] },
  { organisation: 'STATE', client: 'test-frontend', origins: ['https://state.example'] },
];
const LONG = { query: '{ centre(id: "c1") { many(first: 100) { id name } } }' };

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph({ clientOrigins });
});
afterAll(() => graph.close());

const preflight = (origin: string, more: Record<string, string> = {}, url = graph.url) =>
  fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,x-purpose',
      ...more,
    },
  });

const leave = (response: Response) =>
  Object.fromEntries([...response.headers].filter(([name]) => name.startsWith('access-control-')));

/** An answer as it comes over the wire. */
const raw = (body: string | Buffer, headers: Record<string, string>, url = graph.url) =>
  new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const sent = ask(
      url,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${graph.token}`,
          'x-purpose': 'CARE',
          ...headers,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

describe('a page of another site', () => {
  it.each([
    ['an unknown origin', 'https://evil.example'],
    ['no origin of its own', 'null'],
    ['an origin that begins like a known one', `${NIGHT}.evil.example`],
    ['an origin that ends like a known one', 'https://evil-night.example'],
    ['a known host by another scheme', 'http://night.example'],
    ['a known host at another port', `${NIGHT}:8443`],
    ['a known origin written otherwise', 'https://Night.example/'],
    ['a star', '*'],
  ])('with %s gets no leave, and is refused before its token is looked at', async (_, origin) => {
    const asked = graph.centres.headers.length;
    for (const response of [
      await preflight(origin),
      await graph.post({ query: '{ me }' }, { origin }),
      await graph.post({ query: '{ me }' }, { origin, authorization: 'Bearer a.b.c' }),
    ]) {
      expect(response.status).toBe(403);
      expect(leave(response)).toEqual({});
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    }
    expect(graph.centres.headers).toHaveLength(asked);
  });

  it('is no preflight when it has no origin: it is refused as whatever is not POST', async () => {
    const own = { origin: graph.address, 'access-control-request-method': 'POST' };
    for (const headers of [undefined, own]) {
      const response = await fetch(graph.url, { method: 'OPTIONS', ...(headers && { headers }) });
      expect([response.status, leave(response)]).toEqual([405, {}]);
    }
  });

  it('gets no leave where nobody has named an origin', async () => {
    const closed = await startGraph();
    const response = await preflight(NIGHT, {}, closed.url);
    await closed.close();
    expect([response.status, leave(response)]).toEqual([403, {}]);
  });
});

describe('a page of a known site', () => {
  it.each([
    ['another client of the organisation', OTHERS],
    ['a client of the same name at another organisation', 'https://state.example'],
  ])('cannot use a token that was given to another than %s', async (_, origin) => {
    const asked = graph.centres.headers.length;
    const response = await graph.post({ query: '{ me }' }, { origin });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(graph.centres.headers).toHaveLength(asked);
    const own = await graph.issuer.token({ azp: 'other-frontend' });
    const headers = { origin, authorization: `Bearer ${own}` };
    expect((await graph.post({ query: '{ me }' }, headers)).status).toBe(origin === OTHERS ? 200 : 403);
  });

  it('cannot use a token that names no client', async () => {
    const token = await graph.issuer.token({ azp: undefined });
    const response = await graph.post(
      { query: '{ me }' },
      { origin: NIGHT, authorization: `Bearer ${token}` },
    );
    expect(response.status).toBe(403);
  });

  it('is told before it asks what it may send, and never that it may send credentials', async () => {
    const response = await preflight(NIGHT, { cookie: 'session=1' });
    expect(response.status).toBe(204);
    expect(leave(response)).toEqual({
      'access-control-allow-origin': NIGHT,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization, content-type, x-purpose, x-request-id',
      'access-control-expose-headers': expect.any(String),
      'access-control-max-age': '600',
    });
    expect(response.headers.get('vary')).toMatch(/origin/i);
  });

  it('reads answers, refusals and what they say of rates', async () => {
    const good = await graph.post({ query: '{ me }' }, { origin: NIGHT, cookie: 'session=1' });
    expect(await good.json()).toEqual({ data: { me: 'IOM' } });
    const bad = await graph.post({ query: '{ me }' }, { origin: NIGHT, authorization: 'Bearer a.b.c' });
    expect(bad.status).toBe(401);
    for (const response of [good, bad]) {
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(leave(response)).toEqual({
        'access-control-allow-origin': NIGHT,
        'access-control-expose-headers': expect.stringMatching(/x-request-id.*retry-after.*ratelimit/),
      });
    }
  });

  it('is compared with nothing when it is of the gateway’s own address, nor is a program', async () => {
    const own = await graph.post({ query: '{ me }' }, { origin: graph.address });
    expect([own.status, leave(own)['access-control-allow-origin']]).toEqual([200, undefined]);
    const program = await graph.post({ query: '{ me }' });
    expect([program.status, leave(program)['access-control-allow-origin']]).toEqual([200, undefined]);
  });
});

describe('the origins of clients', () => {
  const environment = {
    TOKEN_ISSUERS: '[{"issuer":"https://login.example","organisation":"IOM"}]',
    ACTOR_TOKEN_PRIVATE_JWK: '{"kty":"OKP","crv":"Ed25519","kid":"x","d":"x","x":"x"}',
  };
  const read = (...origins: string[]) =>
    readGatewayConfig({
      ...environment,
      CLIENT_ORIGINS: JSON.stringify([{ organisation: 'IOM', client: 'night', origins }]),
    });

  it.each([
    '*',
    'null',
    'https://*.example',
    'https://night.example/',
    'https://night.example/page',
    'https://Night.example',
    'https://night.example:443',
    'ftp://night.example',
    'night.example',
  ])('are exact: %s is none', (origin) => {
    expect(() => read(origin)).toThrow('CLIENT_ORIGINS');
  });

  it('are https but on a developer’s machine, and stand once for each client', () => {
    expect(() => read('http://localhost:5173')).toThrow('https');
    expect(read(NIGHT).CLIENT_ORIGINS).toHaveLength(1);
    const twice = JSON.stringify([clientOrigins[1], clientOrigins[1]]);
    expect(() => readGatewayConfig({ ...environment, CLIENT_ORIGINS: twice })).toThrow('CLIENT_ORIGINS');
  });
});

describe('compression', () => {
  it('is not of requests: a small one could unfold to a large one', async () => {
    const body = gzipSync(JSON.stringify({ query: '{ me }' }));
    const answer = await raw(body, { 'content-encoding': 'gzip' });
    expect(answer.status).toBe(400);
  });

  it('is of long answers, for whoever accepts it, and hides their exact length', async () => {
    const plain = await raw(JSON.stringify(LONG), {});
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.length).toBeGreaterThan(2000);
    const unfold = { br: brotliDecompressSync, gzip: gunzipSync };
    for (const [encoding, decode] of Object.entries(unfold)) {
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => raw(JSON.stringify(LONG), { 'accept-encoding': encoding })),
      );
      for (const { headers, body } of answers) {
        expect(headers['content-encoding']).toBe(encoding);
        expect(headers.vary).toMatch(/accept-encoding/i);
        expect(body.length).toBeLessThan(plain.body.length / 4);
        expect(JSON.parse(decode(body).toString())).toEqual(JSON.parse(plain.body.toString()));
      }
      const lengths = answers.map(({ headers }) => String(headers['x-padding']).length);
      expect(new Set(lengths).size).toBeGreaterThan(1);
    }
  });

  it('is not of short answers, and of none when it is switched off', async () => {
    const short = await raw(JSON.stringify({ query: '{ me }' }), { 'accept-encoding': 'br, gzip' });
    expect(short.headers['content-encoding']).toBeUndefined();
    const off = await startGraph({ compression: false });
    const headers = { 'accept-encoding': 'br, gzip', authorization: `Bearer ${off.token}` };
    const long = await raw(JSON.stringify(LONG), headers, off.url);
    await off.close();
    expect([long.status, long.headers['content-encoding']]).toEqual([200, undefined]);
  });
});

describe('what an answer says of the rates', () => {
  const said = (response: Response) => [
    response.headers.get('ratelimit-policy'),
    response.headers.get('ratelimit')?.replaceAll(/t=\d+/g, 't=…') ?? null,
  ];

  it('is nothing to a stranger, and what is left of the minute to everybody else', async () => {
    const small = await startGraph({ limits: { requestsPerMinute: 3, costPerMinute: 40 } });
    const stranger = await small.post({ query: '{ me }' }, { authorization: 'Bearer a.b.c' });
    expect(said(stranger)).toEqual([null, null]);
    const policy = '"requests";q=3;w=60, "cost";q=40;w=60';
    expect(said(await small.post(LONG))).toEqual([policy, '"requests";r=2;t=…, "cost";r=14;t=…']);
    const dear = await small.post(LONG);
    expect([dear.status, ...said(dear)]).toEqual([429, policy, '"requests";r=1;t=…, "cost";r=14;t=…']);
    expect(Number(dear.headers.get('retry-after'))).toBeGreaterThan(0);
    const wrong = await small.post({ query: '{ nothing }' });
    expect(said(wrong)).toEqual(['"requests";q=3;w=60', '"requests";r=0;t=…']);
    const beyond = await small.post({ query: '{ me }' });
    expect([beyond.status, ...said(beyond)]).toEqual([429, '"requests";q=3;w=60', '"requests";r=0;t=…']);
    expect(Number(beyond.headers.get('retry-after'))).toBeGreaterThan(0);
    await small.close();
  });
});
