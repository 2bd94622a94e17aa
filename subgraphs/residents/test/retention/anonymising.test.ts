import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { verifyAudit } from '@mrrm/platform/audit/verify';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { TABLES } from '../../src/retention/rules/columns.js';
import { Retention } from '../../src/retention/run.js';
import { RetentionClass } from '../../src/retention/values.js';
import { slice } from '../../src/slice.js';
import { followedAll, program, wordsOf } from '../support/followers.js';
import { allow, register } from '../support/residents.js';

const [HERE, ELSEWHERE] = [newIdentifier(), newIdentifier()] as const;
const ALL = Object.keys(RetentionClass).length;
const LEFT = { departed_at: '2012-03-01T00:00:00Z', departure_reason: 'OTHER' };
const LONG_AGO = { arrived_at: '2012-01-15T10:00:00Z', ...LEFT };
const BANDS = ['UNDER_14', 'FROM_14_TO_15', 'FROM_16_TO_17', 'ADULT'];

let residents: OneSlice;
let keys: { privateKey: JWK; publicKey: JWK };
const witness = join(mkdtempSync(join(tmpdir(), 'mrrm-retention-')), 'witness');
beforeAll(async () => {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  keys = { privateKey: await exportJWK(pair.privateKey), publicKey: await exportJWK(pair.publicKey) };
  residents = await startOneSlice(slice, {
    AUDIT_PRIVATE_JWK: JSON.stringify(keys.privateKey),
    AUDIT_WITNESS: witness,
  });
  residents.graph.known.add(HERE);
}, 60_000);
afterAll(() => residents?.stop());

async function retain<Result>(work: (retention: Retention) => Promise<Result>): Promise<Result> {
  const retention = new Retention({ ownerUrl: residents.database.ownerUrl, ...keys, witness, by: 'keeper' });
  try {
    return await work(retention);
  } finally {
    await retention.close();
  }
}
const dueNow = () => retain((retention) => retention.dryRun());
const everything = async () => {
  const tables = Object.keys(TABLES).filter((table) => !table.startsWith('audit_'));
  const texts = await Promise.all(
    tables.map((table) =>
      residents.owner.unsafe(
        `select coalesce(json_agg(row)::text, '') as text from residents.${table} as row`,
      ),
    ),
  );
  return texts.map(([row]) => row!['text'] as string).join('\n');
};
/** Somebody with a row in every table that speaks of people, each with a text by which it would be found again. */
async function withAllThatIsKept(mark: string, more: Record<string, string | boolean | null> = {}) {
  const [sql, household] = [residents.owner, newIdentifier()];
  await sql`insert into residents.household (id, registration_number) values (${household}, ${`H-${mark.toUpperCase()}`})`;
  const id = await register(sql, HERE, {
    ...{
      registration_number: `N-${mark.toUpperCase()}`,
      given_name: `Given-${mark}`,
      family_name: `Family-${mark}`,
    },
    ...{
      given_name_latin: `Latin ${mark}`,
      family_name_latin: `Latin ${mark}`,
      latin_name_source: 'REGISTRAR',
    },
    ...{ father_name: `Father-${mark}`, father_name_latin: `Father ${mark}`, name_order: 'FAMILY_FIRST' },
    ...{
      household_id: household,
      risk_level: 'HIGH',
      case_manager_id: newIdentifier(),
      ...LONG_AGO,
      ...more,
    },
  });
  const of = { id: newIdentifier(), resident_id: id };
  await sql`insert into residents.correction ${sql({ ...of, field: 'GIVEN_NAME', old_value: `Old-${mark}`, reason: `Why-${mark}`, corrected_at: '2012-02-01Z', resident_version: 1 })}`;
  await sql`insert into residents.name_token ${sql({ token: mark.toLowerCase(), resident_id: id })}`;
  await sql`insert into residents.vulnerability ${sql({ ...of, kind: 'OTHER', identified_at: '2012-02-01Z', note: `Note-${mark}` })}`;
  await sql`insert into residents.case_step ${sql({ ...of, kind: 'SCREENED', taken_at: '2012-02-01Z', case_state: 'NEW', statement: `Seen-${mark}` })}`;
  await sql`insert into residents.area_assessment ${sql({ ...of, case_step_id: of.id, area: 'FOOD', finding: 'NEED', note: `Need-${mark}` })}`;
  await sql`insert into residents.rectification_request ${sql({ ...of, asked_by: 'RESIDENT', asked: `Asked-${mark}`, asked_at: '2012-02-01Z' })}`;
  await sql`insert into residents.subject_access_request ${sql({ ...of, asked_by: 'RESIDENT', asked: `Asked-${mark}`, asked_at: '2012-02-01Z', due_at: '2012-03-01Z' })}`;
  await sql`insert into residents.procedure_step ${sql({ ...of, stage: 'APPEALED', reached_on: '2012-02-01', reference: `Decision-${mark}`, told_by: 'DOCUMENT', recorded_at: '2012-02-01Z' })}`;
  await sql`insert into residents.best_interest_note ${sql({ ...of, noted_at: '2012-02-01Z', note: `Best-${mark}` })}`;
  await sql`insert into residents.presence ${sql({ ...of, centre_id: HERE, checked_at: '2012-02-01Z', status: 'ABSENT', recorded_by_subject: `By-${mark}` })}`;
  await sql`insert into residents.basic_assistance ${sql({ ...of, centre_id: HERE, kind: 'FOOD', item: `Item-${mark}`, provided_at: '2012-02-01Z' })}`;
  const lawyer = newIdentifier();
  await sql`insert into residents.legal_representative ${sql({ id: lawyer, full_name: 'A Lawyer', bureau: 'Bureau' })}`;
  await sql`insert into residents.representation ${sql({ ...of, legal_representative_id: lawyer, appointed_on: '2012-02-01', of_adult: true })}`;
  await allow(sql, id, {
    document_sha256: createHash('sha256').update(mark).digest('hex'),
    given_at: '2012-02-01Z',
  });
  await sql`insert into residents.break_glass (id, resident_id, subject, organisation, role, reason, granted_at, expires_at)
    values (${of.id}, ${id}, ${`Somebody-${mark}`}, 'IOM', 'NURSE', ${`Found hurt at the station, ${mark}`}, '2012-02-01Z', '2012-02-01T00:30Z')`;
  return { id, household, lawyer, document: createHash('sha256').update(mark).digest('hex') };
}

describe('nothing is taken', () => {
  it('of whom is present, whose case is open, who is held or whose time has not come; what keeps them is said', async () => {
    const present = await withAllThatIsKept('present', { departed_at: null, departure_reason: null });
    const open = await withAllThatIsKept('open', { case_state: 'CASE_PLAN' });
    const lately = await withAllThatIsKept('lately', {
      departed_at: new Date(Date.now() - 86_400_000).toISOString(),
    });
    const held = await withAllThatIsKept('held');
    await retain((retention) => retention.hold(held.id, 'A court asked for it'));
    await expect(retain((retention) => retention.hold(held.id, 'Again'))).rejects.toThrow('stands already');
    await expect(retain((retention) => retention.hold(newIdentifier(), 'Nobody'))).rejects.toThrow(
      'Nobody is on record',
    );
    const due = await dueNow();
    const why = (of: { id: string }) =>
      new Set(due.flatMap((one) => (one.residentId === of.id ? [one.keptBecause] : [])));
    expect([present, open, lately, held].map(why)).toEqual([
      new Set(),
      new Set(['OPEN_CASE']),
      new Set(),
      new Set(['LEGAL_HOLD']),
    ]);
    const merged = await register(residents.owner, HERE, LONG_AGO);
    const merge = {
      id: newIdentifier(),
      resident_id: merged,
      survivor_id: present.id,
      reason: 'The same',
      asked_at: '2024-01-01Z',
    };
    await residents.owner`insert into residents.record_merge ${residents.owner(merge)}`;
    expect(
      new Set((await dueNow()).flatMap((one) => (one.residentId === merged ? [one.keptBecause] : []))),
    ).toEqual(new Set(['MERGED']));
    const before = await everything();
    expect(await retain((retention) => retention.run())).toBeUndefined();
    expect(await everything()).toBe(before);
    await retain((retention) => retention.lift(held.id, 'It has ended'));
    expect(await retain((retention) => retention.run())).toMatchObject({ counts: { REGISTER: 1 } });
  });

  it('by the program: it may not take anything away, lift a hold or say another period', async () => {
    const id = await register(residents.owner, HERE, LONG_AGO);
    const app = postgres(residents.appUrl, { max: 1, onnotice: () => {} });
    const asProgram = (text: string) =>
      app.begin(async (sql) => {
        await sql`select set_config('app.role', 'MAINTENANCE', true), set_config('app.organisation', 'STATE', true)`;
        return sql.unsafe(text);
      });
    for (const text of [
      `insert into residents.anonymised (resident_id, record_class) values ('${id}', 'REGISTER')`,
      `insert into residents.legal_hold (id, resident_id, reason, placed_by) values ('${newIdentifier()}', '${id}', 'r', 'p')`,
      `insert into residents.retention_rule values ('REGISTER', now(), 1, 'g', 's', false, 'p')`,
      'delete from residents.correction',
    ])
      await expect(asProgram(text)).rejects.toMatchObject({ code: '42501' });
    await app.end();
    await retain((retention) => retention.hold(id, 'Left for the others'));
  });

  it('is forgotten: every table and every column has its word', async () => {
    const columns = await residents.owner<{ table: string; column: string }[]>`
      select table_name as table, column_name as column from information_schema.columns where table_schema = 'residents'`;
    const named = (table: string, column: string) => {
      const rule = TABLES[table];
      if (!rule || 'nobody' in rule || 'goes' in rule) return rule !== undefined;
      const taken = Object.values(rule.takes).flatMap((values) => Object.keys(values));
      return taken.includes(column) !== rule.keeps.split(/\s+/).includes(column);
    };
    expect(columns.filter(({ table, column }) => !named(table, column))).toEqual([]);
    const known = new Set(columns.map(({ table, column }) => `${table}.${column}`));
    for (const [table, rule] of Object.entries(TABLES))
      for (const column of 'keeps' in rule
        ? [...rule.keeps.split(/\s+/), ...Object.values(rule.takes).flatMap(Object.keys)]
        : [])
        expect(known).toContain(`${table}.${column}`);
  });
});

describe('what is taken', () => {
  it('leaves neither a name nor a number nor a text, whoever shares the household; who follows is told; nobody puts it back', async () => {
    const { cursor } = await followedAll(residents, program());
    const gone = await withAllThatIsKept('canary');
    const sibling = await register(residents.owner, HERE, { household_id: gone.household });
    expect((await dueNow()).filter(({ residentId }) => residentId === gone.id)).toHaveLength(ALL);
    const [low, high] = [gone.id, sibling].sort();
    const apart = { resident_id: low!, other_id: high!, reason: 'Not canary', told_at: '2024-01-01Z' };
    await residents.owner`insert into residents.told_apart ${residents.owner(apart)}`;
    expect(await everything()).toMatch(/canary/i);

    const certificate = (await retain((retention) => retention.run()))!;
    const left = await everything();
    // The number of a household is that of whoever is left in it.
    expect(left.replaceAll('H-CANARY', '')).not.toMatch(/canary/i);
    expect(left).not.toContain(gone.document);
    const [row] = await residents.owner`select * from residents.resident where id = ${gone.id}`;
    expect(row).toMatchObject({
      given_name: 'ANONYMISED',
      family_name: null,
      languages: [],
      sex: 'MALE',
      version: 3,
    });
    const told = (await followedAll(residents, program(), cursor)).told;
    expect(wordsOf(told, gone.id)).toContain('ANONYMISED');

    const list =
      await residents.owner`select resident_id as id, record_class as class from residents.anonymised
      where certificate_id = ${certificate.id} order by resident_id, record_class collate "C"`;
    const text = list.map((one) => `${one['id']} ${one['class']}\n`).join('');
    expect(certificate).toMatchObject({
      counts: Object.fromEntries(Object.keys(RetentionClass).map((name) => [name, 1])),
      listSha256: createHash('sha256').update(text).digest('hex'),
    });
    await residents.owner`update residents.resident set departed_at = '2012-03-01Z', departure_reason = 'OTHER', case_state = 'CLOSED',
      arrived_at = '2012-01-20Z', version = version + 1 where id = ${sibling}`;
    await retain((retention) => retention.run());
    expect(await everything()).not.toMatch(/canary/i);

    for (const [mutation, input] of Object.entries({
      correctResident: { reason: 'Known after all', givenName: 'Back' },
      readmitResident: { arrivedAt: '2024-01-01T00:00:00Z' },
    })) {
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
      const { data } = await residents.ask(
        { centres: [HERE], role: 'CENTRE_MANAGER' },
        `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code message } } }`,
        { input: { idempotencyKey: newIdentifier(), residentId: gone.id, expectedVersion: 3, ...input } },
      );
      expect(data[mutation].userErrors).toMatchObject([
        { code: 'RULE_VIOLATION', message: expect.stringContaining('taken away after its time') },
      ]);
    }
  });

  it('by a run that is killed half-way is taken by the next one, once, and certified whole; the chain holds', async () => {
    const ids: string[] = [];
    for (const one of 'abcdefg') ids.push((await withAllThatIsKept(`killed ${one}`)).id);
    await retain(async (retention) => {
      // The connection is lost in the third transaction, at whatever it does then.
      const kill = residents.owner.begin(async (sql) => {
        await sql`select from residents.resident where id = ${ids[5]!} for update`;
        const running = retention.run(2).catch((error: Error) => error);
        let killed = 0;
        while (killed === 0)
          killed = (
            await residents.owner`select pg_terminate_backend(pid) from pg_stat_activity
              where application_name = 'mrrm-retention' and wait_event_type = 'Lock' and datname = current_database()`
          ).length;
        return running;
      });
      expect(await kill).toBeInstanceOf(Error);
    });
    const half =
      await residents.owner`select resident_id, anonymised_at from residents.anonymised where certificate_id is null`;
    expect(half.length).toBeGreaterThan(0);
    expect(half.length).toBeLessThan(7 * ALL);
    const certificate = (await retain((retention) => retention.run(2)))!;
    expect(certificate.counts).toEqual(
      Object.fromEntries(Object.keys(RetentionClass).map((name) => [name, 7])),
    );
    const versions =
      await residents.owner`select version from residents.resident where id in ${residents.owner(ids)}`;
    expect(versions.map(({ version }) => version)).toEqual(ids.map(() => 3));
    const again = await residents.owner`select resident_id, anonymised_at from residents.anonymised
      where (resident_id, anonymised_at) in ${residents.owner(half.map((one) => residents.owner([one['resident_id'], one['anonymised_at']])))}`;
    expect(again.length).toBe(half.length);
    expect(await retain((retention) => retention.run())).toBeUndefined();

    const events = await auditEvents(residents.owner, 'residents');
    const certified = events.filter(({ operation }) => operation === 'certifyAnonymisation').at(-1);
    expect(certified).toMatchObject({ subject: 'STATE:keeper', certified: certificate });
    const named = events.filter(({ operation }) => operation === 'anonymise').flatMap(({ people }) => people);
    for (const id of ids) expect(named.filter((one) => one === id)).toHaveLength(ALL);
    expect(events.filter(({ operation }) => operation === 'listRetention').at(-1)!.kind).toBe('READ');
    const { broken } = await verifyAudit({
      owner: 'residents',
      url: residents.appUrl,
      publicKey: keys.publicKey,
      witness,
    });
    expect(broken).toBeUndefined();
  }, 30_000);

  it('is also what was said in complaints without a name, once they were closed for as long as PROTECTION says', async () => {
    const sql = residents.owner;
    const complain = async (mark: string, state: string, taken_at: string) => {
      const id = newIdentifier();
      const of = { category: 'FOOD', channel: 'BOX', language: 'ar' };
      const at = { received_at: '2012-01-01Z', acknowledge_by: '2012-01-03Z' };
      await sql`insert into residents.complaint ${sql({ id, centre_id: HERE, ...of, ...at, state, text: `Said-${mark}`, code_hash: mark })}`;
      const step = { id: newIdentifier(), complaint_id: id, step: state, taken_at, text: `Answer-${mark}` };
      await sql`insert into residents.complaint_step ${sql(step)}`;
    };
    await complain('answered', 'ANSWERED', '2012-02-01Z');
    await complain('fresh', 'CLOSED', new Date(Date.now() - 86_400_000).toISOString());
    for (const mark of ['old-1', 'old-2']) await complain(mark, 'CLOSED', '2012-02-01Z');
    expect(await retain((retention) => retention.namelessDue())).toBe(2);
    expect(await retain((retention) => retention.takeNameless(1))).toBe(2);
    const left = await everything();
    expect(
      ['Said-answered', 'Answer-fresh', 'Said-old', 'Answer-old'].map((word) => left.includes(word)),
    ).toEqual([true, true, false, false]);
  });

  it('leaves every figure as it was, for every age at the arrival', async () => {
    for (let one = 0; one < 60; one += 1)
      await register(residents.owner, ELSEWHERE, {
        // From 11 to 20 years, also on the very day of a birthday.
        date_of_birth: new Date(Date.UTC(2012 - 20 + (one % 10), (one * 5) % 12, 1 + ((one * 7) % 28)))
          .toISOString()
          .slice(0, 10),
        ...{ sex: one % 3 ? 'MALE' : 'FEMALE', nationality: one % 2 ? 'SYR' : 'AFG' },
        arrived_at: new Date(Date.UTC(2012, (one * 5) % 12, 1 + ((one * 7) % 28), 12)).toISOString(),
        ...{ departed_at: '2013-02-01T00:00:00Z', departure_reason: 'OTHER' },
      });
    const ages =
      () => residents.owner`select id, case when age < 14 then 14 when age < 16 then 16 when age < 18 then 18 end as band from (
      select id, extract(year from age(residents.day_at(arrived_at, centre_id), date_of_birth)) as age from residents.resident where centre_id = ${ELSEWHERE}) as aged order by id`;
    const figures = async () => {
      const parts = ['Q2', 'H2', 'YEAR'].flatMap((period) =>
        ['', ...BANDS.map((band) => `ageBand: ${band}`), 'sex: MALE', 'nationality: "SYR"'].map(
          (more) =>
            `residentCohort(centreId: "${ELSEWHERE}", year: 2012, period: ${period} ${more}) { size sizeWithheld memberIds }`,
        ),
      );
      const analyst = {
        organisation: 'IOM',
        role: 'ANALYST',
        purpose: 'STATISTICS',
        centres: [ELSEWHERE],
        principal: newIdentifier(),
      };
      const text = `{ ${parts.map((part, index) => `f${index}: ${part}`).join(' ')} }`;
      const { data, errors } = await residents.ask(analyst, text);
      expect(errors).toBeUndefined();
      return data;
    };
    const before = { ages: [...(await ages())], figures: await figures() };
    expect(JSON.stringify(before.figures)).toMatch(/"size":\d/);
    expect((await retain((retention) => retention.run()))!.counts.REGISTER).toBe(60);
    expect({ ages: [...(await ages())], figures: await figures() }).toEqual(before);
  });
});

it('the command says what is due, and how it is used; it changes nothing by itself', async () => {
  const id = await register(residents.owner, HERE, LONG_AGO);
  const main = new URL('../../dist/retention/main.js', import.meta.url).pathname;
  const environment = {
    ...process.env,
    OWNER_DATABASE_URL_RESIDENTS: residents.database.ownerUrl,
    AUDIT_PRIVATE_JWK: JSON.stringify(keys.privateKey),
    AUDIT_WITNESS: witness,
    RETENTION_BY: 'keeper',
  };
  const command = (...words: string[]) =>
    promisify(execFile)(process.execPath, [main, ...words], { env: environment });
  expect(JSON.parse((await command('--dry-run', '--json')).stdout)).toContainEqual(
    expect.objectContaining({ residentId: id, recordClass: 'REGISTER', keptBecause: null }),
  );
  await expect(command('--rule', 'REGISTER', 'soon')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Usage'),
  });
});

it('a period is another one from now on, and what was in force before stays on record', async () => {
  const rules = () => retain((retention) => retention.rules());
  expect((await rules()).map(({ assumed, inForce }) => [assumed, inForce])).toEqual(
    Object.keys(RetentionClass).map(() => [true, true]),
  );
  const id = await register(residents.owner, HERE, {
    ...LONG_AGO,
    departed_at: new Date(Date.now() - 40 * 86_400_000).toISOString(),
  });
  const mine = async () =>
    (await dueNow()).filter(({ residentId }) => residentId === id).map((one) => one.recordClass);
  expect(await mine()).toEqual([]);
  const rule = {
    recordClass: 'PRESENCE',
    months: 1,
    ground: 'GDPR art. 5(1)(e)',
    source: 'Order 1 of the agency',
  } as const;
  await retain((retention) => retention.setRule(rule));
  expect(await mine()).toEqual(['PRESENCE']);
  expect((await rules()).filter(({ recordClass }) => recordClass === 'PRESENCE')).toMatchObject([
    { months: 1, assumed: false, inForce: true, saidBy: 'STATE:keeper' },
    { months: 12, assumed: true, inForce: false },
  ]);
});
