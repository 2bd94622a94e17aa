import { type Actor, createActorTokenMinter, createActorTokenVerifier } from '@mrrm/platform/wire/actor';
import { actorTokenIssuers } from '@mrrm/platform/wire/actor-token-issuers';
import { SeenTokens } from '@mrrm/platform/wire/seen-tokens';
import { rarely, type TokenRefusal } from '@mrrm/platform/wire/token-refusals';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';

const ACTOR: Actor = {
  principal: 'somebody',
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

const makeKeys = async (kid = 'one') => {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return {
    privateKey: { ...(await exportJWK(pair.privateKey)), kid },
    publicKey: { ...(await exportJWK(pair.publicKey)), kid, alg: 'EdDSA' },
    signer: pair.privateKey,
  };
};
let keys: Awaited<ReturnType<typeof makeKeys>>;
beforeAll(async () => {
  keys = await makeKeys();
});

const trust = (...publicKeys: JWK[]) => [{ issuer: 'mrrm-gateway', keys: publicKeys }];
const verify = (token: string | undefined, body = BODY, audience = 'residents') =>
  createActorTokenVerifier(audience, trust(keys.publicKey))(token, bytes(body));
const mint = async (audience = 'residents', body = BODY, { privateKey } = keys, issuer = 'mrrm-gateway') =>
  (await createActorTokenMinter(privateKey, issuer))(ACTOR, audience, body);
const REFUSED = { code: 'UNAUTHENTICATED' };

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
  return change(token).sign(keys.signer);
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
    [
      'one that claims more than a minute from now on',
      () => forge((token) => token.setExpirationTime('61 s')),
    ],
    ['one of the future', () => forge((token) => token.setIssuedAt(Math.floor(Date.now() / 1000) + 30))],
    ['one without an identifier', () => forge((token) => token.setJti(''))],
    ['one of another issuer', () => forge((token) => token.setIssuer('somebody-else'))],
    ['a client’s own kind of token', () => forge((token) => token, {}, 'at+jwt')],
    ['one without a role', () => forge((token) => token, { role: undefined })],
    ['one with centres that are no identifiers', () => forge((token) => token, { centres: ['} or true'] })],
  ])('is refused: %s', async (_, token) => {
    await expect(token().then((text) => verify(text))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is refused with another body, and with another key', async () => {
    await expect(verify(await mint(), '{"query":"{ b }"}')).rejects.toMatchObject(REFUSED);
    const token = await mint('residents', BODY, await makeKeys());
    await expect(verify(token)).rejects.toMatchObject(REFUSED);
  });

  it('is refused the second time, and a refused one uses nothing up', async () => {
    const verifier = createActorTokenVerifier('residents', trust(keys.publicKey));
    const token = await mint();
    await expect(verifier(token, bytes('{"query":"{ b }"}'))).rejects.toMatchObject(REFUSED);
    expect(await verifier(token, bytes(BODY))).toEqual(ACTOR);
    await expect(verifier(token, bytes(BODY))).rejects.toMatchObject(REFUSED);
    expect(await verifier(await mint(), bytes(BODY))).toEqual(ACTOR);
  });

  it('of one issuer is refused under the key of another, and each is good under its own', async () => {
    const other = await makeKeys();
    const issuers = [...trust(keys.publicKey), { issuer: 'another-router', keys: [other.publicKey] }];
    const verifier = createActorTokenVerifier('residents', issuers);
    const pretending = await mint('residents', BODY, keys, 'another-router');
    await expect(verifier(pretending, bytes(BODY))).rejects.toMatchObject(REFUSED);
    expect(await verifier(await mint('residents', BODY, other, 'another-router'), bytes(BODY))).toEqual(
      ACTOR,
    );
    expect(await verifier(await mint(), bytes(BODY))).toEqual(ACTOR);
  });

  it('is refused under an old key once that is removed; while keys overlap, old and new are good', async () => {
    const next = await makeKeys('two');
    const after = createActorTokenVerifier('residents', trust(next.publicKey));
    await expect(after(await mint(), bytes(BODY))).rejects.toMatchObject(REFUSED);
    const during = createActorTokenVerifier('residents', trust(keys.publicKey, next.publicKey));
    expect(await during(await mint(), bytes(BODY))).toEqual(ACTOR);
    expect(await during(await mint('residents', BODY, next), bytes(BODY))).toEqual(ACTOR);
    expect(await after(await mint('residents', BODY, next), bytes(BODY))).toEqual(ACTOR);
  });

  it('says who asks, to the slice and the body it is for', async () => {
    expect(await verify(await forge((token) => token))).toMatchObject({ organisation: 'STATE' });
    expect(await verify(await mint())).toEqual(ACTOR);
  });
});

describe('what a slice logs of tokens that it refuses', () => {
  const reasonOf = async (token: string | undefined, body = BODY) => {
    const told: TokenRefusal[] = [];
    const verifier = createActorTokenVerifier('residents', trust(keys.publicKey), undefined, (refusal) =>
      told.push(refusal),
    );
    await expect(verifier(token, bytes(body))).rejects.toMatchObject(REFUSED);
    return told;
  };
  const issued = (seconds: number) => (token: SignJWT) =>
    token.setIssuedAt(Date.now() / 1000 + seconds).setExpirationTime(Date.now() / 1000 + seconds + 60);

  it('is the class of the reason and, once the signature is good, how far the clocks are apart', async () => {
    expect(await reasonOf(undefined)).toEqual([{ reason: 'NO_TOKEN' }]);
    expect(await reasonOf('a.b.c')).toEqual([{ reason: 'CLAIMS' }]);
    expect(await reasonOf(await mint('staff'))).toEqual([{ reason: 'AUDIENCE' }]);
    expect(await reasonOf(await mint('residents', BODY, await makeKeys()))).toEqual([
      { reason: 'SIGNATURE' },
    ]);
    expect(await reasonOf(await mint('residents', BODY, keys, 'nobody'))).toEqual([{ reason: 'ISSUER' }]);
    expect(await reasonOf(await mint(), '{"query":"{ b }"}')).toEqual([{ reason: 'DIGEST' }]);
    for (const seconds of [-120, 90]) {
      const [refusal, ...rest] = await reasonOf(await forge(issued(seconds)));
      expect(rest).toEqual([]);
      expect(refusal!.reason).toBe('CLOCK');
      expect(Math.abs(refusal!.skewSeconds! + seconds)).toBeLessThan(30);
    }
    const stranger = await new SignJWT({})
      .setProtectedHeader({ alg: 'EdDSA', kid: 'one', typ: 'actor+jwt' })
      .setIssuer('mrrm-gateway')
      .setIssuedAt(1)
      .sign((await makeKeys()).signer);
    expect(await reasonOf(stranger)).toEqual([{ reason: 'SIGNATURE' }]);
  });

  it('is a line for a reason and minute, which says how many it stands for', () => {
    const lines: unknown[] = [];
    let now = 0;
    const log = rarely({ warn: (line: unknown) => void lines.push(line) } as never, () => now);
    for (let at = 0; at < 1000; at += 1) log({ reason: 'CLOCK', skewSeconds: 61 });
    log({ reason: 'SEEN' });
    expect(lines).toEqual([
      { reason: 'CLOCK', skewSeconds: 61, refusedSinceLastLine: 0 },
      { reason: 'SEEN', refusedSinceLastLine: 0 },
    ]);
    now = 60_001;
    log({ reason: 'CLOCK', skewSeconds: 62 });
    expect(lines.at(-1)).toEqual({ reason: 'CLOCK', skewSeconds: 62, refusedSinceLastLine: 999 });
  });
});

describe('the memory of tokens taken', () => {
  it('refuses when it is full, rather than forget one that is still good', () => {
    const seen = new SeenTokens(2);
    expect(seen.take('a', 60, 0)).toBe(true);
    expect(seen.take('b', 30, 0)).toBe(true);
    expect(seen.take('c', 60, 0)).toBe(false);
    expect(seen.take('a', 60, 0)).toBe(false);
    expect(seen.take('a', 60, 31)).toBe(false);
    expect(seen.take('c', 60, 31)).toBe(true);
    expect(seen.take('d', 120, 31)).toBe(false);
  });
});

describe('the list of trusted issuers', () => {
  it.each([
    ['no JSON', 'mrrm'],
    ['a key set instead', { keys: [] }],
    ['no issuer', []],
    ['an issuer without keys', [{ issuer: 'a', keys: [] }]],
    ['a private key', () => trust(keys.privateKey)],
    ['two keys of one name', () => trust(keys.publicKey, keys.publicKey)],
    ['one issuer twice', () => [...trust(keys.publicKey), ...trust(keys.publicKey)]],
  ])('is refused: %s', (_, given) => {
    const value = typeof given === 'function' ? given() : given;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    expect(actorTokenIssuers.safeParse(text).success).toBe(false);
  });

  it('is read from JSON', () => {
    expect(actorTokenIssuers.parse(JSON.stringify(trust(keys.publicKey)))).toEqual(trust(keys.publicKey));
  });
});
