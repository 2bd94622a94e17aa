import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Actor } from '@mrrm/platform/wire/actor';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { slice } from '../../src/slice.js';
import { CHANGES, followedAll, pageOf, program, settled, wordsOf } from '../support/followers.js';
import { allow, register, share } from '../support/residents.js';

const [HERE, ELSEWHERE, SHARED] = [newIdentifier(), newIdentifier(), newIdentifier()] as const;

let slices: OneSlice;
beforeAll(async () => {
  slices = await startOneSlice(slice);
  await share(slices.owner, SHARED, 'IOM', ['OPERATIONAL']);
}, 60_000);
afterAll(() => slices?.stop());

const leave = (id: string) =>
  slices.owner`update residents.resident set departed_at = '2024-06-01T10:00:00Z', departure_reason = 'OTHER' where id = ${id}`;
const wordsFor = async (actor: Partial<Actor>, id: string) =>
  wordsOf((await followedAll(slices, actor)).told, id);

describe('changes are told to nobody', () => {
  it('who is no program, whatever the role, nor to a program that asks for the wrong thing', async () => {
    await register(slices.owner, HERE);
    for (const [role, purpose] of [
      ['REGISTRAR', 'ADMINISTRATION'],
      ['COORDINATOR', 'COORDINATION'],
      ['CENTRE_MANAGER', 'COORDINATION'],
      ['DATA_PROTECTION_OFFICER', 'AUDIT'],
      ['ANALYST', 'STATISTICS'],
      ['PARTNER_APPLICATION', 'COORDINATION'],
      ['LEGAL_REPRESENTATIVE', 'CARE'],
      ['SERVICE', 'STATISTICS'],
      ['SERVICE', 'CARE'],
    ] as const)
      for (const organisation of ['STATE', 'IOM']) {
        const actor = { role, purpose, organisation, centres: [HERE] };
        const { data, errors } = await slices.ask(actor, CHANGES);
        expect([role, purpose, organisation, data?.changes ?? null]).toEqual([
          role,
          purpose,
          organisation,
          null,
        ]);
        expect(errors![0]!.extensions.code).toMatch(/^(FORBIDDEN|CONSENT_REQUIRED)$/);
      }
  });

  it('whose sign-in is narrowed within a centre: what is left out would be missed for good', async () => {
    for (const narrow of [{ zones: [newIdentifier()] }, { zones: [] }, { ownCasesOnly: true }]) {
      const { data, errors } = await slices.ask({ ...program('STATE', HERE), ...narrow }, CHANGES);
      expect(data.changes).toBeNull();
      expect(errors![0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    }
  });

  it('of another organisation to which nothing is open, or at another centre: the feed is empty, and looks as that of nobody', async () => {
    await register(slices.owner, HERE);
    await register(slices.owner, ELSEWHERE);
    await settled(slices.owner);
    for (const actor of [program('IOM', HERE), program('CLINIC'), program('STATE', newIdentifier())]) {
      const page = await pageOf(slices, actor, null, 1);
      expect(page).toMatchObject({
        nodes: [],
        edges: [],
        pageInfo: { hasNextPage: false, startCursor: null },
      });
      expect(page.pageInfo.endCursor).toHaveLength(
        (await pageOf(slices, program(), null, 1)).pageInfo.endCursor.length,
      );
    }
  });

  it('in the database itself, and no program changes or takes away what was told', async () => {
    const sql = postgres(slices.appUrl, { max: 1, onnotice: () => {} });
    const seen = (settings: Record<string, string>) =>
      sql.begin(async (transaction) => {
        for (const [name, value] of Object.entries(settings))
          await transaction`select set_config(${`app.${name}`}, ${value}, true)`;
        const rows = await transaction`select distinct centre_id as centre from residents.change`;
        return rows.map(({ centre }) => centre as string).sort();
      });
    await register(slices.owner, SHARED);
    const everywhere = { centres: '{}', all_centres: 'on', purpose: 'COORDINATION' };
    try {
      for (const role of [
        'COORDINATOR',
        'AUDITOR',
        'REGISTRAR',
        'LEGAL_REPRESENTATIVE',
        'STATISTICS',
        'MAINTENANCE',
        '',
      ])
        expect([role, await seen({ ...everywhere, organisation: 'STATE', role })]).toEqual([role, []]);
      const service = { role: 'SERVICE', organisation: 'STATE' };
      expect(await seen({ ...service, centres: `{${HERE}}` })).toEqual([HERE]);
      expect(await seen({ ...service, centres: `{${HERE}}`, zones: `{${newIdentifier()}}` })).toEqual([]);
      expect(await seen({ ...service, ...everywhere })).toEqual([HERE, ELSEWHERE, SHARED].sort());
      expect(await seen({ ...service, ...everywhere, organisation: 'IOM' })).toEqual([SHARED]);
      expect(await seen({ ...service, ...everywhere, organisation: 'CLINIC' })).toEqual([]);
      for (const table of ['change', 'feed_generation'])
        for (const text of [
          `update residents.${table} set generation = 1`,
          `delete from residents.${table}`,
          `truncate residents.${table}`,
        ])
          await expect(sql.unsafe(text), text).rejects.toMatchObject({ code: '42501' });
    } finally {
      await sql.end();
    }
  });
});

describe("the owner's program", () => {
  it('is told of those of its centres, each person named in the audit', async () => {
    const [one, other] = [await register(slices.owner, HERE), await register(slices.owner, ELSEWHERE)];
    expect(await wordsFor(program('STATE', HERE), one)).toEqual(['REGISTERED', 'STAY_BEGAN']);
    expect(await wordsFor(program('STATE', HERE), other)).toEqual([]);
    expect(await wordsFor(program(), other)).toEqual(['REGISTERED', 'STAY_BEGAN']);
    const { told } = await followedAll(slices, program('STATE', HERE, ELSEWHERE));
    expect([wordsOf(told, one), wordsOf(told, other)]).toEqual([
      ['REGISTERED', 'STAY_BEGAN'],
      ['REGISTERED', 'STAY_BEGAN'],
    ]);
    const { cursor } = await followedAll(slices, program());
    await leave(one);
    await pageOf(slices, program(), cursor);
    const last = (await auditEvents(slices.owner, 'residents')).at(-1)!;
    expect(last).toMatchObject({ kind: 'READ', people: [one] });
  });

  it('reads the resident and the stay beside a change, as far as they are open to it', async () => {
    const { cursor } = await followedAll(slices, program());
    const id = await register(slices.owner, HERE);
    await leave(id);
    const text = `query ($after: String) { changes(after: $after) { nodes {
      kind resident { id arrivedAt givenName } stay { departedAt } } } }`;
    const { data, errors } = await vi.waitFor(
      async () => {
        const answer = await slices.ask(program(), text, { after: cursor });
        expect(answer.data.changes.nodes).toHaveLength(3);
        return answer;
      },
      { timeout: 20_000 },
    );
    expect(data.changes.nodes.at(-1)).toEqual({
      kind: 'STAY_ENDED',
      resident: { id, arrivedAt: '2024-01-01T00:00:00.000Z', givenName: null },
      stay: { departedAt: '2024-06-01T10:00:00.000Z' },
    });
    expect(new Set(errors!.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN']));
  });
});

describe('a program of another organisation', () => {
  it('is told where a clause opens the centre: that somebody came and left, and of fields only their open groups', async () => {
    const id = await register(slices.owner, SHARED);
    await slices.owner`update residents.resident set given_name = 'Other', languages = '{fr}', risk_level = 'LOW' where id = ${id}`;
    await leave(id);
    expect(await wordsFor(program('IOM'), id)).toEqual([
      'REGISTERED',
      'STAY_BEGAN',
      'CHANGED OPERATIONAL',
      'STAY_ENDED',
    ]);
    expect(await wordsFor(program('IOM', HERE), id)).toEqual([]);
    expect(await wordsFor(program('CLINIC'), id)).toEqual([]);
    expect((await wordsFor(program(), id)).sort()).toEqual(
      [
        'REGISTERED',
        'STAY_BEGAN',
        'CHANGED OPERATIONAL',
        'CHANGED IDENTITY',
        'CHANGED PROTECTION',
        'STAY_ENDED',
      ].sort(),
    );
  });

  it('is told of a departure to another centre where nothing is open to it, and not where', async () => {
    const id = await register(slices.owner, SHARED);
    await leave(id);
    await slices.owner`update residents.resident set centre_id = ${HERE}, arrived_at = '2024-07-01', departed_at = null,
      departure_reason = null where id = ${id}`;
    const { told } = await followedAll(slices, program('IOM'));
    expect(wordsOf(told, id)).toEqual(['REGISTERED', 'STAY_BEGAN', 'STAY_ENDED', 'TRANSFERRED']);
    expect(JSON.stringify(told)).not.toContain(HERE);
    expect(await wordsFor(program('STATE', HERE), id)).toEqual(['STAY_BEGAN']);
  });

  it('is told by a consent of what happens while it holds: not of before, not after a withdrawal, and nothing that waits for a second person', async () => {
    const [before, during, withdrawn, awaited, past] = await Promise.all(
      Array.from({ length: 5 }, () => register(slices.owner, HERE)),
    );
    await leave(before!);
    const soon = new Date(Date.now() + 5).toISOString();
    for (const id of [before!, during!, withdrawn!])
      await allow(slices.owner, id, { field_groups: ['HEALTH'], given_at: soon });
    await allow(slices.owner, awaited!, { confirmation: 'AWAITED' });
    await allow(slices.owner, past!, { expires_at: '2024-02-01T00:00:00Z' });
    while (Date.now() < Date.parse(soon) + 5) await Promise.resolve();
    for (const id of [during!, withdrawn!, awaited!, past!]) await leave(id);
    expect(await wordsFor(program('IOM'), withdrawn!)).toEqual(['STAY_ENDED']);
    await slices.owner`update residents.consent set withdrawn_at = now() where resident_id = ${withdrawn!}`;
    const { told } = await followedAll(slices, program('IOM'));
    expect([before, during, withdrawn, awaited, past].map((id) => wordsOf(told, id!))).toEqual([
      [],
      ['STAY_ENDED'],
      [],
      [],
      [],
    ]);
    // Beside it, what the other organisation is told is in the audit as any read of it.
    const last = (await auditEvents(slices.owner, 'residents'))
      .filter(({ organisation, people }) => organisation === 'IOM' && people.length > 0)
      .at(-1)!;
    expect(last.people).toContain(during);
  });
});
