import { argumentsOf, fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { DONE } from '@mrrm/platform/writing/plausible';
import { BY_LAW } from '../access/groups.js';
import { residentIdOf } from '../keys.js';

export const duplicatesAccess: FeatureAccess = {
  groups: {
    DUPLICATES: {
      description:
        'Which records may be or were said to be of one person, and why: for those of the State who register and read, of residents whose identity they read.',
      personal: true,
      roles: ['CASE_MANAGER', 'CENTRE_MANAGER', 'REGISTRAR', 'COORDINATOR'],
      across: 'NEVER',
    },
  },
  types: {
    PossibleDuplicate: {
      base: 'DUPLICATES',
      person: residentIdOf,
      fields: fieldsOf('DUPLICATES', 'resident score reasons'),
    },
    DuplicatePair: {
      base: 'DUPLICATES',
      people: ({ oneId, otherId }) => [oneId, otherId],
      fields: fieldsOf('DUPLICATES', 'one other score reasons'),
    },
    ResidentMerge: {
      base: 'DUPLICATES',
      people: ({ residentId, survivorId }) => [residentId, survivorId],
      fields: fieldsOf(
        'DUPLICATES',
        `id state resident survivor reason askedAt askedBy confirmedAt confirmedBy endedAt endedBy endReason version`,
      ),
    },
  },
  extends: {
    Resident: fieldsByGroup({ KEY: 'mergedInto mergedFrom', DUPLICATES: 'possibleDuplicates merges' }),
    Centre: fieldsOf('DUPLICATES', 'possibleDuplicates mergesToConfirm'),
  },
  mutations: {
    registerResident: {
      group: 'REGISTRATION',
      performsNothing: BY_LAW,
      moments: {
        arrivedAt: DONE,
        // Somebody of 120 may have arrived 30 years ago.
        dateOfBirth: { back: 151, ahead: 0 },
        familySituationSince: DONE,
      },
    },
    mergeResidents: { group: 'CORRECTING', performsNothing: BY_LAW },
    confirmMerge: { group: 'CORRECTING', performsNothing: BY_LAW },
    unmergeResidents: { group: 'CORRECTING', performsNothing: BY_LAW },
    tellResidentsApart: { group: 'CORRECTING', performsNothing: BY_LAW },
  },
  arguments: argumentsOf({
    DUPLICATES:
      'Resident.merges(first,after) Centre.possibleDuplicates(first) Centre.mergesToConfirm(first,after)',
  }),
  personInputs: ['survivorId', 'otherId', 'differentFrom'],
  recordInputs: { mergeId: { table: 'record_merge', people: ['resident_id', 'survivor_id'] } },
};
