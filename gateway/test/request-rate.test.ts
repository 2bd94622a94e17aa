import { openCounts } from '@mrrm/platform/counting/shared-counts';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDatabase } from '../../test/support/databases.js';
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

  it('turn away further bad ones of their address, but nobody with a good token, and no other address', async () => {
    const intruder = { 'x-forwarded-for': '198.51.100.7' };
    expect(await statuses(6, { ...forged, ...intruder })).toEqual([401, 401, 401, 401, 429, 429]);
    // Nobody has seen these before.
    for (const azp of ['one', 'another'])
      expect(await statuses(1, { ...(await as({ azp })), ...intruder })).toEqual([200]);
    expect(await statuses(1, { ...forged, ...intruder })).toEqual([429]);
    expect(await statuses(1, { ...forged, 'x-forwarded-for': '198.51.100.8' })).toEqual([401]);
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

  it('do not lock out the colleagues at the address: 70 forged ones, then a fresh sign-in, with the usual limits', async () => {
    const usual = await startGraph();
    const seen = await Promise.all(
      Array.from({ length: 70 }, async () => (await usual.post({ query: '{ me }' }, forged)).status),
    );
    const good = await usual.post({ query: '{ me }' });
    await usual.close();
    expect(seen.filter((status) => status === 401)).toHaveLength(60);
    expect(seen.filter((status) => status === 429)).toHaveLength(10);
    expect(good.status).toBe(200);
  });
});

describe('the keys of an issuer', () => {
  const withKey = async (graph: Graph, kid: string) => ({
    authorization: `Bearer ${await graph.issuer.token({}, { kid })}`,
  });

  it('are fetched once more for a key id that nobody knows, and not again for each token that makes one up', async () => {
    const other = await startGraph();
    expect((await other.post({ query: '{ me }' })).status).toBe(200);
    const before = other.issuer.asked.length;
    for (let index = 0; index < 20; index += 1) {
      const response = await other.post({ query: '{ me }' }, await withKey(other, `made-up-${index}`));
      expect(response.status).toBe(401);
    }
    expect(other.issuer.asked.length - before).toBeLessThanOrEqual(1);
    expect((await other.post({ query: '{ me }' })).status).toBe(200);
    await other.close();
  });

  it('are asked for once of an issuer that is down, whatever comes at once, and found when it is up again', async () => {
    const other = await startGraph();
    other.issuer.down(true);
    const seen = await Promise.all(
      Array.from({ length: 20 }, async () => (await other.post({ query: '{ me }' })).status),
    );
    for (let index = 0; index < 5; index += 1) seen.push((await other.post({ query: '{ me }' })).status);
    expect(new Set(seen)).toEqual(new Set([503]));
    expect(other.issuer.asked.length).toBeLessThanOrEqual(2);
    other.issuer.down(false);
    await expect
      .poll(async () => (await other.post({ query: '{ me }' })).status, { timeout: 5000, interval: 200 })
      .toBe(200);
    await other.close();
  });
});

describe('gateways that count together', () => {
  it('give one share in all, and count for one another whose tokens were bad', async () => {
    const database = await startDatabase('staff');
    const limits = { requestsPerMinute: 3, failedSignInsPerMinute: 2 };
    const both = await Promise.all(
      [1, 2].map(async () => {
        const counts = await openCounts(database.ownerUrl, pino({ level: 'silent' }) as never, 10_000);
        return startGraph({ counts, limits });
      }),
    );
    try {
      const seen: number[] = [];
      const bad: number[] = [];
      for (const one of [...both, ...both, ...both]) {
        seen.push((await one.post({ query: '{ me }' })).status);
        bad.push((await one.post({ query: '{ me }' }, { authorization: 'Bearer a.b.c' })).status);
      }
      expect(seen).toEqual([200, 200, 200, 429, 429, 429]);
      expect(bad).toEqual([401, 401, 429, 429, 429, 429]);
    } finally {
      await Promise.all(both.map((one) => one.close()));
      await database.stop();
    }
  });
});
