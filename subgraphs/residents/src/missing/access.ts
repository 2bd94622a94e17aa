import { argumentsOf, fieldsByGroup, fieldsOf } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { EVERYBODY } from '@mrrm/platform/wire/roles';
import { DONE } from '@mrrm/platform/writing/plausible';
import { residentIdOf } from '../keys.js';
import { CHECKING } from '../presence/access.js';

export const missingAccess: FeatureAccess = {
  groups: {
    MISSING_CLOCKS: {
      description: 'After how many hours what is due at a centre about who is not there.',
      personal: false,
      roles: EVERYBODY,
      across: 'OPEN',
    },
    MISSING_CLOCK_WORK: {
      description:
        'Set after how many hours what is due at a centre: the State, which answers for who is missing.',
      personal: false,
      roles: ['CENTRE_MANAGER', 'COORDINATOR'],
      across: 'NEVER',
    },
    MISSING_WORK: {
      description: 'Record who was told that somebody is missing, and a return.',
      personal: false,
      roles: [
        'CASE_MANAGER',
        'SOCIAL_WORKER',
        'PSYCHOLOGIST',
        'NURSE',
        'SECURITY_GUARD',
        'CENTRE_MANAGER',
        'REGISTRAR',
        'COORDINATOR',
      ],
      across: 'OPEN',
    },
    MISSING_NOTIFICATION: {
      description:
        'Record that the State notified the police or the authority for the protection of children.',
      personal: false,
      roles: ['CASE_MANAGER', 'CENTRE_MANAGER', 'COORDINATOR'],
      across: 'NEVER',
    },
    MISSING_INTERVIEWS: {
      description:
        'Speak with who came back about the time in which they were missing, and close an episode.',
      personal: false,
      roles: ['CASE_MANAGER', 'SOCIAL_WORKER', 'PSYCHOLOGIST', 'CENTRE_MANAGER', 'COORDINATOR'],
      across: 'OPEN',
    },
  },
  types: {
    MissingClock: {
      base: 'MISSING_CLOCKS',
      fields: fieldsOf(
        'MISSING_CLOCKS',
        `id validFrom reason setBy checkHours caseManagerHours centreManagerHours legalRepresentativeHours policeHours
         childProtectionHours interviewHours`,
      ),
    },
    MissingState: {
      base: 'OPERATIONAL',
      person: residentIdOf,
      fields: fieldsOf('OPERATIONAL', 'status since episode steps nextStep'),
    },
    MissingStep: {
      base: 'OPERATIONAL',
      person: residentIdOf,
      fields: fieldsByGroup({
        OPERATIONAL: 'step dueAt overdue takenAt takenBy',
        PROTECTION: 'toWhom reference',
      }),
    },
    MissingEpisode: {
      base: 'OPERATIONAL',
      person: residentIdOf,
      fields: fieldsByGroup({
        OPERATIONAL: 'id since returnedAt closedAt outcome version resident steps',
        PROTECTION: 'interviewDueAt interviewHeldAt interviewBy closingReason',
        CONFIDENTIAL: 'interviewNote',
      }),
    },
  },
  extends: {
    Centre: fieldsByGroup({
      MISSING_CLOCKS: 'missingClock missingClocks',
      OPERATIONAL: 'overdueChecks missingResidents',
    }),
    SafeZone: fieldsOf('OPERATIONAL', 'overdueChecks missingResidents'),
    Resident: fieldsOf('OPERATIONAL', 'missing missingEpisodes'),
  },
  mutations: {
    setMissingClock: {
      group: 'MISSING_CLOCK_WORK',
      performsNothing: 'The State answers for who is missing at its centres, under any SOP and without one.',
    },
    recordMissingStep: { group: 'MISSING_WORK', performs: CHECKING, moments: { takenAt: DONE } },
    notifyMissing: {
      group: 'MISSING_NOTIFICATION',
      performsNothing: 'The State notifies authorities by law, with or without an agreement.',
      moments: { takenAt: DONE },
    },
    recordReturn: { group: 'MISSING_WORK', performs: CHECKING, moments: { returnedAt: DONE } },
    recordReturnInterview: {
      group: 'MISSING_INTERVIEWS',
      performs: ['CASE_MANAGEMENT', 'COUNSELLING', 'PSYCHOSOCIAL_SUPPORT'],
      moments: { heldAt: DONE },
    },
    closeMissingEpisode: { group: 'MISSING_INTERVIEWS', performs: ['CASE_MANAGEMENT'] },
  },
  arguments: argumentsOf({
    OPERATIONAL: `Centre.overdueChecks(first,after) Centre.missingResidents(first,after)
      SafeZone.overdueChecks(first,after) SafeZone.missingResidents(first,after)`,
  }),
  recordInputs: { missingEpisodeId: { table: 'missing_episode', people: ['resident_id'] } },
};
