import { startIssuer } from '@mrrm/issuer/issuer';
import { makeSigningKey } from '@mrrm/issuer/signing-key';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const GRANT = 'urn:mrrm:params:oauth:grant-type:persona';
const PERSONA = { code: 'nurse', subject: 'nurse-1', role: 'NURSE', centres: ['c1'], staffMember: 's1' };

let issuer: Awaited<ReturnType<typeof startIssuer>>;
beforeAll(async () => {
  const organisation = async (code: string) => ({
    code,
    path: code.toLowerCase(),
    signingKey: await makeSigningKey(),
    personas: code === 'STATE' ? [PERSONA] : [],
    clients: code === 'STATE' ? [{ id: 'residents', secret: 'a secret: with signs' }] : [],
  });
  issuer = await startIssuer({
    port: 0,
    organisations: [await organisation('STATE'), await organisation('IOM')],
  });
});
afterAll(() => issuer.close());

const ask = async (code: string, form: Record<string, string>, headers: Record<string, string> = {}) => {
  const response = await fetch(`${issuer.issuerOf(code)}/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`,
});
const claimsOf = async (code: string, token: unknown) => {
  const keys = createRemoteJWKSet(new URL(`${issuer.issuerOf(code)}/jwks`));
  return (await jwtVerify(token as string, keys, { issuer: issuer.issuerOf(code), audience: 'mrrm-graph' }))
    .payload;
};

describe('the development sign-in', () => {
  it.each([
    ['no grant', {}, {}, 400, 'invalid_request'],
    ['an unknown grant', { grant_type: 'password' }, {}, 400, 'unsupported_grant_type'],
    [
      'an unknown persona',
      { grant_type: GRANT, persona: 'nobody', client_id: 'x' },
      {},
      400,
      'invalid_grant',
    ],
    ['a client without a name', { grant_type: GRANT, persona: 'nurse' }, {}, 401, 'invalid_client'],
    ['a program without a secret', { grant_type: 'client_credentials' }, {}, 401, 'invalid_client'],
    [
      'a wrong secret',
      { grant_type: 'client_credentials' },
      basic('residents', 'wrong'),
      401,
      'invalid_client',
    ],
  ])('refuses %s', async (_, form, headers, status, error) => {
    expect(await ask('STATE', form as never, headers as never)).toEqual({ status, body: { error } });
  });

  it.each([
    ['a name of another site', { host: 'evil.example' }],
    ['a name that begins as this machine’s', { host: '127.0.0.1.evil.example' }],
    ['a name with credentials', { host: 'localhost@evil.example' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page of another server of this machine', { origin: 'http://localhost:1' }],
    ['a page without an origin', { origin: 'null' }],
  ])('gives nothing under %s', async (_, headers) => {
    const { statusCode, body } = await request(`${issuer.issuerOf('STATE')}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams({ grant_type: GRANT, persona: 'nurse', client_id: 'test' }).toString(),
    });
    expect([statusCode, await body.json()]).toEqual([403, { error: 'access_denied' }]);
  });

  it('knows nobody of the other organisation, and its key signs for nobody of the other', async () => {
    const form = { grant_type: GRANT, persona: 'nurse', client_id: 'test' };
    expect((await ask('IOM', form)).status).toBe(400);
    const { body } = await ask('STATE', form);
    await expect(claimsOf('IOM', body['access_token'])).rejects.toThrow();
  });

  it('publishes where its keys are, and no private part of them', async () => {
    const discovery = await (
      await fetch(`${issuer.issuerOf('STATE')}/.well-known/openid-configuration`)
    ).json();
    expect(discovery).toMatchObject({
      issuer: issuer.issuerOf('STATE'),
      jwks_uri: `${issuer.issuerOf('STATE')}/jwks`,
    });
    const { keys } = (await (await fetch(`${issuer.issuerOf('STATE')}/jwks`)).json()) as { keys: object[] };
    expect(Object.keys(keys[0]!).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });

  it('signs a token of a persona, and one of a program', async () => {
    const persona = await ask('STATE', { grant_type: GRANT, persona: 'nurse', client_id: 'test' });
    expect(await claimsOf('STATE', persona.body['access_token'])).toMatchObject({
      sub: 'nurse-1',
      role: 'NURSE',
      centres: ['c1'],
      staff_member: 's1',
      client_id: 'test',
    });
    const form = { grant_type: 'client_credentials' };
    const program = await ask('STATE', form, basic('residents', 'a secret: with signs'));
    expect(await claimsOf('STATE', program.body['access_token'])).toMatchObject({
      sub: 'residents',
      role: 'SERVICE',
    });
  });
});
