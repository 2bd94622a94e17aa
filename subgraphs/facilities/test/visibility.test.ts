import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Facilities, startFacilities } from './support/facilities.js';
import { buildPremises, type Premises, place } from './support/premises.js';

let facilities: Facilities;
let here: Premises;
let elsewhere: Premises;
let resident: string;
let ids: Record<string, string>;

beforeAll(async () => {
  facilities = await startFacilities();
  const sql = facilities.owner;
  here = await buildPremises(sql, 'HERE', 2, { agreed: false });
  elsewhere = await buildPremises(sql, 'ELSEWHERE', 2, { agreed: false });
  resident = newIdentifier();
  const [inspection, workOrder, sop] = [newIdentifier(), newIdentifier(), newIdentifier()];
  const placement = await place(sql, elsewhere.bedIds[0]!, resident, '2024-02-01Z');
  await place(sql, here.bedIds[0]!, resident, '2024-01-01Z', '2024-02-01Z');
  await sql`insert into facilities.inspection (id, centre_id, inspected_on, authority, outcome, summary)
    values (${inspection}, ${elsewhere.centreId}, '2024-01-01', 'Fire brigade', 'PASSED', 'In order')`;
  await sql`insert into facilities.work_order (id, centre_id, title, state, requested_by, opened_on)
    values (${workOrder}, ${elsewhere.centreId}, 'Paint', 'REQUESTED', 'STATE', '2024-01-01')`;
  await sql`insert into facilities.cooperation_sop
    (id, centre_id, number, status, valid_from, document_name, document_sha256)
    values (${sop}, ${elsewhere.centreId}, 1, 'IN_FORCE', '2024-01-01Z', 'SOP', ${'0'.repeat(64)})`;
  await sql`insert into facilities.sop_party (id, sop_id, organisation, signed_at, signed_by)
    values (${newIdentifier()}, ${sop}, 'IOM', '2023-12-01Z', 'Head of office')`;
  ids = {
    Centre: elsewhere.centreId,
    SafeZone: elsewhere.zoneId,
    Floor: elsewhere.floorId,
    Room: elsewhere.roomId,
    Bed: elsewhere.bedIds[0]!,
    Placement: placement,
    Inspection: inspection,
    WorkOrder: workOrder,
    CooperationSop: sop,
  };
}, 60_000);
afterAll(() => facilities?.stop());

const entities = async (actor: object, representations: object[], selection: string) => {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { __typename ${selection} } }`;
  const { data, errors } = await facilities.ask(actor, query, { r: representations });
  expect(errors).toBeUndefined();
  return data._entities;
};

describe.each([
  ['of another centre', () => ({ organisation: 'STATE', centres: [here.centreId] })],
  ['of the other organisation without a centre', () => ({ organisation: 'IOM', role: 'PSYCHOLOGIST' })],
])('a person %s', (_, actor) => {
  it.each([
    ['centre(id: $id)', 'Centre'],
    ['safeZone(id: $id)', 'SafeZone'],
    ['room(id: $id)', 'Room'],
    ['bed(id: $id)', 'Bed'],
    ['placement(id: $id)', 'Placement'],
  ])('finds nothing by %s', async (field, typename) => {
    const query = `query ($id: ID!) { found: ${field} { id } }`;
    const hidden = await facilities.ask(actor(), query, { id: ids[typename] });
    const absent = await facilities.ask(actor(), query, { id: newIdentifier() });
    expect(hidden).toEqual({ data: { found: null } });
    expect(hidden).toEqual(absent);
  });

  it('finds nothing by a code, and no hidden row in the list or its count', async () => {
    const { data } = await facilities.ask(
      actor(),
      `{ centreByCode(code: "ELSEWHERE") { id } safeZoneByCode(code: "SZ-ELSEWHERE") { id }
         centres { totalCount nodes { code } } }`,
    );
    expect(data).toMatchObject({ centreByCode: null, safeZoneByCode: null });
    const codes = data.centres.nodes.map((node: { code: string }) => node.code);
    expect(codes).not.toContain('ELSEWHERE');
    expect(data.centres.totalCount).toBe(codes.length);
  });

  it('finds nothing as an entity, whatever its type', async () => {
    const representations = Object.entries(ids).map(([__typename, id]) => ({ __typename, id }));
    const found = await entities(
      actor(),
      [...representations, { __typename: 'Centre', code: 'ELSEWHERE' }],
      '',
    );
    expect(found).toEqual(Array.from({ length: representations.length + 1 }, () => null));
  });

  it('sees no bed of a resident who lives elsewhere, nor that there is one', async () => {
    const [found] = await entities(
      actor(),
      [{ __typename: 'Resident', id: resident }],
      '... on Resident { placement { id } placements { totalCount nodes { centre { code } } } }',
    );
    expect(found.placement).toBeNull();
    for (const { centre } of found.placements.nodes) expect(centre.code).toBe('HERE');
    expect(found.placements.totalCount).toBe(found.placements.nodes.length);
  });
});

it('shows an analyst every place and no person, and no number that would speak of one', async () => {
  const analyst = { organisation: 'STATE', role: 'ANALYST', purpose: 'STATISTICS' };
  const { data } = await facilities.ask(
    analyst,
    `query ($id: ID!, $placement: ID!) { placement(id: $placement) { id }
       centre(id: $id) { code residentsPlaced safeZones { residentsPlaced placements { totalCount nodes { id } } } } }`,
    { id: elsewhere.centreId, placement: ids['Placement'] },
  );
  expect(data).toEqual({
    placement: null,
    centre: {
      code: 'ELSEWHERE',
      residentsPlaced: null,
      safeZones: [{ residentsPlaced: null, placements: null }],
    },
  });
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Resident { placement { id } } } }`;
  const found = await facilities.ask(analyst, query, { r: [{ __typename: 'Resident', id: resident }] });
  expect(found.data._entities).toEqual([{ placement: null }]);
  expect(found.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
});

it('shows nothing for a key that is no identifier', async () => {
  const representations = [...Object.keys(ids), 'Resident'].map((__typename) => ({
    __typename,
    id: "' or 1=1",
  }));
  const found = await entities({ role: 'COORDINATOR' }, representations, '');
  expect(found).toEqual(representations.map(() => null));
});

it.each([
  ['staff of the centre', () => ({ organisation: 'IOM', centres: [elsewhere.centreId] })],
  ['a coordinator of the graph', () => ({ organisation: 'STATE', role: 'COORDINATOR' })],
  ['a service of the graph', () => ({ organisation: 'IOM', role: 'SERVICE', purpose: 'COORDINATION' })],
])('shows everything to %s', async (_, actor) => {
  const representations = Object.entries(ids).map(([__typename, id]) => ({ __typename, id }));
  const found = await entities(actor(), representations, '');
  expect(found.map((row: { __typename: string }) => row.__typename)).toEqual(Object.keys(ids));
  const [{ placement }] = await entities(
    actor(),
    [{ __typename: 'Resident', id: resident }],
    '... on Resident { placement { id centre { code } } }',
  );
  expect(placement).toEqual({ id: ids['Placement'], centre: { code: 'ELSEWHERE' } });
});

describe('a guard', () => {
  const guard = { role: 'SECURITY_GUARD', purpose: 'PROTECTION', staffMember: newIdentifier() };
  const centresOf = async (actor: object) => {
    const both = { organisation: 'STATE', centres: [here.centreId, elsewhere.centreId] };
    const { data, errors } = await facilities.ask({ ...both, ...actor }, '{ centres { nodes { code } } }');
    return errors ? errors[0]!.extensions.code : data.centres.nodes.map(({ code }: { code: string }) => code);
  };
  const onDuty = (...ids: string[]) => {
    const shifts = ids.map((id) => ({ id: newIdentifier(), centre: { id } }));
    facilities.graph.answer = (query, { id }) =>
      query.includes('WhereOnDuty') ? { staffMember: { id, shifts } } : undefined;
  };

  it('sees the centre of the running shift alone, and nobody else is narrowed so', async () => {
    onDuty(elsewhere.centreId);
    expect(await centresOf(guard)).toEqual(['ELSEWHERE']);
    expect(await centresOf({ ...guard, role: 'NURSE', purpose: 'CARE' })).toEqual(['ELSEWHERE', 'HERE']);
    expect(await centresOf({ ...guard, centres: [here.centreId] })).toEqual([]);
    onDuty();
    expect(await centresOf(guard)).toEqual([]);
    expect(await centresOf({ ...guard, staffMember: undefined })).toEqual([]);
  });

  it('is told so while nobody knows who is on duty', async () => {
    facilities.graph.answer = undefined;
    facilities.graph.away = true;
    expect(await centresOf(guard)).toBe('UPSTREAM_UNAVAILABLE');
    facilities.graph.away = false;
  });
});

it('shows no bed to whom the sign-in leaves the own cases alone: this slice knows no cases', async () => {
  const actor = { organisation: 'STATE', role: 'CASE_MANAGER', centres: [elsewhere.centreId] };
  const query = 'query ($id: ID!) { placement(id: $id) { id } }';
  const found = async (more: object) =>
    (await facilities.ask({ ...actor, ...more }, query, { id: ids['Placement'] })).data.placement;
  expect(await found({})).toEqual({ id: ids['Placement'] });
  expect(await found({ ownCasesOnly: true })).toBeNull();
});

it('closes the beds to the other organisation with the end of the SOP', async () => {
  const actor = { organisation: 'IOM', role: 'SOCIAL_WORKER', centres: [elsewhere.centreId] };
  const bed = () =>
    entities(actor, [{ __typename: 'Resident', id: resident }], '... on Resident { placement { id } }');
  expect(await bed()).toMatchObject([{ placement: { id: ids['Placement'] } }]);
  await facilities.owner`update facilities.cooperation_sop set status = 'ENDED', valid_until = '2024-06-01Z'`;
  expect(await bed()).toMatchObject([{ placement: null }]);
});

it('names the owner of the premises in one place of the database, and in no rule beside it', async () => {
  const rules = await facilities.owner<{ name: string; text: string }[]>`
    select tablename || '.' || policyname as name, concat(qual, with_check) as text from pg_policies
      where schemaname = 'facilities'
    union all select proname, pg_get_functiondef(oid) from pg_proc
      where pronamespace = 'facilities'::regnamespace and prokind = 'f'`;
  expect(rules.length).toBeGreaterThan(60);
  const naming = rules.filter(({ text }) => text.includes("'STATE'"));
  expect(naming.map(({ name }) => name)).toEqual(['premises_owner']);
});
