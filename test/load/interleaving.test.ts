import { Database } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { slice } from '../../subgraphs/residents/dist/slice.js';
import { register, share } from '../../subgraphs/residents/test/support/residents.js';
import { type OneSlice, startOneSlice } from '../support/one-slice/slice.js';
import { isLong } from '../support/run/long.js';

/** Requests of each kind; `npm run test:long` asks for more, `INTERLEAVED=100000` for a whole night. */
const REQUESTS = Number(process.env['INTERLEAVED'] ?? (isLong ? 10_000 : 500));
const LIMIT = 60_000 + 30 * REQUESTS;
const CONNECTIONS = 4;
const AT_ONCE = 32;

const HERE = newIdentifier();
const ELSEWHERE = newIdentifier();
const SHARED = newIdentifier();
const CENTRES = [HERE, ELSEWHERE, SHARED];
const idsOf = new Map<string, Set<string>>();

/** Each actor and the centre of whose residents, and of no others, that actor may hear. */
const ACTORS: { actor: Partial<Actor>; hears: string | undefined }[] = [
  { actor: { organisation: 'STATE', role: 'CASE_MANAGER', centres: [HERE] }, hears: HERE },
  { actor: { organisation: 'IOM', role: 'SOCIAL_WORKER', centres: [SHARED] }, hears: SHARED },
  { actor: { organisation: 'STATE', role: 'CASE_MANAGER', centres: [ELSEWHERE] }, hears: ELSEWHERE },
  // Works there, but no agreement opens the State's records to the organisation.
  { actor: { organisation: 'IOM', role: 'SOCIAL_WORKER', centres: [ELSEWHERE] }, hears: undefined },
];

let residents: OneSlice;
let database: Database;
beforeAll(async () => {
  residents = await startOneSlice(slice, { DATABASE_CONNECTIONS: String(CONNECTIONS) });
  database = new Database({
    url: residents.appUrl,
    applicationName: 'interleaving',
    maximumConnections: CONNECTIONS,
  });
  for (const centre of CENTRES) {
    const ids = new Set<string>();
    for (let resident = 0; resident < 5; resident += 1) ids.add(await register(residents.owner, centre));
    idsOf.set(centre, ids);
  }
  await share(residents.owner, SHARED);
});
afterAll(async () => {
  await database.close();
  await residents.stop();
});

/** Runs numbered pieces of work, so many at once. */
async function interleave(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Rows that are not the actor's, and rows that the actor should have got. */
function judge(found: string[], hears: string | undefined) {
  const own = (hears && idsOf.get(hears)) || new Set<string>();
  return { foreign: found.filter((id) => !own.has(id)).length, missing: own.size - found.length };
}

it(
  'hands no row of one request to another, over HTTP',
  async () => {
    const everybody = CENTRES.flatMap((centre) => [...idsOf.get(centre)!]);
    const query = `query ($r: [_Any!]!, $a: ID!, $b: ID!, $c: ID!) {
    _entities(representations: $r) { ... on Resident { id } }
    a: residents(centreId: $a) { nodes { id } } b: residents(centreId: $b) { nodes { id } } c: residents(centreId: $c) { nodes { id } } }`;
    const representations = everybody.map((id) => ({ __typename: 'Resident', id }));
    let foreign = 0;
    let missing = 0;
    await interleave(REQUESTS, async (index) => {
      const { actor, hears } = ACTORS[index % ACTORS.length]!;
      const { data, errors } = await residents.ask(actor, query, {
        r: representations,
        a: HERE,
        b: ELSEWHERE,
        c: SHARED,
      });
      expect(errors?.filter(({ extensions }) => extensions.code === 'INTERNAL') ?? []).toEqual([]);
      const ids = (nodes: ({ id: string } | null)[]) => nodes.flatMap((node) => node?.id ?? []);
      const listed = [data.a, data.b, data.c].flatMap((list) => ids(list?.nodes ?? []));
      for (const found of [ids(data._entities), listed]) {
        const told = judge(found, hears);
        foreign += told.foreign;
        missing += told.missing;
      }
    });
    console.log(
      `${REQUESTS} requests of both organisations over ${CONNECTIONS} connections: ${foreign} foreign rows`,
    );
    expect({ foreign, missing }).toEqual({ foreign: 0, missing: 0 });
  },
  LIMIT,
);

it(
  'hands no row of one transaction to another, without any predicate, also after failed ones',
  async () => {
    let foreign = 0;
    let missing = 0;
    const all = sql`select id from residents.resident`;
    await interleave(REQUESTS, async (index) => {
      const { actor, hears } = ACTORS[index % ACTORS.length]!;
      const request = database.request({ ...NOBODY, ...actor });
      const read = async (query: Awaited<ReturnType<typeof request.read>>) =>
        (await query.execute(all)) as unknown as { id: string }[];
      try {
        if (index % 5 === 0) await request.write((query) => query.execute(sql`select 1 / 0`)).catch(() => {});
        const rows = index % 3 === 0 ? await request.write(read) : await read(await request.read());
        const told = judge(
          rows.map(({ id }) => id),
          hears,
        );
        foreign += told.foreign;
        missing += told.missing;
      } finally {
        await request.close();
      }
    });
    expect({ foreign, missing }).toEqual({ foreign: 0, missing: 0 });
  },
  LIMIT,
);

const NOBODY: Actor = {
  principal: 'somebody',
  organisation: '',
  role: '',
  centres: [],
  purpose: 'CARE',
  client: 'test',
  requestId: 'test',
};
