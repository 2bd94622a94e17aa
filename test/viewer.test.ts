import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personas } from '../demo/dist/personas.js';
import { readExamples } from '../gateway/dist/explorer/examples.js';
import { auditEvents } from './support/audit-events.js';
import { startGraph, type TestGraph } from './support/graph.js';

const { query: WHO_AM_I } = readExamples().find(({ file }) => file === '00-who-am-i.graphql')!;
const FUNCTIONS =
  '{ viewer { centres { nodes { code viewerFunctions { function allowed level clause until refusal message responsible opens } } } } }';
const ACTS = `{ viewer { centres(first: 5) { nodes { code
  viewerResidentActs { ...act } viewerServiceActs { ...act } viewerStaffActs { ...act } viewerFacilityActs { ...act } } } } }
  fragment act on ViewerAct { operation standing functions functionOf clause until refusal message responsible verification }`;

let graph: TestGraph;
let sofia: string;
let harmanli: string;
let rampa: string;
const idOf = (rows: unknown) => (rows as { id: string }[])[0]!.id;
const personaOf = (code: string) => personas.find((one) => one.code === code)!;
const named = <One extends object>(list: One[], key: keyof One) =>
  new Map(list.map((one) => [one[key], one]));

beforeAll(async () => {
  graph = await startGraph();
  const { facilities } = graph.owners;
  sofia = idOf(await facilities`select id from facilities.centre where code = 'RRC-SOFIA'`);
  harmanli = idOf(await facilities`select id from facilities.centre where code = 'HARMANLI'`);
  rampa = idOf(await facilities`select id from facilities.safe_zone where code = 'SZ-VOENNA-RAMPA'`);
  const worker = personaOf('iom-night-social-worker').staffMember;
  const at = { role: 'SOCIAL_WORKER', centres: [sofia], staff_member: worker };
  await graph.signIn('narrowed', 'IOM', { ...at, zones: [rampa] });
  await graph.signIn('narrowed to nothing', 'IOM', { ...at, zones: [] });
  await graph.signIn('nowhere', 'IOM', { role: 'COORDINATOR' });
  await graph.signIn('of the other side', 'STATE', at);
  await graph.signIn('by a program', 'IOM', { ...at, act: { sub: 'the-program' } });
  // Whoever is represented today is a child today.
  await graph.owners
    .residents`update residents.resident set date_of_birth = (now() - interval '15 years')::date
    where departed_at is null and id in (select resident_id from residents.representation
      join residents.legal_representative on legal_representative.id = legal_representative_id
      where subject = 'STATE:legal-representative-01' and ended_on is null)`;
  // One shift of the worker runs whatever the day.
  const { staff } = graph.owners;
  const [iom] = await staff`select id from staff.organisation where code = 'IOM'`;
  await staff`delete from staff.shift_assignment where staff_member_id = ${worker!} and ends_at > now() - interval '2 days'`;
  const shift = newIdentifier();
  const [{ from, until }] = (await staff`insert into staff.shift
    (id, centre_id, safe_zone_id, organisation_id, "window", starts_at, ends_at)
    values (${shift}, ${sofia}, ${rampa}, ${iom!['id']}, 'NIGHT', now() - interval '3 hours', now() + interval '5 hours')
    returning starts_at as from, ends_at as until`) as unknown as [{ from: Date; until: Date }];
  await staff`insert into staff.shift_assignment (id, shift_id, staff_member_id, starts_at, ends_at)
    values (${newIdentifier()}, ${shift}, ${worker!}, ${from}, ${until})`;
});
afterAll(() => graph?.stop());

describe('who I am', () => {
  it('is told to nobody whose token is over, or is of nobody', async () => {
    const key = graph.keys.signing['IOM']!;
    graph.tokens['late'] = await new SignJWT({ role: 'SOCIAL_WORKER', centres: [sofia], client_id: 'test' })
      .setProtectedHeader({ alg: 'ES256', kid: key.kid ?? '', typ: 'at+jwt' })
      .setIssuer(graph.issuerOf('IOM'))
      .setSubject('late')
      .setAudience('mrrm-graph')
      .setIssuedAt(Math.floor(Date.now() / 1000) - 7200)
      .setExpirationTime(Math.floor(Date.now() / 1000) - 60)
      .sign(await importJWK(key, 'ES256'));
    for (const who of ['late', 'nobody']) {
      const answer = await graph.ask(who, '{ viewer { principal } }');
      expect(answer.data ?? null).toBeNull();
      expect(answer.errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
    }
  });

  it('is no staff member of the other organisation, whatever the sign-in claims', async () => {
    const { data, errors } = await graph.ask(
      'of the other side',
      '{ viewer { organisationCode staffMember { fullName } duty { onDuty } } }',
    );
    expect(data.viewer).toEqual({ organisationCode: 'STATE', staffMember: null, duty: null });
    expect(errors!.map(({ path, extensions }) => [path!.join('.'), extensions.code])).toEqual([
      ['viewer.staffMember', 'NOT_FOUND'],
      ['viewer.duty', 'NOT_FOUND'],
    ]);
  });

  it('reaches as far as the sign-in and no further', async () => {
    const query = '{ viewer { ownZonesOnly centres { totalCount } safeZones { code } } }';
    const of = async (who: string) => (await graph.ask(who, query)).data.viewer;
    const one = { centres: { totalCount: 1 } };
    expect(await of('narrowed')).toEqual({
      ...one,
      ownZonesOnly: true,
      safeZones: [{ code: 'SZ-VOENNA-RAMPA' }],
    });
    expect(await of('narrowed to nothing')).toEqual({ ...one, ownZonesOnly: true, safeZones: [] });
    expect(await of('nowhere')).toEqual({ ownZonesOnly: false, centres: { totalCount: 0 }, safeZones: [] });
  });

  it('is the person behind a program, and answered without an error for every persona, whose sign-in it repeats', async () => {
    const answer = await graph.ask('by a program', '{ viewer { principal program staffMember { id } } }');
    expect(answer).toEqual({
      data: {
        viewer: {
          principal: 'IOM:by a program',
          program: 'the-program',
          staffMember: { id: personaOf('iom-night-social-worker').staffMember },
        },
      },
    });
    for (const {
      code,
      subject,
      organisation,
      role,
      purpose,
      staffMember,
      allCentres,
      permissions = [],
      centreCodes,
    } of personas) {
      const { data, errors } = await graph.ask(code, WHO_AM_I);
      expect(errors, code).toBeUndefined();
      const { viewer } = data;
      expect(viewer, code).toMatchObject({
        principal: `${organisation}:${subject}`,
        role,
        purpose,
        permissions,
      });
      expect(viewer.organisation.code, code).toBe(organisation);
      expect(viewer.purposes, code).toContain(purpose);
      expect(viewer.staffMember !== null, code).toBe(staffMember !== undefined);
      expect(viewer.duty !== null, code).toBe(staffMember !== undefined);
      expect(viewer.legalRepresentative !== null, code).toBe(role === 'LEGAL_REPRESENTATIVE');
      const seen = viewer.centres.nodes.map((centre: { code: string }) => centre.code);
      if (centreCodes.length > 0) expect(seen, code).toEqual([...centreCodes].sort());
      else expect(seen.length > 1, code).toBe(allCentres === true && role !== 'LEGAL_REPRESENTATIVE');
    }
  });

  it('says of a night worker until when the shift runs and in which zone', async () => {
    const { data } = await graph.ask(
      'iom-night-social-worker',
      '{ viewer { duty { onDuty until shift { endsAt window safeZone { code } } safeZones { code } } } }',
    );
    const { duty } = data.viewer;
    expect(duty).toMatchObject({
      onDuty: true,
      shift: { window: 'NIGHT', safeZone: { code: 'SZ-VOENNA-RAMPA' } },
    });
    expect(duty.until).toBe(duty.shift.endsAt);
    expect(duty.safeZones[0]).toEqual({ code: 'SZ-VOENNA-RAMPA' });
  });
});

describe('from there everybody finds their own work', () => {
  it('the case manager the cases, the legal representative the children, each with an event that names them', async () => {
    const cases =
      '{ viewer { caseload(first: 100) { totalCount nodes { id fullName caseManager { id } } } } }';
    const { data, errors } = await graph.ask('state-case-manager', cases);
    expect(errors).toBeUndefined();
    const { caseload } = data.viewer;
    expect(caseload.nodes.length).toBeGreaterThan(0);
    for (const { caseManager } of caseload.nodes)
      expect(caseManager.id).toBe(personaOf('state-case-manager').staffMember);
    const other = (await graph.ask('state-case-manager-harmanli', cases)).data.viewer.caseload;
    const ids = new Set(caseload.nodes.map(({ id }: { id: string }) => id));
    expect(other.nodes.filter(({ id }: { id: string }) => ids.has(id))).toEqual([]);
    const children = await graph.ask(
      'legal-representative-01',
      '{ viewer { caseload { totalCount } legalRepresentative { fullName represented(first: 100) { nodes { id fullName } } } } }',
    );
    expect(children.errors).toBeUndefined();
    expect(children.data.viewer.caseload).toBeNull();
    const represented = children.data.viewer.legalRepresentative.represented.nodes;
    expect(represented.length).toBeGreaterThan(0);
    const named = (await auditEvents(graph.owners.residents, 'residents'))
      .filter(({ subject }) => subject === 'STATE:legal-representative-01')
      .flatMap(({ people }) => people);
    for (const { id } of represented) expect(named).toContain(id);
  });

  it('each persona, without an identifier from elsewhere', async () => {
    const residents = 'viewer { centres { nodes { residents(first: 1) { nodes { id } } } } }';
    const zone = 'viewer { duty { safeZones { residents(first: 1) { nodes { id } } } } }';
    const audited =
      'viewer { touchedResidents(first: 1) { nodes { id accessHistory(first: 1) { nodes { kind } } } } }';
    const ways: Record<string, string> = {
      'iom-night-social-worker': zone,
      'iom-psychologist': zone,
      'iom-interpreter-coordinator': residents,
      'iom-coordinator': residents,
      'iom-legal-counsellor': residents,
      'state-case-manager': 'viewer { caseload(first: 1) { nodes { id } } }',
      'state-registrar': residents,
      'state-centre-manager': residents,
      'state-case-manager-harmanli': 'viewer { caseload(first: 1) { nodes { id } } }',
      'state-nurse': residents,
      analyst: 'viewer { centres { nodes { occupancy { beds } } } }',
      'state-data-protection-officer': audited,
      'iom-data-protection-officer': audited,
      'state-auditor': audited,
      'legal-representative-01': 'viewer { legalRepresentative { represented(first: 1) { nodes { id } } } }',
      'partner-clinic-coordinator':
        'viewer { centres { nodes { referrals(first: 1, state: IN_PROGRESS) { nodes { id resident { id } } } } } }',
    };
    // The rota of the data may not reach today: a shift of the psychologist's tells where they work.
    const { staff } = graph.owners;
    const psychologist = personaOf('iom-psychologist').staffMember!;
    const shift = newIdentifier();
    await staff`insert into staff.shift (id, centre_id, safe_zone_id, organisation_id, "window", starts_at, ends_at)
      select ${shift}, ${sofia}, ${rampa}, organisation_id, 'DAY', now() + interval '13 days', now() + interval '13 days 1 minute'
      from staff.staff_member where id = ${psychologist}`;
    // At some hours it does.
    await staff`delete from staff.shift_assignment a using staff.shift s
      where s.id = ${shift} and a.staff_member_id = ${psychologist} and a.starts_at < s.ends_at and a.ends_at > s.starts_at`;
    await staff`insert into staff.shift_assignment (id, shift_id, staff_member_id, starts_at, ends_at)
      select ${newIdentifier()}, id, ${psychologist}, starts_at, ends_at from staff.shift where id = ${shift}`;
    // One referral of the centre's waits at the clinic.
    await graph.owners
      .services`update services.referral set to_organisation = ${personaOf('partner-clinic-coordinator').organisation}
      where id = (select id from services.referral where centre_id = ${sofia} and state = 'IN_PROGRESS' order by id limit 1)`;
    expect(Object.keys(ways).sort()).toEqual(personas.map(({ code }) => code).sort());
    for (const [code, way] of Object.entries(ways)) {
      const { data, errors } = await graph.ask(code, `{ ${way} }`);
      expect(errors, code).toBeUndefined();
      expect(JSON.stringify(data), code).toMatch(/"(id|kind|beds)":/);
    }
  });

  it('nobody the cases of somebody else: no key leads to the one who asks', async () => {
    const answer = await graph.ask(
      'state-case-manager-harmanli',
      '{ viewer(id: "x") { caseload { totalCount } } }',
    );
    expect(answer.errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    const iom = await graph.ask('iom-psychologist', '{ viewer { caseload { totalCount } } }');
    expect(iom).toEqual({ data: { viewer: { caseload: { totalCount: 0 } } } });
  });
});

describe('what the SOP lets one do', () => {
  it('is each function of the centre, allowed under a clause or refused with a reason, and until when', async () => {
    const { data, errors } = await graph.ask('iom-night-social-worker', FUNCTIONS);
    expect(errors).toBeUndefined();
    const [centre] = data.viewer.centres.nodes;
    const functions = named(centre.viewerFunctions as { function: string }[], 'function');
    expect(functions.size).toBe(16);
    expect(functions.get('ACCOMMODATION')).toMatchObject({
      allowed: true,
      level: 'SUPPORT',
      clause: '3.1(b)',
      until: null,
    });
    expect(functions.get('SECURITY')).toMatchObject({
      allowed: false,
      refusal: 'NOT_RESPONSIBLE',
      clause: '3.6',
      responsible: 'STATE',
      until: null,
    });
    // By day it is allowed until the evening, else refused until the morning.
    const aid = functions.get('LEGAL_AID') as unknown as {
      allowed: boolean;
      until: string;
      refusal: string | null;
    };
    expect(aid.refusal).toBe(aid.allowed ? null : 'OUT_OF_SHIFT');
    expect(Date.parse(aid.until)).toBeGreaterThan(Date.now());
  });

  it('is told act by act, for those of the role alone, as the act itself is then judged', async () => {
    const { data, errors } = await graph.ask('iom-night-social-worker', ACTS);
    expect(errors).toBeUndefined();
    const [centre] = data.viewer.centres.nodes;
    const acts = named(
      Object.values(centre as Record<string, { operation: string }[]>)
        .flat()
        .filter(({ operation }) => operation),
      'operation',
    );
    expect(acts.has('registerResident')).toBe(false);
    expect(acts.get('recordPresences')).toMatchObject({ standing: 'ALLOWED', verification: 'VERIFIED' });
    expect(acts.get('recordSession')).toMatchObject({
      standing: 'BY_FUNCTION',
      functionOf: 'the offer of input.offerId',
    });
    expect(acts.get('writeHandover')).toMatchObject({ standing: 'ALLOWED', functions: [], clause: null });
    // What the sign-in must allow by name is refused to whom it does not.
    expect(acts.get('breakGlass')).toMatchObject({ standing: 'ALLOWED', refusal: null });
    const [ofPsychologist] = (await graph.ask('iom-psychologist', ACTS)).data.viewer.centres.nodes;
    const lacking = named(ofPsychologist.viewerResidentActs as { operation: string }[], 'operation');
    expect(lacking.get('breakGlass')).toMatchObject({ standing: 'REFUSED', refusal: 'FORBIDDEN' });
    const analyst = (await graph.ask('analyst', ACTS)).data.viewer.centres.nodes[0];
    for (const field of ['viewerResidentActs', 'viewerServiceActs', 'viewerStaffActs', 'viewerFacilityActs'])
      expect(analyst[field], field).toEqual([]);
  });

  it('is nothing any more once the SOP has ended, and for other centres nothing is told', async () => {
    const { facilities } = graph.owners;
    const [sop] = await facilities`select id, valid_until from facilities.cooperation_sop
      where centre_id = ${harmanli} and valid_from <= now() and (valid_until is null or valid_until > now())`;
    const query = `{ viewer { centres { nodes { code viewerFunctions { allowed refusal } viewerResidentActs { operation standing refusal } } } } }`;
    const before = (await graph.ask('state-case-manager-harmanli', query)).data.viewer.centres.nodes;
    expect(before.map(({ code }: { code: string }) => code)).toEqual(['HARMANLI']);
    expect(before[0].viewerFunctions.some(({ allowed }: { allowed: boolean }) => allowed)).toBe(true);
    await facilities`update facilities.cooperation_sop set status = 'ENDED', valid_until = now() where id = ${sop!['id']}`;
    const [after] = (await graph.ask('state-case-manager-harmanli', query)).data.viewer.centres.nodes;
    for (const one of after.viewerFunctions)
      expect(one).toEqual({ allowed: false, refusal: 'SOP_NOT_IN_FORCE' });
    const acts = named(after.viewerResidentActs as { operation: string }[], 'operation');
    expect(acts.get('recordPresences')).toMatchObject({ standing: 'REFUSED', refusal: 'SOP_NOT_IN_FORCE' });
    // The State's duty by law asks no SOP.
    expect(acts.get('registerResident')).toMatchObject({ standing: 'ALLOWED', refusal: null });
  });
});

describe('with an owner away', () => {
  const query =
    '{ viewer { role staffMember { fullName } duty { onDuty } centres { nodes { code } } caseload { totalCount } } }';

  it('its part of who I am is unknown, each field with its error, and the rest stands', async () => {
    await graph.stopSlice('staff');
    const { data, errors } = await graph.ask('state-case-manager', query);
    expect(data.viewer).toMatchObject({
      staffMember: null,
      duty: null,
      centres: { nodes: [{ code: 'RRC-SOFIA' }] },
    });
    expect(data.viewer.caseload.totalCount).toBeGreaterThan(0);
    const told = new Map(errors!.map(({ path, extensions }) => [path!.join('.'), extensions.code]));
    expect(told.get('viewer.staffMember')).toBe('UPSTREAM_UNAVAILABLE');
    expect(told.get('viewer.duty')).toBe('UPSTREAM_UNAVAILABLE');
    for (const path of told.keys()) expect(path).toMatch(/^viewer\.(staffMember|duty|role)$/);
    await graph.startSlice('staff');
    expect((await graph.ask('state-case-manager', query)).errors).toBeUndefined();
  });

  it('what is agreed cannot be found out: unknown, and not refused', async () => {
    await graph.stopSlice('facilities');
    const { data, errors } = await graph.ask('state-case-manager', query);
    expect(data.viewer).toMatchObject({ centres: null, duty: { onDuty: expect.any(Boolean) } });
    const told = new Map(errors!.map(({ path, extensions }) => [path!.join('.'), extensions.code]));
    expect(told.get('viewer.centres')).toBe('UPSTREAM_UNAVAILABLE');
    // What every owner could tell is unknown where the one that was asked for it is away, and never wrong.
    expect(data.viewer.role).toBe(told.has('viewer.role') ? null : 'CASE_MANAGER');
    const acts = `{ viewer { duty { shift { centre { viewerResidentActs { operation } } } } } }`;
    const worker = await graph.ask('iom-night-social-worker', acts);
    expect(worker.data.viewer.duty.shift.centre.viewerResidentActs).toBeNull();
    expect(worker.errors!.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_UNAVAILABLE']);
    await graph.startSlice('facilities');
  });
});
