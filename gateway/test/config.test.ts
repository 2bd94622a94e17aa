import { exportJWK, generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { readGatewayConfig } from '../src/config.js';
import { mayKeepKeysAt } from '../src/issuer-address.js';

let key: string;
beforeAll(async () => {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  key = JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'gateway' });
});

const read = (issuer: string, more: Record<string, string> = {}) =>
  readGatewayConfig({
    TOKEN_ISSUERS: JSON.stringify([
      { issuer: 'https://login.example/state', organisation: 'STATE' },
      { issuer, organisation: 'IOM' },
    ]),
    ACTOR_TOKEN_PRIVATE_JWK: key,
    ...more,
  });
const GOOD = 'https://login.example/iom';

describe('outside of development the gateway does not start', () => {
  it.each([
    'http://login.example/iom',
    'http://127.0.0.1:4010/iom',
    'https://127.0.0.1/iom',
    'https://127.1/iom',
    'https://2130706433/iom',
    'https://localhost/iom',
    'https://issuer.localhost./iom',
    'https://[::1]:4010/iom',
    'https://[::ffff:127.0.0.1]/iom',
    'https://0.0.0.0/iom',
    'https://user:secret@login.example/iom',
  ])('with the issuer %s', (issuer) => {
    expect(() => read(issuer)).toThrow(/TOKEN_ISSUERS .* MRRM_DEVELOPMENT=1/);
    expect(() => read(issuer, { MRRM_DEVELOPMENT: '0' })).toThrow('MRRM_DEVELOPMENT=1');
  });

  it('with the explorer', () => {
    expect(() => read(GOOD, { EXPLORER: 'on' })).toThrow(/EXPLORER .* MRRM_DEVELOPMENT=1/);
  });

  it('and does with issuers of the outside world', () => {
    expect(read(GOOD).TOKEN_ISSUERS).toHaveLength(2);
    expect(read('https://10.0.0.7/iom').EXPLORER).toBe(false);
  });
});

describe('where one signs in to the workbench', () => {
  const signIns = (...all: object[]) =>
    read(GOOD, {
      WORKBENCH_SIGN_INS: JSON.stringify(
        all.map((one) => ({ title: 'IOM', issuer: GOOD, client: 'workbench', ...one })),
      ),
    }).WORKBENCH_SIGN_INS;

  it('is an issuer that the gateway trusts, asked for an identity', () => {
    expect(() => signIns({ issuer: 'https://login.example/other' })).toThrow(/none of TOKEN_ISSUERS/);
    for (const wrong of [{ scope: 'email' }, { scope: 'openid  x' }, { client: '' }, { title: '' }])
      expect(() => signIns(wrong)).toThrow(/WORKBENCH_SIGN_INS/);
    expect(signIns({}, { scope: 'openid offline_access' }).map(({ scope }) => scope)).toEqual([
      'openid',
      'openid offline_access',
    ]);
  });

  it('is nowhere unless it is said', () => {
    expect(read(GOOD).WORKBENCH_SIGN_INS).toEqual([]);
    expect(read(GOOD, { WORKBENCH_SIGN_INS: '' }).WORKBENCH_SIGN_INS).toEqual([]);
  });
});

describe('in development', () => {
  it('the gateway trusts this machine and shows the explorer', () => {
    const config = read('http://127.0.0.1:4010/iom', { MRRM_DEVELOPMENT: '1', EXPLORER: 'on' });
    expect(config.EXPLORER).toBe(true);
  });
});

describe('the keys of an issuer', () => {
  it.each([
    [GOOD, 'https://keys.example/jwks', true],
    [GOOD, 'http://keys.example/jwks', false],
    [GOOD, 'https://127.0.0.1/jwks', false],
    [GOOD, 'https://localhost/jwks', false],
    ['http://127.0.0.1:4010/iom', 'http://127.0.0.1:4010/iom/jwks', true],
    ['http://127.0.0.1:4010/iom', 'http://127.0.0.1:4011/iom/jwks', false],
    ['http://127.0.0.1:4010/iom', 'https://evil.example/jwks', false],
  ])('of %s at %s: %s', (issuer, keys, allowed) => expect(mayKeepKeysAt(issuer, keys)).toBe(allowed));
});
