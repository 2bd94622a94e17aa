import { newIdentifier } from '@mrrm/platform/values/identifiers';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { dump, restore } from '../../../../test/support/copy-of-a-database.js';
import { makeAuditKey, type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { type OwnServer, startOwnServer } from '../../../../test/support/own-server.js';
import { slice } from '../../src/slice.js';
import { CHANGES, followedAll, pageOf, program, settled, type Told } from '../support/followers.js';
import { register } from '../support/residents.js';

const HERE = newIdentifier();

let old: OneSlice;
let server: OwnServer;
let fresh: OneSlice;
beforeAll(async () => {
  // The owner's key goes with the owner, from one server to the next.
  const seal = { AUDIT_PRIVATE_JWK: JSON.stringify(await makeAuditKey()) };
  old = await startOneSlice(slice, seal);
  server = await startOwnServer('residents');
  fresh = await startOneSlice(slice, seal, { database: server });
}, 60_000);
afterAll(async () => {
  await fresh?.stop();
  await server?.stop();
  await old?.stop();
});

const beginsAgain = [
  {
    path: ['changes'],
    extensions: { code: 'CONFLICT', rule: 'FEED_BEGINS_AGAIN', opens: expect.any(String) },
  },
];
/** A superuser's way into a database. */
const adminOf = (adminUrl: string, { ownerUrl }: { ownerUrl: string }) =>
  new URL(new URL(ownerUrl).pathname, adminUrl).href;
const ids = (told: readonly Told[]) => told.map(({ residentId }) => residentId);

it('refuses a cursor of transactions that this server has not begun: it may have gone back to an earlier state', async () => {
  await register(old.owner, HERE);
  const { cursor } = await followedAll(old, program());
  expect((await fresh.ask(program(), CHANGES, { after: cursor })).errors).toMatchObject(beginsAgain);
});

it('goes on after a copy was put into another server, whose transactions have smaller numbers: all from the beginning, then what is new', async () => {
  const [first, second] = [
    ids((await followedAll(old, program())).told)[0]!,
    await register(old.owner, HERE),
  ];
  const left = await pageOf(old, program(), null, 2);
  const { cursor } = await followedAll(old, program());
  const admin = postgres(adminOf(server.adminUrl, server), { max: 1, onnotice: () => {} });
  await restore(admin, await dump(adminOf(inject('cluster').adminUrl, old.database), 'residents'));
  await admin.end();
  const [{ next } = { next: '' }] =
    await server.owner`select pg_snapshot_xmax(pg_current_snapshot())::text as next`;
  const [{ least } = { least: '' }] =
    await server.owner`select min(xid::text::numeric)::text as least from residents.change`;
  expect(BigInt(least)).toBeGreaterThan(BigInt(next));

  for (const after of [left.pageInfo.endCursor, cursor])
    expect((await fresh.ask(program(), CHANGES, { after })).errors).toMatchObject(beginsAgain);
  await settled(server.owner);
  const half = await pageOf(fresh, program(), null, 2);
  expect(ids(half.nodes)).toEqual([first, first]);
  // Somebody in the middle of what came with the copy goes on, also when the first new change comes meanwhile.
  const after = await register(server.owner, HERE);
  const { told, cursor: end } = await followedAll(fresh, program('STATE', HERE), half.pageInfo.endCursor, 1);
  expect(ids(told)).toEqual([second, second, after, after]);
  expect(ids((await followedAll(fresh, program(), null)).told)).toEqual([first, first, ...ids(told)]);
  const later = await register(server.owner, HERE);
  expect(ids((await followedAll(fresh, program(), end)).told)).toEqual([later, later]);
});
