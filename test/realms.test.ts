import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimsReader } from '../gateway/dist/identity/claims.js';
import { OWNERS } from '../start/dist/owners.js';
import { ROOT, readCompose, secretsOf } from './support/compose/compose.js';

interface Mapper {
  name: string;
  protocolMapper: string;
  config: Record<string, string>;
}

interface Client {
  clientId: string;
  secret?: string;
  publicClient: boolean;
  serviceAccountsEnabled: boolean;
  directAccessGrantsEnabled: boolean;
  implicitFlowEnabled: boolean;
  fullScopeAllowed: boolean;
  redirectUris?: string[];
  webOrigins?: string[];
  defaultClientScopes: string[];
  attributes: Record<string, string>;
  protocolMappers?: Mapper[];
}

interface Realm {
  realm: string;
  clients: Client[];
  clientScopes: { name: string; protocolMappers: Mapper[] }[];
  components: Record<string, { config: Record<string, string[]> }[]>;
}

const { services } = readCompose();
const ignored = services['gateway']!.environment['TOKEN_CLAIMS_IGNORED']!.split(',');
const read = claimsReader(ignored);
const realms = ['state', 'iom'].map(
  (name) => JSON.parse(readFileSync(join(ROOT, 'deploy/keycloak', `${name}.json`), 'utf8')) as Realm,
);
const CENTRE = '018f0000-0000-7000-8000-000000000001';
const ATTRIBUTES: Record<string, string[]> = {
  role: ['SOCIAL_WORKER'],
  centres: [CENTRE],
  staff_member: [CENTRE],
  zones: [CENTRE],
  permissions: ['BREAK_GLASS'],
  own_cases_only: ['true'],
};

/** What makes the access tokens of a client. */
const mappersOf = (realm: Realm, client: Client) =>
  [
    ...realm.clientScopes
      .filter(({ name }) => client.defaultClientScopes.includes(name))
      .flatMap((scope) => scope.protocolMappers),
    ...(client.protocolMappers ?? []),
  ].filter(({ config }) => config['access.token.claim'] === 'true');

const typed = (value: string, type: string | undefined) => (type === 'boolean' ? value === 'true' : value);

/** What a token of Keycloak says, by the documentation of its mappers, beside what it says in every token. */
function tokenOf(
  realm: Realm,
  client: Client,
  attributes: Record<string, string[]>,
): Record<string, unknown> {
  const token: Record<string, unknown> = {
    ...{
      iss: `https://x/realms/${realm.realm}`,
      exp: 2,
      iat: 1,
      jti: 'a',
      typ: 'Bearer',
      azp: client.clientId,
    },
    ...{ sid: 'b', acr: '1', scope: '', auth_time: 1, clientHost: '10.0.0.1', clientAddress: '10.0.0.1' },
  };
  for (const { protocolMapper, config } of mappersOf(realm, client)) {
    const claim = config['claim.name']!;
    const type = config['jsonType.label'];
    if (protocolMapper === 'oidc-sub-mapper') token['sub'] = 'f3b0…';
    else if (protocolMapper === 'oidc-audience-mapper') token['aud'] = config['included.custom.audience'];
    else if (protocolMapper === 'oidc-hardcoded-claim-mapper')
      token[claim] = typed(config['claim.value']!, type);
    else if (protocolMapper === 'oidc-usermodel-attribute-mapper') {
      const values = attributes[config['user.attribute']!];
      if (values) token[claim] = config['multivalued'] ? values : typed(values[0]!, type);
    } else throw new Error(`What does ${protocolMapper} say?`);
  }
  return token;
}

describe.each(realms)('the realm $realm', (realm) => {
  const of = (name: string) => realm.clients.find(({ clientId }) => clientId === name)!;
  const people = of('frontend');
  const analysts = of('workbench');
  const slices = realm.clients.filter(({ serviceAccountsEnabled }) => serviceAccountsEnabled);

  it('maps exactly the claims of a person that the gateway reads, each of the kind that it takes', () => {
    const mapped = mappersOf(realm, people).flatMap(({ config }) => config['claim.name'] ?? []);
    const table = readFileSync(join(ROOT, 'docs/partners.md'), 'utf8')
      .split('## Sign in')[1]!
      .split('##')[0]!;
    const documented = [...table.matchAll(/^\| (`.+?`(?:, `\w+`)*) +\|/gm)].flatMap(
      ([, names]) => names!.match(/\w+/g)!,
    );
    const registered = ['iss', 'aud', 'iat', 'exp', 'sub', 'act', 'client_id', 'or', 'azp'];
    expect(mapped.sort()).toEqual(documented.filter((name) => !registered.includes(name)).sort());
    const token = tokenOf(realm, people, ATTRIBUTES);
    expect(token['aud']).toBe('mrrm-graph');
    expect(read(token)).toEqual({
      ...{
        subject: 'f3b0…',
        program: undefined,
        role: 'SOCIAL_WORKER',
        centres: [CENTRE],
        allCentres: undefined,
      },
      ...{
        staffMember: CENTRE,
        zones: [CENTRE],
        ownCasesOnly: true,
        permissions: ['BREAK_GLASS'],
        client: 'frontend',
      },
    });
    expect(read(tokenOf(realm, people, { role: ['AUDITOR'], all_centres: ['true'] }))).toMatchObject({
      allCentres: true,
      centres: [],
    });
  });

  it('signs nobody in without a role, and lets nobody write an own role or an own centre', () => {
    const { role: _, ...nothing } = ATTRIBUTES;
    expect(() => read(tokenOf(realm, people, nothing))).toThrow();
    const profile = JSON.parse(
      realm.components['org.keycloak.userprofile.UserProfileProvider']![0]!.config[
        'kc.user.profile.config'
      ]![0]!,
    );
    expect(profile.unmanagedAttributePolicy).toBeUndefined();
    for (const claim of [...Object.keys(ATTRIBUTES), 'all_centres'])
      expect(profile.attributes.find(({ name }: { name: string }) => name === claim)?.permissions).toEqual({
        view: ['admin'],
        edit: ['admin'],
      });
  });

  it('knows each slice of the organisation by the name of the slice, as a service for every centre, by a secret of its own', () => {
    for (const client of slices) {
      expect(read(tokenOf(realm, client, {}))).toMatchObject({
        role: 'SERVICE',
        allCentres: true,
        centres: [],
        client: client.clientId,
      });
      expect(services[client.clientId]!.environment['GRAPH_TOKEN_URL']).toContain(`/realms/${realm.realm}/`);
      expect(client.secret).toBe(`\${${client.clientId.toUpperCase()}_CLIENT_SECRET}`);
      expect([...secretsOf(services['sign-in']!)]).toContainEqual([
        `${client.clientId}_client_secret`,
        `${client.clientId.toUpperCase()}_CLIENT_SECRET`,
      ]);
    }
    for (const client of realm.clients) {
      expect(client.attributes['access.token.header.type.rfc9068']).toBe('true');
      expect([client.directAccessGrantsEnabled, client.implicitFlowEnabled, client.fullScopeAllowed]).toEqual(
        [false, false, false],
      );
      expect(client.publicClient).toBe(client === people || client === analysts);
    }
    for (const client of [people, analysts])
      expect(client.attributes['pkce.code.challenge.method']).toBe('S256');
  });

  it('sends who signs in to the workbench back to it and nowhere else, with a token as other people have', () => {
    const at = `\${GATEWAY_URL}`;
    expect([analysts.redirectUris, analysts.webOrigins]).toEqual([[`${at}/workbench`], [at]]);
    expect(analysts.attributes['post.logout.redirect.uris']).toBe(`${at}/workbench`);
    const { azp: _, ...token } = tokenOf(realm, analysts, ATTRIBUTES);
    const { azp: __, ...others } = tokenOf(realm, people, ATTRIBUTES);
    expect(token).toEqual(others);
    expect(read(tokenOf(realm, analysts, { role: ['ANALYST'], all_centres: ['true'] }))).toMatchObject({
      role: 'ANALYST',
      client: 'workbench',
    });
  });
});

it('between them the realms know every slice once, and every variable that they name is given to Keycloak', () => {
  const known = realms
    .flatMap(({ clients }) => clients)
    .filter(({ serviceAccountsEnabled }) => serviceAccountsEnabled);
  expect(known.map(({ clientId }) => clientId).sort()).toEqual([...OWNERS].sort());
  const wanted = [...JSON.stringify(realms).matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name!);
  const given = [
    ...Object.keys(services['sign-in']!.environment),
    ...secretsOf(services['sign-in']!).values(),
  ];
  for (const name of wanted) expect(given).toContain(name);
});
