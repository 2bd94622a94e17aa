import { argumentsOf, fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { CARE_TEAM } from '@mrrm/platform/wire/roles';
import { DONE } from '@mrrm/platform/writing/plausible';
import { BY_LAW, groups } from '../access/groups.js';
import { residentIdOf } from '../keys.js';
import type { ResidentCorrection } from './types/correction.js';
import { GROUP_OF } from './values.js';

export const correctionAccess: FeatureAccess = {
  groups: {
    CORRECTIONS: {
      description:
        'What was corrected: each row is of the group of the corrected value (OPERATIONAL, IDENTITY or FAMILY), and is there for whom that group is open.',
      personal: true,
      roles: [
        ...CARE_TEAM,
        'LEGAL_REPRESENTATIVE',
        'PARTNER_APPLICATION',
        'REFERRAL_COORDINATOR',
        'DATA_PROTECTION_OFFICER',
        'SERVICE',
      ],
      across: 'SHARED',
    },
    CORRECTION_REASONS: {
      description:
        'Why something was corrected: it may speak of every value that was corrected at once, and is for those of the State who read them all.',
      personal: true,
      // Of the three groups FAMILY is the narrowest.
      roles: groups['FAMILY']!.roles,
      across: 'NEVER',
    },
    CORRECTING: {
      description:
        'Correct what is registered: those of the State who register and read it. A program that may not read a value could find it by correcting it.',
      personal: false,
      roles: ['CASE_MANAGER', 'CENTRE_MANAGER', 'REGISTRAR', 'COORDINATOR'],
      across: 'NEVER',
    },
  },
  types: {
    ResidentCorrection: {
      base: 'CORRECTIONS',
      rowGroup: ({ field }: ResidentCorrection) => GROUP_OF[field],
      person: residentIdOf,
      fields: fieldsByGroup({
        CORRECTIONS: 'id field oldValue newValue correctedAt correctedBy residentVersion',
        CORRECTION_REASONS: 'reason',
      }),
    },
  },
  extends: { Resident: fieldsOf('KEY', 'corrections') },
  mutations: {
    correctResident: {
      group: 'CORRECTING',
      performsNothing: BY_LAW,
      // As at the registration: somebody of 120 may have arrived 30 years ago.
      moments: { dateOfBirth: { back: 151, ahead: 0 }, familySituationSince: DONE },
    },
  },
  arguments: argumentsOf({ KEY: 'Resident.corrections(first,after)' }),
};
