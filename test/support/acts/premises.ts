import { newIdentifier } from '@mrrm/platform/values/identifiers';
import type { Sql } from 'postgres';
import type { Premises } from '../../../subgraphs/facilities/test/support/premises.js';

const AT = '2024-06-12T09:00:00Z';

/** One input for each act on the premises and their state, with the rows that it needs. */
export const premisesActs: Record<string, (premises: Premises, sql: Sql) => Promise<object>> = {
  blockBed: async ({ bedIds }) => ({
    bedId: bedIds[0],
    kind: 'OUT_OF_SERVICE',
    reason: 'Broken',
    startsAt: AT,
  }),
  releaseBed: async ({ bedIds }, sql) => {
    const id = newIdentifier();
    await sql`insert into facilities.bed_block (id, bed_id, kind, starts_at, reason)
      values (${id}, ${bedIds[0]!}, 'OUT_OF_SERVICE', '2024-06-01Z', 'Broken')`;
    return { blockId: id, expectedVersion: 1, at: AT };
  },
  recordReading: async ({ centreId }) => ({
    centreId,
    kind: 'HEADCOUNT',
    value: 3,
    measuredOn: '2024-06-01',
    source: 'Count',
  }),
  recordInspection: async ({ centreId }) => ({
    centreId,
    inspectedOn: '2024-06-01',
    authority: 'Health inspectorate',
    outcome: 'PASSED',
    summary: 'Good.',
    findings: [],
  }),
  closeFinding: async ({ centreId }, sql) => {
    const [inspectionId, id] = [newIdentifier(), newIdentifier()];
    await sql`insert into facilities.inspection (id, centre_id, inspected_on, authority, outcome, summary)
      values (${inspectionId}, ${centreId}, '2024-06-01', 'Inspectorate', 'PASSED_WITH_FINDINGS', 'x')`;
    await sql`insert into facilities.inspection_finding (id, inspection_id, text, severity)
      values (${id}, ${inspectionId}, 'A step is loose.', 'LOW')`;
    return { findingId: id, expectedVersion: 1, note: 'Mended.' };
  },
  setStandardIndicator: async ({ centreId }, sql) => {
    const [row] = await sql`select id, version from facilities.standard_indicator
      where code = 'ADULT_SEPARATE' and centre_id is null`;
    return {
      indicatorId: row!['id'],
      expectedVersion: row!['version'],
      centreId,
      validFrom: '2024-01-01',
      active: false,
    };
  },
  addSanitaryUnit: async ({ roomId }) => ({
    roomId,
    code: newIdentifier(),
    kind: 'SHOWER',
    access: 'ALL',
    state: 'WORKING',
    startsAt: AT,
  }),
  recordSanitaryCondition: async ({ centreId, buildingId }, sql) => {
    const id = newIdentifier();
    await sql`insert into facilities.sanitary_unit (id, centre_id, building_id, code, kind, access)
      values (${id}, ${centreId}, ${buildingId}, 'T1', 'TOILET', 'ALL')`;
    await sql`insert into facilities.sanitary_condition (id, unit_id, state, starts_at)
      values (${newIdentifier()}, ${id}, 'WORKING', '2024-01-01Z')`;
    return { unitId: id, expectedVersion: 1, state: 'BROKEN', startsAt: AT };
  },
  recordCapacity: async ({ centreId }) => ({
    centreId,
    validFrom: '2024-01-01',
    nominal: 10,
    source: 'Order',
  }),
  recordCentrePurpose: async ({ centreId }) => ({
    centreId,
    kind: 'REGISTRATION_AND_RECEPTION',
    validFrom: '2024-01-01',
    source: 'Order',
  }),
  addShelter: async ({ centreId }) => ({ centreId, code: newIdentifier(), name: 'Site' }),
  changeShelter: async ({ centreId }, sql) => {
    const id = newIdentifier();
    await sql`insert into facilities.shelter (id, centre_id, code, name) values (${id}, ${centreId}, ${id.toUpperCase()}, 'Site')`;
    return { shelterId: id, expectedVersion: 1, name: 'Other site' };
  },
  addBuilding: async ({ centreId }) => ({ centreId, code: 'B9', name: 'Annex' }),
  changeBuilding: async ({ buildingId }) => ({ buildingId, expectedVersion: 1, name: 'Main house' }),
  addSafeZone: async ({ buildingId }) => ({
    buildingId,
    code: newIdentifier(),
    name: 'Zone',
    targetGroup: 'MIXED',
  }),
  changeSafeZone: async ({ zoneId }) => ({ safeZoneId: zoneId, expectedVersion: 1, name: 'Other zone' }),
  addFloor: async ({ buildingId }) => ({ buildingId, level: 6, name: 'Attic' }),
  changeFloor: async ({ floorId }) => ({ floorId, expectedVersion: 1, name: 'Upper floor' }),
  addRoom: async ({ floorId }) => ({ floorId, code: '601', kind: 'BEDROOM' }),
  changeRoom: async ({ roomId }) => ({ roomId, expectedVersion: 1, heightMetres: 2.5 }),
  addBeds: async ({ roomId }) => ({ roomId, codes: ['9'] }),
  removeBed: async ({ bedIds }) => ({ bedId: bedIds[1], expectedVersion: 1 }),
  setRoomEquipment: async ({ roomId }) => ({
    roomId,
    expectedVersion: 1,
    equipment: [{ item: 'Table', quantity: 1 }],
  }),
  withdrawHouseRules: async ({ centreId }, sql) => {
    const id = newIdentifier();
    await sql`insert into facilities.house_rule (id, centre_id, language, title, text, valid_from)
      values (${id}, ${centreId}, 'en', 'Rules', 'Be kind.', '2024-01-01')`;
    return { houseRulesId: id, expectedVersion: 1 };
  },
  withdrawNotice: async ({ centreId }, sql) => {
    const id = newIdentifier();
    await sql`insert into facilities.notice (id, centre_id, audience, starts_at)
      values (${id}, ${centreId}, 'EVERYBODY', '2024-01-01Z')`;
    await sql`insert into facilities.notice_text (id, notice_id, language, title, text)
      values (${newIdentifier()}, ${id}, 'en', 'Water', 'No water.')`;
    return { noticeId: id, expectedVersion: 1 };
  },
};
