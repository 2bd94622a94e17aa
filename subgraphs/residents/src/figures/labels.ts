import type { Label, Labels } from '@mrrm/platform/labels/label';

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
    ACCOMMODATED_IN_ZONES: [
      'People accommodated in safe zones',
      'Personnes hébergées dans les zones sûres',
      'Настанени лица в безопасни зони',
    ],
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
    REPRESENTED_AT_END: [
      'Children with a representative at the end of the period',
      'Enfants ayant un représentant en fin de période',
      'Деца с представител в края на периода',
    ],
    REPRESENTATIVES_AT_END: [
      'Representatives of children at the end of the period',
      'Représentants d’enfants en fin de période',
      'Представители на деца в края на периода',
    ],
    STANDARDS_AT_END: [
      'Standards at the end of the period',
      'Normes à la fin de la période',
      'Стандарти в края на периода',
    ],
  },
  ResidentDimension: {
    CENTRE: ['Centre', 'Centre d’accueil', 'Център'],
    SAFE_ZONE: ['Safe zone', 'Zone sûre', 'Безопасна зона'],
    AGE_BAND: ['Age', 'Âge', 'Възраст'],
    SEX: ['Sex', 'Sexe', 'Пол'],
    NATIONALITY: ['Nationality', 'Nationalité', 'Гражданство'],
    DEPARTURE_REASON: ['Reason of departure', 'Motif du départ', 'Причина за напускане'],
    STAY_LENGTH: ['Length of the stay', 'Durée du séjour', 'Продължителност на престоя'],
    REPRESENTATIVE_AFTER: ['After the arrival', 'Après l’arrivée', 'След пристигането'],
    INDICATOR: ['Indicator', 'Indicateur', 'Показател'],
    STANDING: ['Standing', 'État', 'Състояние'],
  },
} satisfies Labels;

/** Indicators that rest on what is known of residents, in the order in which people should find them. */
export const indicatorLabels = {
  PRESENCE_DAILY: [
    'Everybody looked for every day',
    'Présence de chacun vérifiée chaque jour',
    'Ежедневна проверка на всеки',
  ],
  NEEDS_24H: [
    'Needs looked for within 24 hours',
    'Besoins recherchés sous 24 heures',
    'Оценка на нуждите до 24 часа',
  ],
  CASE_REVIEW_3M: [
    'Cases reviewed within 92 days',
    'Cas revus sous 92 jours',
    'Случаи, прегледани до 92 дни',
  ],
  REPRESENTATIVE_15WD: [
    'Representative within 15 working days',
    'Représentant sous 15 jours ouvrés',
    'Представител до 15 работни дни',
  ],
  REPRESENTATIVE_CASELOAD: [
    'Children per representative',
    'Enfants par représentant',
    'Деца на един представител',
  ],
  INFORMATION_15D: [
    'Information on benefits and duties',
    'Information sur les droits et devoirs',
    'Информация за права и задължения',
  ],
  EDUCATION_2M: [
    'Days until education begins',
    'Jours avant l’accès à l’éducation',
    'Дни до започване на образование',
  ],
} satisfies Record<string, Label>;

export const standingLabels = {
  MET: ['Standard met', 'Norme respectée', 'Спазен стандарт'],
  NOT_MET: ['Standard not met', 'Norme non respectée', 'Неспазен стандарт'],
  NOT_MEASURABLE: ['Cannot be measured', 'Non mesurable', 'Не може да се измери'],
} satisfies Record<string, Label>;
