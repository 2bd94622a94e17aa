import type { Labels } from '@mrrm/platform/labels/label';
import { figureLabels } from './figures/labels.js';

/** What people read for each word of this slice's lists, in English, French and Bulgarian. */
export const labels = {
  ...figureLabels,
  Employer: {
    STATE: ['State', 'État', 'Държава'],
    IOM: [
      'International Organization for Migration',
      'Organisation internationale pour les migrations',
      'Международна организация по миграция',
    ],
    PARTNER: ['Partner organisation', 'Organisation partenaire', 'Партньорска организация'],
  },
  // In French by the profession where its name is the same for women and men, else by the work.
  StaffRole: {
    CASE_MANAGER: ['Case manager', 'Gestionnaire de cas', 'Водещ на случай'],
    SOCIAL_WORKER: ['Social worker', 'Travail social', 'Социален работник'],
    PSYCHOLOGIST: ['Psychologist', 'Psychologue', 'Психолог'],
    LEGAL_COUNSELLOR: ['Legal counsellor', 'Juriste', 'Правен консултант'],
    INTERPRETER: ['Interpreter', 'Interprète', 'Устен преводач'],
    CULTURAL_MEDIATOR: ['Cultural mediator', 'Médiation culturelle', 'Културен медиатор'],
    ACTIVITY_FACILITATOR: ['Activity facilitator', 'Animation de groupe', 'Водещ на занимания'],
    NURSE: ['Nurse', 'Personnel infirmier', 'Медицинска сестра или медицински брат'],
    SECURITY_GUARD: ['Security guard', 'Personnel de sécurité', 'Служител по охраната'],
    CENTRE_MANAGER: ['Centre manager', 'Responsable de centre', 'Ръководител на център'],
    REGISTRAR: ['Registrar', 'Responsable de l’enregistrement', 'Служител по регистрацията'],
    COORDINATOR: ['Coordinator', 'Coordination', 'Координатор'],
  },
  QualificationKind: {
    CHILD_PROTECTION: [
      'Child protection training',
      'Formation à la protection de l’enfance',
      'Обучение по закрила на детето',
    ],
    FIRST_AID: ['First aid', 'Premiers secours', 'Първа помощ'],
    PSYCHOLOGICAL_FIRST_AID: [
      'Psychological first aid',
      'Premiers secours psychologiques',
      'Първа психологична помощ',
    ],
    SOCIAL_WORK_DEGREE: [
      'Degree in social work',
      'Diplôme en travail social',
      'Диплома по социални дейности',
    ],
    PSYCHOLOGY_DEGREE: ['Degree in psychology', 'Diplôme en psychologie', 'Диплома по психология'],
    LAW_DEGREE: ['Degree in law', 'Diplôme en droit', 'Диплома по право'],
    NURSING_LICENCE: [
      'Nursing licence',
      'Autorisation d’exercer en soins infirmiers',
      'Правоспособност за здравни грижи',
    ],
    INTERPRETER_CERTIFICATE: [
      'Interpreter certificate',
      'Certificat d’interprète',
      'Удостоверение за устен превод',
    ],
    DRIVING_LICENCE: ['Driving licence', 'Permis de conduire', 'Свидетелство за управление на МПС'],
  },
  ShiftWindow: {
    DAY: ['Day', 'Jour', 'Ден'],
    EVENING: ['Evening', 'Soir', 'Вечер'],
    NIGHT: ['Night', 'Nuit', 'Нощ'],
  },
  AssignmentState: {
    PLANNED: ['Planned', 'Affectation prévue', 'Планирано дежурство'],
    CANCELLED: ['Cancelled', 'Affectation annulée', 'Отменено дежурство'],
  },
  Duty: {
    CASE_MANAGEMENT: ['Case management', 'Gestion de cas', 'Работа по случай'],
    SERVICE: ['Provision of a service', 'Prestation d’un service', 'Предоставяне на услуга'],
    INTERPRETING: ['Interpreting', 'Interprétariat', 'Устен превод'],
    CARE_PLAN: [
      'Responsibility for a care plan',
      'Responsabilité d’un plan d’accompagnement',
      'Отговорност за план за грижи',
    ],
    CERTIFYING: [
      'Certification of a verbal consent',
      'Attestation d’un consentement oral',
      'Удостоверяване на устно съгласие',
    ],
  },
  DutyObjection: {
    NOT_OF_THIS_ROLE: ['Role does not fit', 'Fonction incompatible', 'Неподходяща длъжност'],
    OF_ANOTHER_EMPLOYER: ['Other employer', 'Autre employeur', 'Друг работодател'],
    NOT_ACTIVE: [
      'Does not work there at that time',
      'Ne travaille pas sur place à ce moment',
      'Не работи там по това време',
    ],
    SPEAKS_ANOTHER_LANGUAGE: ['Does not speak the language', 'Ne parle pas la langue', 'Не говори езика'],
  },
} satisfies Labels;
