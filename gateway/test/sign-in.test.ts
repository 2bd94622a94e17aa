import { createActorTokenMinter } from '@mrrm/platform/wire/actor';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { claimsReader } from '../src/identity/claims.js';
import { createIdentity } from '../src/identity/identity.js';
import { principalOf } from '../src/identity/principal.js';
import { type Graph, startGraph } from './support/graph.js';
import { startIssuer } from './support/issuer.js';

const ONE = '0190c7a0-0000-7000-8000-000000000001';
const GOOD = {
  iss: 'https://a.example',
  sub: 'person-a',
  aud: 'mrrm-graph',
  iat: 1,
  exp: 2,
  jti: 'x',
  role: 'NURSE',
};
const read = claimsReader();

describe('what a sign-in says', () => {
  it.each([
    ['a narrowing that is misspelt', { zone: [ONE] }],
    ['a narrowing in the spelling of another language', { ownCasesOnly: true }],
    ['an organisation', { organisation: 'STATE' }],
    ['every centre beside some', { all_centres: true, centres: [ONE] }],
    ['every centre as a word', { all_centres: 'true' }],
    ['not every centre', { all_centres: false }],
    ['centres that are no list', { centres: ONE }],
    ['zones that are none', { zones: null }],
    ['a role in lower case', { role: 'nurse' }],
    ['a program without a name', { act: {} }],
    ['nobody', { sub: '' }],
  ])('is refused with %s', (_, claims) => {
    expect(() => read({ ...GOOD, ...claims })).toThrow();
  });

  it('is no centre when it names none, and every centre only when it says so', () => {
    expect(read(GOOD)).toMatchObject({ centres: [], allCentres: undefined });
    expect(read({ ...GOOD, all_centres: true })).toMatchObject({ centres: [], allCentres: true });
    expect(read({ ...GOOD, zones: [] })).toMatchObject({ zones: [] });
  });

  it('is the person’s, whatever program acts for the person', () => {
    expect(read({ ...GOOD, act: { sub: 'the-application', act: { sub: 'another' } } })).toMatchObject({
      subject: 'person-a',
      program: 'the-application',
    });
    expect(read(GOOD).program).toBeUndefined();
  });

  it('may hold what the operator named as telling nothing', () => {
    expect(() => read({ ...GOOD, realm_access: {} })).toThrow();
    expect(claimsReader(['realm_access'])({ ...GOOD, realm_access: {} })).toMatchObject({ role: 'NURSE' });
  });

  it('names nobody as another issuer does', () => {
    const names = [
      principalOf({ organisation: 'STATE' }, 'a'),
      principalOf({ organisation: 'STATE', name: 'agency' }, 'a'),
      principalOf({ organisation: 'IOM' }, 'a'),
      principalOf({ organisation: 'STATE' }, 'agency:a'),
    ];
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe('STATE:a');
  });
});

describe('a token that was good a moment ago', () => {
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  beforeAll(async () => {
    issuer = await startIssuer();
  });
  afterAll(() => issuer.close());
  afterEach(() => {
    vi.useRealTimers();
  });
  const NOW = Date.UTC(2026, 0, 15, 12) / 1000;
  const at = (seconds: number) => vi.useFakeTimers({ toFake: ['Date'], now: seconds * 1000 });
  const identityOf = (greatestAge?: number) =>
    createIdentity({
      issuers: [{ issuer: issuer.issuer, organisation: 'IOM' }],
      audience: 'mrrm-graph',
      greatestAge,
    });

  it('does not open for one that says something else under its signature', async () => {
    at(NOW);
    const identity = identityOf();
    const token = await issuer.token({ iat: NOW, exp: NOW + 300 });
    expect(await identity.verify(token)).toMatchObject({ role: 'SOCIAL_WORKER' });
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const other = Buffer.from(JSON.stringify({ ...claims, role: 'CENTRE_MANAGER' })).toString('base64url');
    await expect(identity.verify(`${header}.${other}.${signature}`)).rejects.toThrow();
    await expect(identity.verify(`${header}.${payload}.${signature.slice(0, -4)}AAAA`)).rejects.toThrow();
  });

  it.each([
    ['its end has come', { exp: NOW + 20 }, undefined, 20],
    ['it is too old', { exp: NOW + 300 }, 30, 30],
  ])('is good no longer when %s, and until then', async (_, claims, greatestAge, seconds) => {
    at(NOW);
    const identity = identityOf(greatestAge);
    const token = await issuer.token({ iat: NOW, ...claims });
    await identity.verify(token);
    at(NOW + seconds + 4);
    expect(await identity.verify(token)).toMatchObject({ principal: 'IOM:user-1', organisation: 'IOM' });
    at(NOW + seconds + 6);
    await expect(identity.verify(token)).rejects.toThrow();
  });
});

describe('the entrance', () => {
  let graph: Graph;
  let key: JWK;
  beforeAll(async () => {
    const pair = await generateKeyPair('EdDSA', { extractable: true });
    key = { ...(await exportJWK(pair.privateKey)), kid: 'another' };
    graph = await startGraph();
  });
  afterAll(() => graph.close());

  const ask = (token: string, headers = {}) =>
    graph.post({ query: '{ me }' }, { authorization: `Bearer ${token}`, ...headers });

  it.each([
    [
      'is older than twelve hours, however long it is good',
      { iat: Math.floor(Date.now() / 1000) - 13 * 3600 },
      {},
    ],
    ['does not say when it was given', { iat: undefined }, {}],
    ['is no access token by its type', {}, { typ: 'JWT' }],
    ['has no type', {}, { typ: undefined }],
    ['says what the graph does not know', { zone: [] }, {}],
  ])('refuses a token that %s', async (_, claims, header) => {
    const long = { exp: Math.floor(Date.now() / 1000) + 10 * 365 * 86_400 };
    const token = await graph.issuer.token({ ...long, ...claims }, header);
    expect((await ask(token)).status).toBe(401);
  });

  it('takes a young token', async () => {
    expect((await ask(await graph.issuer.token())).status).toBe(200);
  });

  it.each([
    ['a person', { role: 'NURSE' }, true],
    ['a service with a token of another key', { role: 'SERVICE', azp: 'centres' }, false],
  ])('lets nobody ask on behalf of somebody: %s', async (_, claims, own) => {
    const mint = createActorTokenMinter(own ? graph.actorTokenKey : key);
    const proof = mint(PERSON, 'centres', '');
    const response = await ask(await graph.issuer.token(claims), { 'x-on-behalf-of': proof });
    expect(response.status).toBe(403);
  });

  it('lets a slice ask for the person for whom it was asked, under the same request, and no other slice', async () => {
    const mint = createActorTokenMinter(graph.actorTokenKey);
    const service = await graph.issuer.token({
      role: 'SERVICE',
      azp: 'people',
      all_centres: true,
      centres: undefined,
    });
    expect((await ask(service, { 'x-on-behalf-of': mint(PERSON, 'centres', '') })).status).toBe(403);
    const response = await ask(service, { 'x-on-behalf-of': mint(PERSON, 'people', '') });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-request-id')).toBe(PERSON.requestId);
    expect(graph.centres.actors.at(-1)).toMatchObject({
      principal: 'IOM:user-1',
      role: 'SERVICE',
      requestId: PERSON.requestId,
      onBehalf: { principal: 'STATE:somebody', role: 'NURSE', centres: [ONE], zones: [] },
    });
  });

  it('keeps the first person through a chain of slices', async () => {
    const mint = createActorTokenMinter(graph.actorTokenKey);
    const between = { ...PERSON, role: 'SERVICE', onBehalf: { ...PERSON, principal: 'STATE:the-first' } };
    const { permissions: _, ...first } = { permissions: [], ...between.onBehalf };
    const service = await graph.issuer.token({
      role: 'SERVICE',
      azp: 'people',
      all_centres: true,
      centres: undefined,
    });
    const proof = mint({ ...between, onBehalf: first }, 'people', '');
    expect((await ask(service, { 'x-on-behalf-of': proof })).status).toBe(200);
    expect(graph.centres.actors.at(-1)!.onBehalf!.principal).toBe('STATE:the-first');
  });

  it('refuses a name of an operation that is longer than 200 characters, and passes on 80 of a long one', async () => {
    const named = (length: number) => graph.post({ query: `query ${'n'.repeat(length)} { me }` });
    const refused = await named(201);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect((await named(200)).status).toBe(200);
    expect(graph.centres.actors.at(-1)!.operation).toBe('n'.repeat(80));
  });
});

const PERSON = {
  principal: 'STATE:somebody',
  organisation: 'STATE',
  role: 'NURSE',
  centres: [ONE],
  zones: [],
  purpose: 'CARE',
  client: 'test',
  requestId: '0190c7a0-0000-7000-8000-0000000000aa',
};
