import type { Labels } from '../labels/label.js';

/** What people read for the roles and permissions of a token. */
export const roleLabels = {
  Role: {
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
    LEGAL_REPRESENTATIVE: ['Legal representative', 'Représentation légale', 'Законен представител'],
    PARTNER_APPLICATION: ['Partner’s program', 'Application d’un partenaire', 'Приложение на партньор'],
    REFERRAL_COORDINATOR: [
      'Referral coordinator',
      'Coordination des orientations',
      'Координатор по насочванията',
    ],
    ANALYST: ['Analyst', 'Analyse de données', 'Анализатор'],
    DATA_PROTECTION_OFFICER: [
      'Data protection officer',
      'Protection des données',
      'Длъжностно лице по защита на данните',
    ],
    AUDITOR: ['Auditor', 'Audit', 'Одитор'],
    SERVICE: ['Program of an owner', 'Programme d’un détenteur', 'Програма на притежател'],
  },
  Permission: {
    BREAK_GLASS: ['Emergency access', 'Accès d’urgence', 'Достъп при спешен случай'],
    COMPLAINTS: ['Complaints', 'Plaintes', 'Жалби'],
    PSEA: [
      'Reports of sexual exploitation and abuse',
      'Signalements d’exploitation et d’abus sexuels',
      'Сигнали за сексуална експлоатация и насилие',
    ],
  },
} satisfies Labels;
