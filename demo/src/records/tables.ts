import { type Table, tableOf } from '../bulk/table.js';
import { residentsSharingRows } from '../premises/sharing.js';
import type { World } from '../world.js';
import { basicAssistanceRows } from './basic-assistance.js';
import { consentRows } from './consents.js';
import { expectedPresences, presenceRows } from './presences.js';
import { legalRepresentativeRows, representationRows } from './representations.js';
import { householdRows, residentRows } from './residents.js';
import { vulnerabilityRows } from './vulnerabilities.js';

/** All tables of the residents' owner, in the order in which they refer to each other. */
export function residentsTables(world: World): Table[] {
  const count = world.residents.length;
  return [
    tableOf('residents.sharing_clause', residentsSharingRows),
    { name: 'residents.household', rows: () => householdRows(world), expected: count * 0.07 },
    { name: 'residents.resident', rows: () => residentRows(world), expected: count },
    { name: 'residents.presence', rows: () => presenceRows(world), expected: expectedPresences(world) },
    tableOf('residents.legal_representative', legalRepresentativeRows),
    { name: 'residents.representation', rows: () => representationRows(world), expected: count * 0.5 },
    { name: 'residents.consent', rows: () => consentRows(world), expected: count },
    { name: 'residents.vulnerability', rows: () => vulnerabilityRows(world), expected: count * 0.25 },
    { name: 'residents.basic_assistance', rows: () => basicAssistanceRows(world), expected: count * 3.6 },
  ];
}
