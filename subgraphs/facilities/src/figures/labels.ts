import type { Label, Labels } from '@mrrm/platform/labels/label';

/** Those of `../labels.ts` that say what is added up. */
export const figureLabels = {
  FacilityMeasure: {
    OCCUPANCY_DAYS: ['Days, by how full', 'Jours, selon l’occupation', 'Дни според заетостта'],
    BED_NIGHTS: ['Nights in beds', 'Nuitées', 'Нощувки'],
    NOMINAL_PLACES: ['Nominal places, by day', 'Places nominales, par jour', 'Номинални места, по дни'],
    USABLE_PLACES: ['Usable places, by day', 'Places utilisables, par jour', 'Използваеми места, по дни'],
    PLACED_AT_END: [
      'Residents with a bed at the end of the period',
      'Résidents ayant un lit à la fin de la période',
      'Настанени на легло в края на периода',
    ],
    NOMINAL_AT_END: [
      'Nominal places at the end of the period',
      'Places nominales à la fin de la période',
      'Номинални места в края на периода',
    ],
    USABLE_AT_END: [
      'Usable places at the end of the period',
      'Places utilisables à la fin de la période',
      'Използваеми места в края на периода',
    ],
    TOILET_DAYS: [
      'Days, by persons per working toilet',
      'Jours, selon le nombre de personnes par toilette en état',
      'Дни според броя лица на работеща тоалетна',
    ],
    PERSONS_AT_TOILETS: [
      'Persons who share toilets, by day',
      'Personnes partageant des toilettes, par jour',
      'Лица, ползващи тоалетните, по дни',
    ],
    WORKING_TOILETS: ['Working toilets, by day', 'Toilettes en état, par jour', 'Работещи тоалетни, по дни'],
    STANDARDS_AT_END: [
      'Standards at the end of the period',
      'Normes à la fin de la période',
      'Стандарти в края на периода',
    ],
  },
  FacilityDimension: {
    CENTRE: ['Centre', 'Centre d’accueil', 'Център'],
    FILLING: ['How full', 'Occupation', 'Заетост'],
    STANDING: ['Standing', 'État', 'Състояние'],
    INDICATOR: ['Indicator', 'Indicateur', 'Показател'],
  },
  CohortPlace: {
    UNACCOMPANIED_CHILDREN: [
      'Safe zone for unaccompanied children',
      'Zone sûre pour enfants non accompagnés',
      'Безопасна зона за непридружени деца',
    ],
    FAMILIES: ['Safe zone for families', 'Zone sûre pour familles', 'Безопасна зона за семейства'],
    ADULTS: ['Safe zone for adults', 'Zone sûre pour adultes', 'Безопасна зона за пълнолетни'],
    MIXED: [
      'Safe zone for several groups',
      'Zone sûre pour plusieurs groupes',
      'Безопасна зона за няколко групи',
    ],
    OUTSIDE_ZONES: ['Outside safe zones', 'Hors des zones sûres', 'Извън безопасните зони'],
  },
} satisfies Labels;

export const fillingLabels = {
  WITHIN: ['Within the places', 'Dans la limite des places', 'В рамките на местата'],
  OVER: ['Over-occupied', 'Suroccupé', 'Над капацитета'],
  NOT_TOLD: ['Not told', 'Non communiqué', 'Не се съобщава'],
} satisfies Record<string, Label>;
