import type { Labels } from '@mrrm/platform/labels/label';

/** The part of the slice's labels that names what indicators of standards measure; `labels.ts` takes it in. */
export const labelsOfStandards = {
  IndicatorCode: {
    SPACE_BEDROOM: ['Bedroom area per person', 'Surface de chambre par personne', 'Спална площ на човек'],
    HEIGHT_BEDROOM: [
      'Ceiling height of bedrooms',
      'Hauteur sous plafond des chambres',
      'Височина на спалните помещения',
    ],
    BEDROOM_MAX_ADULT: [
      'Single adults per bedroom',
      'Adultes seuls par chambre',
      'Пълнолетни без семейство в стая',
    ],
    BEDROOM_MAX_CHILD: [
      'Unaccompanied children per bedroom',
      'Enfants non accompagnés par chambre',
      'Непридружени деца в стая',
    ],
    BEDROOM_SEX_SEPARATE: [
      'Bedrooms of girls and boys together',
      'Chambres communes aux filles et garçons',
      'Общи спални за момичета и момчета',
    ],
    ADULT_SEPARATE: [
      'Children apart from adults',
      'Enfants séparés des adultes',
      'Деца, настанени отделно от пълнолетни',
    ],
    PRIVATE_ROOM: [
      'Rooms for private meetings',
      'Salles d’entretien confidentiel',
      'Стаи за поверителни разговори',
    ],
    TOILET_RATIO: [
      'People per working toilet',
      'Personnes par toilettes en état',
      'Хора на една работеща тоалетна',
    ],
    SHOWER_RATIO: ['People per working shower', 'Personnes par douche en état', 'Хора на един работещ душ'],
    TOILET_RATIO_EASO: [
      'People per working toilet, by EASO',
      'Personnes par toilettes en état, selon l’EASO',
      'Хора на една работеща тоалетна, по ЕАСО',
    ],
    SHOWER_RATIO_EASO: [
      'People per working shower, by EASO',
      'Personnes par douche en état, selon l’EASO',
      'Хора на един работещ душ, по ЕАСО',
    ],
    LIVING_SPACE: [
      'Covered living area per person',
      'Surface habitable couverte par personne',
      'Закрита жилищна площ на човек',
    ],
    SITE_AREA: ['Site area per person', 'Surface du site par personne', 'Площ на обекта на човек'],
    WATER: ['Water per person and day', 'Eau par personne et par jour', 'Вода на човек на ден'],
    MEALS_ADULT: ['Meals of adults per day', 'Repas des adultes par jour', 'Хранения на пълнолетни на ден'],
    MEALS_CHILD: ['Meals of children per day', 'Repas des enfants par jour', 'Хранения на деца на ден'],
    NEEDS_24H: [
      'Special needs seen after arrival',
      'Besoins particuliers repérés à l’arrivée',
      'Особени нужди, установени при пристигане',
    ],
    RISK_7D: [
      'Care after the assessment of risk',
      'Prise en charge après évaluation du risque',
      'Грижа след оценка на риска',
    ],
    INFORMATION_15D: [
      'Information on benefits and duties',
      'Information sur les droits et devoirs',
      'Информация за права и задължения',
    ],
    STAFF_24_7: [
      'Hours with staff for children',
      'Heures avec personnel pour enfants',
      'Часове с персонал за деца',
    ],
    NIGHT_TRAINED: [
      'Trained night staff with the handover',
      'Équipe de nuit formée, relève reçue',
      'Обучен нощен екип с приета смяна',
    ],
    PRESENCE_DAILY: [
      'Checks per child and day',
      'Contrôles de présence par enfant et par jour',
      'Проверки на дете на ден',
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
    CASE_REVIEW_3M: [
      'Days since the last case review',
      'Jours depuis la dernière revue du cas',
      'Дни от последния преглед на случая',
    ],
    EDUCATION_2M: [
      'Days until education begins',
      'Jours avant l’accès à l’éducation',
      'Дни до започване на образование',
    ],
    REPRESENTATIVE_15WD: [
      'Working days until a representative',
      'Jours ouvrés avant un représentant',
      'Работни дни до определяне на представител',
    ],
    REPRESENTATIVE_CASELOAD: [
      'Children per representative',
      'Enfants par représentant',
      'Деца на един представител',
    ],
  },
} satisfies Labels;
