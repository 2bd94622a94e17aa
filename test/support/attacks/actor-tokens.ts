import { createHash, randomUUID } from 'node:crypto';
import { type Actor, createActorTokenMinter } from '@mrrm/platform/wire/actor';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { OWNERS, type Owner } from '../../../start/dist/owners.js';
import type { TestGraph } from '../graph.js';
import { type Attack, operation } from './attack.js';
import { PAYLOADS } from './payloads.js';

export const ACTOR: Actor = {
  principal: 'attack',
  organisation: 'STATE',
  role: 'REGISTRAR',
  centres: [],
  purpose: 'CARE',
  client: 'attack',
  requestId: 'attack',
};
const ENTITY: Record<Owner, string> = {
  residents: 'Resident',
  services: 'Session',
  staff: 'StaffMember',
  facilities: 'Centre',
};
const ENTITIES =
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }';
const SERVICE = operation('{ _service { sdl } }');
const ID = '0190c7a0-0000-7000-8000-00000000dead';
const headers = (token?: string) => ({
  'content-type': 'application/json',
  ...(token !== undefined && { authorization: `Bearer ${token}` }),
});

/** Requests past the gateway, straight to a slice: with no token of the gateway, a wrong one, or one used before. */
export async function actorTokenAttacks(graph: TestGraph): Promise<Attack[]> {
  const all = await Promise.all(OWNERS.map((owner) => attacksOn(graph, owner)));
  return all.flat();
}

async function attacksOn(graph: TestGraph, owner: Owner): Promise<Attack[]> {
  const url = graph.sliceUrl(owner);
  const another = OWNERS[(OWNERS.indexOf(owner) + 1) % OWNERS.length]!;
  const mint = createActorTokenMinter(graph.keys.actor);
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const own: JWK = { ...(await exportJWK(pair.privateKey)), kid: graph.keys.actor.kid! };
  const entities = operation(ENTITIES, { representations: [{ __typename: ENTITY[owner], id: ID }] });
  const spent = mint(ACTOR, owner, entities);
  await fetch(url, { method: 'POST', headers: headers(spent), body: entities });
  const tokens: Record<string, string | undefined> = {
    'no token': undefined,
    'an empty token': '',
    nonsense: 'a.b.c',
    'a client’s token': graph.tokens['state-registrar']!,
    'another slice’s token': mint(ACTOR, another, entities),
    'the token of another body': mint(ACTOR, owner, SERVICE),
    'a token used before': spent,
    'an own key': createActorTokenMinter(own)(ACTOR, owner, entities),
    'an unknown router': createActorTokenMinter(graph.keys.actor, 'router')(ACTOR, owner, entities),
    'no signature': `${spent.split('.').slice(0, 2).join('.')}.`,
    'alg none': unsigned(owner, entities),
    expired: await signed(graph, owner, entities, { iat: -600, exp: -540 }),
    'a life of an hour': await signed(graph, owner, entities, { iat: 0, exp: 3600 }),
    'a life from the future': await signed(graph, owner, entities, { iat: 300, exp: 350 }),
    'the wrong type': await signed(graph, owner, entities, {}, 'at+jwt'),
  };
  const refused = Object.entries(tokens).flatMap(([name, token]) =>
    [entities, ...(name === 'no token' || name === 'nonsense' ? [SERVICE, '{ broken'] : [])].map(
      (body, index) => ({
        name: `${owner}, past the gateway: ${name} ${index}`,
        url,
        headers: headers(token),
        body,
        outcome: 'refused' as const,
      }),
    ),
  );
  return [...refused, ...(await forgedReferences(owner, url, mint))];
}

/** Representations that a gateway would never send, under a token that is good. */
async function forgedReferences(
  owner: Owner,
  url: string,
  mint: Awaited<ReturnType<typeof createActorTokenMinter>>,
): Promise<Attack[]> {
  const typename = ENTITY[owner];
  const forged: unknown[][] = [
    Array.from({ length: 201 }, () => ({ __typename: typename, id: ID })),
    [{ __typename: 'Query' }],
    [{ __typename: '__proto__', id: ID }],
    [{ __typename: 'Made', id: ID }],
    [{ id: ID }],
    [null],
    ['text'],
    [{ __typename: typename }],
    [{ __typename: typename, id: null }],
    [{ __typename: typename, id: { $gt: '' } }],
    [{ __typename: typename, id: [ID, ID] }],
    [{ __typename: typename, id: 7 }],
    ...PAYLOADS.slice(0, 12).map((id) => [{ __typename: typename, id }]),
  ];
  return Promise.all(
    forged.map(async (representations, index) => {
      const body = operation(ENTITIES, { representations });
      return {
        name: `${owner}, past the gateway: forged reference ${index}`,
        url,
        headers: headers(mint({ ...ACTOR, requestId: randomUUID() }, owner, body)),
        body,
        outcome: 'harmless' as const,
        sent: PAYLOADS,
      };
    }),
  );
}

const claimsOf = (body: string, from: number, to: number) => {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: 'mrrm-gateway',
    sub: ACTOR.principal,
    organisation: ACTOR.organisation,
    role: ACTOR.role,
    centres: [],
    purpose: 'CARE',
    client: 'attack',
    request_id: 'attack',
    jti: randomUUID(),
    digest: createHash('sha256').update(body).digest('base64url'),
    iat: now + from,
    exp: now + to,
  };
};

const unsigned = (audience: string, body: string) =>
  [
    { alg: 'none', typ: 'actor+jwt' },
    { ...claimsOf(body, 0, 60), aud: audience },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
    .concat('.');

async function signed(
  graph: TestGraph,
  audience: string,
  body: string,
  { iat = 0, exp = 60 }: { iat?: number; exp?: number },
  typ = 'actor+jwt',
) {
  const key = graph.keys.actor;
  return new SignJWT({ ...claimsOf(body, iat, exp), aud: audience })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid!, typ })
    .sign(await importJWK(key, 'EdDSA'));
}
