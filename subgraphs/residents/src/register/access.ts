import { argumentsOf, fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { BY_LAW } from '../access/groups.js';
import { idOf, residentIdOf } from '../keys.js';

export const registerAccess: FeatureAccess = {
  groups: {
    PLACEMENT_FACTS: {
      description:
        'Sex, date of birth, family situation, household and departure, for the slice of the same owner that gives beds, and for nobody else.',
      personal: true,
      roles: ['SERVICE'],
      across: 'NEVER',
    },
    STAY_JUDGEMENT: {
      description:
        "Whether a moment lies in a stay of a resident, for other owners' slices before they write: no dates, and only of residents who are open to their organisation.",
      personal: true,
      roles: ['SERVICE'],
      across: 'SHARED',
    },
  },
  types: {
    Resident: {
      base: 'KEY',
      person: idOf,
      fields: fieldsByGroup({
        KEY: 'id version verification centre',
        OPERATIONAL:
          'sex age languages languageLevels interpreterNeed interpreterLanguage safeZone caseManager arrivedAt departedAt departureReason needsAssessedAt stays',
        IDENTITY: `registrationNumber givenName familyName fatherName nameOrder fullName givenNameLatin familyNameLatin fatherNameLatin latinNameSource dateOfBirth
           dateOfBirthCertainty dateOfBirthIsEstimate nationality nationalityStatus otherNames`,
        FAMILY: 'familySituation familySituationSince familySituationSource household',
        PROTECTION: 'caseState riskLevel',
        ACCESS_HISTORY: 'accessHistory shownTo',
      }),
    },
    LanguageSkill: {
      base: 'OPERATIONAL',
      person: residentIdOf,
      fields: fieldsOf('OPERATIONAL', 'language spoken written'),
    },
    OtherName: { base: 'IDENTITY', person: residentIdOf, fields: fieldsOf('IDENTITY', 'name toldBy') },
    Household: {
      base: 'FAMILY',
      people: ({ memberIds }) => memberIds,
      fields: fieldsOf('FAMILY', 'id registrationNumber version members'),
    },
    Stay: {
      base: 'OPERATIONAL',
      person: residentIdOf,
      fields: fieldsOf('OPERATIONAL', 'id centre safeZone arrivedAt departedAt departureReason version'),
    },
    StayJudgement: {
      base: 'STAY_JUDGEMENT',
      person: residentIdOf,
      fields: fieldsOf('STAY_JUDGEMENT', 'residentId objections'),
    },
    Departure: {
      base: 'PLACEMENT_FACTS',
      person: residentIdOf,
      fields: fieldsOf('PLACEMENT_FACTS', 'residentId centreId departedAt recordedAt hasReturned'),
    },
    PlacementFacts: {
      base: 'PLACEMENT_FACTS',
      person: residentIdOf,
      fields: fieldsOf(
        'PLACEMENT_FACTS',
        'residentId sex dateOfBirth familySituation householdId departedAt',
      ),
    },
    ShownTo: {
      base: 'ACCESS_HISTORY',
      person: residentIdOf,
      fields: fieldsOf('ACCESS_HISTORY', 'organisationCode group firstAt lastAt times'),
    },
    AccessEvent: {
      base: 'ACCESS_HISTORY',
      person: ({ person }) => person,
      fields: fieldsOf(
        'ACCESS_HISTORY',
        `sequence at kind operation organisation role subject onBehalfOf purpose client request owner groups bases
         outcome lists onBehalfOfOrganisation onBehalfOfRole onBehalfOfPurpose program correlation`,
      ),
    },
  },
  extends: {
    Query: fieldsByGroup({
      KEY: 'resident',
      IDENTITY: 'residentsByRegistrationNumber',
      FAMILY: 'household',
      PLACEMENT_FACTS: 'placementFacts departures',
      STAY_JUDGEMENT: 'stayJudgement',
    }),
  },
  mutations: {
    readmitResident: { group: 'REGISTRATION', performsNothing: BY_LAW, moments: { arrivedAt: DONE } },
  },
  arguments: argumentsOf({
    KEY: 'Query.resident(id)',
    // The age on a day that the reader chooses tells the date of birth in a few questions.
    IDENTITY: 'Query.residentsByRegistrationNumber(registrationNumber) Resident.age(on)',
    FAMILY: 'Query.household(id)',
    PLACEMENT_FACTS: 'Query.placementFacts(residentIds) Query.departures(since)',
    STAY_JUDGEMENT: 'Query.stayJudgement(id,centreId,from,until)',
    ACCESS_HISTORY: 'Resident.accessHistory(first,after)',
  }),
  personInputs: ['residentId', 'residentIds'],
};
