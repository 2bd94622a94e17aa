import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DatabaseSets, databaseSets, type OwnersDatabases } from '../../test/support/databases.js';
import { demoMoment } from '../src/moment.js';
import { personas } from '../src/personas.js';
import { centreByCode } from '../src/premises/centres.js';
import { onDutyIn } from './support/on-duty.js';

/** What people find in the databases of size `demo` on the night of `demoMoment`. */
const SOFIA = centreByCode('RRC-SOFIA').id;
let sets: DatabaseSets;
let sql: OwnersDatabases['sql'];

beforeAll(async () => {
  sets = databaseSets();
  sql = (await sets.demo()).sql;
});
afterAll(() => sets?.stop());

const onDuty = (moment: Date) => onDutyIn(sql.staff, SOFIA, moment);

const present = () => sql.residents`
  select id, safe_zone_id as zone, case_manager_id as manager, languages, risk_level as risk
  from residents.resident
  where centre_id = ${SOFIA} and departed_at is null and (
    select status from residents.presence where resident_id = resident.id order by checked_at desc limit 1) = 'PRESENT'`;

it('misses nobody of fifty: at least so many residents of Sofia have all that the four slices can tell', async () => {
  const there = await present();
  expect(there.length).toBeGreaterThanOrEqual(55);
  const ids = there.map(({ id }) => id as string);
  const placed = await sql.facilities`select resident_id as id from facilities.placement
    join facilities.bed on bed.id = bed_id where ends_at is null and resident_id = any(${ids})`;
  const served = await sql.services`select resident_id as id from services.session
    where resident_id = any(${ids}) group by resident_id having count(distinct provider_id) >= 1 and count(*) >= 3`;
  const referred = await sql.services`select distinct resident_id as id from services.referral
    where resident_id = any(${ids}) and state in ('IN_PROGRESS', 'ACCEPTED')`;
  const managers = await sql.staff`select id from staff.staff_member where cardinality(languages) > 0`;
  const has = (rows: readonly Record<string, unknown>[], id: unknown) => rows.some((row) => row['id'] === id);
  const whole = there.filter(
    ({ id, manager, risk }) => has(placed, id) && has(served, id) && has(managers, manager) && risk,
  );
  expect(whole.length).toBeGreaterThanOrEqual(50);
  expect(referred.length).toBeGreaterThanOrEqual(there.length / 2);
});

it('leaves neither safe zone of Sofia empty, nor without the handover of its day team', async () => {
  const there = await present();
  for (const code of ['SZ-VOENNA-RAMPA', 'SZ-OVCHA-KUPEL']) {
    const [zone] = await sql.facilities`select id from facilities.safe_zone where code = ${code}`;
    expect(there.filter((resident) => resident['zone'] === zone!['id']).length).toBeGreaterThan(10);
    const [latest] = await sql.staff`
      select shift.window, shift.starts_at as start, length(summary) as length from staff.handover
      join staff.shift on shift.id = shift_id where handover.safe_zone_id = ${zone!['id']}
        and written_at <= ${demoMoment} order by written_at desc limit 1`;
    expect(latest).toMatchObject({ window: 'DAY', start: new Date('2024-12-31T05:00:00Z') });
    expect(latest!['length']).toBeGreaterThan(20);
  }
});

it('has interpreters on duty, but nobody for some of the languages that are spoken', async () => {
  const duty = await onDuty(demoMoment);
  const interpreters = duty.filter(({ role }) => role === 'INTERPRETER');
  expect(interpreters.length).toBeGreaterThan(0);
  const covered = new Set(interpreters.flatMap(({ languages }) => languages as string[]));
  const spoken = new Set((await present()).flatMap(({ languages }) => languages as string[]));
  expect([...spoken].some((language) => covered.has(language))).toBe(true);
  expect([...spoken].some((language) => !covered.has(language))).toBe(true);
});

it('never leaves a zone without IOM or State staff on the demo night', async () => {
  const duty = await onDuty(demoMoment);
  const zones = new Set(duty.map(({ zone }) => zone).filter((zone) => zone !== null));
  expect(zones.size).toBe(2);
  expect(duty.some(({ subject }) => subject.startsWith('IOM:'))).toBe(true);
  expect(duty.some(({ subject }) => subject.startsWith('STATE:'))).toBe(true);
});

it('has the night social worker at work that night, and every persona in the staff', async () => {
  const duty = await onDuty(demoMoment);
  expect(duty.map(({ subject }) => subject)).toContain('IOM:iom-night-social-worker');
  const ids = personas.flatMap(({ staffMember }) => staffMember ?? []);
  const [row] = await sql.staff`select count(*)::int as found from staff.staff_member where id = any(${ids})`;
  expect(row!['found']).toBe(ids.length);
  const [caseload] = await sql.residents`select count(*)::int as count from residents.resident
    where departed_at is null and case_manager_id = ${personas.find(({ code }) => code === 'state-case-manager')!.staffMember!}`;
  expect(caseload!['count']).toBeGreaterThan(3);
});

it('never points from one owner’s rows at another owner’s row that does not exist', async () => {
  const ids = async (rows: Promise<readonly Record<string, unknown>[]>) =>
    new Set((await rows).map(({ id }) => id as string));
  const residents = await ids(sql.residents`select id from residents.resident`);
  const staff = await ids(sql.staff`select id from staff.staff_member`);
  const zones = await ids(sql.facilities`select id from facilities.safe_zone`);
  const consents = await ids(sql.residents`select id from residents.consent`);
  const missing = (found: Set<string>, known: Set<string>) => [...found].filter((id) => !known.has(id));
  const { services, facilities, residents: own } = sql;
  expect(missing(await ids(services`select resident_id as id from services.session`), residents)).toEqual([]);
  expect(missing(await ids(services`select provider_id as id from services.session`), staff)).toEqual([]);
  expect(missing(await ids(services`select resident_id as id from services.attendance`), residents)).toEqual(
    [],
  );
  expect(missing(await ids(services`select referred_by_id as id from services.referral`), staff)).toEqual([]);
  expect(
    missing(
      await ids(services`select consent_id as id from services.referral where consent_id is not null`),
      consents,
    ),
  ).toEqual([]);
  expect(
    missing(await ids(facilities`select resident_id as id from facilities.placement`), residents),
  ).toEqual([]);
  expect(missing(await ids(own`select checked_by_id as id from residents.presence`), staff)).toEqual([]);
  expect(
    missing(
      await ids(own`select safe_zone_id as id from residents.resident where safe_zone_id is not null`),
      zones,
    ),
  ).toEqual([]);
});
