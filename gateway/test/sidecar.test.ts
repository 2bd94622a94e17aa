import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createActorTokenMinter } from '@mrrm/platform/wire/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROUTER_KEY, startBehindSidecar, startSwapper } from './support/sidecar.js';

type Behind = Awaited<ReturnType<typeof startBehindSidecar>>;

let behind: Behind;
beforeAll(async () => {
  behind = await startBehindSidecar();
});
beforeEach(() => {
  for (const slice of [behind.centres, behind.people]) {
    slice.headers.length = 0;
    slice.actors.length = 0;
    slice.entityCalls.length = 0;
    slice.tamper = undefined;
    slice.misbehave = undefined;
  }
});
afterAll(() => behind.close());

const ME = { query: '{ me }' };
const code = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return [response.status, errors[0]!.extensions.code];
};
const nobodyWasAsked = () => expect([behind.centres.headers, behind.people.headers]).toEqual([[], []]);

describe('the entrance of the sidecar', () => {
  it.each([
    ['no key of the router', { 'x-router-key': undefined }, 403, 'FORBIDDEN'],
    ['another key', { 'x-router-key': 'a key that somebody has guessed' }, 403, 'FORBIDDEN'],
    ['no token of the person', { authorization: undefined }, 401, 'UNAUTHENTICATED'],
    ['nonsense for a token', { authorization: 'Bearer a.b.c' }, 401, 'UNAUTHENTICATED'],
    ['no purpose', { 'x-purpose': undefined }, 400, 'BAD_USER_INPUT'],
    ['a purpose outside the closed list', { 'x-purpose': 'CURIOSITY' }, 400, 'BAD_USER_INPUT'],
    ['a body that is no JSON', { 'content-type': 'text/plain' }, 415, 'BAD_USER_INPUT'],
    ['a person who asks on behalf of somebody', { 'x-on-behalf-of': 'a.b.c' }, 403, 'FORBIDDEN'],
  ])('refuses a request with %s, and asks nobody', async (_, headers, status, word) => {
    expect(await code(await behind.post('centres', ME, headers))).toEqual([status, word]);
    nobodyWasAsked();
  });

  it.each([
    ['has expired', { exp: 1_600_000_000 }],
    ['is meant for another audience', { aud: 'another-graph' }],
    ['names another issuer', { iss: 'https://elsewhere.example' }],
    ['names an organisation itself', { organisation: 'STATE' }],
  ])('refuses a token that %s', async (_, claims) => {
    const authorization = `Bearer ${await behind.issuer.token(claims)}`;
    expect(await code(await behind.post('centres', ME, { authorization }))).toEqual([401, 'UNAUTHENTICATED']);
    nobodyWasAsked();
  });

  it('takes an actor token for no person’s token: who has one cannot come in again', async () => {
    await behind.post('centres', ME);
    const { authorization } = behind.centres.headers.at(-1)!;
    expect((await behind.post('centres', ME, { authorization })).status).toBe(401);
  });

  it.each([
    ['a list of questions', [ME]],
    ['no document', {}],
    ['variables that are no object', { ...ME, variables: [] }],
    ['a document that is none', { query: '{ me' }],
    ['two operations', { query: 'query A { me } query B { me }', operationName: 'A' }],
    ['a subscription', { query: 'subscription { me }' }],
    [
      'fragments in a circle',
      { query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }' },
    ],
    ['a fragment that is not there', { query: '{ ...A }' }],
    ['two writes', { query: 'mutation { a: shut(name: "a") { id } b: shut(name: "b") { id } }' }],
  ])('refuses %s', async (_, body) => {
    expect(await code(await behind.post('centres', body))).toEqual([400, 'BAD_USER_INPUT']);
    nobodyWasAsked();
  });

  it('refuses a document whose fragments make it too large to look at, at once', async () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`,
    );
    const query = `{ ...F0 } ${levels.join(' ')} fragment F30 on Query { me }`;
    expect(await code(await behind.post('centres', { query }))).toEqual([400, 'TOO_EXPENSIVE']);
    const items = Array.from({ length: 501 }, (_, id) => ({ __typename: 'Centre', id: `${id}` }));
    const body = {
      query: 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
      variables: { r: items },
    };
    expect((await behind.post('centres', body)).status).toBe(400);
    const large = { ...ME, variables: { padding: 'x'.repeat(100_000) } };
    expect((await behind.post('centres', large)).status).toBe(413);
    nobodyWasAsked();
  });

  it('knows no slice but those of the supergraph, and no other address', async () => {
    for (const slice of ['elsewhere', '__proto__', 'constructor'])
      expect((await behind.post(slice, ME)).status, slice).toBe(404);
    expect((await fetch(`${behind.url}/centres`, { method: 'POST' })).status).toBe(404);
    for (const method of ['GET', 'PUT'])
      expect((await fetch(`${behind.url}/centres/graphql?query={me}`, { method })).status).toBe(405);
    nobodyWasAsked();
  });

  it('says whether it is ready, to anybody, and no more than that', async () => {
    for (const path of ['/livez', '/readyz'])
      expect(await (await fetch(behind.url + path)).json()).toEqual({ status: 'ok' });
  });
});

describe('what the sidecar sends to a slice', () => {
  it('is an actor token for this very slice and body, and neither the person’s token nor the router’s key', async () => {
    const answer = await behind.post('centres', ME);
    expect(await answer.json()).toEqual({ data: { me: 'IOM' } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(behind.centres.actors).toMatchObject([
      { role: 'SOCIAL_WORKER', organisation: 'IOM', purpose: 'CARE' },
    ]);
    const sent = JSON.stringify(behind.centres.headers);
    expect(sent).not.toContain(behind.token);
    expect(sent).not.toContain('router');
  });

  it('is refused by the slice when somebody has swapped the body on the way', async () => {
    const swapper = await startSwapper(behind.centres.url, (body) => body.replace(/\bme\b/, 'secret'));
    const other = await startBehindSidecar({
      actorTokenKey: behind.actorTokenKey,
      subgraphUrls: { centres: swapper.url },
    });
    const { data, errors } = await other.ask('centres', '{ me }');
    expect([data, errors[0].extensions.code]).toEqual([{ me: null }, 'UPSTREAM_UNAVAILABLE']);
    expect(behind.centres.actors).toEqual([]);
    expect(other.logged.join()).toContain('REFUSED_GATEWAY');
    await other.close();
    await swapper.stop();
  });

  it('names the client’s request, and the operation as the router says it', async () => {
    const [id, operation] = ['0190c7a0-0000-7000-8000-000000000001', '0190c7a0-0000-7000-8000-000000000002'];
    const said = { 'x-request-id': id, 'x-router-operation-id': operation };
    for (const slice of ['centres', 'people'] as const)
      await behind.post(
        slice,
        { query: '{ __typename who { __typename } }' },
        { ...said, 'x-router-operation-name': 'NightScreen' },
      );
    for (const { actors } of [behind.centres, behind.people])
      expect(actors).toMatchObject([{ requestId: operation, correlation: id, operation: 'NightScreen' }]);
    await behind.post('centres', ME, {
      'x-router-operation-id': 'drop table',
      'x-router-operation-name': '"',
    });
    const { requestId, operation: name } = behind.centres.actors.at(-1)!;
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(name).toBeUndefined();
  });

  it('goes before all others when the schema says so of the write, and only then', async () => {
    await behind.ask('centres', 'mutation { alarm { id } }');
    await behind.ask('centres', 'mutation { shut(name: "a") { id } }');
    await behind.ask('centres', '{ me }');
    expect(behind.centres.actors.map(({ urgent }) => urgent)).toEqual([true, undefined, undefined]);
  });

  it('asks each entity once, few at a time, under whatever names the router asks for several lists', async () => {
    const all = Array.from({ length: 250 }, (_, at) => ({ __typename: 'Resident', id: `r${at}` }));
    const { data, errors } = await behind.ask(
      'people',
      `query ($first: [_Any!]!, $second: [_Any!]!, $typed: Boolean!) {
        a: _entities(representations: $first) { ...Named }
        b: _entities(representations: $second) { __typename @include(if: $typed) ... on Centre { headcount } }
        peopleOnline }
        fragment Named on Resident { name }`,
      { first: [...all, all[0]], second: [{ __typename: 'Centre', id: 'c1' }], typed: true },
    );
    expect(data.a).toHaveLength(251);
    expect([data.a[0], data.a[250]]).toEqual([{ name: 'Person r0' }, { name: 'Person r0' }]);
    expect(data.b).toEqual([{ __typename: 'Centre', headcount: 2 }]);
    expect(data.peopleOnline).toBe(true);
    expect(behind.people.entityCalls.sort((one, other) => one - other)).toEqual([1, 50, 200]);
    // One of them has no name to give; it says so at its own place.
    expect(errors).toEqual([
      {
        message: 'No name.',
        path: ['a', 99, 'name'],
        extensions: { code: 'FORBIDDEN', rule: 'a rule', owner: 'IOM' },
      },
      {
        message: 'No name.',
        path: ['a', 199, 'name'],
        extensions: { code: 'FORBIDDEN', rule: 'a rule', owner: 'IOM' },
      },
    ]);
  });

  it('takes no entity for another one, and nothing that nobody asked for', async () => {
    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Resident { name } } }';
    const r = ['r1', 'r2', 'r3'].map((id) => ({ __typename: 'Resident', id }));
    // biome-ignore lint/suspicious/noExplicitAny: an answer that is not what it should be has no shape.
    behind.people.tamper = (answer: any) => {
      const [first, second, third] = answer.data._entities;
      answer.data._entities = [second, first, { ...third, secret: 'of another owner' }];
      return answer;
    };
    const { data, errors } = await behind.ask('people', query, { r });
    const none = { __typename: 'Resident', name: null };
    expect(data).toEqual({ _entities: [none, none, { name: 'Person r3' }] });
    expect(errors.map(({ path }: { path: unknown }) => path)).toEqual([
      ['_entities', 0, 'name'],
      ['_entities', 1, 'name'],
    ]);
  });

  it('tells no more of a slice’s fault than the gateway does', async () => {
    const { errors } = await behind.ask('centres', '{ secret }');
    expect(errors).toEqual([
      {
        message: 'Something went wrong here; it has been noted.',
        path: ['secret'],
        extensions: { code: 'INTERNAL' },
      },
    ]);
  });
});

describe('a slice that asks through another router', () => {
  const asSlice = async () =>
    `Bearer ${await behind.issuer.token({ role: 'SERVICE', azp: 'people', all_centres: true, centres: [] })}`;
  const PERSON = {
    principal: 'IOM:user-1',
    organisation: 'IOM',
    role: 'NURSE',
    centres: [],
    purpose: 'CARE',
    client: 'test',
    requestId: 'first',
  };

  it('is answered for the person for whom it was asked', async () => {
    const proof = createActorTokenMinter(behind.actorTokenKey, 'mrrm-sidecar')(PERSON, 'people', '');
    const said = { authorization: await asSlice(), 'x-on-behalf-of': proof, 'x-on-behalf-reach': 'person' };
    expect((await behind.post('centres', ME, said)).status).toBe(200);
    expect(behind.centres.actors).toMatchObject([
      { role: 'SERVICE', requestId: 'first', onBehalf: { principal: 'IOM:user-1', role: 'NURSE' } },
    ]);
    const other = createActorTokenMinter(behind.actorTokenKey, 'mrrm-sidecar')(PERSON, 'centres', '');
    expect((await behind.post('centres', ME, { ...said, 'x-on-behalf-of': other })).status).toBe(403);
  });

  it('is answered as itself only when it says so: a router that drops for whom it asks is found out', async () => {
    const authorization = await asSlice();
    for (const dropped of [{}, { 'x-on-behalf-reach': 'person' }, { 'x-on-behalf-of': 'nobody' }])
      expect(await code(await behind.post('centres', ME, { authorization, ...dropped }))).toEqual([
        403,
        'FORBIDDEN',
      ]);
    nobodyWasAsked();
    const said = { authorization, 'x-on-behalf-of': 'nobody', 'x-on-behalf-reach': 'person' };
    expect((await behind.post('centres', ME, said)).status).toBe(200);
    expect(behind.centres.actors[0]!.onBehalf).toBeUndefined();
  });
});

describe('a sidecar whose slice does not answer', () => {
  it('says so at every place within its deadline, asks a slice that hangs no longer, and none for a router that is gone', async () => {
    const slow = await startBehindSidecar({
      deadlineMilliseconds: 200,
      breaker: { operations: 2, pauseMilliseconds: 60_000 },
    });
    slow.people.isSilent = true;
    const query =
      'query ($r: [_Any!]!) { x: _entities(representations: $r) { ... on Resident { name age } } }';
    const ask = () => slow.ask('people', query, { r: [{ __typename: 'Resident', id: 'r1' }] });
    for (let time = 0; time < 2; time += 1) {
      const { data, errors } = await ask();
      expect(data).toEqual({ x: [{ __typename: 'Resident', name: null, age: null }] });
      expect(
        errors.map(({ path, extensions }: { path: unknown; extensions: { code: string } }) => [
          path,
          extensions.code,
        ]),
      ).toEqual([
        [['x', 0, 'name'], 'UPSTREAM_UNAVAILABLE'],
        [['x', 0, 'age'], 'UPSTREAM_UNAVAILABLE'],
      ]);
    }
    const asked = slow.people.headers.length;
    await ask();
    expect(slow.people.headers.length).toBe(asked);
    const { headers } = slow.people;
    expect(Number(headers[0]!['x-deadline-milliseconds'])).toBeLessThanOrEqual(200);
    await slow.close();
  });

  it('takes the deadline of the router when it is nearer', async () => {
    await behind.post('centres', ME, { 'x-deadline-milliseconds': '150' });
    expect(Number(behind.centres.headers.at(-1)!['x-deadline-milliseconds'])).toBeLessThanOrEqual(150);
  });
});

describe('the program', () => {
  const MAIN = fileURLToPath(new URL('../dist/sidecar/main.js', import.meta.url));
  const start = (environment: Record<string, string>) =>
    spawn(process.execPath, [MAIN], {
      env: {
        PATH: process.env['PATH'],
        HOST: '127.0.0.1',
        PORT: '0',
        SUPERGRAPH_FILE: behind.supergraphFile,
        TOKEN_ISSUERS: JSON.stringify([{ issuer: behind.issuer.issuer, organisation: 'IOM' }]),
        ACTOR_TOKEN_PRIVATE_JWK: JSON.stringify(behind.actorTokenKey),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  it('does not start without a key of the router, nor with an issuer of development, and names what is wrong', async () => {
    for (const [environment, word] of [
      [{ MRRM_DEVELOPMENT: '1' }, 'ROUTER_KEY'],
      [{ ROUTER_KEY }, 'TOKEN_ISSUERS'],
    ] as const) {
      const child = start(environment);
      const told: Buffer[] = [];
      child.stderr.on('data', (part) => told.push(part));
      const [code] = await once(child, 'close');
      expect([code, Buffer.concat(told).toString()]).toEqual([1, expect.stringContaining(word)]);
    }
  });

  it('reads its environment, answers a router, and ends when it is told to', async () => {
    const child = start({ ROUTER_KEY, MRRM_DEVELOPMENT: '1' });
    let url: string | undefined;
    for await (const line of createInterface({ input: child.stdout })) {
      url = JSON.parse(line).url;
      if (url) break;
    }
    const answer = await fetch(`${url}/centres/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${behind.token}`,
        'x-purpose': 'CARE',
        'x-router-key': ROUTER_KEY,
      },
      body: JSON.stringify(ME),
    });
    expect(await answer.json()).toEqual({ data: { me: 'IOM' } });
    expect(behind.centres.actors).toMatchObject([{ organisation: 'IOM', role: 'SOCIAL_WORKER' }]);
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
  });
});
