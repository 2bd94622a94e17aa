import { createHmac } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { TestGraph } from '../graph.js';
import { type Attack, operation, signedIn } from './attack.js';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const QUERY = '{ centres(first: 5) { nodes { id name } } }';

const CLAIMS = { sub: 'registrar', role: 'REGISTRAR', centres: [], aud: 'mrrm-graph', client_id: 'attack' };

/** Tokens that an issuer of the graph never gave, or gave for another day or another place. */
export async function clientTokenAttacks(graph: TestGraph): Promise<Attack[]> {
  const now = Math.floor(Date.now() / 1000);
  const [state, iom] = [graph.issuerOf('STATE'), graph.issuerOf('IOM')];
  const good = { ...CLAIMS, iss: state, iat: now, exp: now + 300 };
  const stateKey = graph.keys.signing['STATE']!;
  const sign = async (claims: object, key: JWK = stateKey, header: object = {}) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: key.alg ?? 'ES256', kid: key.kid, typ: 'at+jwt', ...header })
      .sign(await importJWK(key, key.alg ?? 'ES256'));
  const pair = await generateKeyPair('ES256', { extractable: true });
  const own: JWK = { ...(await exportJWK(pair.privateKey)), alg: 'ES256', kid: stateKey.kid! };
  const { d: _, ...publicHalf } = stateKey;
  const real = graph.tokens['state-registrar']!;
  const [head, body, signature] = real.split('.') as [string, string, string];
  const claimsOfReal = JSON.parse(Buffer.from(body, 'base64url').toString());
  const withSecret = (secret: string) => {
    const text = `${part({ alg: 'HS256', typ: 'at+jwt', kid: stateKey.kid })}.${part(good)}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const { exp: _end, ...endless } = good;
  const { sub: _subject, ...nobody } = good;
  const tokens: Record<string, string> = {
    empty: '',
    'no token': 'null',
    dots: '..',
    'four parts': `${real}.x`,
    'a very long one': `${'a'.repeat(6000)}.b.c`,
    'alg none': `${part({ alg: 'none', typ: 'at+jwt' })}.${part(good)}.`,
    'alg None': `${part({ alg: 'None' })}.${part(good)}.x`,
    'alg nOnE with a signature': `${part({ alg: 'nOnE', kid: stateKey.kid })}.${part(good)}.${signature}`,
    'no algorithm': `${part({ typ: 'at+jwt' })}.${part(good)}.${signature}`,
    'the public key as a shared secret': withSecret(JSON.stringify(publicHalf)),
    'an empty shared secret': withSecret('-'),
    'an own key under the issuer’s key id': await sign(good, own),
    'an own key in the header': await sign(good, own, { jwk: await exportJWK(pair.publicKey) }),
    'an own key set in the header': await sign(good, own, { jku: 'http://127.0.0.1:9/jwks' }),
    'a certificate in the header': await sign(good, own, { x5u: 'http://127.0.0.1:9/x5u' }),
    'a key id that is a path': await sign(good, own, { kid: '../../../../dev/null' }),
    'a key id that is SQL': await sign(good, own, { kid: "' union select 'key" }),
    'a key id of every object': await sign(good, own, { kid: '__proto__' }),
    'the other organisation’s key': await sign(good, { ...graph.keys.signing['IOM']!, kid: stateKey.kid! }),
    'the other organisation’s name': await sign({ ...good, iss: iom }),
    'the actor token’s key': await sign(good, graph.keys.actor),
    'an unknown issuer': await sign({ ...good, iss: 'https://elsewhere.example' }),
    'an issuer that is almost right': await sign({ ...good, iss: `${state}/` }),
    'no issuer': await sign({ ...good, iss: undefined }),
    'an issuer named like a property': await sign({ ...good, iss: '__proto__' }),
    'another audience': await sign({ ...good, aud: 'residents' }),
    'no audience': await sign({ ...good, aud: undefined }),
    expired: await sign({ ...good, iat: now - 900, exp: now - 300 }),
    'not yet good': await sign({ ...good, nbf: now + 600 }),
    'no end': await sign(endless),
    'nobody’s': await sign(nobody),
    'no role': await sign({ ...good, role: undefined }),
    'a role that is SQL': await sign({ ...good, role: "X' or '1'='1" }),
    'a role that is a list': await sign({ ...good, role: ['REGISTRAR'] }),
    'a role of every object': await sign({ ...good, role: '__proto__' }),
    'centres that are no identifiers': await sign({ ...good, centres: ["'}' or true"] }),
    'centres without end': await sign({
      ...good,
      centres: Array(201).fill('0190c7a0-0000-7000-8000-000000000001'),
    }),
    'a changed role': `${head}.${part({ ...claimsOfReal, role: 'COORDINATOR' })}.${signature}`,
    'a signature cut off': `${head}.${body}.`,
    'a signature cut short': `${head}.${body}.${signature.slice(0, -4)}`,
    'a signature turned round': `${head}.${body}.${[...signature].reverse().join('')}`,
    'a signature of zeros': `${head}.${body}.${Buffer.alloc(64).toString('base64url')}`,
    'a critical extension': `${part({ alg: 'ES256', crit: ['b64'], b64: false })}.${part(good)}.${signature}`,
  };
  return Object.entries(tokens).map(([name, token]) => ({
    name: `client token: ${name}`,
    url: graph.url,
    headers: signedIn(token),
    body: operation(QUERY),
    outcome: 'refused' as const,
  }));
}
