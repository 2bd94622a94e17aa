import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemo } from '../demo/dist/load.js';
import { demoMoment } from '../demo/dist/moment.js';
import { exampleQuery } from '../start/dist/banner.js';
import { makeSecrets } from '../start/dist/make-secrets.js';
import { OWNERS, type Owner } from '../start/dist/owners.js';
import { type Cluster, startCluster } from '../start/dist/postgres/cluster.js';
import { ROOT, readCompose, SETTINGS } from './support/compose/compose.js';
import { Containers } from './support/compose/containers.js';
import { follow, holds, type Image } from './support/compose/recipe.js';
import { makeCertificate, type SignIn, startSignIn } from './support/compose/sign-in.js';
import type { Answer } from './support/graph.js';
import { isLong } from './support/run/long.js';

const { services } = readCompose();
const SIGN_IN = SETTINGS['SIGN_IN_HOST']!;

interface Person {
  fullName: unknown;
  placement: { room: { code: string } } | null;
  caseManager: { fullName: string } | null;
  services: { nodes: { provider: { fullName: string } }[] };
}

let folder: string;
let secrets: string;
let cluster: Cluster;
let containers: Containers;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mrrm-compose-'));
  secrets = join(folder, 'secrets');
  await makeSecrets(secrets);
  makeCertificate(secrets, SIGN_IN);
  containers = new Containers(folder, secrets);
  cluster = await startCluster({ folder: join(folder, 'postgres'), durable: false });
});
afterAll(async () => {
  await containers?.stop();
  await cluster?.stop();
  for (const place of [cluster?.home, folder]) if (place) rmSync(place, { recursive: true, force: true });
}, 300_000);

/** What the image of PostgreSQL does on an empty volume: the statements of `roles.sh`, with the secrets that compose gives it. */
async function makeDatabase(owner: Owner) {
  const script = readFileSync(join(ROOT, 'deploy/postgres/roles.sh'), 'utf8');
  const statements = /<<'SQL'\n([\s\S]*?)\nSQL/.exec(script)![1]!;
  const values: Record<string, string> = { database: `mrrm_${owner}` };
  for (const one of ['owner', 'app', 'dump']) {
    values[one] = `${owner}_${one}`;
    values[`${one}_password`] = readFileSync(join(secrets, `${owner}_${one}_password`), 'utf8');
  }
  const sql = postgres(cluster.adminUrl, { max: 1, onnotice: () => {} });
  for (const statement of statements.replace(/^--.*$/gm, '').split(';'))
    if (statement.trim())
      await sql.unsafe(
        statement.replace(/:(["'])(\w+)\1/g, (_, quote, name) => `${quote}${values[name]}${quote}`),
      );
  await sql.end();
  await containers.door(`${owner}-database`, 5432, cluster.port);
}

const assemble = (own: string, checkout?: string) => follow(own, join(folder, 'images', own), checkout);

/** Makes the database of an owner and migrates it as the job does; without that the slice does not start. */
async function prepare(owner: Owner, image: Image) {
  await makeDatabase(owner);
  await expect(containers.start(owner, services[owner]!, image)).rejects.toThrow(
    'migration of this release first',
  );
  await containers.job(`${owner}-migration`, services[`${owner}-migration`]!, image);
}

describe.skipIf(isLong || process.platform !== 'linux')('one image, assembled as its recipe says', () => {
  it('refuses a database that was not migrated, migrates it and is healthy, with files as secrets and nothing of development', async () => {
    for (const name of ['gateway', SIGN_IN]) containers.addressOf(name);
    const image = await assemble('subgraphs/staff', ROOT);
    for (const path of ['subgraphs/staff/test', 'subgraphs/residents/dist', 'drizzle/residents'])
      expect([path, holds(image, path)]).toEqual([path, false]);
    await prepare('staff', image);
    await containers.start('staff', services['staff']!, image);
  });
});

describe.skipIf(!isLong || process.platform !== 'linux')(
  'all that the compose file describes, without containers',
  () => {
    let signIn: SignIn;
    const images = {} as Record<Owner | 'gateway', Image>;
    beforeAll(async () => {
      for (const name of ['gateway', SIGN_IN, ...OWNERS]) containers.addressOf(name);
      signIn = await startSignIn(secrets, SIGN_IN, containers.addressOf(SIGN_IN));
      images.gateway = await assemble('gateway');
      for (const owner of OWNERS) images[owner] = await assemble(`subgraphs/${owner}`);
      // Nothing of development is in an image.
      for (const image of Object.values(images))
        for (const path of ['node_modules/vitest', 'node_modules/typescript'])
          expect([image.folder, path, holds(image, path)]).toEqual([image.folder, path, false]);
    }, 600_000);
    afterAll(() => signIn?.close());

    it('is built, migrated and started by its own recipes, and answers one question about a person to each owner', async () => {
      for (const owner of OWNERS) await prepare(owner, images[owner]);
      const urls = Object.fromEntries(
        OWNERS.map((owner) => {
          const url = new URL(readFileSync(join(secrets, `${owner}_owner_url`), 'utf8'));
          url.host = `127.0.0.1:${cluster.port}`;
          return [owner, url.href];
        }),
      ) as Record<Owner, string>;
      await loadDemo({ urls, size: 'small', until: demoMoment });
      for (const owner of OWNERS) await containers.start(owner, services[owner]!, images[owner]);
      await containers.start('gateway', services['gateway']!, images.gateway);
      const url = `http://${containers.addressOf('gateway')}:4000/graphql`;
      const ask = async (token: string) => {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${token}`,
            'x-purpose': 'CARE',
          },
          body: JSON.stringify({ query: exampleQuery }),
        });
        return (await response.json()) as Answer;
      };
      const token = await signIn.tokenOf('iom-psychologist');
      expect((await ask(`${token.slice(0, -4)}AAAA`)).errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
      const { data, errors } = await ask(token);
      expect(errors).toBeUndefined();
      const people: Person[] = data.centreByCode.residents.nodes;
      expect(people.length).toBe(3);
      expect(people.every(({ fullName }) => typeof fullName === 'string')).toBe(true);
      expect(people.some(({ placement }) => placement?.room.code)).toBe(true);
      expect(people.some(({ caseManager }) => caseManager?.fullName)).toBe(true);
      expect(people.some((one) => one.services.nodes[0]?.provider.fullName)).toBe(true);
      // Who looked is written down, and the end of that outside the database; the directory of the staff is not personal.
      for (const owner of OWNERS.filter((one) => one !== 'staff'))
        expect(readFileSync(join(folder, 'run', owner, 'witness', `${owner}.jsonl`), 'utf8')).toContain(
          '"sequence"',
        );
    }, 300_000);
  },
);
