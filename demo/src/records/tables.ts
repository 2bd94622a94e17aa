import { andAlso, type Dated, type Onward } from '../bulk/dated.js';
import { goingOn, type Table, tableOf } from '../bulk/table.js';
import { castConsents } from '../cast/consents.js';
import {
  castComplaintSteps,
  castComplaints,
  castDocuments,
  castKin,
  castMerges,
  castProcedures,
  castSteps,
  castTransfers,
} from '../cast/records.js';
import {
  assessmentsOnward,
  assistanceOnward,
  needsOnward,
  vulnerabilitiesOnward,
} from '../onward/assistance.js';
import { consentsOnward } from '../onward/consents.js';
import { correctionsOnward } from '../onward/corrections.js';
import { episodesOnward } from '../onward/missing.js';
import type { OnwardWorld } from '../onward/onward.js';
import { presencesOnward } from '../onward/presences.js';
import { representationsOnward } from '../onward/representations.js';
import { earlierStaysOnward, householdsOnward, residentsOnward } from '../onward/residents.js';
import { residentsSharingRows } from '../premises/sharing.js';
import type { World } from '../world.js';
import { basicAssistanceRows } from './basic-assistance.js';
import { consentRows } from './consents.js';
import { correctionRows } from './corrections.js';
import { missingEpisodeRows } from './missing.js';
import { expectedPresences, presenceRows } from './presences.js';
import { legalRepresentativeRows, representationRows } from './representations.js';
import { householdRows, residentRows } from './residents.js';
import { vulnerabilityRows } from './vulnerabilities.js';

/** How each table goes on after the past. */
const ONWARD = {
  household: householdsOnward,
  resident: residentsOnward,
  stay: earlierStaysOnward,
  correction: correctionsOnward,
  presence: presencesOnward,
  representation: representationsOnward,
  consent: (world: OnwardWorld) => andAlso(consentsOnward(world), () => castConsents(world)),
  vulnerability: vulnerabilitiesOnward,
  case_step: assessmentsOnward,
  area_assessment: needsOnward,
  basic_assistance: assistanceOnward,
  kin: byScript(castKin),
  identity_document: byScript(castDocuments),
  procedure_step: byScript(castProcedures),
  missing_episode: episodesOnward,
  missing_step: byScript(castSteps),
  record_merge: byScript(castMerges),
  transfer: byScript(castTransfers),
  complaint: byScript(castComplaints),
  complaint_step: byScript(castComplaintSteps),
};

/** Of the cast alone. */
function byScript(dated: (world: OnwardWorld) => Iterable<Dated>) {
  return (world: OnwardWorld): Onward => ({ dated: () => dated(world) });
}

/** Tables of which the cast alone has rows. */
const BY_SCRIPT = [
  'kin',
  'identity_document',
  'procedure_step',
  'missing_step',
  'record_merge',
  'transfer',
  'complaint',
  'complaint_step',
] as const;

/** All tables of the residents' owner, in the order in which they refer to each other. */
export function residentsTables(world: World): Table[] {
  const count = world.residents.length;
  const table = (name: keyof typeof ONWARD, rows: Table['rows'], expected: number): Table => {
    const past = { name: `residents.${name}`, rows, expected };
    return world.onward ? goingOn(past, ONWARD[name](world.onward), world.onward.until) : past;
  };
  return [
    tableOf('residents.sharing_clause', residentsSharingRows),
    table('household', () => householdRows(world), count * 0.07),
    table('resident', () => residentRows(world), count),
    table('stay', () => [], 0),
    table('correction', () => correctionRows(world), count * 0.05),
    table('presence', () => presenceRows(world), expectedPresences(world)),
    tableOf('residents.legal_representative', legalRepresentativeRows),
    table('representation', () => representationRows(world), count * 0.5),
    table('consent', () => consentRows(world), count),
    table('vulnerability', () => vulnerabilityRows(world), count * 0.25),
    table('basic_assistance', () => basicAssistanceRows(world), count * 3.6),
    table('case_step', () => [], 0),
    table('area_assessment', () => [], 0),
    table('missing_episode', () => missingEpisodeRows(world), count * 0.7),
    ...BY_SCRIPT.map((name) => table(name, () => [], 0)),
  ];
}
