import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Databases } from '../start/dist/databases.js';
import { OWNERS } from '../start/dist/owners.js';
import { copyDatabases } from './support/databases.js';

/** Tables that speak of nobody and are read by everybody; the application's own rules narrow them to centres. */
const KNOWN_TO_ALL: Record<string, string[]> = {
  residents: [
    'audit_head',
    'entitlement',
    'feed_fold',
    'feed_generation',
    'known_agreement',
    'missing_clock',
    'retention_rule',
    'sharing_clause',
  ],
  services: ['audit_head', 'known_agreement', 'sharing_clause'],
  staff: ['audit_head', 'organisation'],
  facilities: ['audit_head', 'bed', 'capacity', 'floor', 'published_figure', 'room'],
};

let databases: Databases;
let drop: () => Promise<void>;
const open: Sql[] = [];
beforeAll(async () => {
  ({ databases, drop } = await copyDatabases());
});
afterAll(async () => {
  for (const sql of open) await sql.end();
  await drop();
});

function connect(url: string): Sql {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  open.push(sql);
  return sql;
}

/** Runs one statement as a slice does, under the settings of an actor. */
const as = (sql: Sql, settings: Record<string, string>, text: string) =>
  sql.begin(async (transaction) => {
    for (const [name, value] of Object.entries(settings))
      await transaction`select set_config(${`app.${name}`}, ${value}, true)`;
    return transaction.unsafe(text);
  });

const tablesOf = async (sql: Sql, owner: string) =>
  (await sql`select c.relname as name, c.relkind as kind, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      c.reloptions as options, pg_get_userbyid(c.relowner) as owner,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
      exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'centre_id' and not a.attisdropped) as centred
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${owner} and c.relkind in ('r', 'v', 'm', 'p') order by c.relname`) as unknown as {
    name: string;
    kind: string;
    enabled: boolean;
    forced: boolean;
    options: string[] | null;
    owner: string;
    policies: number;
    centred: boolean;
  }[];

describe.each([...OWNERS])('the database of %s', (owner) => {
  it('is used by a role that owns nothing and bypasses nothing', async () => {
    const sql = connect(databases[owner].appUrl);
    const [role] = await sql`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
        (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned,
        (select count(*)::int from pg_auth_members where member = pg_roles.oid) as memberships
      from pg_roles where rolname = current_user`;
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owned: 0,
      memberships: 0,
    });
  });

  it('forces its policies on every table, and every view asks with the rights of its reader', async () => {
    const tables = await tablesOf(connect(databases[owner].appUrl), owner);
    expect(tables.length).toBeGreaterThan(5);
    const faults = tables.flatMap(({ name, kind, enabled, forced, options, policies }) => {
      if (kind === 'v')
        return options?.includes('security_invoker=true') ? [] : [`${name} asks with its owner's rights.`];
      if (kind !== 'r') return [`${name} is neither a table nor a view: what guards it?`];
      if (!enabled || !forced) return [`${name}: ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY.`];
      return policies > 0 ? [] : [`${name} has no policy: nobody reads or writes it.`];
    });
    expect(faults).toEqual([]);
  });

  it('runs with the rights of their owner the one function that numbers people, and tells nobody who they are, and the one that ends what renews a withdrawn consent', async () => {
    const sql = connect(databases[owner].appUrl);
    const functions =
      await sql`select proname as name from pg_proc join pg_namespace n on n.oid = pronamespace
      where n.nspname = ${owner} and prosecdef`;
    // What the second one refuses: `opening/renewals.test.ts` of the residents.
    const named = owner === 'residents' ? ['audit_numbers', 'withdraw_line'] : ['audit_numbers'];
    expect(functions.map(({ name }) => name).sort()).toEqual(named);
    const one = crypto.randomUUID();
    await sql
      .begin(async (transaction) => {
        const [row] = await transaction.unsafe(
          `select ${owner}.audit_numbers(array['${one}', '${one}']::uuid[], 0) as numbers`,
        );
        const [number, again] = row!['numbers'] as number[];
        expect(again).toBe(number);
        for (const table of ['audit_person', 'audit_place'])
          expect(await transaction.unsafe(`select from ${owner}.${table}`), table).toHaveLength(0);
        throw new Error('back');
      })
      .catch((error: Error) => expect(error.message).toBe('back'));
  });

  it('shows no row to a transaction that says of nobody that it is', async () => {
    const sql = connect(databases[owner].appUrl);
    const shown: string[] = [];
    for (const { name } of await tablesOf(sql, owner)) {
      const [row] = await as(sql, {}, `select exists (select from ${owner}."${name}") as found`);
      if (row!['found']) shown.push(name);
    }
    expect(shown.filter((name) => !KNOWN_TO_ALL[owner]!.includes(name))).toEqual([]);
  });

  it('does not let the application say that it maintains', async () => {
    const sql = connect(databases[owner].appUrl);
    const table = { residents: 'resident', services: 'session', staff: 'handover', facilities: 'placement' }[
      owner
    ];
    const [row] = await as(
      sql,
      { role: 'MAINTENANCE' },
      `select count(*)::int as found from ${owner}.${table}`,
    );
    expect(row!['found']).toBe(0);
    const maintainer = connect(databases[owner].ownerUrl);
    const [unsaid] = await as(maintainer, {}, `select count(*)::int as found from ${owner}.${table}`);
    const [said] = await as(
      maintainer,
      { role: 'MAINTENANCE' },
      `select count(*)::int as found from ${owner}.${table}`,
    );
    expect([unsaid!['found'], said!['found'] > 0]).toEqual([0, true]);
  });

  it('lets its audit grow and nothing else', async () => {
    const sql = connect(databases[owner].appUrl);
    for (const text of [
      `update ${owner}.audit_event set event = '{}'`,
      `delete from ${owner}.audit_event`,
      `truncate ${owner}.audit_event`,
      `alter table ${owner}.audit_event disable row level security`,
      `drop policy "appended" on ${owner}.audit_event`,
      `insert into ${owner}.audit_person (person) values (gen_random_uuid())`,
      `update ${owner}.audit_person set person = gen_random_uuid()`,
      `delete from ${owner}.audit_person`,
      `insert into ${owner}.audit_place values (0, 0)`,
      `update ${owner}.audit_place set block = 0`,
      `delete from ${owner}.audit_place`,
    ])
      await expect(as(sql, { organisation: 'STATE', role: 'AUDITOR' }, text), text).rejects.toThrow(
        /permission denied|must be owner/,
      );
  });

  it('shows rows of the own centre alone, whatever the statement forgets to ask', async () => {
    const sql = connect(databases[owner].appUrl);
    const facilities = connect(databases.facilities.ownerUrl);
    const [sofia] = await as(
      facilities,
      { role: 'MAINTENANCE' },
      `select id from facilities.centre where code = 'RRC-SOFIA'`,
    );
    const centre = sofia!['id'] as string;
    const role = { organisation: 'STATE', role: 'CASE_MANAGER', purpose: 'CARE', centres: `{${centre}}` };
    let seen = 0;
    for (const { name, centred } of await tablesOf(sql, owner)) {
      if (!centred || KNOWN_TO_ALL[owner]!.includes(name)) continue;
      const [row] = await as(
        sql,
        role,
        `select count(*)::int as all, count(*) filter (where centre_id <> '${centre}')::int as foreign from ${owner}."${name}"`,
      );
      // What was noted of a resident at an earlier centre goes with the resident.
      if (name !== 'presence' && name !== 'basic_assistance')
        expect([name, row!['foreign']]).toEqual([name, 0]);
      seen += row!['all'];
    }
    expect(seen).toBeGreaterThan(0);
  });
});

describe('the other organisation, with a statement that forgets to ask', () => {
  it('gets residents whom a clause or a consent opens to it for the purpose, and no other', async () => {
    const sql = connect(databases.residents.appUrl);
    const maintainer = connect(databases.residents.ownerUrl);
    const everywhere = { organisation: 'IOM', role: 'COORDINATOR', centres: '{}', all_centres: 'on' };
    const count = 'select count(*)::int as found from residents.resident';
    const [none] = await as(sql, { ...everywhere, purpose: 'STATISTICS' }, count);
    expect(none!['found']).toBe(0);
    const [some] = await as(sql, { ...everywhere, purpose: 'CARE' }, count);
    const [expected] = await as(
      maintainer,
      { role: 'MAINTENANCE' },
      `select count(*)::int as found from residents.resident r where
        exists (select from residents.sharing_clause c where c.centre_id = r.centre_id and c.organisation = 'IOM'
          and 'CARE' = any(c.purposes) and c.valid_from <= now() and coalesce(c.valid_until, 'infinity') > now())
        or exists (select from residents.consent k where k.resident_id = r.id and k.recipient_organisation = 'IOM'
          and k.purpose = 'CARE' and k.confirmation <> 'AWAITED' and k.given_at <= now() and coalesce(k.expires_at, 'infinity') > now()
          and coalesce(k.withdrawn_at, 'infinity') > now())`,
    );
    expect(some!['found']).toBe(expected!['found']);
    await as(maintainer, { role: 'MAINTENANCE' }, 'update residents.sharing_clause set valid_until = now()');
    const [fewer] = await as(sql, { ...everywhere, purpose: 'CARE' }, count);
    expect(fewer!['found']).toBeLessThan(some!['found']);
  });
});

describe('a partner at every centre, with a statement that forgets to ask', () => {
  it('gets no handover and no colleague of State or IOM, who get those of each other', async () => {
    const sql = connect(databases.staff.appUrl);
    const coordinator = { role: 'COORDINATOR', purpose: 'COORDINATION', centres: '{}', all_centres: 'on' };
    const found = async (organisation: string) => {
      const [row] = await as(
        sql,
        { ...coordinator, organisation },
        `select (select count(*) from staff.handover)::int as handovers, (select count(*) from staff.staff_member)::int as people,
          (select count(*) from staff.shift)::int as shifts, (select count(*) from staff.shift_assignment)::int as planned`,
      );
      return row as unknown as { handovers: number; people: number; shifts: number; planned: number };
    };
    const [state, iom, partner, stranger] = await Promise.all(
      ['STATE', 'IOM', 'CLINIC', 'NOBODY'].map(found),
    );
    expect(state!.handovers).toBeGreaterThan(0);
    expect(state!.people).toBeGreaterThan(0);
    expect(iom).toEqual(state);
    // How well a shift is covered is for everybody at a centre: it counts who is planned.
    const rota = { shifts: state!.shifts, planned: state!.planned };
    expect(partner).toEqual({ handovers: 0, people: 0, ...rota });
    expect(stranger).toEqual({ handovers: 0, people: 0, ...rota });
  });
});

describe('rows of the residents that no type shows, to a statement that forgets to ask', () => {
  it("go with their resident, are the owner's alone where they say why somebody is held, and are changed by nobody", async () => {
    const app = connect(databases.residents.appUrl);
    const maintainer = connect(databases.residents.ownerUrl);
    const maintains = { role: 'MAINTENANCE' };
    const [one, other] = await as(
      maintainer,
      maintains,
      `select distinct on (centre_id) id, centre_id as centre from residents.resident where departed_at is null order by centre_id, id limit 2`,
    );
    const { id, centre } = one!;
    const fill = `
      delete from residents.anonymised; delete from residents.imported_row;
      insert into residents.import_run (id, source, rows_read, rows_imported, rows_known, rows_refused) values ('${id}', 'OLD', 1, 1, 0, 0);
      insert into residents.imported_row (id, source, source_key, centre_id, resident_id, run_id, digest)
        values ('${id}', 'OLD', 'K', '${centre}', '${id}', '${id}', '');
      insert into residents.legal_hold (id, resident_id, reason, placed_by) values ('${id}', '${id}', 'A court', 'officer');
      insert into residents.anonymised (resident_id, record_class) values ('${id}', 'ASSISTANCE')`;
    await as(maintainer, maintains, fill);
    const here = { organisation: 'STATE', role: 'CASE_MANAGER', purpose: 'CARE', centres: `{${centre}}` };
    const seen = async (more: Record<string, string>) =>
      (
        await as(
          app,
          { ...here, ...more },
          `select (select count(*)::int from residents.imported_row) as rows, (select count(*)::int from residents.anonymised) as taken,
            (select count(*)::int from residents.legal_hold) as holds, (select count(*)::int from residents.import_run) as runs`,
        )
      )[0];
    const nothing = { rows: 0, taken: 0, holds: 0, runs: 0 };
    expect(await seen({ centres: `{${other!['centre']}}` })).toEqual(nothing);
    expect(await seen({ organisation: 'NOBODY' })).toEqual(nothing);
    expect(await seen({ role: 'ANALYST' })).toEqual(nothing);
    expect(await seen({})).toEqual({ ...nothing, rows: 1, taken: 1 });
    for (const text of [
      `update residents.imported_row set source_key = 'L'`,
      'delete from residents.imported_row',
      'delete from residents.anonymised',
      `insert into residents.anonymised (resident_id, record_class) values ('${id}', 'REGISTER')`,
      `insert into residents.legal_hold (id, resident_id, reason, placed_by) values (gen_random_uuid(), '${id}', 'x', 'x')`,
      `insert into residents.imported_row (id, source, source_key, centre_id, resident_id, run_id, digest)
        values (gen_random_uuid(), 'OLD', 'L', '${other!['centre']}', '${other!['id']}', '${id}', '')`,
    ])
      await expect(as(app, here, text), text).rejects.toThrow(/permission denied|row-level security/);
    expect(
      await as(app, here, 'update residents.legal_hold set version = version + 1 returning id'),
    ).toHaveLength(0);
  });
});
