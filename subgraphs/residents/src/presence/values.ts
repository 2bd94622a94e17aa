import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const PresenceStatus = describedList(
  'PresenceStatus',
  'What a presence check found.',
  labels.PresenceStatus,
  {
    PRESENT: 'Seen at the centre.',
    AUTHORISED_ABSENCE: 'Not at the centre, with the leave of those responsible.',
    ABSENT: 'Not found at the check; not yet known to be missing.',
    MISSING: 'Whereabouts unknown, and reported as missing.',
    DEPARTED: 'The stay has ended. Recorded by a departure and never by a check.',
  },
);
export type PresenceStatus = keyof typeof PresenceStatus;

export const PresenceOccasion = describedList(
  'PresenceOccasion',
  'How it became known whether somebody is there.',
  labels.PresenceOccasion,
  {
    CHECK: 'Somebody looked for the resident.',
    ENTRY: 'The resident was seen coming in.',
    EXIT: 'The resident was seen going out.',
  },
);
export type PresenceOccasion = keyof typeof PresenceOccasion;

export const EscalationStep = describedList(
  'EscalationStep',
  'Who is told that a resident is not known to be there, and for whose absence; each step has its time at each centre.',
  labels.EscalationStep,
  {
    CASE_MANAGER: 'Whoever manages the case.',
    CENTRE_MANAGER: 'Whoever manages the centre.',
    LEGAL_REPRESENTATIVE: 'Whoever represents the child in law; of adults it is not due.',
    POLICE: 'The police, by a notification of the State.',
    CHILD_PROTECTION:
      'The authority for the protection of children, by a notification of the State; of adults it is not due.',
  },
);
export type EscalationStep = keyof typeof EscalationStep;
