import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { ago, missingDesk } from '../support/missing.js';
import { allow } from '../support/residents.js';

const [HERE, ELSEWHERE, ZONE] = Array.from({ length: 3 }, newIdentifier) as [string, string, string];
const CLERK = { centres: [HERE], role: 'CASE_MANAGER', staffMember: newIdentifier() };

let residents: OneSlice;
const { check, listed, person, tell } = missingDesk(() => residents, HERE, CLERK);
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const centre of [HERE]) residents.graph.known.add(centre);
}, 60_000);
afterAll(() => residents?.stop());

describe('the work lists', () => {
  it('hold who waits longest first, of whom may be read, and count nobody else', async () => {
    const centre = newIdentifier();
    const manager = newIdentifier();
    residents.graph.known.add(centre);
    const at = { ...CLERK, centres: [centre] };
    const make = (more: Record<string, string | null> = {}) =>
      person({ safe_zone_id: ZONE, case_manager_id: manager, ...more }, centre);
    const [seen, first, second, third, left] = await Promise.all([make(), make(), make(), make(), make()]);
    await check(seen, 'PRESENT', 2, {}, at);
    await check(first, 'PRESENT', 60, {}, at);
    await check(second, 'ABSENT', 30, {}, at);
    await check(third, 'AUTHORISED_ABSENCE', 9, { expectedBackAt: ago(2) }, at);
    await check(left, 'ABSENT', 70, {}, at);
    await tell(left, 'CENTRE_MANAGER', {}, at);
    await residents.owner`update residents.resident set departed_at = now(), departure_reason = 'LEFT_WITHOUT_NOTICE' where id = ${left}`;
    for (const [type, id] of [
      ['Centre', centre],
      ['SafeZone', ZONE],
    ] as const) {
      expect((await listed('overdueChecks', at, type, id)).ids).toEqual([first, second, third]);
      // Whoever has left without notice is missed until that is over.
      expect((await listed('missingResidents', at, type, id)).ids).toEqual([left, second, third]);
    }
    const page = await listed('overdueChecks', at, 'Centre', centre, '(first: 2)');
    expect(page).toMatchObject({ totalCount: 3, hasNextPage: true, ids: [first, second] });
    const rest = await listed(
      'overdueChecks',
      at,
      'Centre',
      centre,
      `(first: 2, after: "${page.endCursor}")`,
    );
    expect(rest).toMatchObject({ hasNextPage: false, ids: [third] });
    const mine = await residents.ask(
      { ...at, staffMember: manager },
      '{ viewer { overdueChecks { nodes { id checkDueAt } } missingResidents { nodes { id } } } }',
    );
    expect(mine.data.viewer.overdueChecks.nodes.map(({ id }: { id: string }) => id)).toEqual([
      first,
      second,
      third,
    ]);
    expect(mine.data.viewer.missingResidents.nodes).toHaveLength(3);
    const nothing = { totalCount: 0, hasNextPage: false, endCursor: null, ids: [] };
    for (const actor of [
      { ...at, organisation: 'IOM' },
      { ...at, centres: [ELSEWHERE] },
      { ...at, zones: [newIdentifier()] },
    ])
      for (const list of ['overdueChecks', 'missingResidents'])
        expect(await listed(list, actor, 'Centre', centre)).toEqual(nothing);
    await allow(residents.owner, second, { field_groups: ['OPERATIONAL'] });
    for (const list of ['overdueChecks', 'missingResidents'])
      expect(
        await listed(list, { ...at, organisation: 'IOM', purpose: 'CARE' }, 'Centre', centre),
      ).toMatchObject({ totalCount: 1, ids: [second] });
  });

  it('costs as many statements for twenty who are missed as for one', async () => {
    const centre = newIdentifier();
    residents.graph.known.add(centre);
    const at = { ...CLERK, centres: [centre] };
    const ids = await Promise.all(Array.from({ length: 20 }, () => person({}, centre)));
    for (const id of ids) await check(id, 'ABSENT', 5, {}, at);
    await tell(ids[0]!, 'CASE_MANAGER', {}, at);
    const asked = async (first: number) => {
      const { data, errors } = await residents.ask(
        at,
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Centre { missingResidents(first: ${first}) {
          nodes { missing { since nextStep { step } episode { id steps { step } } } } } } } }`,
        { r: [{ __typename: 'Centre', id: centre }] },
      );
      expect(errors).toBeUndefined();
      expect(data._entities[0].missingResidents.nodes).toHaveLength(first);
      return residents.statements.length;
    };
    expect(await asked(20)).toBe(await asked(1));
  });
});
