import { type Actor, createActorTokenMinter, createActorTokenVerifier } from '@mrrm/platform/actor';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';

const ACTOR: Actor = {
  subject: 'somebody',
  organisation: 'STATE',
  role: 'REGISTRAR',
  centres: ['0190c7a0-0000-7000-8000-000000000001'],
  staffMember: '0190c7a0-0000-7000-8000-000000000002',
  purpose: 'CARE',
  client: 'test',
  requestId: 'request-1',
};
const BODY = '{"query":"{ a }"}';
const bytes = (text: string) => new TextEncoder().encode(text);

let keys: { privateKey: JWK; publicKeys: { keys: JWK[] } };
const makeKeys = async () => {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const kid = 'one';
  return {
    privateKey: { ...(await exportJWK(pair.privateKey)), kid },
    publicKeys: { keys: [{ ...(await exportJWK(pair.publicKey)), kid, alg: 'EdDSA' }] },
    signer: pair.privateKey,
  };
};
let signer: Awaited<ReturnType<typeof makeKeys>>['signer'];
beforeAll(async () => {
  const made = await makeKeys();
  keys = made;
  signer = made.signer;
});

const verify = (token: string | undefined, body = BODY, audience = 'residents') =>
  createActorTokenVerifier(audience, keys.publicKeys)(token, bytes(body));
const mint = async (audience = 'residents', body = BODY) =>
  (await createActorTokenMinter(keys.privateKey))(ACTOR, audience, body);

/** A token with the right key and the wrong something. */
const forge = async (
  change: (token: SignJWT) => SignJWT,
  claims: Record<string, unknown> = {},
  typ = 'actor+jwt',
) => {
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes(BODY))).toString('base64url');
  const all = { ...CLAIMS, digest, ...claims };
  const token = new SignJWT(all)
    .setProtectedHeader({ alg: 'EdDSA', kid: 'one', typ })
    .setIssuer('mrrm-gateway')
    .setAudience('residents')
    .setSubject('somebody')
    .setJti('1')
    .setIssuedAt()
    .setExpirationTime('60 s');
  return change(token).sign(signer);
};
const CLAIMS = {
  organisation: 'STATE',
  role: 'REGISTRAR',
  centres: [],
  purpose: 'CARE',
  client: 'test',
  request_id: 'request-1',
};

describe('the actor token', () => {
  it.each([
    ['no token', async () => undefined],
    ['nonsense', async () => 'a.b.c'],
    ['one for another slice', () => mint('staff')],
    [
      'one that has expired',
      () => forge((token) => token.setIssuedAt(1_600_000_000).setExpirationTime(1_600_000_060)),
    ],
    [
      'one that lives too long',
      () => forge((token) => token.setIssuedAt(Math.floor(Date.now() / 1000) - 600)),
    ],
    ['one of another issuer', () => forge((token) => token.setIssuer('somebody-else'))],
    ['a client’s own kind of token', () => forge((token) => token, {}, 'at+jwt')],
    ['one without a role', () => forge((token) => token, { role: undefined })],
    ['one with centres that are no identifiers', () => forge((token) => token, { centres: ['} or true'] })],
  ])('is refused: %s', async (_, token) => {
    await expect(token().then((text) => verify(text))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is refused with another body, and with another key', async () => {
    await expect(verify(await mint(), '{"query":"{ b }"}')).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    const other = await makeKeys();
    const token = await (await createActorTokenMinter(other.privateKey))(ACTOR, 'residents', BODY);
    await expect(verify(token)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('says who asks, to the slice and the body it is for', async () => {
    expect(await verify(await forge((token) => token))).toMatchObject({ organisation: 'STATE' });
    expect(await verify(await mint())).toEqual(ACTOR);
  });
});
