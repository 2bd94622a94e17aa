import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compose, type Graph, startGraph } from './support/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph({ limits: { cost: 1000 } });
});
afterAll(() => graph.close());

describe('the budget of an operation', () => {
  it('refuses what its variables make too expensive, says cost and budget, and asks no owner', async () => {
    const query = '{ centre(id: "c1") { residents { id } a: many(first: 3) { id } } }';
    expect((await graph.ask(query)).errors).toBeUndefined();
    graph.centres.headers.length = 0;
    const deep = '{ loop { centre(id: "c1") { many(first: 1) { homes { many(first: 1) { id } } } } } }';
    const response = await graph.post({ query: deep });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: expect.stringMatching(/16,277.*1,000/),
          extensions: { code: 'TOO_EXPENSIVE' },
        },
      ],
    });
    expect(graph.centres.headers).toEqual([]);
  });

  it('follows the supergraph when that changes', async () => {
    const ask = async () => (await graph.ask('{ fresh }')).errors?.[0]?.extensions.code;
    const replace = (weight: number) => {
      const extra = ` extend type Query { fresh: String @federation__cost(weight: ${weight}) }`;
      return writeFile(graph.supergraphFile, compose(graph.centres.url, graph.people.url, extra));
    };
    await replace(2000);
    await vi.waitFor(async () => expect(await ask()).toBe('TOO_EXPENSIVE'), 5000);
    await replace(20);
    await vi.waitFor(async () => expect(await ask()).not.toBe('TOO_EXPENSIVE'), 5000);
    expect(await ask()).not.toBe('BAD_USER_INPUT');
  });
});

describe('what one person may cost a minute', () => {
  const COSTS_26 = '{ centre(id: "c1") { residents { id } } }';
  const COSTS_1 = '{ centre(id: "c1") { name } }';
  let own: Graph;
  beforeAll(async () => {
    own = await startGraph({ limits: { costPerMinute: 60, costPerMinuteByRole: { SERVICE: 100 } } });
  });
  afterAll(() => own.close());
  const as = async (claims: Record<string, unknown>) => {
    const authorization = `Bearer ${await own.issuer.token(claims)}`;
    return async (query: string) => (await own.post({ query }, { authorization })).status;
  };

  it('is the person’s through whatever application, and another’s is another', async () => {
    const [first, second] = [await as({ azp: 'one' }), await as({ azp: 'another' })];
    expect([await first(COSTS_26), await second(COSTS_26)]).toEqual([200, 200]);
    expect([await first(COSTS_26), await second(COSTS_26)]).toEqual([429, 429]);
    expect(await (await as({ sub: 'somebody-else' }))(COSTS_26)).toBe(200);
  });

  it('is not taken by what is refused, and says what is left, when to come again and what to do', async () => {
    own.centres.headers.length = 0;
    const response = await own.post({ query: COSTS_26 });
    expect(response.status).toBe(429);
    expect(own.centres.headers).toEqual([]);
    const wait = Number(response.headers.get('retry-after'));
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(60);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: expect.stringMatching(
            /can cost 26; of your 60 a minute 8 are left\. Wait .*shorter pages/,
          ),
          extensions: { code: 'RATE_LIMITED' },
        },
      ],
    });
    const person = await as({});
    for (let index = 0; index < 8; index += 1) expect(await person(COSTS_1)).toBe(200);
    expect(await person(COSTS_1)).toBe(429);
    // What touches nothing is free.
    expect(await person('{ me }')).toBe(200);
  });

  it('is another for a role that programs have', async () => {
    const slice = await as({ role: 'SERVICE', azp: 'a-slice', sub: 'a-slice' });
    expect([await slice(COSTS_26), await slice(COSTS_26), await slice(COSTS_26)]).toEqual([200, 200, 200]);
    expect(await slice(COSTS_26)).toBe(429);
  });
});
