import { createActorTokenMinter } from '@mrrm/platform/wire/actor';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSlice } from '../platform/dist/slice.js';
import { slice } from '../subgraphs/staff/dist/slice.js';
import { startDatabase, type TestDatabase } from './support/databases.js';
import { makeAuditKey } from './support/one-slice/slice.js';

const BODY = JSON.stringify({ query: '{ __typename }' });

let database: TestDatabase;
let mint: ReturnType<typeof createActorTokenMinter>;
let environment: Record<string, string>;
beforeAll(async () => {
  database = await startDatabase('staff');
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  mint = createActorTokenMinter({ ...(await exportJWK(privateKey)), kid: 'test' });
  const issuers = [{ issuer: 'mrrm-gateway', keys: [{ ...(await exportJWK(publicKey)), kid: 'test' }] }];
  environment = {
    PORT: '0',
    LOG_LEVEL: 'silent',
    MRRM_DEVELOPMENT: '1',
    DATABASE_URL_STAFF: database.appUrl,
    ACTOR_TOKEN_ISSUERS: JSON.stringify(issuers),
    AUDIT_PRIVATE_JWK: JSON.stringify(await makeAuditKey()),
  };
});
afterAll(() => database.stop());

/** How two replicas of a slice answer to one token, one after the other and the first again. */
async function answers(more: Record<string, string>): Promise<number[]> {
  const both = [];
  try {
    for (let number = 0; number < 2; number += 1)
      both.push(await startSlice(slice, { ...environment, ...more }));
    const person = { principal: 'STATE:somebody', organisation: 'STATE', role: 'NURSE', centres: [] };
    const asked = { purpose: 'CARE', client: 'test', requestId: '0190c7a0-0000-7000-8000-0000000000aa' };
    const token = mint({ ...person, ...asked }, 'staff', BODY);
    const statuses: number[] = [];
    for (const { url } of [...both, both[0]!]) {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
      statuses.push((await fetch(url, { method: 'POST', body: BODY, headers })).status);
    }
    return statuses;
  } finally {
    await Promise.all(both.map((one) => one.close()));
  }
}

describe('a token that was used at one replica of a slice', () => {
  it('is refused by the other when they count together, and by each for itself when they do not', async () => {
    expect(await answers({ SHARED_COUNTS_URL: database.ownerUrl })).toEqual([200, 401, 401]);
    expect(await answers({})).toEqual([200, 200, 401]);
  });

  it('needs an address that is understood', async () => {
    await expect(startSlice(slice, { ...environment, SHARED_COUNTS_URL: 'memcached://x' })).rejects.toThrow(
      'SHARED_COUNTS_URL',
    );
  });
});
