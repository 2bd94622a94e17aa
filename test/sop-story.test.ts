import { createHash } from 'node:crypto';
import { wallClock } from '@mrrm/platform/agreement/terms';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGraph, type TestGraph } from './support/graph.js';

/** How two organisations set up a centre: from no agreement to its end, as people would do it through the gateway. */

const CENTRE = newIdentifier();
const [OFFER, COUNSELLOR] = [newIdentifier(), newIdentifier()];
const documentSha256 = createHash('sha256').update('the document').digest('hex');
let graph: TestGraph;
let resident: { id: string; version: number };
let sop: { id: string; version: number };

beforeAll(async () => {
  graph = await startGraph();
  const { facilities, services, staff } = graph.owners;
  await facilities`insert into facilities.centre (id, code, name, kind, country, authority, time_zone)
    values (${CENTRE}, 'NEW', 'New centre', 'REGISTRATION_AND_RECEPTION', 'BGR', 'State Agency', 'Europe/Sofia')`;
  await setHours('NIGHT');
  const [iom] = await staff`select id from staff.organisation where code = 'IOM'`;
  await staff`insert into staff.staff_member (id, organisation_id, full_name, role, centre_ids)
    values (${COUNSELLOR}, ${iom!['id']}, 'Synthetic Counsellor', 'PSYCHOLOGIST', ${[CENTRE]})`;
  await services`insert into services.service_offer (id, centre_id, organisation, function, name)
    values (${OFFER}, ${CENTRE}, 'IOM', 'COUNSELLING', 'Counselling')`;
  const at = { centres: [CENTRE] };
  await graph.signIn('manager', 'STATE', { role: 'CENTRE_MANAGER', ...at });
  await graph.signIn('coordinator', 'IOM', { role: 'COORDINATOR', ...at });
  await graph.signIn('counsellor', 'IOM', { role: 'PSYCHOLOGIST', ...at, staff_member: COUNSELLOR });
  await graph.signIn('social worker', 'IOM', { role: 'SOCIAL_WORKER', ...at });
});
afterAll(() => graph?.stop());

/** Has a window run at this moment, whatever the clock says: the hours of a centre are its own data. */
async function setHours(running: 'DAY' | 'NIGHT') {
  const hour = (hours: number) =>
    wallClock('Europe/Sofia', new Date(Date.now() + hours * 3_600_000)).slice(0, 2);
  const other = running === 'DAY' ? 'NIGHT' : 'DAY';
  await graph.owners.facilities.begin(async (write) => {
    await write`delete from facilities.shift_window where centre_id = ${CENTRE}`;
    for (const [window, from, until] of [
      [running, hour(-6), hour(6)],
      [other, hour(6), hour(-6)],
    ] as const)
      await write`insert into facilities.shift_window (id, centre_id, "window", starts_at, ends_at)
        values (${newIdentifier()}, ${CENTRE}, ${window}, ${`${from}:00`}, ${`${until}:00`})`;
  });
}

async function write(who: string, field: string, type: string, input: object, selection: string) {
  const query = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} userErrors { code message clause owner path } } }`;
  const { data, errors } = await graph.ask(who, query, {
    input: { idempotencyKey: newIdentifier(), ...input },
  });
  expect(errors).toBeUndefined();
  return data[field];
}

const recordSession = () =>
  write(
    'counsellor',
    'recordSession',
    'RecordSessionInput',
    { offerId: OFFER, residentId: resident.id, startedAt: new Date().toISOString() },
    'session { id function }',
  );
async function assessNeeds() {
  const outcome = await write(
    'social worker',
    'recordNeedsAssessment',
    'RecordNeedsAssessmentInput',
    { residentId: resident.id, expectedVersion: resident.version, riskLevel: 'HIGH' },
    'resident { id version }',
  );
  if (outcome.resident) resident = outcome.resident;
  return outcome;
}

const line = (name: string, organisation: string, level: string, windows: string[], clause: string) => ({
  function: name,
  organisation,
  level,
  windows,
  clause,
});
const content = {
  get validFrom() {
    return new Date().toISOString();
  },
  noticeDays: 30,
  documentName: 'SOP NEW 1.pdf',
  documentSha256,
  parties: ['STATE', 'IOM'],
  responsibilities: [
    line('ACCOMMODATION', 'STATE', 'LEAD', ['DAY', 'EVENING', 'NIGHT'], '3.1'),
    line('CASE_MANAGEMENT', 'STATE', 'LEAD', ['DAY'], '3.5'),
    line('CASE_MANAGEMENT', 'IOM', 'LEAD', ['NIGHT'], '3.5(c)'),
  ],
};
const SOP =
  'sop { id number status version validFrom validUntil parties { organisationCode signedAt signedBy } }';
const sign = (who: string, more: object = {}) =>
  write(
    who,
    'signSop',
    'SignSopInput',
    { sopId: sop.id, expectedVersion: sop.version, documentSha256, signedBy: 'Director', ...more },
    SOP,
  );

it('registers by law, and refuses the session of IOM without an SOP', async () => {
  const registered = await write(
    'manager',
    'registerResident',
    'RegisterResidentInput',
    {
      registrationNumber: 'NEW-1',
      givenName: 'Synthetic',
      familyName: 'Child',
      sex: 'MALE',
      nationality: 'SYR',
      languages: ['ar'],
      familySituation: 'UNACCOMPANIED',
      centreId: CENTRE,
    },
    'resident { id version }',
  );
  expect(registered.userErrors).toEqual([]);
  resident = registered.resident;
  const { session, userErrors } = await recordSession();
  expect(session).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'SOP_NOT_IN_FORCE' }]);
});

it('takes a draft that may be revised, and nothing that contradicts itself', async () => {
  const twice = {
    ...content,
    centreId: CENTRE,
    responsibilities: [...content.responsibilities, content.responsibilities[0]],
  };
  const refused = await write('manager', 'draftSop', 'DraftSopInput', twice, SOP);
  expect(refused).toMatchObject({ sop: null, userErrors: [{ code: 'BAD_USER_INPUT' }] });
  const outsider = { ...content, centreId: CENTRE, parties: ['STATE'] };
  expect(await write('manager', 'draftSop', 'DraftSopInput', outsider, SOP)).toMatchObject({
    userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'responsibilities', '2', 'organisation'] }],
  });
  const drafted = await write('manager', 'draftSop', 'DraftSopInput', { ...content, centreId: CENTRE }, SOP);
  expect(drafted).toMatchObject({ sop: { number: 1, status: 'DRAFT' }, userErrors: [] });
  sop = drafted.sop;
  const responsibilities = [
    ...content.responsibilities,
    line('COUNSELLING', 'IOM', 'LEAD', ['DAY', 'NIGHT'], '4.1'),
  ];
  const revised = await write(
    'coordinator',
    'reviseSop',
    'ReviseSopInput',
    { ...content, responsibilities, sopId: sop.id, expectedVersion: sop.version },
    SOP,
  );
  expect(revised).toMatchObject({ sop: { version: 2 }, userErrors: [] });
  sop = revised.sop;
});

it('comes into force with the last signature, and never before it', async () => {
  const other = createHash('sha256').update('another document').digest('hex');
  expect(await sign('manager', { documentSha256: other })).toMatchObject({
    userErrors: [{ code: 'BAD_USER_INPUT' }],
  });
  const first = await sign('manager');
  expect(first).toMatchObject({ sop: { status: 'DRAFT' }, userErrors: [] });
  expect(await sign('coordinator')).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
  sop = first.sop;
  expect(await sign('manager')).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
  const edited = { ...content, sopId: sop.id, expectedVersion: sop.version };
  expect(await write('manager', 'reviseSop', 'ReviseSopInput', edited, SOP)).toMatchObject({
    userErrors: [{ code: 'CONFLICT' }],
  });
  expect(await recordSession()).toMatchObject({ userErrors: [{ code: 'SOP_NOT_IN_FORCE' }] });
  const signedAt = Date.now();
  const last = await sign('coordinator');
  expect(last).toMatchObject({ sop: { status: 'IN_FORCE' }, userErrors: [] });
  expect(Date.parse(last.sop.validFrom)).toBeGreaterThanOrEqual(signedAt - 1000);
  sop = last.sop;
});

it('opens no record of a child before the annex on data does, and then for the parties alone', async () => {
  const share = (organisation: string) =>
    write(
      'manager',
      'shareResidents',
      'ShareResidentsInput',
      {
        centreId: CENTRE,
        sopId: sop.id,
        organisation,
        fieldGroups: ['OPERATIONAL', 'IDENTITY', 'PROTECTION'],
        purposes: ['CARE', 'COORDINATION'],
        clause: 'A.1',
      },
      'sharing { id validUntil }',
    );
  const residents = `{ residents(centreId: "${CENTRE}") { totalCount } }`;
  expect((await graph.ask('social worker', residents)).data.residents.totalCount).toBe(0);
  expect(await share('BUREAU')).toMatchObject({ sharing: null, userErrors: [{ code: 'NOT_RESPONSIBLE' }] });
  expect(await share('IOM')).toMatchObject({ sharing: { validUntil: null }, userErrors: [] });
  expect((await graph.ask('social worker', residents)).data.residents.totalCount).toBe(1);
});

it('accepts the session of IOM, under the SOP that is kept with it', async () => {
  const { session, userErrors } = await recordSession();
  expect(userErrors).toEqual([]);
  const [row] = await graph.owners
    .services`select sop_id, verification from services.session where id = ${session.id}`;
  expect(row).toEqual({ sop_id: sop.id, verification: 'VERIFIED' });
});

it('lets IOM manage cases at night and not by day', async () => {
  expect((await assessNeeds()).userErrors).toEqual([]);
  await setHours('DAY');
  const [refusal] = (await assessNeeds()).userErrors;
  expect(refusal).toMatchObject({ code: 'OUT_OF_SHIFT', clause: '3.5(c)', owner: 'STATE' });
  await setHours('NIGHT');
});

it('says who is responsible, and what a new version would change', async () => {
  const responsibilities = [
    content.responsibilities[0],
    line('CASE_MANAGEMENT', 'IOM', 'LEAD', ['DAY', 'NIGHT'], '3.5'),
  ];
  const drafted = await write(
    'coordinator',
    'draftSop',
    'DraftSopInput',
    { ...content, responsibilities, centreId: CENTRE },
    'sop { id }',
  );
  const { data, errors } = await graph.ask(
    'manager',
    `{ centre(id: "${CENTRE}") {
      responsibilities { function organisationCode clause }
      sopInForce { number }
      sops { id number changes { kind function organisationCode before { clause } after { clause } } } } }`,
  );
  expect(errors).toBeUndefined();
  expect(data.centre.sopInForce).toEqual({ number: 1 });
  expect(data.centre.responsibilities).toContainEqual({
    function: 'CASE_MANAGEMENT',
    organisationCode: 'IOM',
    clause: '3.5(c)',
  });
  expect(data.centre.sops[0]).toEqual({
    id: drafted.sop.id,
    number: 2,
    changes: [
      {
        kind: 'CHANGED',
        function: 'CASE_MANAGEMENT',
        organisationCode: 'IOM',
        before: [{ clause: '3.5(c)' }],
        after: [{ clause: '3.5' }],
      },
      {
        kind: 'REMOVED',
        function: 'CASE_MANAGEMENT',
        organisationCode: 'STATE',
        before: [{ clause: '3.5' }],
        after: [],
      },
      {
        kind: 'REMOVED',
        function: 'COUNSELLING',
        organisationCode: 'IOM',
        before: [{ clause: '4.1' }],
        after: [],
      },
    ],
  });
  expect(data.centre.sops[1].changes).toBeNull();
});

it('goes on by the last known SOP while facilities are away, marks it, and checks it later', async () => {
  await graph.stopSlice('facilities');
  const { session, userErrors } = await recordSession();
  expect(userErrors).toEqual([]);
  const state = async () => {
    const [row] = await graph.owners
      .services`select verification from services.session where id = ${session.id}`;
    return row!['verification'];
  };
  expect(await state()).toBe('UNVERIFIED');
  await graph.verify('services');
  expect(await state()).toBe('UNVERIFIED');
  await graph.startSlice('facilities');
  await graph.verify('services');
  expect(await state()).toBe('VERIFIED');
});

it('is neither replaced nor ended by one party alone, and its annex stays open', async () => {
  const feed = () =>
    write(
      'manager',
      'recordPresence',
      'RecordPresenceInput',
      { residentId: resident.id, status: 'PRESENT' },
      'presence { id }',
    );
  for (const [who, parties] of [
    ['coordinator', ['IOM']],
    ['coordinator', ['STATE', 'IOM']],
    ['manager', ['STATE']],
  ] as const) {
    const [organisation] = parties;
    const responsibilities = [line('ACCOMMODATION', organisation, 'LEAD', ['DAY', 'NIGHT'], '1')];
    const alone = {
      ...content,
      centreId: CENTRE,
      parties,
      responsibilities,
    };
    const { sop: drafted } = await write(who, 'draftSop', 'DraftSopInput', alone, 'sop { id version }');
    if (!drafted) continue;
    await sign(who, { sopId: drafted.id, expectedVersion: drafted.version });
  }
  const { data } = await graph.ask('manager', `{ centre(id: "${CENTRE}") { sopInForce { id number } } }`);
  expect(data.centre.sopInForce).toEqual({ id: sop.id, number: 1 });
  expect((await feed()).userErrors).toEqual([]);
  await graph.verify('residents');
  const residents = await graph.ask('social worker', `{ residents(centreId: "${CENTRE}") { totalCount } }`);
  expect(residents.data.residents.totalCount).toBe(1);
});

it('ends early when both agree, and refuses again with the clause', async () => {
  const endsAt = new Date().toISOString();
  const end = (who: string, mutation = 'agreeToEndSop') =>
    write(
      who,
      mutation,
      `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`,
      {
        sopId: sop.id,
        expectedVersion: sop.version,
        reason: 'The project ends.',
        endsAt,
        ...(mutation === 'agreeToEndSop' && { agreedBy: 'Director' }),
      },
      'sop { id version status endReason noticeGivenBy endAgreements { organisationCode } }',
    );
  expect(await end('social worker')).toMatchObject({ sop: null, userErrors: [{ code: 'FORBIDDEN' }] });
  expect(await end('coordinator', 'endSop')).toMatchObject({
    sop: null,
    userErrors: [{ code: 'RULE_VIOLATION' }],
  });
  const first = await end('coordinator');
  expect(first).toMatchObject({
    sop: { status: 'IN_FORCE', endAgreements: [{ organisationCode: 'IOM' }] },
    userErrors: [],
  });
  sop = first.sop;
  expect(await end('manager')).toMatchObject({
    sop: { status: 'ENDED', noticeGivenBy: 'STATE' },
    userErrors: [],
  });
  const { session, userErrors } = await recordSession();
  expect(session).toBeNull();
  expect(userErrors).toMatchObject([{ code: 'SOP_NOT_IN_FORCE', clause: '4.1' }]);
});

it('closes with the SOP what it had opened', async () => {
  await graph.verify('residents');
  const { data } = await graph.ask('social worker', `{ residents(centreId: "${CENTRE}") { totalCount } }`);
  expect(data.residents.totalCount).toBe(0);
});
