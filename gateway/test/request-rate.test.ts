import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Graph, startGraph } from './support/graph.js';

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph({
    limits: { requestsPerMinute: 3, requestsPerMinuteByRole: { SERVICE: 5 }, failedSignInsPerMinute: 4 },
    trustedProxies: ['127.0.0.1'],
  });
});
afterAll(() => graph.close());

/** Statuses of so many requests, one after the other. */
async function statuses(count: number, headers: Record<string, string>) {
  const seen: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const response = await graph.post({ query: '{ me }' }, headers);
    seen.push(response.status);
    if (response.status !== 429) continue;
    const wait = Number(response.headers.get('retry-after'));
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(60);
    const { errors } = (await response.json()) as { errors: { extensions: object }[] };
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'RATE_LIMITED' }]);
  }
  return seen;
}

const as = async (claims: Record<string, unknown>) => ({
  authorization: `Bearer ${await graph.issuer.token(claims)}`,
});

describe('the rate of requests', () => {
  it('ends for one client after its share of a minute, also with a new token, and not for another', async () => {
    expect(await statuses(2, await as({}))).toEqual([200, 200]);
    expect(await statuses(3, await as({ jti: 'another token' }))).toEqual([200, 429, 429]);
    expect(await statuses(1, await as({ azp: 'another-frontend' }))).toEqual([200]);
    expect(await statuses(1, await as({ act: { sub: 'somebody-else' } }))).toEqual([200]);
  });

  it('is another for a role that programs have', async () => {
    expect(await statuses(6, await as({ role: 'SERVICE', azp: 'a-slice' }))).toEqual([
      200, 200, 200, 200, 200, 429,
    ]);
  });
});

describe('tokens tried in vain', () => {
  const forged = { authorization: 'Bearer a.b.c' };

  it('turn their address away unheard, but nobody who was known there, and no other address', async () => {
    const intruder = { 'x-forwarded-for': '198.51.100.7' };
    const known = { ...(await as({ azp: 'known' })), ...intruder };
    expect(await statuses(1, known)).toEqual([200]);
    expect(await statuses(5, { ...forged, ...intruder })).toEqual([401, 401, 401, 401, 429]);
    expect(await statuses(1, { ...(await as({ azp: 'new' })), ...intruder })).toEqual([429]);
    expect(await statuses(1, known)).toEqual([200]);
    expect(
      await statuses(1, { ...(await as({ azp: 'elsewhere' })), 'x-forwarded-for': '198.51.100.8' }),
    ).toEqual([200]);
  });

  it('are counted for the real address where no proxy is trusted, whatever a header says', async () => {
    const open = await startGraph({ limits: { failedSignInsPerMinute: 2 } });
    const seen: number[] = [];
    for (let index = 0; index < 3; index += 1) {
      const headers = { ...forged, 'x-forwarded-for': `203.0.113.${index}` };
      seen.push((await open.post({ query: '{ me }' }, headers)).status);
    }
    await open.close();
    expect(seen).toEqual([401, 401, 429]);
  });
});
