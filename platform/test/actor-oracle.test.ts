import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { actorClaimsReader } from '@mrrm/platform/wire/actor-claims';
import { SeenTokens } from '@mrrm/platform/wire/seen-tokens';
import fc from 'fast-check';
import { createLocalJWKSet, decodeJwt, exportJWK, generateKeyPair, type JWK, jwtVerify } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

/**
 * The rules of an actor token, said a second time with the libraries that are made for it: jose for the signature, the
 * algorithm, the times and the audience, zod for the claims. They are too slow for each question; here they are the judge.
 */
const reach = {
  organisation: z
    .string()
    .regex(/^[A-Z][A-Z0-9_-]{0,39}$/)
    .refine((name) => !RESERVED.includes(name)),
  role: z
    .string()
    .regex(/^[A-Z][A-Z_]{0,59}$/)
    .refine((name) => !RESERVED.includes(name)),
  centres: z.array(z.uuid()).max(200),
  all_centres: z.literal(true).optional(),
  staff_member: z.uuid().optional(),
  zones: z.array(z.uuid()).max(200).optional(),
  own_cases_only: z.boolean().optional(),
  purpose: z.string().min(1).max(60),
  program: z.string().min(1).max(200).optional(),
};
const RESERVED = ['SELF', 'STATISTICS', 'MAINTENANCE'];
const claims = z.strictObject({
  ...reach,
  iss: z.string(),
  sub: z.string().min(1).max(300),
  aud: z.string(),
  permissions: z.array(z.string().max(60)).max(20).optional(),
  on_behalf: z
    .strictObject({ ...reach, principal: z.string().min(1).max(300), for_rule: z.literal(true).optional() })
    .optional(),
  urgent: z.literal(true).optional(),
  client: z.string().max(200),
  request_id: z.string().min(1).max(100),
  correlation: z.uuid().optional(),
  operation: z.string().max(80).optional(),
  digest: z.string(),
  jti: z.string().min(1).max(100),
  iat: z.number(),
  exp: z.number(),
});
async function judged(token: string, audience: string, keys: JWK[], now: number) {
  const { payload } = await jwtVerify(token, createLocalJWKSet({ keys }), {
    issuer: decodeJwt(token).iss === 'mrrm-gateway' ? 'mrrm-gateway' : 'nobody',
    audience,
    algorithms: ['EdDSA'],
    typ: 'actor+jwt',
    maxTokenAge: 60,
    clockTolerance: 5,
    requiredClaims: ['exp', 'iat', 'jti', 'digest'],
    currentDate: new Date(now * 1000),
  });
  const claim = claims.parse(payload);
  if (claim.exp - claim.iat > 60) throw new Error('life');
  return claim;
}

const NOW = 1_800_000_000;
const ID = '0190c7a0-0000-7000-8000-000000000001';
const GOOD = {
  organisation: 'IOM',
  role: 'SOCIAL_WORKER',
  centres: [ID],
  purpose: 'CARE',
  client: 'tablet',
  request_id: 'request-1',
  digest: createHash('sha256').update('body').digest('base64url'),
  iss: 'mrrm-gateway',
  sub: 'IOM:somebody',
  aud: 'residents',
  jti: 'one',
  iat: NOW,
  exp: NOW + 60,
};
const HEADER = { alg: 'EdDSA', kid: 'one', typ: 'actor+jwt' };

let keys: { first: KeyObject; stranger: KeyObject; trusted: JWK[] };
beforeAll(async () => {
  const pair = () => generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const [first, second, stranger] = [await pair(), await pair(), await pair()];
  const privateKey = async ({ privateKey }: typeof first) =>
    createPrivateKey({ key: (await exportJWK(privateKey)) as never, format: 'jwk' });
  const publicKey = async ({ publicKey }: typeof first, kid: string) => ({
    ...(await exportJWK(publicKey)),
    kid,
  });
  keys = {
    first: await privateKey(first),
    stranger: await privateKey(stranger),
    trusted: [await publicKey(first, 'one'), await publicKey(second, 'two')],
  };
});

const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
const signed = (header: unknown, payload: unknown, key: KeyObject) => {
  const text = `${encoded(header)}.${encoded(payload)}`;
  return `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`;
};
const read = (token: string, audience = 'residents', now = NOW) =>
  actorClaimsReader([{ issuer: 'mrrm-gateway', keys: keys.trusted }])(token, audience, now);

/** Claims with some that are changed, dropped or added. */
const anyClaims = () => {
  const value = fc.oneof(
    fc.constantFrom(
      undefined,
      null,
      true,
      false,
      '',
      'CARE',
      ID,
      ID.toUpperCase(),
      'SELF',
      'STATE',
      [],
      [ID],
      ['x'],
    ),
    fc.constantFrom(
      {},
      0,
      -1,
      NOW,
      NOW + 60,
      NOW + 61,
      NOW - 65,
      NOW - 66,
      NOW + 5,
      NOW + 6,
      NOW - 5,
      NOW - 4,
      NOW + 0.5,
    ),
    fc.constantFrom(
      'x'.repeat(40),
      'X'.repeat(60),
      'X'.repeat(61),
      'x'.repeat(200),
      'x'.repeat(201),
      'x'.repeat(301),
    ),
    fc.constantFrom(
      new Array(200).fill(ID),
      new Array(201).fill(ID),
      new Array(20).fill(''),
      new Array(21).fill(''),
    ),
    fc.constantFrom(
      { ...GOOD, principal: 'x' },
      { organisation: 'IOM', role: 'NURSE', centres: [], purpose: 'CARE', principal: 'x' },
    ),
    fc.jsonValue(),
  );
  const name = fc.constantFrom(
    ...Object.keys(GOOD),
    ...Object.keys(claims.shape),
    'nbf',
    'unknown',
    '__proto__',
    'constructor',
  );
  return fc
    .array(fc.tuple(name, value), { maxLength: 2 })
    .map((changes) => Object.fromEntries([...Object.entries(GOOD), ...changes]));
};

describe('an actor token', () => {
  it('is judged as jose and zod judge it, and says the same', async () => {
    const verdicts = { good: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        anyClaims(),
        fc.constantFrom(
          HEADER,
          HEADER,
          HEADER,
          HEADER,
          { ...HEADER, alg: 'none' },
          { ...HEADER, alg: 'HS256' },
          { ...HEADER, alg: 'Ed448' },
          { ...HEADER, kid: 'two' },
          { ...HEADER, kid: 'three' },
          { ...HEADER, kid: '__proto__' },
          { ...HEADER, kid: 7 },
          { ...HEADER, typ: 'at+jwt' },
          { ...HEADER, crit: ['exp'] },
          { ...HEADER, extra: 1 },
        ),
        fc.constantFrom('residents', 'residents', 'residents', 'staff'),
        fc.constantFrom(-66, -6, -5, 0, 0, 0, 0, 64, 65, 66),
        fc.boolean(),
        async (payload, header, audience, later, isStranger) => {
          const token = signed(header, payload, isStranger && later ? keys.stranger : keys.first);
          const judge = await judged(token, audience, keys.trusted, NOW + later).catch(() => 'refused');
          let verdict: unknown;
          try {
            verdict = read(token, audience, NOW + later);
          } catch {
            verdict = 'refused';
          }
          verdicts[verdict === 'refused' ? 'refused' : 'good'] += 1;
          expect(verdict).toEqual(judge);
        },
      ),
      { numRuns: 1500 },
    );
    // Both happen often enough for the comparison to say something.
    expect(Math.min(verdicts.good, verdicts.refused)).toBeGreaterThan(50);
  });

  it('that somebody changed on the way is refused, wherever, and so is every text that is none', () => {
    const token = signed(HEADER, GOOD, keys.first);
    expect(read(token)).toEqual(GOOD);
    fc.assert(
      fc.property(
        fc.nat(token.length - 1),
        fc.constantFrom(...'AZaz09-_+/=. \n\0é'),
        fc.constantFrom(0, 1),
        (at, letter, gone) => {
          const changed = token.slice(0, at) + letter + token.slice(at + gone);
          if (changed !== token) expect(() => read(changed)).toThrow();
        },
      ),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.base64String(), { maxLength: 5 }).map((parts) => parts.join('.')),
        ),
        (text) => {
          expect(() => read(text)).toThrow();
        },
      ),
    );
  });

  it.each([
    ['a signature of another form', (token: string) => `${token}AA`],
    ['no signature', (token: string) => token.replace(/[^.]+$/, '')],
    ['alg none without a signature', () => `${encoded({ ...HEADER, alg: 'none' })}.${encoded(GOOD)}.`],
    ['base64 with filling', (token: string) => token.replace('.', '=.')],
    [
      'the same signature in another writing',
      (token: string) => token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'),
    ],
    ['a header that is a list', () => signed([HEADER], GOOD, keys.first)],
    ['claims that are none', () => signed(HEADER, 'text', keys.first)],
    [
      'claims in broken JSON',
      () => `${encoded(HEADER)}.${Buffer.from('{"iss":').toString('base64url')}.${'A'.repeat(86)}`,
    ],
    [
      'a number that is none',
      () => {
        const text = `${encoded(HEADER)}.${Buffer.from(JSON.stringify(GOOD).replace(/"exp":\d+/, '"exp":1e999')).toString('base64url')}`;
        return `${text}.${sign(null, Buffer.from(text), keys.first).toString('base64url')}`;
      },
    ],
    ['no name of a key', () => signed({ alg: 'EdDSA', typ: 'actor+jwt' }, GOOD, keys.first)],
    [
      'extensions that must be understood',
      () => signed({ ...HEADER, crit: ['b64'], b64: true }, GOOD, keys.first),
    ],
    ['a megabyte', () => signed(HEADER, { ...GOOD, client: 'x'.repeat(1_000_000) }, keys.first)],
  ])('is refused with %s', (_, token) => {
    expect(() => read(token(signed(HEADER, GOOD, keys.first)))).toThrow();
  });
});

describe('the memory of tokens taken', () => {
  /** The promise in the fewest words: what was taken is refused until its second is over, and nothing goes before. */
  const model = (most: number) => {
    let taken: { identifier: string; end: number }[] = [];
    return (identifier: string, end: number, now: number) => {
      taken = taken.filter((one) => one.end >= now);
      if (Math.ceil(end) < now || taken.length >= most || taken.some((one) => one.identifier === identifier))
        return false;
      taken.push({ identifier, end: Math.ceil(end) });
      return true;
    };
  };

  it('keeps its promise at every edge of time, when it is full, and when a clock is set back', () => {
    const moment = fc.oneof(
      fc.integer({ min: 0, max: 70 }),
      fc.integer({ min: 0, max: 700 }).map((tenths) => tenths / 10),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.array(
          fc.record({
            identifier: fc.constantFrom(...'abcdefghijkl'),
            life: moment,
            step: fc.constantFrom(-3, 0, 0, 0.1, 0.9, 1, 5, 70),
          }),
          { maxLength: 60 },
        ),
        (most, takes) => {
          const [seen, expected] = [new SeenTokens(most), model(most)];
          let now = 1000;
          for (const { identifier, life, step } of takes) {
            now += step;
            expect(seen.take(identifier, now + life, now)).toBe(expected(identifier, now + life, now));
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
