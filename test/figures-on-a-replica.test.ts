import { Database } from '@mrrm/platform/database/database';
import type { ReplicaStanding } from '@mrrm/platform/database/lanes';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { slice } from '../subgraphs/facilities/dist/slice.js';
import { CLERK, type OneSlice, startOneSlice } from './support/one-slice/slice.js';
import { type Followed, startFollowed } from './support/replica.js';

const ANALYST: Actor = {
  ...CLERK,
  principal: 'STATE:analyst',
  role: 'ANALYST',
  purpose: 'STATISTICS',
  allCentres: true,
};
const MANAGER: Actor = { ...CLERK, role: 'CENTRE_MANAGER', purpose: 'ADMINISTRATION', allCentres: true };
const UNAVAILABLE = { code: 'UPSTREAM_UNAVAILABLE' };

let followed: Followed;
const open: Database[] = [];
beforeAll(async () => {
  followed = await startFollowed('facilities');
});
afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
});
afterAll(() => followed?.stop());

/** A slice's way to both servers. */
function ways(oldestSeconds: number, url = followed.replicaUrl) {
  const standings: ReplicaStanding[] = [];
  const onStanding = (standing: ReplicaStanding) => void standings.push(standing);
  const database = new Database({
    url: followed.appUrl,
    applicationName: 'figures',
    replica: { url, oldestSeconds, onStanding },
  });
  open.push(database);
  return { database, standings };
}

/** How many centres there are, and whether a replica counted them, in whose name. */
async function count(database: Database, actor: Actor, gone?: AbortSignal) {
  const [row] = await database.request(actor, undefined, gone).figures((query) =>
    query.execute<{ centres: number; there: boolean; role: string; principal: string }>(sql`
      select count(*)::int as centres, pg_is_in_recovery() as there, current_setting('app.role') as role,
        current_setting('app.principal') as principal from facilities.centre`),
  );
  return row!;
}

const addCentre = () => followed.owner`insert into facilities.centre
  (id, code, name, kind, country, authority, time_zone)
  values (${newIdentifier()}, ${`C-${newIdentifier().slice(-8).toUpperCase()}`}, 'A centre', 'REGISTRATION_AND_RECEPTION', 'BGR', 'State Agency', 'Europe/Sofia')`;

const waiting = async (server: postgres.Sql) => {
  for (;;) {
    const [row] = await server`select count(*)::int as sleepers from pg_stat_activity
      where query like '%pg_sleep(30)%' and state = 'active' and pid <> pg_backend_pid()`;
    if (row!['sleepers'] > 0) return;
  }
};
const sleep = (database: Database, actor: Actor, gone?: AbortSignal) =>
  database.request(actor, undefined, gone).figures((query) => query.execute(sql`select pg_sleep(30)`));

describe('figures where a replica of the database is given', () => {
  it('are an analyst’s on the replica with the reader’s context, and everybody else’s on the database itself', async () => {
    const { database } = ways(60);
    expect(await count(database, ANALYST)).toMatchObject({
      there: true,
      role: 'STATISTICS',
      principal: 'STATE:analyst',
    });
    expect(await count(database, MANAGER)).toMatchObject({ there: false, role: 'STATISTICS' });
    // What is read besides, and every event of the audit, stays where it was.
    const where = sql`select pg_is_in_recovery() as there`;
    const reading = database.request(ANALYST);
    expect(await (await reading.read()).execute(where)).toEqual([{ there: false }]);
    await reading.close();
    expect(await database.auditAtOnce().execute(where)).toEqual([{ there: false }]);
    // A slice that has to ask for an analyst asks for figures, too; one that asks for somebody else does not.
    const service: Actor = { ...CLERK, role: 'SERVICE', purpose: 'COORDINATION' };
    expect((await count(database, { ...service, onBehalf: ANALYST })).there).toBe(true);
    expect((await count(database, { ...service, onBehalf: MANAGER })).there).toBe(false);
    expect((await count(database, { ...ANALYST, onBehalf: MANAGER })).there).toBe(false);
  });

  it('are closed on the replica by row-level security, and nothing can be written there', async () => {
    await addCentre();
    const { database } = ways(0);
    expect((await count(database, ANALYST)).centres).toBeGreaterThan(0);
    const nobody = postgres(followed.replicaUrl, { max: 1 });
    expect(await nobody`select id from facilities.centre`).toEqual([]);
    await nobody.end();
    const written = database
      .request(ANALYST)
      .figures((query) => query.execute(sql`update facilities.centre set name = 'Changed'`));
    await expect(written).rejects.toMatchObject({ cause: { code: '25006' } });
    const counts = (writes?: 'WRITES') =>
      database
        .request(ANALYST)
        .figures((query) => query.execute(sql`select pg_is_in_recovery() as there`), writes);
    expect([await counts(), await counts('WRITES')]).toEqual([[{ there: true }], [{ there: false }]]);
    // Nor on the primary: else it would be found out only where there is a replica.
    const alone = database.request(MANAGER);
    await expect(
      alone.figures((query) => query.execute(sql`update facilities.centre set name = 'Changed'`)),
    ).rejects.toMatchObject({ cause: { code: '25006' } });
  });

  it('show what was written just before, when that is promised: the replica is waited for', async () => {
    const { database } = ways(0);
    for (let time = 0; time < 4; time += 1) {
      const { centres } = await count(database, MANAGER);
      await addCentre();
      expect((await count(database, ANALYST)).centres).toBe(centres + 1);
    }
  });

  it('are at most as old as promised: a replica that is further behind counts nothing, and nobody else notices', async () => {
    const [patient, strict] = [ways(3600), ways(0)];
    const { centres } = await count(patient.database, ANALYST);
    await followed.replica`select pg_wal_replay_pause()`;
    await addCentre();
    expect((await count(patient.database, ANALYST)).centres).toBe(centres);
    await expect(count(strict.database, ANALYST)).rejects.toMatchObject(UNAVAILABLE);
    expect(await count(strict.database, MANAGER)).toMatchObject({ centres: centres + 1, there: false });
    await followed.replica`select pg_wal_replay_resume()`;
    expect((await count(strict.database, ANALYST)).centres).toBe(centres + 1);
    expect([patient.standings, strict.standings]).toEqual([[], ['TOO_OLD', 'GOOD']]);
  });

  it('are stopped on the replica when nobody waits for them, and not what has the same number on the primary', async () => {
    const { database, standings } = ways(60);
    const gone = new AbortController();
    const [stopped] = [sleep(database, ANALYST, gone.signal), await waiting(followed.replica)];
    gone.abort();
    await expect(stopped).rejects.toMatchObject(UNAVAILABLE);
    const [row] = await followed.replica`select count(*)::int as sleepers from pg_stat_activity
      where query like '%pg_sleep(30)%' and state = 'active' and pid <> pg_backend_pid()`;
    expect([row!['sleepers'], standings]).toEqual([0, []]);
  });

  it('fail alone when the replica is killed in the middle, and come back with it', async () => {
    const { database, standings } = ways(60);
    const [cut] = [
      sleep(database, ANALYST).catch((error: unknown) => error),
      await waiting(followed.replica),
    ];
    await followed.killReplica();
    expect(await cut).toMatchObject(UNAVAILABLE);
    await expect(count(database, ANALYST)).rejects.toMatchObject(UNAVAILABLE);
    expect((await count(database, MANAGER)).there).toBe(false);
    await followed.restartReplica();
    expect((await count(database, ANALYST)).there).toBe(true);
    expect(standings).toEqual(['AWAY', 'GOOD']);
  });
});

describe('a slice with a replica for figures', () => {
  let facilities: OneSlice;
  beforeAll(async () => {
    facilities = await startOneSlice(
      slice,
      { FIGURES_DATABASE_URL_FACILITIES: followed.replicaUrl, FIGURES_OLDEST_SECONDS: '0' },
      { database: followed } as unknown as OneSlice,
    );
  });
  afterAll(() => facilities?.stop());

  const DISCREPANCIES = '{ publishedFigureDiscrepancies { measure published } }';

  it('answers an analyst from it; once it is promoted, analysts are told and others served', async () => {
    const [centre] = await followed.owner`select id from facilities.centre order by id limit 1`;
    for (const [id, value] of [
      [centre!['id'], 2477],
      [null, 2447],
    ])
      await followed.owner`insert into facilities.published_figure (id, country, centre_id, measure, as_of, value, source)
        values (${newIdentifier()}, 'BGR', ${id}, 'OCCUPANCY', '2021-12-31', ${value}, 'a report')`;
    const found = { publishedFigureDiscrepancies: [{ measure: 'OCCUPANCY', published: 2447 }] };
    expect(await facilities.ask(ANALYST, DISCREPANCIES)).toEqual({ data: found });
    expect(await facilities.ask(MANAGER, DISCREPANCIES)).toEqual({ data: found });
    await followed.replica`select pg_promote()`;
    await followed.replica`update facilities.published_figure set value = 1`;
    const { data, errors } = await facilities.ask(ANALYST, DISCREPANCIES);
    expect([data?.publishedFigureDiscrepancies ?? null, errors![0]!.extensions.code]).toEqual([
      null,
      'UPSTREAM_UNAVAILABLE',
    ]);
    expect(await facilities.ask(MANAGER, DISCREPANCIES)).toEqual({ data: found });
    const { database, standings } = ways(60);
    await expect(count(database, ANALYST)).rejects.toMatchObject(UNAVAILABLE);
    expect(standings).toEqual(['NO_REPLICA']);
  });
});
