import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Facilities, startFacilities } from '../support/facilities.js';
import { buildPremises, type Premises } from '../support/premises.js';
import { writer } from '../support/writer.js';

let facilities: Facilities;
let here: Premises;
let elsewhere: Premises;
let write: ReturnType<typeof writer>;

beforeAll(async () => {
  facilities = await startFacilities();
  here = await buildPremises(facilities.owner, 'HERE');
  elsewhere = await buildPremises(facilities.owner, 'ELSEWHERE');
  write = writer(facilities, { role: 'CENTRE_MANAGER', centres: [here.centreId] });
}, 60_000);
afterAll(() => facilities?.stop());

const refused = (code: string, path: string) => [
  expect.objectContaining({ code, path: ['input', ...path.split('.')] }),
];
const FINDING = 'id indicator text severity dueOn closedOn closingNote version room { id } safeZone { id }';
const inspect = (more: object = {}, findings: object[] = []) => {
  const visit = { inspectedOn: '2021-08-12', authority: 'Ombudsman', outcome: 'FAILED', summary: 'Crowded' };
  const input = { centreId: here.centreId, ...visit, findings, ...more };
  return write('recordInspection', input, `inspection { id outcome findings { ${FINDING} } }`);
};

it('is refused to other roles, of another centre, of a day to come, and with a finding that says nothing', async () => {
  const nurse = writer(facilities, { role: 'NURSE', centres: [here.centreId] });
  const asked = { centreId: here.centreId, inspectedOn: '2021-08-12', authority: 'A', outcome: 'PASSED' };
  const outcome = await nurse('recordInspection', { ...asked, summary: 'S', findings: [] });
  expect(outcome.userErrors[0].code).toBe('FORBIDDEN');
  expect(await inspect({ centreId: elsewhere.centreId })).toEqual({
    inspection: null,
    userErrors: refused('NOT_FOUND', 'centreId'),
  });
  const of = async (finding: object) => (await inspect({}, [finding])).userErrors;
  expect((await inspect({ inspectedOn: '2199-01-01' })).userErrors).toEqual(
    refused('BAD_USER_INPUT', 'inspectedOn'),
  );
  expect(await of({ severity: 'LOW' })).toEqual(refused('BAD_USER_INPUT', 'findings.0.text'));
  expect(await of({ severity: 'LOW', indicator: 'NO_SUCH' })).toEqual(
    refused('NOT_FOUND', 'findings.0.indicator'),
  );
  expect(await of({ severity: 'LOW', text: 'T', roomId: elsewhere.roomId })).toEqual(
    refused('BAD_USER_INPUT', 'findings.0.roomId'),
  );
  const rows = await facilities.owner`select from facilities.inspection`;
  expect(rows).toHaveLength(0);
});

it('keeps its findings, the gravest first, until each is closed once by who saw its latest version', async () => {
  const { inspection, userErrors } = await inspect({}, [
    { severity: 'LOW', text: 'Paint' },
    { severity: 'CRITICAL', indicator: 'TOILET_RATIO', roomId: here.roomId, dueOn: '2021-08-20' },
  ]);
  expect(userErrors).toEqual([]);
  const [grave, light] = inspection.findings;
  expect(light).toMatchObject({ text: 'Paint', indicator: null, room: null });
  expect(grave).toMatchObject({ indicator: 'TOILET_RATIO', dueOn: '2021-08-20', closedOn: null, version: 1 });
  expect([grave.room.id, grave.safeZone.id]).toEqual([here.roomId, here.zoneId]);
  const closing = {
    findingId: grave.id,
    expectedVersion: 1,
    closedOn: '2021-08-19',
    note: 'Two more toilets',
  };
  const close = (more: object = {}) =>
    write('closeFinding', { ...closing, ...more }, `finding { ${FINDING} }`);
  expect((await close({ expectedVersion: 3 })).userErrors).toEqual(refused('CONFLICT', 'expectedVersion'));
  expect((await close({ closedOn: '2021-08-11' })).userErrors).toEqual(refused('BAD_USER_INPUT', 'closedOn'));
  expect((await close({ findingId: newIdentifier() })).userErrors).toEqual(refused('NOT_FOUND', 'findingId'));
  const away = writer(facilities, { role: 'CENTRE_MANAGER', centres: [elsewhere.centreId] });
  expect((await away('closeFinding', closing)).userErrors).toEqual(refused('NOT_FOUND', 'findingId'));
  const { finding } = await close();
  expect(finding).toMatchObject({ closedOn: '2021-08-19', closingNote: 'Two more toilets', version: 2 });
  expect((await close({ expectedVersion: 2 })).userErrors).toEqual(refused('CONFLICT', 'findingId'));
});
