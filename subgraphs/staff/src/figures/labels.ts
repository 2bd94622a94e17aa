import type { Label, Labels } from '@mrrm/platform/labels/label';

/** Those of `../labels.ts` that say what is added up. */
export const figureLabels = {
  StaffMeasure: {
    HOURS_NEEDED: ['Hours needed', 'Heures nécessaires', 'Необходими часове'],
    HOURS_PLANNED: ['Hours planned', 'Heures planifiées', 'Планирани часове'],
    HOURS_COVERED: ['Needed hours covered', 'Heures nécessaires couvertes', 'Покрити необходими часове'],
    SHIFT_HOURS_WITHOUT_TRAINED: [
      'Hours of shifts with nobody trained in child protection',
      'Services sans personne formée (protection de l’enfance)',
      'Часове на смени без обучен по закрила на детето',
    ],
    HOURS_WITHOUT_ANYBODY: [
      'Hours with nobody on duty',
      'Heures sans personne en service',
      'Часове без никого на смяна',
    ],
    HOURS_WITHOUT_TRAINED: [
      'Hours with nobody trained in child protection on duty',
      'Heures sans personne formée (protection de l’enfance)',
      'Часове без обучен по закрила на детето на смяна',
    ],
    STANDARDS_AT_END: [
      'Standards in the last month of the period',
      'Normes au dernier mois de la période',
      'Стандарти през последния месец на периода',
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
    INDICATOR: ['Indicator', 'Indicateur', 'Показател'],
    STANDING: ['Standing', 'État', 'Състояние'],
    RUNNING: ['Shift that runs', 'Service en cours', 'Текуща смяна'],
  },
} satisfies Labels;

/** Indicators that rest on the rota and on who is planned in it, in the order in which people should find them. */
export const indicatorLabels = {
  STAFF_24_7: ['Staff at every hour', 'Personnel à toute heure', 'Персонал по всяко време'],
  NIGHT_TRAINED: [
    'Nights with somebody trained in child protection',
    'Nuits avec une personne formée à la protection de l’enfance',
    'Нощи с обучен по закрила на детето',
  ],
  STAFF_VETTED: [
    'Staff with checked record',
    'Personnel au casier judiciaire vérifié',
    'Персонал с проверено съдебно минало',
  ],
  STAFF_CODE_OF_CONDUCT: [
    'Staff with signed code of conduct',
    'Personnel ayant signé le code de conduite',
    'Персонал с подписан етичен кодекс',
  ],
} satisfies Record<string, Label>;

export const standingLabels = {
  MET: ['Standard met', 'Norme respectée', 'Спазен стандарт'],
  NOT_MET: ['Standard not met', 'Norme non respectée', 'Неспазен стандарт'],
  NOT_MEASURABLE: ['Cannot be measured', 'Non mesurable', 'Не може да се измери'],
} satisfies Record<string, Label>;

export const noShift: Label = ['No shift runs', 'Aucun service en cours', 'Няма текуща смяна'];
