import type { Label, Labels } from '@mrrm/platform/labels/label';

/** Those of `../labels.ts` that say what is added up. */
export const figureLabels = {
  StaffMeasure: {
    HOURS_NEEDED: ['Hours needed', 'Heures nécessaires', 'Необходими часове'],
    HOURS_PLANNED: ['Hours planned', 'Heures planifiées', 'Планирани часове'],
    HOURS_COVERED: ['Needed hours covered', 'Heures nécessaires couvertes', 'Покрити необходими часове'],
    SHIFT_HOURS_WITHOUT_TRAINED: [
      'Hours of shifts with nobody trained in child protection',
      'Heures de service sans personne formée à la protection de l’enfance',
      'Часове на смени без обучен по закрила на детето',
    ],
    HOURS_WITHOUT_ANYBODY: [
      'Hours with nobody on duty',
      'Heures sans personne en service',
      'Часове без никого на смяна',
    ],
    HOURS_WITHOUT_TRAINED: [
      'Hours with nobody trained in child protection on duty',
      'Heures sans personne en service formée à la protection de l’enfance',
      'Часове без обучен по закрила на детето на смяна',
    ],
    HANDOVERS: ['Handovers', 'Transmissions', 'Предавания на смяната'],
    HANDOVERS_UNACKNOWLEDGED: [
      'Handovers not acknowledged after 24 hours',
      'Transmissions sans accusé de réception après 24 heures',
      'Предавания на смяната, непотвърдени след 24 часа',
    ],
  },
  StaffDimension: {
    CENTRE: ['Centre', 'Centre d’accueil', 'Център'],
    EMPLOYER: ['Employer', 'Employeur', 'Работодател'],
    WINDOW: ['Shift', 'Service', 'Смяна'],
    RUNNING: ['Shift that runs', 'Service en cours', 'Текуща смяна'],
  },
} satisfies Labels;

export const noShift: Label = ['No shift runs', 'Aucun service en cours', 'Няма текуща смяна'];
