import type { Labels } from '@mrrm/platform/labels/label';

/** Those of `../labels.ts` that say what is counted. */
export const figureLabels = {
  CohortPeriod: {
    Q1: ['First quarter', 'Premier trimestre', 'Първо тримесечие'],
    Q2: ['Second quarter', 'Deuxième trimestre', 'Второ тримесечие'],
    Q3: ['Third quarter', 'Troisième trimestre', 'Трето тримесечие'],
    Q4: ['Fourth quarter', 'Quatrième trimestre', 'Четвърто тримесечие'],
    H1: ['First half-year', 'Premier semestre', 'Първо полугодие'],
    H2: ['Second half-year', 'Second semestre', 'Второ полугодие'],
    YEAR: ['Whole year', 'Année entière', 'Цялата година'],
  },
  ResidentMeasure: {
    ARRIVALS: ['Arrivals', 'Arrivées', 'Пристигания'],
    EXITS: ['Departures', 'Départs', 'Напускания'],
    STOCK: ['Present at the end of the period', 'Présents en fin de période', 'Настанени в края на периода'],
    ACCOMMODATED: ['People accommodated', 'Personnes hébergées', 'Настанени лица'],
    MEDICALLY_ASSISTED: [
      'People given basic medical care',
      'Personnes ayant reçu des soins médicaux de base',
      'Лица, получили основна медицинска помощ',
    ],
    SCREENED_IN_TIME: [
      'Arrivals screened within 24 hours',
      'Arrivées suivies d’un dépistage sous 24 heures',
      'Пристигнали с оценка на нуждите до 24 часа',
    ],
    STAYS_OF_NIGHTS: [
      'Departures by length of stay',
      'Départs selon la durée du séjour',
      'Напускания по продължителност на престоя',
    ],
    REPRESENTED: [
      'Appointments of a representative',
      'Désignations d’un représentant',
      'Назначени представители',
    ],
    CONSENT_WITHDRAWN: [
      'People with a consent withdrawn',
      'Personnes dont un consentement a été retiré',
      'Лица с оттеглено съгласие',
    ],
    CHILDREN_MISSED: ['Children missed', 'Enfants portés disparus', 'Издирвани деца'],
    MISSING_EPISODES: [
      'Missing episodes of children',
      'Épisodes de disparition d’enfants',
      'Случаи на изчезнали деца',
    ],
    CHILD_NIGHTS: ['Nights of children', 'Nuitées d’enfants', 'Нощувки на деца'],
    NIGHTS_OF_STAYS: [
      'Nights of the stays that ended',
      'Nuitées des séjours achevés',
      'Нощувки на приключилите престои',
    ],
  },
  ResidentDimension: {
    CENTRE: ['Centre', 'Centre d’accueil', 'Център'],
    AGE_BAND: ['Age', 'Âge', 'Възраст'],
    SEX: ['Sex', 'Sexe', 'Пол'],
    NATIONALITY: ['Nationality', 'Nationalité', 'Гражданство'],
    DEPARTURE_REASON: ['Reason of departure', 'Motif du départ', 'Причина за напускане'],
    STAY_LENGTH: ['Length of the stay', 'Durée du séjour', 'Продължителност на престоя'],
    REPRESENTATIVE_AFTER: ['After the arrival', 'Après l’arrivée', 'След пристигането'],
  },
} satisfies Labels;
