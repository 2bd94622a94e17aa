import { type Arguments, FRESH } from '../../../../test/support/walk/identifier-places.js';
import type { Questions } from '../../../../test/support/walk/identifier-probe.js';

const AT = '2024-06-12T09:00:00Z';
const DAY = '2024-06-01';
const LATER = new Date(Date.now() + 40 * 86_400_000).toISOString();
const SHA = 'ab'.repeat(32);

const content = {
  validFrom: LATER,
  noticeDays: 30,
  documentName: 'SOP',
  documentSha256: SHA,
  parties: ['STATE', 'IOM'],
  responsibilities: [
    { function: 'FOOD', organisation: 'STATE', level: 'LEAD', windows: ['DAY'], clause: '1' },
  ],
};
const sop = { sopId: '@Sop', expectedVersion: 1 };
const placed = { placementId: '@Placement', expectedVersion: 1 };
const changed = (row: string, more: object = {}): Arguments => ({
  input: { [`${row[0]!.toLowerCase()}${row.slice(1)}Id`]: `@${row}`, expectedVersion: 1, ...more },
});
const code = { code: FRESH };

/** Everything in this slice by which somebody can name a row, with what else each question needs. */
export const questions: Questions = {
  'Query.bed': { id: '@Bed' },
  'Query.suggestBeds': { residentId: '@Resident', centreId: '@Centre', safeZoneId: '@SafeZone' },
  'Query.centre': { id: '@Centre' },
  'Query.centreByCode': { code: '@CentreCode' },
  'Query.placement': { id: '@Placement' },
  'Query.room': { id: '@Room' },
  'Query.safeZone': { id: '@SafeZone' },
  'Query.safeZoneByCode': { code: '@SafeZoneCode' },
  'Query.shiftJudgement': {
    id: '@Centre',
    window: 'DAY',
    from: '2024-06-12T05:00:00Z',
    until: '2024-06-12T12:00:00Z',
  },
  'CooperationSop.changes': { of: '@LaterSop', from: '@Sop' },
  '_entities(Bed.id)': { id: '@Bed' },
  '_entities(Room.id)': { id: '@Room' },
  '_entities(Floor.id)': { id: '@Floor' },
  '_entities(Building.id)': { id: '@Building' },
  '_entities(Centre.id)': { id: '@Centre' },
  '_entities(Centre.code)': { code: '@CentreCode' },
  '_entities(Shelter.id)': { id: '@Shelter' },
  '_entities(WorkOrder.id)': { id: '@WorkOrder' },
  '_entities(SafeZone.id)': { id: '@SafeZone' },
  '_entities(Placement.id)': { id: '@Placement' },
  '_entities(Resident.id)': { id: '@Resident' },
  '_entities(CooperationSop.id)': { id: '@Sop' },
  '_entities(Inspection.id)': { id: '@Inspection' },
  'Mutation.addBeds': { input: { roomId: '@Room', codes: [FRESH] } },
  'Mutation.addShelter': { input: { centreId: '@Centre', ...code, name: 'Site' } },
  'Mutation.changeShelter': changed('Shelter', { name: 'Other site' }),
  'Mutation.addBuilding': { input: { centreId: '@Centre', shelterId: '@Shelter', ...code, name: 'Annex' } },
  'Mutation.changeBuilding': changed('Building', { name: 'House' }),
  'Mutation.recordCapacity': ['Centre', 'Shelter', 'SafeZone'].map((place) => ({
    input: {
      [`${place[0]!.toLowerCase()}${place.slice(1)}Id`]: `@${place}`,
      validFrom: DAY,
      nominal: 10,
      source: 'Order',
      workOrderId: '@WorkOrder',
    },
  })),
  'Mutation.recordCentrePurpose': {
    input: { centreId: '@Centre', kind: 'TRANSIT', validFrom: DAY, source: 'Order' },
  },
  'Mutation.addFloor': {
    input: { buildingId: '@Building', safeZoneId: '@SafeZone', level: 6, name: 'Attic' },
  },
  'Mutation.changeFloor': changed('Floor', { safeZoneId: '@SafeZone', name: 'Upper floor' }),
  'Mutation.addRoom': { input: { floorId: '@Floor', ...code, kind: 'BEDROOM' } },
  'Mutation.changeRoom': changed('Room', { heightMetres: 2.5 }),
  'Mutation.setRoomEquipment': changed('Room', { equipment: [{ item: 'Table', quantity: 1 }] }),
  'Mutation.addSafeZone': { input: { buildingId: '@Building', ...code, name: 'Zone', targetGroup: 'MIXED' } },
  'Mutation.changeSafeZone': changed('SafeZone', { name: 'Other zone' }),
  'Mutation.addSanitaryUnit': ['Room', 'Floor', 'Building'].map((place) => ({
    input: {
      [`${place.toLowerCase()}Id`]: `@${place}`,
      safeZoneId: '@SafeZone',
      ...code,
      kind: 'SHOWER',
      access: 'ALL',
      state: 'WORKING',
      startsAt: AT,
    },
  })),
  'Mutation.recordSanitaryCondition': {
    input: { unitId: '@SanitaryUnit', expectedVersion: 1, state: 'BROKEN', startsAt: AT },
  },
  'Mutation.publishHouseRules': {
    input: { centreId: '@Centre', language: 'fr', title: 'Rules', text: 'Be kind.', validFrom: DAY },
  },
  'Mutation.withdrawHouseRules': { input: { houseRulesId: '@HouseRules', expectedVersion: 1 } },
  'Mutation.recordInspection': {
    input: {
      centreId: '@Centre',
      safeZoneId: '@SafeZone',
      inspectedOn: DAY,
      authority: 'Inspectorate',
      outcome: 'PASSED',
      summary: 'Good.',
      findings: [{ text: 'A step is loose.', severity: 'LOW', safeZoneId: '@SafeZone', roomId: '@Room' }],
    },
  },
  'Mutation.closeFinding': { input: { findingId: '@Finding', expectedVersion: 1, note: 'Mended.' } },
  'Mutation.publishNotice': {
    input: {
      centreId: '@Centre',
      audience: 'EVERYBODY',
      texts: [{ language: 'en', title: 'Water', text: 'None.' }],
    },
  },
  'Mutation.withdrawNotice': { input: { noticeId: '@Notice', expectedVersion: 1 } },
  'Mutation.recordReading': ['Centre', 'SafeZone', 'Room'].map((place) => ({
    input: {
      [`${place[0]!.toLowerCase()}${place.slice(1)}Id`]: `@${place}`,
      kind: 'HEADCOUNT',
      value: 3,
      measuredOn: DAY,
      source: 'Count',
    },
  })),
  'Mutation.setStandardIndicator': {
    input: {
      indicatorId: '@Indicator',
      expectedVersion: 1,
      centreId: '@Centre',
      validFrom: DAY,
      active: false,
    },
  },
  'Mutation.requestWork': [
    { input: { centreId: '@Centre', title: 'Paint', roomIds: ['@Room'] } },
    { input: { centreId: '@Centre', title: 'Paint', floorId: '@Floor' } },
  ],
  'Mutation.approveWork': changed('WorkOrder'),
  'Mutation.startWork': changed('WorkOrder'),
  'Mutation.completeWork': ['safeZoneId', 'shelterId'].map((place) => ({
    input: {
      workOrderId: '@WorkInProgress',
      expectedVersion: 1,
      capacity: { [place]: place === 'shelterId' ? '@Shelter' : '@SafeZone', nominal: 10, source: 'Order' },
    },
  })),
  'Mutation.cancelWork': changed('WorkOrder', { reason: 'No money.' }),
  'Mutation.blockBed': {
    input: { bedId: '@FreeBed', kind: 'OUT_OF_SERVICE', reason: 'Broken', startsAt: AT },
  },
  'Mutation.releaseBed': { input: { blockId: '@Block', expectedVersion: 1 } },
  'Mutation.placeResident': { input: { bedId: '@FreeBed', residentId: '@NewResident' } },
  'Mutation.reserveBed': { input: { bedId: '@FreeBed', residentId: '@NewResident' } },
  'Mutation.checkInResident': { input: { placementId: '@Reservation', expectedVersion: 1 } },
  'Mutation.cancelReservation': {
    input: { placementId: '@Reservation', expectedVersion: 1, reason: 'Not coming.' },
  },
  'Mutation.expectPlacementEnd': { input: { ...placed, expectedUntil: LATER } },
  'Mutation.moveResident': { input: { ...placed, toBedId: '@FreeBed' } },
  'Mutation.endPlacement': { input: { ...placed, reason: 'OTHER', turnaround: false } },
  'Mutation.voidPlacement': { input: { ...placed, reason: 'A mistake.' } },
  'Mutation.draftSop': { input: { ...content, centreId: '@Centre' } },
  'Mutation.reviseSop': { input: { ...content, ...sop } },
  'Mutation.signSop': { input: { ...sop, documentSha256: SHA, signedBy: 'Director' } },
  'Mutation.releaseFromSop': { input: { ...sop, documentSha256: SHA, releasedBy: 'Director' } },
  'Mutation.agreeToEndSop': { input: { ...sop, endsAt: LATER, reason: 'Over.', agreedBy: 'Director' } },
  'Mutation.endSop': { input: { ...sop, endsAt: LATER, reason: 'Over.' } },
  // The bed is gone by it: nothing comes after it.
  'Mutation.removeBed': { input: { bedId: '@FreeBed', expectedVersion: 1 } },
};

const NEW = 'the code of something new or renamed, within a place that is named beside it';
export const exempt: Record<string, string> = {
  '_entities(ResidentCohort.id)': 'made for one question by the owner of the residents: it names no row here',
  ...Object.fromEntries(
    `addBeds(input.codes) addShelter(input.code) changeShelter(input.code) addBuilding(input.code) changeBuilding(input.code)
   addRoom(input.code) changeRoom(input.code) addSafeZone(input.code) changeSafeZone(input.code) addSanitaryUnit(input.code)`
      .split(/\s+/)
      .map((place) => [`Mutation.${place}`, NEW]),
  ),
};

/** What is required of the fields of an answer. */
export const values = { from: '"2024-06-01"', until: '"2024-06-03"', language: '"en"' };
