import { argumentsOf, fieldsByGroup } from '@mrrm/platform/access/table';
import type { FeatureAccess, MutationRule } from '@mrrm/platform/schema/feature';
import { CARE_TEAM, KEEPERS } from '@mrrm/platform/wire/roles';
import { DONE, type Plausible } from '@mrrm/platform/writing/plausible';
import { EXPECTED } from '../access/moments.js';
import type { Placement } from './types/placement.js';

/** A bed is given, held and blocked from now or from some time ago. */
const BEGINS: Plausible = { back: 30, ahead: 1.01 };

const placing = (moments: Record<string, Plausible> = {}): MutationRule => ({
  group: 'PLACING',
  performs: ['ACCOMMODATION'],
  record: 'placement',
  moments,
});

const upkeep = (moments: Record<string, Plausible>): MutationRule => ({
  group: 'UPKEEP',
  performs: ['ACCOMMODATION'],
  owner: {
    when: 'ALWAYS',
    because: 'A bed that is a danger is taken out of use at any hour, and given back by who took it out.',
  },
  moments,
});

/** Who gives beds, and who reads who has which. */
export const access: FeatureAccess = {
  groups: {
    ACCESS_HISTORY: {
      description: 'Who read or changed what about somebody, and why.',
      personal: true,
      roles: ['DATA_PROTECTION_OFFICER', 'AUDITOR'],
      across: 'OPEN',
      among: KEEPERS,
    },
    PLACING: {
      description: 'Give, change and end a bed.',
      personal: false,
      roles: ['CASE_MANAGER', 'SOCIAL_WORKER', 'REGISTRAR', 'CENTRE_MANAGER', 'COORDINATOR'],
      across: 'OPEN',
    },
    OVERRIDING: {
      description:
        'Pass over a rule of placing, with a reason; the organisation must lead ACCOMMODATION as well.',
      personal: false,
      roles: ['CENTRE_MANAGER', 'COORDINATOR'],
      across: 'OPEN',
    },
    UPKEEP: {
      description: 'Take a bed out of service and give it back.',
      personal: false,
      roles: ['SOCIAL_WORKER', 'REGISTRAR', 'CENTRE_MANAGER', 'COORDINATOR'],
      across: 'OPEN',
    },
    /*
     * What the rules of placing know of people is the residents' owner's to open. Its consents and clauses are not known
     * here: so these facts stay within the owner's organisation, for the roles that read the same facts in the residents'
     * own table. `test/person-facts.test.ts` holds the two lists of roles together.
     */
    PERSON_FACTS: {
      description: 'From what moment a rule of placing holds: a date of birth can be read from it.',
      personal: true,
      roles: [...CARE_TEAM, 'LEGAL_REPRESENTATIVE', 'DATA_PROTECTION_OFFICER'],
      across: 'NEVER',
    },
    KIN: {
      description: 'Who is alone, and who belongs to whom, as far as a rule of placing asks it.',
      personal: true,
      roles: [
        'CASE_MANAGER',
        'SOCIAL_WORKER',
        'PSYCHOLOGIST',
        'LEGAL_COUNSELLOR',
        'CENTRE_MANAGER',
        'REGISTRAR',
        'COORDINATOR',
        'LEGAL_REPRESENTATIVE',
      ],
      across: 'NEVER',
    },
  },
  types: {
    BedBlock: {
      base: 'PREMISES',
      fields: fieldsByGroup({ PREMISES: 'id kind startsAt expectedUntil endsAt reason version' }),
    },
    Placement: {
      base: 'OPERATIONAL',
      person: ({ resident }) => resident?.id,
      fields: fieldsByGroup({
        OPERATIONAL: `id resident bed room safeZone centre stage reservedFrom startsAt expectedUntil overdue endsAt
          endReason closedAt closingReason verification version findings`,
      }),
    },
    // Reached through a placement, a review or a suggestion alone, each of which says about whom it is.
    PlacementFinding: {
      base: 'PLAIN',
      person: ({ residentId }) => residentId,
      fields: fieldsByGroup({
        PLAIN: 'rule level message source judgedAt overrideReason overriddenByOrganisation',
        PERSON_FACTS: 'holdsFrom',
        KIN: 'people limit',
      }),
    },
    BedReason: { base: 'PLAIN', fields: fieldsByGroup({ PLAIN: 'code message squareMetresEach' }) },
    PlacementReview: {
      base: 'OPERATIONAL',
      person: ({ placement }: { placement: Placement }) => placement.resident?.id,
      fields: fieldsByGroup({ OPERATIONAL: 'placement findings' }),
    },
    BedSuggestion: {
      base: 'OPERATIONAL',
      person: ({ residentId }) => residentId,
      fields: fieldsByGroup({ OPERATIONAL: 'rank bed reasons findings' }),
    },
    Occupancy: {
      base: 'FIGURES',
      fields: fieldsByGroup({
        FIGURES:
          'at nominal usable beds blocked reserved placed free rateOfNominal rateOfUsable overOccupied withheld',
      }),
    },
    AccessEvent: {
      base: 'ACCESS_HISTORY',
      person: ({ person }) => person,
      fields: fieldsByGroup({
        ACCESS_HISTORY: `sequence at kind operation organisation role subject onBehalfOf purpose client request owner
          groups bases outcome lists onBehalfOfOrganisation onBehalfOfRole onBehalfOfPurpose program correlation`,
      }),
    },
  },
  extends: {
    Query: fieldsByGroup({ OPERATIONAL: 'placement', PLACING: 'suggestBeds' }),
    Centre: fieldsByGroup({
      OPERATIONAL: 'placementsToReview reservations',
      FIGURES: 'residentsPlaced occupancy occupancySeries',
    }),
    Shelter: fieldsByGroup({ FIGURES: 'occupancy occupancySeries' }),
    SafeZone: fieldsByGroup({
      OPERATIONAL: 'placements',
      FIGURES: 'residentsPlaced occupancy occupancySeries',
    }),
    Bed: fieldsByGroup({ PREMISES: 'blocks', OPERATIONAL: 'state currentPlacement' }),
    Resident: fieldsByGroup({
      OPERATIONAL: 'placement placements',
      ACCESS_HISTORY: 'placementAccessHistory',
    }),
  },
  mutations: {
    placeResident: placing({ startsAt: BEGINS, expectedUntil: EXPECTED, endsAt: DONE }),
    moveResident: placing({ at: DONE, expectedUntil: EXPECTED }),
    endPlacement: placing({ at: DONE }),
    reserveBed: placing({ startsAt: BEGINS, expectedUntil: EXPECTED }),
    checkInResident: placing({ at: DONE }),
    expectPlacementEnd: placing({ expectedUntil: EXPECTED }),
    cancelReservation: placing(),
    voidPlacement: placing(),
    blockBed: upkeep({ startsAt: BEGINS, expectedUntil: EXPECTED }),
    releaseBed: upkeep({ at: DONE }),
  },
  arguments: argumentsOf({
    PREMISES: 'Bed.blocks(at)',
    PLACING: 'Query.suggestBeds(centreId,safeZoneId,from,until,first)',
    FIGURES: `Centre.residentsPlaced(at) Centre.occupancy(at) Centre.occupancySeries(from,until,step)
      Shelter.occupancy(at) Shelter.occupancySeries(from,until,step) SafeZone.occupancy(at)
      SafeZone.occupancySeries(from,until,step) SafeZone.residentsPlaced(at)`,
    OPERATIONAL: `Query.placement(id) Query.suggestBeds(residentId) Bed.state(at)
      Centre.placementsToReview(days,first) Centre.reservations(first,after,until) SafeZone.placements(first,after,at)
      Resident.placements(first,after)`,
    ACCESS_HISTORY: 'Resident.placementAccessHistory(first,after)',
  }),
  personInputs: ['residentId'],
  recordInputs: { placementId: { table: 'placement', people: ['resident_id'] } },
};
