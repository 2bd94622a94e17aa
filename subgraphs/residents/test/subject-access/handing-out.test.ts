import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEvents } from '../../../../test/support/audit-events.js';
import { makeAuditKey, type OneSlice, startOneSlice } from '../../../../test/support/one-slice/slice.js';
import { labels } from '../../src/labels.js';
import { TABLES } from '../../src/retention/rules/columns.js';
import { slice } from '../../src/slice.js';
import { handOut } from '../../src/subject-access/hand-out.js';
import { pageOf } from '../../src/subject-access/rules/page.js';
import { headingIn, sectionIn } from '../../src/subject-access/rules/speech.js';
import { allow, recordOf, register, share } from '../support/residents.js';
import { complain } from '../support/walk-services.js';

const HERE = newIdentifier();
const NAME = '<script>alert("x")</script>';

let residents: OneSlice;
let privateKey: Awaited<ReturnType<typeof makeAuditKey>>;
let id: string;
let other: string;
beforeAll(async () => {
  privateKey = await makeAuditKey();
  residents = await startOneSlice(slice, { AUDIT_PRIVATE_JWK: JSON.stringify(privateKey) });
  const sql = residents.owner;
  await share(sql, HERE);
  const household = newIdentifier();
  await sql`insert into residents.household (id, registration_number) values (${household}, 'H-1')`;
  id = await register(sql, HERE, { given_name: NAME, family_name: 'محمد', household_id: household });
  other = await register(sql, HERE, { given_name: 'Sibling-canary', household_id: household });
  const of = (residentId: string) => ({ id: newIdentifier(), resident_id: residentId });
  for (const one of [id, other]) {
    const mark = one === id ? 'own' : 'Sibling-canary';
    await sql`insert into residents.presence ${sql({ ...of(one), centre_id: HERE, checked_at: '2024-02-01Z', status: 'ABSENT' })}`;
    await sql`insert into residents.vulnerability ${sql({ ...of(one), kind: 'OTHER', identified_at: '2024-02-01Z', note: mark })}`;
    const step = of(one);
    await sql`insert into residents.case_step ${sql({ ...step, kind: 'SCREENED', taken_at: '2024-02-01Z', case_state: 'NEW', statement: mark })}`;
    await sql`insert into residents.area_assessment ${sql({ ...of(one), case_step_id: step.id, area: 'FOOD', finding: 'NO_NEED', note: mark })}`;
    await sql`insert into residents.best_interest_note ${sql({ ...of(one), noted_at: '2024-02-01Z', note: mark })}`;
    await sql`insert into residents.basic_assistance ${sql({ ...of(one), centre_id: HERE, kind: 'FOOD', item: mark, provided_at: '2024-02-01Z' })}`;
    await sql`insert into residents.correction ${sql({ ...of(one), field: 'GIVEN_NAME', old_value: mark, reason: mark, corrected_at: '2024-02-01Z', resident_version: 1 })}`;
    await sql`insert into residents.rectification_request ${sql({ ...of(one), asked_by: 'RESIDENT', asked: mark, asked_at: '2024-02-01Z' })}`;
    await sql`insert into residents.subject_access_request ${sql({ ...of(one), asked_by: 'RESIDENT', asked: mark, asked_at: '2024-02-01Z', due_at: '2024-03-01Z' })}`;
    await allow(sql, one);
    await sql`insert into residents.break_glass (id, resident_id, subject, organisation, role, reason, granted_at, expires_at)
      values (${newIdentifier()}, ${one}, 'somebody', 'IOM', 'NURSE', ${`Found hurt at the station, ${mark}`}, '2024-02-01Z', '2024-02-01T00:30Z')`;
    const lawyer = newIdentifier();
    await sql`insert into residents.legal_representative ${sql({ id: lawyer, full_name: `Lawyer of ${mark}`, bureau: 'Bureau' })}`;
    await sql`insert into residents.representation ${sql({ ...of(one), legal_representative_id: lawyer, appointed_on: '2024-02-01' })}`;
  }
  for (const table of ['kin', 'identity_document', 'photo', 'procedure_step'] as const)
    await recordOf(sql, table, id);
  const episode = of(id);
  await sql`insert into residents.missing_episode ${sql({ ...episode, centre_id: HERE, since: '2024-02-01Z' })}`;
  await sql`insert into residents.missing_step ${sql({ ...of(id), episode_id: episode.id, step: 'CASE_MANAGER', taken_at: '2024-02-01Z' })}`;
  const [stay] = await sql`select id from residents.stay where resident_id = ${id}`;
  const moved = {
    ...of(id),
    stay_id: stay!['id'],
    from_centre_id: HERE,
    to_centre_id: newIdentifier(),
    reason: 'Closer to kin',
  };
  const codes = {
    from_centre_code: 'A',
    to_centre_code: 'B',
    planned_on: '2024-03-01',
    requested_at: '2024-02-01Z',
  };
  await sql`insert into residents.transfer ${sql({ ...moved, ...codes })}`;
  const undone = {
    departed_at: '2024-02-01Z',
    departure_reason: 'OTHER',
    recorded_at: '2024-02-01Z',
    undone_at: '2024-02-01T01:00Z',
  };
  await sql`insert into residents.undone_departure ${sql({ ...of(id), ...undone, stay_id: stay!['id'], reason: 'Mistaken' })}`;
  await complain(sql, id, HERE, newIdentifier());
  const run = newIdentifier();
  await sql`insert into residents.import_run ${sql({ id: run, source: 'OLD', rows_read: 1, rows_imported: 1, rows_known: 0, rows_refused: 0 })}`;
  await sql`insert into residents.imported_row ${sql({ ...of(id), source: 'OLD', source_key: '7', centre_id: HERE, run_id: run, digest: '' })}`;
  const merge = {
    ...of(id),
    survivor_id: await register(sql, HERE),
    reason: 'The same',
    asked_at: '2024-02-01Z',
  };
  await sql`insert into residents.record_merge ${sql(merge)}`;
}, 60_000);
afterAll(() => residents?.stop());

const handedOut = (others: unknown[] = [], residentId = id, withheld: string[] = []) =>
  handOut({ url: residents.appUrl, privateKey, by: 'officer', residentId, others, withheld });
/** Somebody of IOM reads the record. */
const readBy = (subject: string, purpose: string) =>
  residents.ask(
    { principal: `IOM:${subject}`, organisation: 'IOM', role: 'PSYCHOLOGIST', purpose, centres: [HERE] },
    'query Look($id: ID!) { resident(id: $id) { fullName caseState } }',
    { id },
  );

describe('what is kept about somebody', () => {
  it('is told of nobody who is not on record, and tells nothing of others', async () => {
    await expect(handedOut([], newIdentifier())).rejects.toThrow('Nobody is on record');
    const text = JSON.stringify(await handedOut());
    expect(text).not.toContain('canary');
    expect(text).not.toContain(other);
  });

  it('is all of it: every table that speaks of people but what is made of a name and what the owner notes for itself', async () => {
    const { records } = await handedOut();
    const tables = Object.entries(TABLES).flatMap(([table, rule]) => ('nobody' in rule ? [] : [table]));
    const left = tables.filter((table) => !records[table]);
    expect(left.sort()).toEqual(['legal_hold', 'name_to_fold', 'name_token', 'told_apart']);
    expect(records['resident']![0]).toMatchObject({ given_name: NAME, family_name: 'محمد' });
    expect(records['representation']![0]).toMatchObject({ full_name: 'Lawyer of own' });
  });

  it('is withheld where the officer names what was said in confidence, and then says so; nothing else is withheld', async () => {
    const { records } = await handedOut();
    const idOf = (table: string) => String(records[table]![0]!['id']);
    await expect(handedOut([], id, [idOf('case_step')])).rejects.toThrow('Nothing was said in confidence');
    expect(records['best_interest_note']).toMatchObject([{ note: 'own' }]);
    const whole = await handedOut([], id, [idOf('best_interest_note')]);
    expect(whole.records['best_interest_note']).toMatchObject([
      { note: 'WITHHELD', noted_at: expect.any(String) },
    ]);
    expect(whole.records['vulnerability']).toMatchObject([{ note: 'own' }]);
    expect(pageOf(whole, 'EN')).toContain('Withheld: ask whoever gave you this page why');
  });

  it('says of every read by IOM who, which data, for which purpose and when; and the handing out is in it the next time', async () => {
    await readBy('psychologist-1', 'CARE');
    await readBy('psychologist-2', 'PROTECTION');
    const { history } = await handedOut();
    const reads = history.filter(({ organisation, kind }) => organisation === 'IOM' && kind === 'READ');
    expect(reads).toMatchObject([
      { subject: 'IOM:psychologist-1', role: 'PSYCHOLOGIST', purpose: 'CARE', owner: 'residents' },
      { subject: 'IOM:psychologist-2', role: 'PSYCHOLOGIST', purpose: 'PROTECTION', owner: 'residents' },
    ]);
    for (const { at, groups } of reads) {
      expect(new Date(at).toISOString()).toBe(at);
      expect(groups).toEqual(expect.arrayContaining(['IDENTITY', 'PROTECTION']));
    }
    const own = (await handedOut()).history.filter(({ operation }) => operation === 'subjectAccess');
    expect(own.at(-1)).toMatchObject({ subject: 'STATE:officer', kind: 'READ' });
    const events = await auditEvents(residents.owner, 'residents');
    expect(events.at(-1)).toMatchObject({
      operation: 'subjectAccess',
      people: [id],
      subject: 'STATE:officer',
    });
  });

  it('is joined with what other owners have answered: one history, in order, each act once', async () => {
    const act = (at: string, owner: string) => ({
      ...{
        owner,
        at,
        kind: 'READ',
        operation: 'Screen',
        organisation: 'IOM',
        role: 'NURSE',
        subject: 'IOM:nurse',
      },
      ...{ purpose: 'CARE', groups: ['SERVICES'], request: at },
    });
    const [early, late] = [
      act('2020-01-01T00:00:00.000Z', 'services'),
      act('2199-01-01T00:00:00.000Z', 'facilities'),
    ];
    const answer = {
      data: {
        resident: {
          id,
          serviceAccessHistory: { nodes: [late, early] },
          sessions: { nodes: [{ kind: 'HEALTH' }] },
        },
      },
    };
    const { history, others } = await handedOut([answer, answer]);
    expect([history[0], history.at(-1)]).toEqual([early, late]);
    expect(history.filter(({ owner }) => owner === 'services')).toHaveLength(1);
    expect(others[0]).toEqual({ data: { resident: { id, sessions: { nodes: [{ kind: 'HEALTH' }] } } } });
  });
});

describe('the page', () => {
  it('asks nobody for anything and shows what people wrote as text', async () => {
    const page = pageOf(await handedOut([{ note: '</pre><img src=x onerror=alert(1)>' }]), 'EN');
    expect(page).not.toMatch(/<script|<img|<link|https?:|\bon\w+="/i);
    expect(page).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    expect(page).toContain("default-src 'none'");
  });

  it.each([
    ['EN', 'What is kept about you', labels.FamilySituation.UNACCOMPANIED[0]],
    ['FR', 'Ce qui est conservé à votre sujet', labels.FamilySituation.UNACCOMPANIED[1]],
    ['BG', 'Какво се пази за Вас', labels.FamilySituation.UNACCOMPANIED[2]],
  ] as const)('speaks %s, words of lists included', async (language, title, word) => {
    const whole = await handedOut();
    const page = pageOf(whole, language);
    expect(page).toContain(`<html lang="${language.toLowerCase()}" dir="ltr">`);
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).toContain(word);
    for (const [name, [row]] of Object.entries(whole.records)) {
      expect(sectionIn(name, language).text, `${name} has no name`).not.toBe(name);
      expect(
        Object.keys(row!).filter((column) => headingIn(column, language)),
        name,
      ).not.toEqual([]);
    }
  });
});

it('the command writes both files, for nobody else to read; how it is used is said', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mrrm-subject-access-'));
  const answers = join(folder, 'iom.json');
  writeFileSync(answers, '{"data":{"fromIom":true}}');
  const main = new URL('../../dist/subject-access/main.js', import.meta.url).pathname;
  const env = {
    ...process.env,
    DATABASE_URL_RESIDENTS: residents.appUrl,
    AUDIT_PRIVATE_JWK: JSON.stringify(privateKey),
    ACCESS_BY: 'officer',
  };
  const command = (...words: string[]) => promisify(execFile)(process.execPath, [main, ...words], { env });
  await expect(command(id, 'XX', folder)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Usage'),
  });
  const { stdout } = await command(id, 'FR', folder, answers);
  expect(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8'))).toMatchObject({
    residentId: id,
    others: [{ data: { fromIom: true } }],
  });
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, `${id}.json`)))
    .digest('hex');
  expect(stdout).toBe(`SHA-256 of ${id}.json: ${hash}\n`);
  expect(readFileSync(join(folder, `${id}.html`), 'utf8')).toContain('fromIom');
  await command(id, 'OWN', folder);
  expect(readFileSync(join(folder, `${id}.html`), 'utf8')).toContain('<html lang="ar" dir="rtl">');
  expect(statSync(join(folder, `${id}.json`)).mode & 0o077).toBe(0);
});
