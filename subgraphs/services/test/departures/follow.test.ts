import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;
const RECORDED = '2024-06-01T10:00:00.000Z';

let services: OneSlice;
/** What the owner of the residents tells, in its order; whether it can be asked. */
let feed: { kind: string; residentId: string; centreId: string; recordedAt: string }[] = [];
let isAway = false;
beforeAll(async () => {
  services = await startOneSlice(slice);
  services.graph.answer = (query, { after }) => {
    if (!query.includes('WhatBecameOfResidents')) return undefined;
    const from = after ? Number(after) : 0;
    if (isAway) return { errors: [{}] };
    if (from > feed.length)
      return { errors: [{ path: ['changes'], extensions: { code: 'CONFLICT', rule: 'FEED_BEGINS_AGAIN' } }] };
    const edges = feed
      .slice(from, from + 2)
      .map((node, index) => ({ node, cursor: String(from + index + 1) }));
    return {
      changes: {
        edges,
        pageInfo: { endCursor: String(from + edges.length), hasNextPage: from + 2 < feed.length },
      },
    };
  };
}, 60_000);
afterAll(() => services?.stop());

const iom: Partial<Actor> = { organisation: 'IOM', role: 'CASE_MANAGER', purpose: 'CARE', centres: [HERE] };
const tell = (kind: string, residentId: string, centreId: string = HERE) =>
  feed.push({ kind, residentId, centreId, recordedAt: RECORDED });
/** Somebody of whom an organisation has referred. */
async function referred(organisation = 'IOM', state = 'IN_PROGRESS') {
  const id = newIdentifier();
  await services.owner`insert into services.referral (id, resident_id, centre_id, function, from_organisation, to_organisation,
      reason, opened_at, state, closed_at, outcome, recorded_by_organisation)
    values (${newIdentifier()}, ${id}, ${HERE}, 'LEGAL_AID', ${organisation}, 'BUREAU', 'A reason', '2024-05-01', ${state},
      ${state === 'DONE' ? '2024-05-02' : null}, ${state === 'DONE' ? 'SUCCESSFUL' : null}, ${organisation})`;
  return id;
}
const LIST = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Centre {
  openServicesOfDeparted { departedSince resident { id } referrals { id } } } } }`;
async function waiting(actor = iom, centre: string = HERE): Promise<string[]> {
  const { data, errors } = await services.ask(actor, LIST, { of: [{ __typename: 'Centre', id: centre }] });
  expect(errors).toBeUndefined();
  return data._entities[0].openServicesOfDeparted.map(
    ({ resident }: { resident: { id: string } }) => resident.id,
  );
}
const since = async (id: string) => {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Resident { openServices { departedSince } } } }`;
  const { data } = await services.ask(iom, query, { of: [{ __typename: 'Resident', id }] });
  return data._entities[0].openServices.departedSince;
};

describe('who has departed', () => {
  it('is on nobody’s list while the owner cannot be asked, with nothing open, or for who may not see what is open', async () => {
    const [waits, over, ofState, stranger] = [
      await referred(),
      await referred('IOM', 'DONE'),
      await referred('STATE'),
      newIdentifier(),
    ];
    for (const id of [waits, over, ofState, stranger]) tell('STAY_ENDED', id);
    isAway = true;
    await services.verify();
    expect(await waiting()).toEqual([]);
    isAway = false;
    await services.verify();
    expect(await waiting()).toEqual([waits]);
    expect(await waiting({ ...iom, organisation: 'STATE' })).toEqual([ofState]);
    expect(await waiting({ ...iom, centres: [ELSEWHERE] })).toEqual([]);
    expect(await waiting({ ...iom, ownCasesOnly: true })).toEqual([]);
    expect(await since(waits)).toBe(RECORDED);
    // Of whom nothing is on record here nothing is kept.
    const kept = await services.owner`select resident_id as id from services.departed`;
    expect(kept.map(({ id }) => id).sort()).toEqual([waits, over, ofState].sort());
    const events = (await auditEvents(services.owner, 'services')).filter(
      ({ operation }) => operation === 'followStays',
    );
    expect(events.flatMap(({ people }) => people).sort()).toEqual([waits, over, ofState].sort());
  });

  it('is taken off it by a return, or when the departure was undone; at another centre it goes on', async () => {
    const [back, undone, moved] = [await referred(), await referred(), await referred()];
    for (const id of [back, undone, moved]) tell('STAY_ENDED', id);
    tell('STAY_BEGAN', back);
    tell('DEPARTURE_UNDONE', undone);
    tell('STAY_BEGAN', moved, ELSEWHERE);
    await services.verify();
    const list = await waiting();
    expect(list).toContain(moved);
    for (const id of [back, undone]) expect(list).not.toContain(id);
  });

  it('is followed from where it stopped, once by several replicas, and from the beginning when the owner says so', async () => {
    const before = await waiting();
    const late = await referred();
    tell('STAY_ENDED', late);
    await Promise.all([services.verify(), services.verify(), services.verify()]);
    expect((await waiting()).sort()).toEqual([...before, late].sort());
    feed = feed.slice(0, 3);
    await services.verify();
    await services.verify();
    expect((await waiting()).sort()).toEqual([...before, late].sort());
    const [row] = await services.owner`select cursor from services.followed where feed = 'changes'`;
    expect(row!['cursor']).toBe('3');
    const told = (await auditEvents(services.owner, 'services')).filter(
      ({ operation, people }) => operation === 'followStays' && people.includes(late),
    );
    expect(told).toHaveLength(1);
  });
});
