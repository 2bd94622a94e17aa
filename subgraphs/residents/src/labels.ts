import type { Labels } from '@mrrm/platform/labels/label';

/** What people read for each word of this slice's lists, in English, French and Bulgarian. */
export const labels = {
  Sex: {
    FEMALE: ['Female', 'Féminin', 'Женски'],
    MALE: ['Male', 'Masculin', 'Мъжки'],
    OTHER: ['Other', 'Autre', 'Друг'],
    UNKNOWN: ['Not known', 'Non connu', 'Неизвестен'],
  },
  DateOfBirthCertainty: {
    DECLARED: ['Declared', 'Déclarée', 'По думите на лицето'],
    DOCUMENTED: ['Documented', 'Attestée par un document', 'Удостоверена с документ'],
    ASSESSED: [
      'Estimated by an assessment of age',
      'Estimée par une évaluation de l’âge',
      'Определена при оценка на възрастта',
    ],
  },
  CorrectedField: {
    REGISTRATION_NUMBER: ['Registration number', 'Numéro d’enregistrement', 'Регистрационен номер'],
    GIVEN_NAME: ['Given name', 'Prénom', 'Собствено име'],
    FAMILY_NAME: ['Family name', 'Nom de famille', 'Фамилно име'],
    DATE_OF_BIRTH: ['Date of birth', 'Date de naissance', 'Дата на раждане'],
    DATE_OF_BIRTH_CERTAINTY: [
      'Certainty of the date of birth',
      'Fiabilité de la date de naissance',
      'Достоверност на датата на раждане',
    ],
    SEX: ['Sex', 'Sexe', 'Пол'],
    NATIONALITY: ['Nationality', 'Nationalité', 'Гражданство'],
    LANGUAGES: ['Languages', 'Langues', 'Езици'],
    FAMILY_SITUATION: ['Family situation', 'Situation familiale', 'Семейно положение при пристигане'],
  },
  FamilySituation: {
    UNACCOMPANIED: ['Unaccompanied child', 'Enfant non accompagné', 'Непридружено дете'],
    SEPARATED: ['Separated child', 'Enfant séparé', 'Дете, разделено от семейството си'],
    WITH_FAMILY: ['With family', 'Avec sa famille', 'Със семейството си'],
    ADULT_ALONE: ['Adult without family', 'Adulte sans famille', 'Пълнолетно лице без семейство'],
    UNKNOWN: ['Not known yet', 'Pas encore connue', 'Все още не е известно'],
  },
  RiskLevel: {
    HIGH: ['High risk', 'Risque élevé', 'Висок риск'],
    MEDIUM: ['Medium risk', 'Risque moyen', 'Среден риск'],
    LOW: ['Low risk', 'Risque faible', 'Нисък риск'],
  },
  CaseState: {
    NEW: ['New case', 'Nouveau cas', 'Нов случай'],
    ASSESSMENT: ['Assessment', 'Évaluation', 'Оценка'],
    CASE_PLAN: ['Case plan', 'Plan de prise en charge', 'План за действие'],
    SERVICES_IMPLEMENTED: ['Services implemented', 'Services fournis', 'Предоставени услуги'],
    CLOSED: ['Case closed', 'Cas clos', 'Приключен случай'],
    REOPENED: ['Case reopened', 'Cas rouvert', 'Повторно отворен случай'],
  },
  DepartureReason: {
    LEFT_WITHOUT_NOTICE: ['Left without notice', 'Départ non signalé', 'Напускане без уведомяване'],
    TRANSFERRED: [
      'Transferred to another facility',
      'Transfert vers un autre lieu d’accueil',
      'Преместване в друго място за настаняване',
    ],
    REUNITED_WITH_FAMILY: ['Reunited with family', 'Réunification familiale', 'Събиране със семейството'],
    FOSTER_OR_RESIDENTIAL_CARE: [
      'Foster or residential care',
      'Placement en famille d’accueil ou en foyer',
      'Приемна или резидентна грижа',
    ],
    TURNED_18: ['Turned 18', 'Majorité atteinte', 'Навършване на пълнолетие'],
    VOLUNTARY_RETURN: ['Voluntary return', 'Retour volontaire', 'Доброволно завръщане'],
    OTHER: ['Other reason', 'Autre motif', 'Друга причина'],
  },
  StayObjection: {
    BEFORE_ARRIVAL: ['Before arrival', 'Avant l’arrivée', 'Преди пристигането'],
    AFTER_DEPARTURE: ['After departure', 'Après le départ', 'След напускането'],
  },
  PresenceStatus: {
    PRESENT: ['Present', 'Présence constatée', 'Присъства'],
    AUTHORISED_ABSENCE: ['Authorised absence', 'Absence autorisée', 'Разрешено отсъствие'],
    ABSENT: ['Absent', 'Absence constatée', 'Отсъства'],
    MISSING: ['Missing', 'Disparition signalée', 'В неизвестност'],
    DEPARTED: ['Departed', 'Séjour terminé', 'Приключил престой'],
  },
  VulnerabilityKind: {
    TRAFFICKING_SUSPECTED: [
      'Possible victim of trafficking',
      'Victime présumée de la traite',
      'Предполагаема жертва на трафик на хора',
    ],
    VIOLENCE_SURVIVOR: [
      'Survivor of torture or other serious violence',
      'Torture ou autres violences graves subies',
      'Преживяно изтезание или друго тежко насилие',
    ],
    DISABILITY: ['Disability', 'Situation de handicap', 'Увреждане'],
    MEDICAL_CONDITION: ['Serious medical condition', 'Affection médicale grave', 'Тежко заболяване'],
    MENTAL_HEALTH: ['Mental health', 'Santé mentale', 'Психично здраве'],
    PREGNANCY: ['Pregnancy or newborn', 'Grossesse ou nouveau-né', 'Бременност или новородено'],
    SUBSTANCE_USE: [
      'Harmful use of alcohol or drugs',
      'Usage nocif d’alcool ou de drogues',
      'Вредна употреба на алкохол или наркотици',
    ],
    SEPARATED_FROM_SIBLINGS: [
      'Separated from siblings',
      'Séparation de la fratrie',
      'Раздяла с братя или сестри',
    ],
    OTHER: ['Other vulnerability', 'Autre vulnérabilité', 'Друга уязвимост'],
  },
  BasicAssistanceKind: {
    FOOD: ['Food', 'Alimentation', 'Храна'],
    NON_FOOD_ITEMS: ['Non-food items', 'Articles non alimentaires', 'Нехранителни стоки'],
    BASIC_MEDICAL_CARE: ['Basic medical care', 'Soins médicaux de base', 'Основна медицинска помощ'],
  },
  RepresentationEnd: {
    REPLACED: [
      'Another representative appointed',
      'Changement de représentation légale',
      'Смяна на представителя',
    ],
    COMES_OF_AGE: ['Came of age', 'Majorité atteinte', 'Навършване на пълнолетие'],
    DISMISSED: ['Ended by the authority', 'Fin décidée par l’autorité', 'Освобождаване по решение на органа'],
    RESIGNED: [
      'Given up by the representative',
      'Renonciation à la représentation',
      'Оттегляне на представителя',
    ],
    RESIDENT_LEFT: ['Resident left', 'Départ de la personne représentée', 'Лицето е напуснало центъра'],
    OTHER: ['Other reason', 'Autre motif', 'Друга причина'],
  },
  ConsentGiver: {
    RESIDENT: ['Resident', 'Personne hébergée', 'Настанено лице'],
    LEGAL_REPRESENTATIVE: ['Legal representative', 'Représentation légale', 'Законен представител'],
  },
  ConsentModality: {
    WRITTEN: ['Written', 'Par écrit', 'Писмено'],
    AUDIO: ['Audio recording', 'Enregistrement audio', 'Аудиозапис'],
    VIDEO: ['Video recording', 'Enregistrement vidéo', 'Видеозапис'],
    VERBAL_CERTIFIED: [
      'Verbal, certified by staff',
      'Oralement, attesté par le personnel',
      'Устно, удостоверено от служител',
    ],
  },
  ConsentConfirmation: {
    NOT_NEEDED: ['No confirmation needed', 'Confirmation non requise', 'Не е нужно потвърждение'],
    AWAITED: ['Awaiting confirmation', 'En attente de confirmation', 'Очаква потвърждение'],
    GIVEN: ['Confirmed', 'Confirmation donnée', 'Потвърдено'],
  },
  LegalBasis: {
    CONSENT: ['Consent', 'Consentement', 'Съгласие'],
    LEGAL_OBLIGATION: ['Legal obligation', 'Obligation légale', 'Законово задължение'],
    VITAL_INTERESTS: ['Vital interests', 'Intérêts vitaux', 'Жизненоважни интереси'],
    BENEFICIARY_INTERESTS: [
      'Best interests of the beneficiary',
      'Intérêt supérieur de la personne bénéficiaire',
      'Най-добър интерес на лицето',
    ],
    CONTRACT: ['Contract', 'Contrat', 'Договор'],
    OTHER_LEGITIMATE_INTEREST: [
      'Other legitimate interest',
      'Autre intérêt légitime',
      'Друг легитимен интерес',
    ],
  },
  FieldGroup: {
    OPERATIONAL: ['Day-to-day data', 'Données du quotidien', 'Данни за ежедневната работа'],
    IDENTITY: ['Identity', 'Identité', 'Самоличност'],
    FAMILY: ['Family', 'Famille', 'Семейство'],
    LEGAL: ['Legal representation', 'Représentation légale', 'Законно представителство'],
    PROTECTION: ['Protection and case', 'Protection et suivi du cas', 'Закрила и работа по случая'],
    HEALTH: ['Health', 'Santé', 'Здраве'],
  },
  ReviewFinding: {
    JUSTIFIED: ['Justified', 'Accès justifié', 'Обоснован достъп'],
    NOT_JUSTIFIED: ['Not justified', 'Accès non justifié', 'Необоснован достъп'],
  },
  BreakGlassApproval: {
    NOT_NEEDED: ['No approval needed', 'Approbation non requise', 'Не е нужно одобрение'],
    AWAITED: ['Awaiting approval', 'En attente d’approbation', 'Очаква одобрение'],
    GIVEN: ['Approved', 'Approbation donnée', 'Одобрено'],
  },
  BreakGlassNoticeKind: {
    OPENED: ['Emergency access opened', 'Accès d’urgence ouvert', 'Отворен спешен достъп'],
    AWAITS_APPROVAL: [
      'Emergency access to be approved',
      'Accès d’urgence à approuver',
      'Спешен достъп, който чака одобрение',
    ],
    APPROVED: ['Emergency access approved', 'Accès d’urgence approuvé', 'Одобрен спешен достъп'],
    REVIEWED: ['Emergency access reviewed', 'Accès d’urgence examiné', 'Проверен спешен достъп'],
  },
  AgeBand: {
    UNDER_14: ['Under 14', 'Moins de 14\u00a0ans', 'Под 14 години'],
    FROM_14_TO_15: ['14 to 15', 'De 14 à 15\u00a0ans', 'От 14 до 15 години'],
    FROM_16_TO_17: ['16 to 17', 'De 16 à 17\u00a0ans', 'От 16 до 17 години'],
    ADULT: ['18 and over', '18\u00a0ans et plus', '18 и повече години'],
  },
  CohortPeriod: {
    Q1: ['First quarter', 'Premier trimestre', 'Първо тримесечие'],
    Q2: ['Second quarter', 'Deuxième trimestre', 'Второ тримесечие'],
    Q3: ['Third quarter', 'Troisième trimestre', 'Трето тримесечие'],
    Q4: ['Fourth quarter', 'Quatrième trimestre', 'Четвърто тримесечие'],
    H1: ['First half-year', 'Premier semestre', 'Първо полугодие'],
    H2: ['Second half-year', 'Second semestre', 'Второ полугодие'],
    YEAR: ['Whole year', 'Année entière', 'Цялата година'],
  },
  ResidentOrder: {
    LATEST_ARRIVAL: [
      'Latest arrivals first',
      'Arrivées les plus récentes d’abord',
      'Първо последно пристигналите',
    ],
    MISSING_FIRST: [
      'Missing and absent first',
      'Disparitions et absences d’abord',
      'Първо изчезналите и отсъстващите',
    ],
  },
} satisfies Labels;
