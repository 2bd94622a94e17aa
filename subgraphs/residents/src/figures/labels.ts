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
  },
  ResidentDimension: {
    CENTRE: ['Centre', 'Centre d’accueil', 'Център'],
    AGE_BAND: ['Age', 'Âge', 'Възраст'],
    SEX: ['Sex', 'Sexe', 'Пол'],
    NATIONALITY: ['Nationality', 'Nationalité', 'Гражданство'],
    DEPARTURE_REASON: ['Reason of departure', 'Motif du départ', 'Причина за напускане'],
  },
} satisfies Labels;
