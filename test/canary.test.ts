import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personas } from '../demo/dist/personas.js';
import { OWNERS, type Owner } from '../start/dist/owners.js';
import { startGraph, type TestGraph } from './support/graph.js';

/** Put into every text about a person at a centre where none of the askers works. */
const FOREIGN = 'CANARY-OF-ANOTHER-CENTRE';
/** Put into what an asker of the centre may not read. */
const CLOSED = 'CANARY-OF-A-CLOSED-GROUP';
/** Sent as input by somebody who may. */
const SENT = 'CANARY-AS-INPUT';

const BEDS = `select bed.id from facilities.bed join facilities.room on room.id = bed.room_id
  join facilities.floor on floor.id = room.floor_id join facilities.building on building.id = floor.building_id
  where building.centre_id = $1`;
/** Where texts about people lie, and which rows of another centre they belong to. */
const TABLES: Record<Owner, Record<string, string>> = {
  residents: {
    resident: 'centre_id = $1',
    household: 'id in (select household_id from residents.resident where centre_id = $1)',
    correction: 'resident_id in (select id from residents.resident where centre_id = $1)',
    vulnerability: 'resident_id in (select id from residents.resident where centre_id = $1)',
    basic_assistance: 'centre_id = $1',
    complaint: 'centre_id = $1',
    legal_representative: `id in (select legal_representative_id from residents.representation p
      join residents.resident r on r.id = p.resident_id group by 1 having bool_and(r.centre_id = $1))`,
  },
  services: {
    session: 'centre_id = $1',
    referral: 'centre_id = $1',
    care_plan: 'centre_id = $1',
    medical_payment: 'centre_id = $1',
  },
  staff: { handover: 'centre_id = $1', staff_member: 'centre_ids = array[$1::uuid]' },
  // Premises are not about people: their names and findings are for everybody of the graph. Who lies where is.
  facilities: {
    placement: `bed_id in (${BEDS})`,
    placement_finding: `placement_id in (select id from facilities.placement where bed_id in (${BEDS}))`,
  },
};
/** Columns that hold keys and codes, not text about people. */
const KEYS =
  /_by_subject$|_by_organisation$|^organisation$|_organisation$|^code$|^subject$|^time_zone$|^country$|^languages$|_ids$/;

const folder = mkdtempSync(join(tmpdir(), 'canary-'));
const logFile = join(folder, 'log');
let graph: TestGraph;
let here: string;
let elsewhere: string;
let marked = 0;

beforeAll(async () => {
  process.env['LOG_FILE'] = logFile;
  process.env['LOG_LEVEL'] = 'trace';
  graph = await startGraph();
  const centres = await graph.owners
    .facilities`select id, code from facilities.centre where code in ('RRC-SOFIA', 'HARMANLI')`;
  here = centres.find(({ code }) => code === 'RRC-SOFIA')!['id'];
  elsewhere = centres.find(({ code }) => code === 'HARMANLI')!['id'];
  await graph.owners.facilities.unsafe(`insert into facilities.placement_finding
    (id, placement_id, rule, level, facts, source, judged_at, override_reason, overridden_by_subject, overridden_by_organisation)
    select gen_random_uuid(), id, 'ZONE_AGES', 'NEEDS_OVERRIDE', '{}', 's', now(), 'r', 'who', 'STATE'
    from facilities.placement where bed_id in (${BEDS.replace('$1', `'${elsewhere}'`)})`);
  for (const owner of OWNERS)
    for (const [table, where] of Object.entries(TABLES[owner]))
      marked += await mark(graph.owners[owner], owner, table, where);
  await graph.owners.services`update services.session set note = ${CLOSED} where centre_id = ${here}
    and offer_id in (select id from services.service_offer where function = 'LEGAL_AID')`;
  await graph.owners.services`update services.referral set reason = ${CLOSED} where centre_id = ${here}
    and from_organisation = 'IOM' and to_organisation <> 'STATE'`;
  await graph.owners.residents`update residents.vulnerability set note = ${CLOSED} where resident_id in (
    select id from residents.resident where centre_id = ${here})`;
});
afterAll(async () => {
  await graph.stop();
  rmSync(folder, { recursive: true });
  delete process.env['LOG_FILE'];
  process.env['LOG_LEVEL'] = 'silent';
});

/** Writes the canary into every free text of the chosen rows. @returns how many columns took it */
async function mark(sql: Sql, owner: string, table: string, where: string): Promise<number> {
  const columns = await sql`select column_name as name, data_type as type from information_schema.columns
    where table_schema = ${owner} and table_name = ${table} and data_type in ('text', 'ARRAY')`;
  let count = 0;
  for (const { name, type } of columns) {
    if (KEYS.test(name)) continue;
    const value = type === 'text' ? `'${FOREIGN}-' || left(id::text, 36)` : `array['${FOREIGN}']`;
    const chosen = where.replaceAll('$1', `'${elsewhere}'`);
    // A column that takes a closed list of words refuses the canary: it cannot hold a text.
    count += await sql
      .unsafe(`update ${owner}.${table} set ${name} = ${value} where ${chosen}`)
      .then(() => 1)
      .catch((error: { code?: string }) => {
        if (error.code === '23514') return 0;
        throw error;
      });
  }
  return count;
}

const askers = personas.filter(
  ({ centreCodes }) => !centreCodes.includes('HARMANLI') || centreCodes.length === 0,
);
const atHere = askers.filter(({ role, centreCodes }) => centreCodes.length > 0 && role !== 'COORDINATOR');

const PLACEMENT = 'id closingReason findings { message source overrideReason }';
const PERSON = `id registrationNumber fullName givenName familyName household { registrationNumber members { fullName } }
  corrections(first: 5) { nodes { oldValue newValue reason } } vulnerabilities { note } basicAssistance { nodes { item } } legalRepresentative { fullName bureau }
  services(first: 5) { nodes { note offer { name description } } } referrals { nodes { reason } } carePlan { goals }
  medicalPayments(first: 5) { nodes { provider funding voidingReason } }
  caseManager { fullName }
  placement { room { code } closingReason findings { message source overrideReason } }`;
const QUERIES = (id: string, other: Record<string, string>) => [
  `{ centre(id: "${id}") { code name safeZones { name note } inspections { nodes { summary } } } }`,
  `{ residents(centreId: "${id}", first: 20) { totalCount nodes { ${PERSON} } } }`,
  `{ absences(centreId: "${id}") { resident { ${PERSON} } } }`,
  `{ staff(centreId: "${id}") { nodes { fullName } } }`,
  `{ resident(id: "${other['resident']}") { ${PERSON} } }`,
  `{ residentsByRegistrationNumber(registrationNumber: "${FOREIGN}-${other['resident']}") { fullName } }`,
  `{ session(id: "${other['session']}") { note } referral(id: "${other['referral']}") { reason } handover(id: "${other['handover']}") { summary openPoints } }`,
  `{ centre(id: "${id}") { placementsToReview { findings { message } placement { ${PLACEMENT} } }
    reservations { nodes { ${PLACEMENT} } } safeZones { placements(first: 20) { nodes { ${PLACEMENT} } } } } }`,
  `{ placement(id: "${other['placement']}") { ${PLACEMENT} } }`,
  `{ suggestBeds(residentId: "${other['resident']}", centreId: "${id}") { reasons { message } findings { message } } }`,
  `{ placementFacts(residentIds: ["${other['resident']}"]) { sex dateOfBirth familySituation householdId } }`,
  `{ centreByCode(code: "HARMANLI") { name handovers { nodes { summary } } services { name } } }`,
];

describe('what belongs to another centre or to a closed group', () => {
  it('was written wherever text about people lies', () => {
    expect(marked).toBeGreaterThan(15);
  });

  it('is read by whom it is for', async () => {
    const answer = await graph.ask('state-case-manager-harmanli', QUERIES(elsewhere, {})[1]!);
    expect(JSON.stringify(answer)).toContain(`${FOREIGN}-`);
  });

  it('is in no answer and in no error', async () => {
    const other: Record<string, string> = {};
    for (const [owner, table] of [
      ['residents', 'resident'],
      ['services', 'session'],
      ['services', 'referral'],
      ['staff', 'handover'],
    ] as const) {
      const [row] = await graph.owners[owner].unsafe(
        `select id from ${owner}.${table} where centre_id = '${elsewhere}' limit 1`,
      );
      other[table] = row!['id'];
    }
    const beds = BEDS.replace('$1', `'${elsewhere}'`);
    const [placed] = await graph.owners.facilities.unsafe(
      `select id from facilities.placement where bed_id in (${beds}) limit 1`,
    );
    other['placement'] = placed!['id'];
    // What names no centre is asked once.
    const queries = new Set([...QUERIES(elsewhere, other), ...QUERIES(here, other)]);
    for (const { code } of atHere)
      for (const query of queries) {
        const answer = JSON.stringify(await graph.ask(code, query));
        expect(answer, `${code}: ${query}`).not.toContain(`${FOREIGN}-`);
      }
    for (const code of ['analyst', 'state-auditor'])
      for (const query of queries) {
        const answer = JSON.stringify(await graph.ask(code, query));
        for (const canary of [FOREIGN, CLOSED]) expect(answer, `${code}: ${query}`).not.toContain(canary);
      }
    for (const code of ['iom-night-social-worker', 'state-case-manager']) {
      const answer = await graph.ask(
        code,
        `{ residents(centreId: "${here}", first: 100) { nodes { services(first: 20) { nodes { note } } } } }`,
      );
      expect(JSON.stringify(answer)).not.toContain(CLOSED);
    }
  });
});

describe('what somebody sends', () => {
  it('comes back in no error', async () => {
    const wrong = [
      [
        'registerResident',
        'RegisterResidentInput',
        {
          registrationNumber: SENT,
          givenName: SENT,
          familyName: SENT,
          sex: 'MALE',
          familySituation: 'UNACCOMPANIED',
          languages: [SENT],
          nationality: SENT,
          centreId: here,
        },
      ],
      [
        'registerResident',
        'RegisterResidentInput',
        {
          registrationNumber: SENT,
          givenName: SENT,
          familyName: `${SENT}${'x'.repeat(9000)}`,
          sex: 'MALE',
          familySituation: 'UNACCOMPANIED',
          languages: ['ar'],
          centreId: elsewhere,
        },
      ],
      [
        'recordVulnerability',
        'RecordVulnerabilityInput',
        { residentId: newIdentifier(), kind: 'OTHER', note: SENT },
      ],
      [
        'recordNeedsAssessment',
        'RecordNeedsAssessmentInput',
        {
          residentId: newIdentifier(),
          expectedVersion: 1,
          riskLevel: 'LOW',
          needs: [{ area: 'FOOD', finding: 'NEED', note: SENT }],
        },
      ],
      [
        'recordSession',
        'RecordSessionInput',
        { offerId: newIdentifier(), residentId: newIdentifier(), note: SENT },
      ],
      [
        'writeHandover',
        'WriteHandoverInput',
        { shiftId: newIdentifier(), summary: SENT, openPoints: [SENT] },
      ],
      [
        'openReferral',
        'OpenReferralInput',
        {
          residentId: newIdentifier(),
          centreId: here,
          function: 'LEGAL_AID',
          toOrganisation: SENT,
          reason: SENT,
        },
      ],
    ] as const;
    for (const [field, type, input] of wrong)
      for (const code of ['state-centre-manager', 'state-registrar', 'iom-psychologist']) {
        const mutation = `mutation M($input: ${type}!) { ${field}(input: $input) { userErrors { code message path } } }`;
        const answer = await graph.ask(code, mutation, {
          input: { idempotencyKey: newIdentifier(), ...input },
        });
        const told = JSON.stringify(answer)
          .replaceAll(`${SENT} may not receive`, '')
          .replaceAll(`to ${SENT}`, '');
        expect(told.replaceAll(`recipientOrganisation ${SENT}`, ''), `${code}: ${field}`).not.toContain(SENT);
      }
    const literal = await graph.ask(
      'state-registrar',
      `{ resident(id: "${SENT}") { id } residents(centreId: "${SENT}") { nodes { id } } }`,
    );
    expect(JSON.stringify(literal)).not.toContain(SENT);
  });
});

describe('after all of that', () => {
  it('no log and no audit holds a canary', async () => {
    const log = readFileSync(logFile, 'utf8');
    expect(log.split('\n').length).toBeGreaterThan(100);
    for (const canary of [FOREIGN, CLOSED, SENT]) expect(log.includes(canary), `log: ${canary}`).toBe(false);
    for (const owner of OWNERS) {
      const [row] = await graph.owners[owner].unsafe(
        `select count(*)::int as events, count(*) filter (where event || reads like '%CANARY%')::int as found from ${owner}.audit_event`,
      );
      expect([owner, row!['found']]).toEqual([owner, 0]);
    }
  });
});
