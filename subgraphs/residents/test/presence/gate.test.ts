import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { ago, missingDesk } from '../support/missing.js';

const [HERE, ELSEWHERE] = Array.from({ length: 2 }, newIdentifier) as [string, string];
const CLERK = { centres: [HERE], role: 'CASE_MANAGER', staffMember: newIdentifier() };

let residents: OneSlice;
const { check, of, person, write } = missingDesk(() => residents, HERE, CLERK);
beforeAll(async () => {
  residents = await startOneSlice(slice);
  for (const centre of [HERE, ELSEWHERE]) residents.graph.known.add(centre);
}, 60_000);
afterAll(() => residents?.stop());

describe('who was seen at the gate', () => {
  it('is refused what does not go together, and the database refuses it too', async () => {
    const id = await person();
    const refused: [object, string][] = [
      [{ status: 'ABSENT', occasion: 'ENTRY' }, 'status'],
      [{ status: 'PRESENT', occasion: 'EXIT' }, 'status'],
      [{ status: 'MISSING', occasion: 'EXIT' }, 'status'],
      [{ status: 'ABSENT', expectedBackAt: ago(-5) }, 'status'],
      [{ status: 'AUTHORISED_ABSENCE', expectedBackAt: ago(2) }, 'expectedBackAt'],
    ];
    for (const [more, path] of refused) {
      const { userErrors } = await check(id, 'PRESENT', 1, more);
      expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['input', path] }]);
    }
    for (const row of [
      { status: 'ABSENT', occasion: 'ENTRY' },
      { status: 'PRESENT', occasion: 'EXIT' },
      { status: 'ABSENT', expected_back_at: ago(-5) },
    ])
      await expect(
        residents.owner`insert into residents.presence ${residents.owner({
          ...{ id: newIdentifier(), resident_id: id, centre_id: HERE, checked_at: ago(1) },
          ...row,
        })}`,
      ).rejects.toThrow(/presence_(entry|exit|return)/);
    expect((await of(id, 'presences { totalCount }')).presences.totalCount).toBe(0);
  });

  it('is on record as coming in or going out, with the time of return, also five hundred at once', async () => {
    const ids = await Promise.all(Array.from({ length: 500 }, () => person({}, ELSEWHERE)));
    const back = ago(-3);
    const began = performance.now();
    const input = {
      centreId: ELSEWHERE,
      entries: ids.map((residentId, index) =>
        index % 2 === 0
          ? { residentId, status: 'PRESENT', occasion: 'ENTRY' }
          : { residentId, status: 'AUTHORISED_ABSENCE', occasion: 'EXIT', expectedBackAt: back },
      ),
    };
    const there = { ...CLERK, centres: [ELSEWHERE] };
    const { recorded, userErrors } = await write('recordPresences', input, 'recorded', there);
    expect(userErrors).toEqual([]);
    expect(recorded).toBe(500);
    console.log(`500 in one write: ${Math.round(performance.now() - began)} ms`);
    const latest = 'latestPresence { occasion status expectedBackAt } checkDueAt';
    expect(await of(ids[1]!, latest, there)).toMatchObject({
      latestPresence: { occasion: 'EXIT', status: 'AUTHORISED_ABSENCE', expectedBackAt: back },
      checkDueAt: back,
    });
    expect(await of(ids[0]!, latest, there)).toMatchObject({
      latestPresence: { occasion: 'ENTRY', expectedBackAt: null },
    });
  });
});

describe('a check that was wrong', () => {
  it('counts no longer, and stays with its reason; it is voided once, by who looks after residents', async () => {
    const id = await person();
    await check(id, 'PRESENT', 30);
    const { presence } = await check(id, 'ABSENT', 2);
    const end = newIdentifier();
    await residents.owner`insert into residents.presence ${residents.owner({ id: end, resident_id: id, centre_id: HERE, checked_at: ago(40), status: 'DEPARTED' })}`;
    const wrong = (presenceId: string, more: object = {}, actor: object = CLERK) =>
      write(
        'voidPresence',
        { presenceId, reason: 'Another child was meant', ...more },
        'presence { voidedAt }',
        actor,
      );
    expect((await wrong(presence.id, { reason: ' ' })).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT' },
    ]);
    expect((await wrong(presence.id, {}, { ...CLERK, role: 'ANALYST' })).userErrors).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
    expect((await wrong(presence.id, {}, { ...CLERK, centres: [ELSEWHERE] })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect((await wrong(end)).userErrors).toMatchObject([{ code: 'RULE_VIOLATION', rule: 'END_OF_A_STAY' }]);
    expect((await of(id, 'latestPresence { status }')).latestPresence.status).toBe('ABSENT');
    expect((await wrong(presence.id)).userErrors).toEqual([]);
    expect((await wrong(presence.id)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    const told = await of(
      id,
      'missing { since } latestPresence { status } presences(first: 1) { nodes { status voidingReason voidedBy { id } } }',
    );
    expect(told).toMatchObject({
      missing: null,
      latestPresence: { status: 'PRESENT' },
      presences: {
        nodes: [
          { status: 'ABSENT', voidingReason: 'Another child was meant', voidedBy: { id: CLERK.staffMember } },
        ],
      },
    });
  });
});
