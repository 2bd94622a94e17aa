import type { Labels } from '@mrrm/platform/labels/label';
import { figureLabels } from './figures/labels.js';
import { labelsOfStandards } from './labels-of-standards.js';

/** What people read for each word of this slice's lists, in English, French and Bulgarian. */
export const labels = {
  ...figureLabels,
  ...labelsOfStandards,
  CentreKind: {
    REGISTRATION_AND_RECEPTION: [
      'Registration and reception centre',
      'Centre d’enregistrement et d’accueil',
      'Регистрационно-приемателен център',
    ],
    TRANSIT: ['Transit centre', 'Centre de transit', 'Транзитен център'],
    OTHER: ['Other facility', 'Autre lieu d’accueil', 'Друго място за настаняване'],
  },
  TargetGroup: {
    UNACCOMPANIED_CHILDREN: [
      'Unaccompanied and separated children',
      'Enfants non accompagnés ou séparés',
      'Непридружени и разделени деца',
    ],
    FAMILIES: ['Families', 'Familles', 'Семейства'],
    ADULTS: ['Adults', 'Adultes', 'Пълнолетни лица'],
    MIXED: ['Several groups', 'Plusieurs groupes', 'Няколко групи'],
  },
  RoomKind: {
    BEDROOM: ['Bedroom', 'Chambre', 'Спално помещение'],
    ACTIVITY: ['Activity room', 'Salle d’activités', 'Зала за занимания'],
    PRIVATE_MEETING: [
      'Private meeting room',
      'Salle d’entretien confidentiel',
      'Стая за поверителни разговори',
    ],
    OFFICE: ['Office', 'Bureau', 'Служебно помещение'],
    MEDICAL: ['Medical room', 'Salle de soins', 'Медицински кабинет'],
    CANTEEN: ['Canteen', 'Réfectoire', 'Столова'],
    GYM: ['Gym', 'Salle de sport', 'Физкултурен салон'],
    SANITARY: ['Sanitary room', 'Sanitaires', 'Санитарно помещение'],
  },
  PublishedMeasure: {
    CAPACITY: ['Nominal capacity', 'Capacité nominale', 'Номинален капацитет'],
    USABLE_CAPACITY: ['Usable capacity', 'Capacité utilisable', 'Използваем капацитет'],
    OCCUPANCY: ['Occupancy', 'Occupation', 'Заетост'],
  },
  ZoneSex: {
    FEMALE: ['Women and girls', 'Femmes et filles', 'Жени и момичета'],
    MALE: ['Men and boys', 'Hommes et garçons', 'Мъже и момчета'],
  },
  ShiftWindow: {
    DAY: ['Day', 'Jour', 'Ден'],
    EVENING: ['Evening', 'Soir', 'Вечер'],
    NIGHT: ['Night', 'Nuit', 'Нощ'],
  },
  ShiftObjection: {
    OUTSIDE_OF_THE_WINDOW: [
      'Outside the hours of the window',
      'En dehors de la plage horaire',
      'Извън часовете на смяната',
    ],
  },
  CentreFunction: {
    ACCOMMODATION: ['Accommodation', 'Hébergement', 'Настаняване'],
    FOOD: ['Food', 'Alimentation', 'Храна'],
    NON_FOOD_ITEMS: ['Non-food items', 'Articles non alimentaires', 'Нехранителни стоки'],
    BASIC_MEDICAL_CARE: ['Basic medical care', 'Soins médicaux de base', 'Основна медицинска помощ'],
    CASE_MANAGEMENT: ['Case management', 'Gestion de cas', 'Работа по случай'],
    SECURITY: ['Security', 'Sécurité', 'Охрана и сигурност'],
    COUNSELLING: ['Counselling', 'Accompagnement social individuel', 'Социално консултиране'],
    PSYCHOSOCIAL_SUPPORT: ['Psychosocial support', 'Soutien psychosocial', 'Психосоциална подкрепа'],
    RECREATIONAL_ACTIVITIES: [
      'Recreational activities',
      'Activités récréatives',
      'Занимания в свободното време',
    ],
    LEGAL_AID: ['Legal aid', 'Aide juridique', 'Правна помощ'],
    SPECIALISED_MEDICAL_REFERRAL: [
      'Referral to specialised medical care',
      'Orientation vers des soins spécialisés',
      'Насочване към специализирана медицинска помощ',
    ],
    INTERPRETATION: ['Interpretation', 'Interprétariat', 'Устен превод'],
    CULTURAL_MEDIATION: ['Cultural mediation', 'Médiation culturelle', 'Културна медиация'],
    EDUCATION: ['Education', 'Éducation', 'Образование'],
    INFORMATION_PROVISION: [
      'Information for residents',
      'Information des personnes hébergées',
      'Информиране на настанените лица',
    ],
    RENOVATION: ['Renovation', 'Rénovation des locaux', 'Ремонт и обновяване'],
  },
  // In French and Bulgarian of an agreement („accord“, „споразумение“), which is what an SOP is.
  SopStatus: {
    DRAFT: ['Draft', 'Projet', 'Проект'],
    AGREED: ['Signed by all parties', 'Signé par toutes les parties', 'Подписано от всички страни'],
    IN_FORCE: ['In force', 'En vigueur', 'В сила'],
    SUPERSEDED: ['Superseded', 'Remplacé par une autre version', 'Заменено с друга версия'],
    ENDED: ['Ended', 'Terminé', 'Прекратено'],
  },
  ResponsibilityLevel: {
    LEAD: ['Lead', 'Chef de file', 'Водеща организация'],
    SUPPORT: ['Support', 'Appui', 'Подпомагаща организация'],
  },
  ChangeKind: {
    ADDED: ['Added', 'Ajout', 'Добавено'],
    REMOVED: ['Removed', 'Suppression', 'Премахнато'],
    CHANGED: ['Changed', 'Modification', 'Променено'],
  },
  FunctionRefusal: {
    SOP_NOT_IN_FORCE: ['No SOP in force', 'Aucune procédure (POS) en vigueur', 'Няма СОП в сила'],
    NOT_RESPONSIBLE: [
      'Another organisation is responsible',
      'Relève d’une autre organisation',
      'Отговаря друга организация',
    ],
    OUT_OF_SHIFT: [
      'Outside the agreed hours',
      'En dehors des horaires convenus',
      'Извън договорените часове',
    ],
  },
  IndicatorOperator: {
    AT_LEAST: ['At least', 'Au moins', 'Най-малко'],
    AT_MOST: ['At most', 'Au plus', 'Най-много'],
    EXACTLY: ['Exactly', 'Exactement', 'Точно'],
  },
  ReadingKind: {
    HEADCOUNT: ['Headcount', 'Comptage sur place', 'Преброяване на място'],
    WATER_LITRES_PER_PERSON_DAY: [
      'Water, litres per person and day',
      'Eau, litres par personne et par jour',
      'Вода, литри на човек на ден',
    ],
    MEALS_PER_DAY_CHILDREN: ['Meals a day, children', 'Repas par jour, enfants', 'Хранения на ден, деца'],
    MEALS_PER_DAY_ADULTS: [
      'Meals a day, adults',
      'Repas par jour, adultes',
      'Хранения на ден, пълнолетни лица',
    ],
    SITE_AREA_M2: ['Area of the site, m²', 'Superficie du site, m²', 'Площ на целия обект, кв. м'],
  },
  InspectionOutcome: {
    PASSED: ['Passed', 'Conforme', 'Без забележки'],
    PASSED_WITH_FINDINGS: ['Passed with findings', 'Conforme avec réserves', 'Със забележки'],
    FAILED: ['Not passed', 'Non conforme', 'Не отговаря на изискванията'],
  },
  FindingSeverity: {
    LOW: ['Low', 'Faible', 'Ниска'],
    MEDIUM: ['Medium', 'Moyenne', 'Средна'],
    HIGH: ['High', 'Élevée', 'Висока'],
    CRITICAL: ['Critical', 'Critique', 'Критична'],
  },
  SanitaryKind: {
    TOILET: ['Toilet', 'Toilettes', 'Тоалетна'],
    SHOWER: ['Shower', 'Douche', 'Душ'],
    WASHBASIN: ['Washbasin', 'Lavabo', 'Мивка'],
  },
  SanitaryAccess: {
    ALL: ['Everybody', 'Tout le monde', 'За всички'],
    MALE: ['Men and boys', 'Hommes et garçons', 'Мъже и момчета'],
    FEMALE: ['Women and girls', 'Femmes et filles', 'Жени и момичета'],
    ACCESSIBLE: [
      'Accessible to people with disabilities',
      'Accessible aux personnes handicapées',
      'Достъпно за хора с увреждания',
    ],
    STAFF: ['Staff only', 'Réservé au personnel', 'Само за персонала'],
  },
  SanitaryState: {
    WORKING: ['Working', 'En service', 'Работи'],
    BROKEN: ['Broken', 'En panne', 'Не работи'],
    CLOSED: ['Closed', 'Fermé', 'Затворено'],
  },
  ComplianceStatus: {
    MET: ['Standard met', 'Norme respectée', 'Спазен стандарт'],
    NOT_MET: ['Standard not met', 'Norme non respectée', 'Неспазен стандарт'],
    NOT_MEASURABLE: ['Cannot be measured', 'Non mesurable', 'Не може да се измери'],
  },
  PeopleBasis: {
    PLACED: ['People with a bed', 'Personnes disposant d’un lit', 'Лица с предоставено легло'],
    HEADCOUNT: ['Headcount', 'Comptage sur place', 'Преброяване на място'],
  },
  DataOwner: {
    FACILITIES: ['Premises', 'Locaux', 'Материална база'],
    RESIDENTS: ['Residents', 'Personnes hébergées', 'Настанени лица'],
    SERVICES: ['Services', 'Services', 'Услуги'],
    STAFF: ['Staff', 'Personnel', 'Персонал'],
  },
  PlacementStage: {
    RESERVED: ['Reserved', 'Réservation', 'Запазено място'],
    CHECKED_IN: ['Checked in', 'Hébergement effectif', 'Осъществено настаняване'],
    CANCELLED: ['Cancelled', 'Réservation annulée', 'Отменена резервация'],
    VOIDED: ['Entered by mistake', 'Erreur de saisie', 'Въведено по погрешка'],
  },
  PlacementEnd: {
    MOVED: ['Moved to another bed', 'Changement de lit', 'Преместване на друго легло'],
    DEPARTED: ['Departed from the centre', 'Départ du centre', 'Напускане на центъра'],
    LEFT_WITHOUT_NOTICE: ['Left without notice', 'Départ non signalé', 'Напускане без уведомяване'],
    TRANSFERRED: [
      'Transferred to another facility',
      'Transfert vers un autre lieu d’accueil',
      'Преместване в друго място за настаняване',
    ],
    TURNED_18: ['Turned 18', 'Majorité atteinte', 'Навършване на пълнолетие'],
    OTHER: ['Other reason', 'Autre motif', 'Друга причина'],
  },
  BedState: {
    AVAILABLE: ['Available', 'Disponible', 'Свободно'],
    RESERVED: ['Reserved', 'Réservé', 'Запазено'],
    OCCUPIED: ['Occupied', 'Occupé', 'Заето'],
    IN_TURNAROUND: ['Being made ready', 'En préparation', 'Подготвя се'],
    OUT_OF_SERVICE: ['Out of service', 'Hors service', 'Извън употреба'],
  },
  BlockKind: {
    IN_TURNAROUND: ['Being made ready', 'En préparation', 'Подготвя се'],
    OUT_OF_SERVICE: ['Out of service', 'Hors service', 'Извън употреба'],
  },
  BedReasonCode: {
    SAME_HOUSEHOLD: [
      'Household in the same room',
      'Famille dans la même chambre',
      'Семейството е в същата стая',
    ],
    ZONE_FOR_THE_GROUP: [
      'Zone for the group of the resident',
      'Zone prévue pour le groupe de la personne',
      'Зона за групата на лицето',
    ],
    NO_RULE_AGAINST: ['No rule against it', 'Aucune règle ne s’y oppose', 'Без противоречие с правилата'],
    SAME_AGE: ['About the same age', 'Âges proches', 'Близка възраст'],
    SPACE_EACH: ['Much space for each', 'Beaucoup d’espace par personne', 'Много място за всеки'],
  },
  RuleLevel: {
    REFUSED: ['Refused', 'Interdit', 'Забранено'],
    NEEDS_OVERRIDE: ['Only with a reason', 'Sur dérogation motivée', 'Само с мотивирано изключение'],
    ADVISED: ['Advised against', 'Déconseillé', 'Не се препоръчва'],
  },
  PlacementRule: {
    CHILDREN_PER_BEDROOM: [
      'Unaccompanied children per bedroom',
      'Nombre d’enfants non accompagnés par chambre',
      'Брой непридружени деца в стая',
    ],
    ADULTS_PER_BEDROOM: [
      'Adults without family per bedroom',
      'Nombre d’adultes sans famille par chambre',
      'Брой пълнолетни лица без семейство в стая',
    ],
    SEXES_APART: [
      'Girls and boys apart',
      'Séparation des filles et des garçons',
      'Разделяне на момичетата и момчетата',
    ],
    CHILDREN_APART_FROM_ADULTS: [
      'Children apart from unrelated adults',
      'Séparation des enfants et des adultes sans lien familial',
      'Отделяне на децата от пълнолетни извън семейството им',
    ],
    ZONE_FOR_ITS_GROUP: [
      'Zone for its target group only',
      'Zone réservée à son groupe cible',
      'Зона само за целевата ѝ група',
    ],
    ZONE_AGES: ['Ages of the zone', 'Âges admis dans la zone', 'Възраст, за която е предназначена зоната'],
    ZONE_SEX: ['Sex of the zone', 'Sexe admis dans la zone', 'Пол, за който е предназначена зоната'],
    ZONE_OPEN: [
      'Days on which the zone is open',
      'Jours d’ouverture de la zone',
      'Дни, в които зоната е отворена',
    ],
    HOUSEHOLD_TOGETHER: [
      'Families kept together',
      'Maintien de l’unité familiale',
      'Единство на семейството',
    ],
    FACTS_KNOWN: [
      'Sex, age or family not known',
      'Sexe, âge ou famille inconnus',
      'Неизвестен пол, възраст или семейство',
    ],
    ROOM_NOT_SUITABLE: ['Room not suitable', 'Chambre inadaptée', 'Неподходяща стая'],
    ROOM_TOO_FULL: ['Room too full', 'Chambre trop occupée', 'Препълнена стая'],
  },
  SeriesStep: {
    DAY: ['Daily', 'Chaque jour', 'Всеки ден'],
    WEEK: ['Weekly', 'Chaque semaine', 'Всяка седмица'],
    MONTH: ['Monthly', 'Chaque mois', 'Всеки месец'],
    YEAR: ['Yearly', 'Chaque année', 'Всяка година'],
  },
  WorkOrderState: {
    REQUESTED: ['Requested', 'Travaux demandés', 'Заявен ремонт'],
    APPROVED: ['Approved', 'Travaux approuvés', 'Одобрен ремонт'],
    IN_PROGRESS: ['In progress', 'Travaux en cours', 'Започнат ремонт'],
    DONE: ['Done', 'Travaux terminés', 'Завършен ремонт'],
    CANCELLED: ['Cancelled', 'Travaux annulés', 'Отменен ремонт'],
  },
  NoticeAudience: {
    EVERYBODY: ['Everybody', 'Tout le monde', 'Всички'],
    CHILDREN: ['Children', 'Enfants', 'Деца'],
    FAMILIES: ['Families', 'Familles', 'Семейства'],
    ADULTS: ['Adults', 'Adultes', 'Пълнолетни лица'],
    STAFF: ['Staff', 'Personnel', 'Персонал'],
  },
} satisfies Labels;
