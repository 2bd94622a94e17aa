import type { Labels } from '@mrrm/platform/labels/label';

/** Those of `../labels.ts` that say more of whom the register has. */
export const registerLabels = {
  HouseholdRelation: {
    HEAD: ['Head of household', 'Chef de ménage', 'Глава на домакинството'],
    PARTNER: ['Husband, wife or partner', 'Conjoint ou partenaire', 'Съпруг или партньор'],
    CHILD: ['Son or daughter', 'Fils ou fille', 'Син или дъщеря'],
    PARENT: ['Father or mother', 'Père ou mère', 'Баща или майка'],
    SIBLING: ['Brother or sister', 'Frère ou sœur', 'Брат или сестра'],
    OTHER_RELATIVE: ['Other relative', 'Autre parent', 'Друг роднина'],
    CAREGIVER: [
      'Caregiver, not a relative',
      'Personne s’occupant des enfants, sans lien de parenté',
      'Полагащ грижи без родство',
    ],
    NOT_RELATED: ['Not related', 'Sans lien de parenté', 'Без родство'],
    UNKNOWN: ['Not known yet', 'Pas encore connu', 'Все още не е известно'],
  },
  HouseholdEnding: {
    LEFT: ['Left the household', 'A quitté le ménage', 'Напускане на домакинството'],
    JOINED_ANOTHER: [
      'Joined another household',
      'A rejoint un autre ménage',
      'Преминаване в друго домакинство',
    ],
    SPLIT: ['Household was split', 'Ménage séparé', 'Разделяне на домакинството'],
    ANOTHER_RELATION: ['Other relation from then on', 'Autre lien à partir de là', 'Друга връзка оттогава'],
    DEPARTED: ['Departed from the centre', 'Départ du centre', 'Напускане на центъра'],
  },
  InformationSource: {
    RESIDENT: ['The resident', 'La personne elle-même', 'Самото лице'],
    RELATIVE: ['A relative or companion', 'Un proche ou un compagnon de route', 'Близък или спътник'],
    DOCUMENT: ['A document', 'Un document', 'Документ'],
    ASSESSMENT: ['An assessment', 'Une évaluation', 'Оценка'],
    AUTHORITY: ['Another authority', 'Une autre autorité', 'Друг орган'],
    OTHER_REGISTER: ['Another register', 'Un autre registre', 'Друг регистър'],
  },
  ProcedureStage: {
    NO_APPLICATION: ['No application made', 'Aucune demande déposée', 'Няма подадена молба'],
    APPLIED: ['Application made', 'Demande présentée', 'Подадена молба'],
    REGISTERED: ['Application registered', 'Demande enregistrée', 'Регистрирана молба'],
    RESPONSIBILITY: [
      'Responsible State being determined',
      'Détermination de l’État responsable',
      'Определяне на отговорната държава',
    ],
    EXAMINED: ['Application being examined', 'Demande en cours d’examen', 'Молбата се разглежда'],
    APPEALED: ['Appeal pending', 'Recours en cours', 'Обжалване'],
    PROTECTED: ['Protection granted', 'Protection accordée', 'Предоставена закрила'],
    REFUSED: ['Protection refused for good', 'Protection définitivement refusée', 'Окончателен отказ'],
    ENDED: [
      'Application withdrawn or discontinued',
      'Demande retirée ou clôturée',
      'Оттеглена или прекратена молба',
    ],
    RETURNING: ['Return being carried out', 'Retour en cours', 'Извършва се връщане'],
  },
  NameOrder: {
    GIVEN_FIRST: ['Given name first', 'Prénom en premier', 'Първо собственото име'],
    FAMILY_FIRST: ['Family name first', 'Nom de famille en premier', 'Първо фамилното име'],
  },
  NationalityStatus: {
    KNOWN: ['Nationality known', 'Nationalité connue', 'Известно гражданство'],
    AT_RISK_OF_STATELESSNESS: [
      'At risk of statelessness',
      'Risque d’apatridie',
      'Риск от липса на гражданство',
    ],
    STATELESS: ['Stateless', 'Apatride', 'Без гражданство'],
    UNKNOWN: ['Asked for, not known', 'Demandée, non connue', 'Търсено, но неизвестно'],
  },
  LanguageLevel: {
    NATIVE: ['First language', 'Langue maternelle', 'Роден език'],
    FLUENT: ['Fluent', 'Courant', 'Свободно'],
    BASIC: ['Basic', 'Notions', 'Основно'],
    NONE: ['Not at all', 'Aucune connaissance', 'Не владее'],
    UNKNOWN: ['Not known yet', 'Pas encore connu', 'Все още не е известно'],
  },
  InterpreterNeed: {
    NEEDED: ['Needs an interpreter', 'A besoin d’un interprète', 'Нуждае се от преводач'],
    NOT_NEEDED: ['Needs no interpreter', 'N’a pas besoin d’interprète', 'Не се нуждае от преводач'],
    UNKNOWN: ['Not known yet', 'Pas encore connu', 'Все още не е известно'],
  },
  KinRelation: {
    PARENT: ['Father or mother', 'Père ou mère', 'Баща или майка'],
    SIBLING: ['Brother or sister', 'Frère ou sœur', 'Брат или сестра'],
    CHILD: ['Son or daughter', 'Fils ou fille', 'Син или дъщеря'],
    PARTNER: ['Husband, wife or partner', 'Conjoint ou partenaire', 'Съпруг или партньор'],
    GRANDPARENT: ['Grandparent', 'Grand-parent', 'Дядо или баба'],
    GRANDCHILD: ['Grandchild', 'Petit-enfant', 'Внук или внучка'],
    UNCLE_OR_AUNT: ['Uncle or aunt', 'Oncle ou tante', 'Чичо, вуйчо или леля'],
    NEPHEW_OR_NIECE: ['Nephew or niece', 'Neveu ou nièce', 'Племенник или племенница'],
    COUSIN: ['Cousin', 'Cousin ou cousine', 'Братовчед или братовчедка'],
    CAREGIVER: ['Caregiver by custom', 'Personne prenant soin selon la coutume', 'Полагащ грижи по обичай'],
    CARED_FOR: ['Was cared for by custom', 'Pris en charge selon la coutume', 'Под грижа по обичай'],
    OTHER: ['Other relative', 'Autre parent', 'Друг роднина'],
  },
  KinStanding: {
    CLAIMED: ['Claimed', 'Déclaré', 'Заявено'],
    VERIFIED: ['Verified', 'Vérifié', 'Проверено'],
  },
  SafeToContact: {
    YES: ['Safe to contact', 'Peut être contacté', 'Може да се търси'],
    NO: ['Not to be contacted', 'Ne pas contacter', 'Да не се търси'],
    UNKNOWN: [
      'Not known, do not contact yet',
      'Non connu, ne pas encore contacter',
      'Неизвестно, още да не се търси',
    ],
  },
  KinKind: {
    PERSON_OUTSIDE: ['Not a resident', 'Ne réside dans aucun centre', 'Не е настанено лице'],
    RESIDENT: ['Resident', 'Réside dans un centre', 'Настанено лице'],
    HIDDEN_RESIDENT: [
      'Resident whom you may not see',
      'Réside dans un centre, non visible',
      'Настанено лице, което не виждате',
    ],
  },
  IdentityDocumentType: {
    PASSPORT: [
      'Passport or travel document',
      'Passeport ou titre de voyage',
      'Паспорт или документ за пътуване',
    ],
    IDENTITY_CARD: ['Identity card', 'Carte d’identité', 'Лична карта'],
    BIRTH_CERTIFICATE: ['Birth certificate', 'Acte de naissance', 'Акт за раждане'],
    FAMILY_BOOK: ['Family book', 'Livret de famille', 'Семейна книжка'],
    RESIDENCE_PERMIT: ['Residence permit', 'Titre de séjour', 'Разрешение за пребиваване'],
    REGISTRATION_CARD: [
      'Registration card',
      'Carte de demandeur d’asile ou de réfugié',
      'Регистрационна карта',
    ],
    OTHER: ['Other document', 'Autre document', 'Друг документ'],
  },
  DocumentSeen: {
    ORIGINAL: ['Original seen', 'Original vu', 'Видян оригинал'],
    COPY: ['Copy seen', 'Copie vue', 'Видяно копие'],
    DECLARED: ['Declared, not seen', 'Déclaré, non vu', 'По думите на лицето, невидян'],
  },
  PhotoContentType: {
    JPEG: ['JPEG image', 'Image JPEG', 'Формат джейпег'],
    PNG: ['PNG image', 'Image PNG', 'Формат пи-ен-джи'],
    WEBP: ['WebP image', 'Image WebP', 'Формат уеб-пи'],
  },
  PhotoConsent: {
    RESIDENT: ['The resident', 'La personne elle-même', 'Самото лице'],
    LEGAL_REPRESENTATIVE: ['Legal representative', 'Représentant légal', 'Законен представител'],
    CAREGIVER: [
      'Parent or caregiver',
      'Parent ou personne s’occupant de l’enfant',
      'Родител или полагащ грижи',
    ],
    LAW: ['Required by law', 'Exigé par la loi', 'По закон'],
  },
} satisfies Labels;
