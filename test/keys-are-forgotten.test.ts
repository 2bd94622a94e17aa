import { type Slice, startSlice } from '@mrrm/platform/slice';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeActorTokenKeys } from '../start/dist/keys.js';
import { OWNERS, type Owner } from '../start/dist/owners.js';
import { slice as facilities } from '../subgraphs/facilities/dist/slice.js';
import { slice as residents } from '../subgraphs/residents/dist/slice.js';
import { register } from '../subgraphs/residents/test/support/residents.js';
import { slice as services } from '../subgraphs/services/dist/slice.js';
import { slice as staff } from '../subgraphs/staff/dist/slice.js';
import { makeAuditKey, type OneSlice, startOneSlice } from './support/one-slice/slice.js';

const slices = { residents, services, staff, facilities } as Record<Owner, Slice<never>>;
const started = {} as Record<Owner, OneSlice>;
beforeAll(async () => {
  for (const owner of OWNERS) started[owner] = await startOneSlice(slices[owner]);
});
afterAll(async () => {
  for (const one of Object.values(started)) await one.stop();
});

describe.each(OWNERS)('the idempotency keys of %s', (owner) => {
  const keys = async () => {
    const rows = await started[owner].owner.unsafe(`select key from ${owner}.idempotency order by key`);
    return rows.map(({ key }) => key);
  };

  it('are kept for 29 days and gone after 31, however many there are and whoever was away', async () => {
    const { owner: sql, graph, verify } = started[owner];
    await sql.unsafe(`insert into ${owner}.idempotency (organisation, subject, key, operation, input_digest, created_at)
      select 'IOM', 'IOM:somebody', 'young-' || n, 'anything', '', now() - interval '29 days' from generate_series(1, 2) n
      union all select 'STATE', 'STATE:another', 'old-' || n, 'anything', '', now() - interval '31 days' from generate_series(1, 1001) n`);
    graph.away = true;
    await verify();
    expect(await keys()).toEqual(['young-1', 'young-2']);
  });

  it('are taken away by nobody while they are young, not even by the slice or the owner of the tables', async () => {
    const { owner: sql, appUrl } = started[owner];
    expect((await sql.unsafe(`delete from ${owner}.idempotency returning key`)).length).toBe(0);
    const app = postgres(appUrl, { max: 1, onnotice: () => {} });
    try {
      for (const [organisation, role] of [
        ['SELF', 'SERVICE'],
        ['IOM', 'CASE_MANAGER'],
        ['SELF', 'MAINTENANCE'],
      ] as const)
        await app.begin(async (query) => {
          await query`select set_config('app.organisation', ${organisation}, true), set_config('app.role', ${role}, true),
            set_config('app.principal', 'IOM:somebody', true)`;
          expect((await query.unsafe(`delete from ${owner}.idempotency returning key`)).length).toBe(0);
        });
    } finally {
      await app.end();
    }
    expect(await keys()).toEqual(['young-1', 'young-2']);
  });
});

describe('an act that is repeated', () => {
  const mutation = `mutation ($input: ProvideBasicAssistanceInput!) { provideBasicAssistance(input: $input) {
    basicAssistance { id } userErrors { code path } } }`;

  it('is answered as at first while its key is remembered, and is a new act once it is not', async () => {
    const { owner: sql, graph, ask, verify } = started.residents;
    const centreId = newIdentifier();
    graph.away = false;
    graph.known.add(centreId);
    const residentId = await register(sql, centreId);
    const input = {
      idempotencyKey: newIdentifier(),
      residentId,
      kind: 'FOOD',
      item: 'bread',
      quantity: 1,
      providedAt: '2024-05-01T10:00:00Z',
    };
    const act = async () => {
      const { data, errors } = await ask({ centres: [centreId], role: 'CASE_MANAGER' }, mutation, { input });
      expect(errors).toBeUndefined();
      expect(data.provideBasicAssistance.userErrors).toEqual([]);
      return data.provideBasicAssistance.basicAssistance.id as string;
    };
    const age = (days: number) =>
      sql`update residents.idempotency set created_at = now() - make_interval(days => ${days}) where key = ${input.idempotencyKey}`;
    const first = await act();
    await age(29);
    await verify();
    expect(await act()).toBe(first);
    await age(31);
    await verify();
    expect(await act()).not.toBe(first);
    const [counted] =
      await sql`select count(*)::int as acts from residents.basic_assistance where resident_id = ${residentId}`;
    expect(counted!['acts']).toBe(2);
  });
});

describe('a slice that has no place for the end of its audit', () => {
  it('does not start, and says which variable is missing, unless no real data are near', async () => {
    const { appUrl } = started.staff;
    const environment = {
      PORT: '0',
      LOG_LEVEL: 'silent',
      DATABASE_URL_STAFF: appUrl,
      ACTOR_TOKEN_ISSUERS: JSON.stringify((await makeActorTokenKeys()).issuers),
      AUDIT_PRIVATE_JWK: JSON.stringify(await makeAuditKey()),
    };
    for (const more of [{}, { MRRM_DEVELOPMENT: '0' }, { MRRM_DEVELOPMENT: '' }, { AUDIT_WITNESS: '' }])
      await expect(startSlice(slices.staff, { ...environment, ...more })).rejects.toThrow('AUDIT_WITNESS');
    const running = await startSlice(slices.staff, { ...environment, MRRM_DEVELOPMENT: '1' });
    await running.close();
  });
});
