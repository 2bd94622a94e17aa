import {
  type AccessTable,
  argumentsOf,
  connectionRules,
  fieldsOf,
  type GroupRule,
  payloadRules,
  sharedRules,
  type TypeRule,
} from '@mrrm/platform/access/table';
import { signInGroup, viewerActRules, viewerRules } from '@mrrm/platform/viewer/viewer';
import type { Context } from '../context.js';
import type { Bed } from '../types/bed.js';
import type { Centre } from '../types/centre.js';
import type { SafeZone } from '../types/safe-zone.js';
import { PREMISES_OWNER } from './owner.js';
import { personFactGroups } from './person-facts.js';
import { premisesGroups, premisesMutations, premisesTypes } from './premises.js';
import { CARE_TEAM, EVERYBODY, KEEPERS, roles } from './roles.js';
import { standardGroups, standardMutations, standardTypes } from './standards.js';

const groups: Record<string, GroupRule> = {
  ...signInGroup(EVERYBODY),
  PLAIN: {
    description: 'Pages, payloads and keys of other owners: nothing about a person.',
    personal: false,
    roles: EVERYBODY,
    across: 'OPEN',
    always: true,
  },
  PREMISES: {
    description: 'Centres, buildings, zones, rooms, beds, capacities, inspections, works.',
    personal: false,
    roles: EVERYBODY,
    across: 'OPEN',
  },
  AGREEMENTS: {
    description: 'Who is responsible for what, under which clause.',
    personal: false,
    roles: EVERYBODY,
    across: 'OPEN',
  },
  FIGURES: {
    description: 'How many residents have a bed; small numbers withheld from those who get figures only.',
    personal: false,
    roles: [...CARE_TEAM, 'ANALYST', 'PARTNER_APPLICATION', 'SERVICE'],
    across: 'OPEN',
    among: KEEPERS,
  },
  OPERATIONAL: {
    description:
      'Who has which bed. Other organisations read it while an SOP in force names them as a party.',
    personal: true,
    roles: [...CARE_TEAM, 'PARTNER_APPLICATION', 'SERVICE'],
    across: 'SHARED',
  },
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
  AGREEING: {
    description: 'Draft, sign and end an SOP, or release from it, each for the own organisation.',
    personal: false,
    roles: ['CENTRE_MANAGER', 'COORDINATOR'],
    across: 'OPEN',
  },
  ...personFactGroups,
  ...standardGroups,
  ...premisesGroups,
};

/** A pointer to another owner's entity, with what this slice adds to it. */
const pointerTo = (added: Record<string, string> = {}, whom: Pick<TypeRule, 'person'> = {}): TypeRule => ({
  base: 'PLAIN',
  ...whom,
  fields: { ...fieldsOf('PLAIN', 'id'), ...added },
});

/** A type about the premises alone. */
const premises = (names: string): TypeRule => ({ base: 'PREMISES', fields: fieldsOf('PREMISES', names) });
const agreement = (names: string): TypeRule => ({
  base: 'AGREEMENTS',
  fields: fieldsOf('AGREEMENTS', names),
});

/** What the agreement in force at a centre opens to the actor's organisation. */
async function openedAt(centreId: string, loaders: Context['loaders']) {
  const agreement = await loaders.agreementForReader.load(centreId);
  return agreement ? { OPERATIONAL: `SOP:${agreement.sopId}` } : {};
}

/** Who reads and does what in this slice. */
export const access: AccessTable = {
  owner: PREMISES_OWNER,
  roles,
  groups,
  types: {
    Query: {
      base: 'PLAIN',
      fields: {
        ...fieldsOf('SIGN_IN', 'viewer'),
        ...fieldsOf(
          'PREMISES',
          'bed centre centreByCode centres publishedFigureDiscrepancies room safeZone safeZoneByCode shiftJudgement',
        ),
        ...fieldsOf('OPERATIONAL', 'placement'),
        ...fieldsOf('PLACING', 'suggestBeds'),
      },
    },
    Mutation: {
      base: 'PLAIN',
      fields: {
        ...fieldsOf(
          'PLACING',
          `placeResident moveResident endPlacement reserveBed checkInResident expectPlacementEnd cancelReservation
           voidPlacement`,
        ),
        ...fieldsOf('UPKEEP', 'blockBed releaseBed'),
        ...fieldsOf('AGREEING', 'draftSop reviseSop signSop releaseFromSop endSop agreeToEndSop'),
        ...standardMutations,
        ...premisesMutations,
      },
    },
    ...viewerActRules,
    ...viewerRules(fieldsOf('PREMISES', 'centres safeZones')),
    ViewerFunction: agreement('function allowed level clause until refusal message responsible opens'),
    ShiftJudgement: premises('objections'),
    Centre: {
      base: 'PREMISES',
      namesNobody: 'A place: its lists name those whom they return.',
      opened: ({ id }: Centre, { loaders }: Context) => openedAt(id, loaders),
      fields: {
        ...fieldsOf(
          'PREMISES',
          `id code name kind country authority timeZone shiftWindows shelters buildings safeZones capacities
           capacity publishedFigures inspections workOrders`,
        ),
        ...fieldsOf('AGREEMENTS', 'sops sopInForce responsibilities viewerFunctions viewerFacilityActs'),
        ...fieldsOf('OPERATIONAL', 'placementsToReview reservations'),
        ...fieldsOf('FIGURES', 'residentsPlaced occupancy occupancySeries'),
        ...fieldsOf('PREMISES', 'sanitaryUnits standardIndicators houseRules notices purposes purpose'),
        ...fieldsOf('FIGURES', 'readings compliance'),
      },
    },
    SafeZone: {
      base: 'PREMISES',
      namesNobody: 'A place: its lists name those whom they return.',
      opened: ({ centre }: SafeZone, { loaders }: Context) => openedAt(centre.id, loaders),
      fields: {
        ...fieldsOf(
          'PREMISES',
          `id code name targetGroup ageFrom ageTo sex openedOn closedOn operators sanitation note centre shelter building capacities
           capacity publishedFigures floors version`,
        ),
        ...fieldsOf('OPERATIONAL', 'placements'),
        ...fieldsOf('FIGURES', 'residentsPlaced occupancy occupancySeries'),
        ...fieldsOf('PREMISES', 'sanitaryUnits'),
        ...fieldsOf('FIGURES', 'compliance'),
      },
    },
    Shelter: {
      base: 'PREMISES',
      fields: {
        ...fieldsOf(
          'PREMISES',
          'id code name note centre buildings capacities capacity publishedFigures version',
        ),
        ...fieldsOf('FIGURES', 'occupancy occupancySeries'),
      },
    },
    Building: premises('id code name centre shelter safeZones floors version'),
    Floor: premises('id level name renovatedOn building safeZone rooms sanitaryUnits version'),
    Room: {
      base: 'PREMISES',
      fields: {
        ...fieldsOf(
          'PREMISES',
          'id code kind areaSquareMetres heightMetres floor beds sanitaryUnits equipment version',
        ),
        ...fieldsOf('FIGURES', 'compliance'),
      },
    },
    Bed: {
      base: 'PREMISES',
      namesNobody: 'A place: its state says that somebody has it, its placement says who.',
      opened: ({ room }: Bed, { loaders }: Context) => openedAt(room.floor.building.centre.id, loaders),
      fields: {
        ...fieldsOf('PREMISES', 'id code standsFrom standsUntil version room blocks'),
        ...fieldsOf('OPERATIONAL', 'state currentPlacement'),
      },
    },
    BedBlock: premises('id kind startsAt expectedUntil endsAt reason version'),
    Placement: {
      base: 'OPERATIONAL',
      person: ({ resident }) => resident?.id,
      fields: fieldsOf(
        'OPERATIONAL',
        `id resident bed room safeZone centre stage reservedFrom startsAt expectedUntil overdue endsAt endReason
         closedAt closingReason verification version findings`,
      ),
    },
    // Reached through a placement, a review or a suggestion alone, each of which says about whom it is.
    PlacementFinding: {
      base: 'PLAIN',
      person: ({ residentId }) => residentId,
      fields: {
        ...fieldsOf('PLAIN', 'rule level message source judgedAt overrideReason overriddenByOrganisation'),
        ...fieldsOf('PERSON_FACTS', 'holdsFrom'),
        ...fieldsOf('KIN', 'people limit'),
      },
    },
    BedReason: { base: 'PLAIN', fields: fieldsOf('PLAIN', 'code message squareMetresEach') },
    PlacementReview: {
      base: 'OPERATIONAL',
      person: ({ placement }) => placement.resident?.id,
      fields: fieldsOf('OPERATIONAL', 'placement findings'),
    },
    BedSuggestion: {
      base: 'OPERATIONAL',
      person: ({ residentId }) => residentId,
      fields: fieldsOf('OPERATIONAL', 'rank bed reasons findings'),
    },
    Occupancy: {
      base: 'FIGURES',
      fields: fieldsOf(
        'FIGURES',
        'at nominal usable beds blocked reserved placed free rateOfNominal rateOfUsable overOccupied withheld',
      ),
    },
    ShiftWindowHours: premises('window startsAt endsAt'),
    PublishedFigure: premises('id measure asOf value source'),
    PublishedFigureDiscrepancy: premises(
      'country measure asOf published sumOfParts difference missingParts sources',
    ),
    Inspection: premises('id inspectedOn authority outcome summary version centre safeZone findings'),
    CooperationSop: agreement(
      `id number status validFrom validUntil documentName documentSha256 noticeDays endReason noticeGivenAt
       noticeGivenBy version centre parties responsibilities changes releases endAgreements`,
    ),
    SopChange: agreement('kind function organisationCode before after'),
    SopRelease: agreement('organisation organisationCode releasedAt releasedBy'),
    SopEndAgreement: agreement('organisation organisationCode endsAt reason agreedAt agreedBy'),
    SopParty: agreement('organisation organisationCode signedAt signedBy'),
    Responsibility: agreement('function organisation organisationCode level windows clause sop'),
    AccessEvent: {
      base: 'ACCESS_HISTORY',
      person: ({ person }) => person,
      fields: fieldsOf(
        'ACCESS_HISTORY',
        `sequence at kind operation organisation role subject onBehalfOf purpose client request owner groups bases
         outcome lists onBehalfOfOrganisation onBehalfOfRole onBehalfOfPurpose program correlation`,
      ),
    },
    Resident: pointerTo(
      {
        ...fieldsOf('OPERATIONAL', 'placement placements'),
        ...fieldsOf('ACCESS_HISTORY', 'placementAccessHistory'),
      },
      { person: ({ id }) => id },
    ),
    Organisation: { base: 'PLAIN', fields: fieldsOf('PLAIN', 'code') },
    ...connectionRules('PLAIN', 'Placement', 'Inspection', 'WorkOrder', 'Centre', 'AccessEvent'),
    ...payloadRules('PLAIN', {
      PlaceResidentPayload: 'placement',
      PlacementPayload: 'placement',
      MoveResidentPayload: 'placement ended',
      EndPlacementPayload: 'placement',
      BlockBedPayload: 'bed block',
      ReleaseBedPayload: 'bed block',
      SopPayload: 'sop',
    }),
    ...standardTypes,
    ...premisesTypes,
    ...sharedRules('PLAIN'),
  },
  filters: {},
  arguments: argumentsOf({
    PREMISES: `Query.bed(id) Query.shiftJudgement(id,window,from,until) Query.centre(id) Query.centreByCode(code) Query.centres(first,after) Query.room(id) Viewer.centres(first,after)
      Query.safeZone(id) Query.safeZoneByCode(code) Query.suggestBeds(centreId,safeZoneId,from,until,first)
      Bed.blocks(at) Centre.purpose(on) Centre.capacity(on) Centre.inspections(first,after)
      Centre.workOrders(first,after) Centre.houseRules(language,fallback,on) Centre.notices(language,fallback,at)
      Centre.sanitaryUnits(first,after) Centre.standardIndicators(on) Shelter.capacity(on) SafeZone.capacity(on)
      SanitaryUnit.condition(at)`,
    AGREEMENTS: 'Centre.sopInForce(at) Centre.responsibilities(at) CooperationSop.changes(from)',
    FIGURES: `Room.compliance(on,standard) Centre.residentsPlaced(at) Centre.compliance(on,standard)
      Centre.occupancy(at) Centre.occupancySeries(from,until,step) Centre.readings(first,after) Shelter.occupancy(at)
      Shelter.occupancySeries(from,until,step) SafeZone.compliance(on,standard) SafeZone.occupancy(at)
      SafeZone.occupancySeries(from,until,step) SafeZone.residentsPlaced(at)`,
    OPERATIONAL: `Query.placement(id) Query.suggestBeds(residentId) Bed.state(at) Centre.placementsToReview(days,first)
      Centre.reservations(first,after,until) SafeZone.placements(first,after,at) Resident.placements(first,after)`,
    ACCESS_HISTORY: 'Resident.placementAccessHistory(first,after)',
  }),
  personInputs: ['residentId'],
  recordInputs: { placementId: { table: 'placement', people: ['resident_id'] } },
};
