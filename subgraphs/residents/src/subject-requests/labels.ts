import type { Labels } from '@mrrm/platform/labels/label';

/** Those of `../labels.ts` of requests for what is kept about somebody. */
export const subjectRequestLabels = {
  SubjectAccessState: {
    OPEN: ['Waits for an answer', 'En attente', 'Чака отговор'],
    ANSWERED: ['Handed out', 'Remis', 'Предоставено'],
    REFUSED: ['Refused', 'Refusé', 'Отказано'],
    WITHDRAWN: ['Taken back', 'Retirée', 'Оттеглено'],
  },
  SubjectAccessAsker: {
    RESIDENT: ['The resident', 'La personne concernée', 'Самото лице'],
    LEGAL_REPRESENTATIVE: ['The legal representative', 'Le représentant légal', 'Законният представител'],
    AUTHORISED_PERSON: ['An authorised person', 'Une personne mandatée', 'Упълномощено лице'],
  },
} satisfies Labels;
