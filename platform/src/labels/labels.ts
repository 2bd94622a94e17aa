import { roleLabels } from '../wire/role-labels.js';
import type { Labels } from './label.js';

/** The labels of the lists that every slice has. Those of a slice's own lists stand in its own `labels.ts`. */
export const labels = {
  ...roleLabels,
  Locale: {
    EN: ['English', 'Anglais', 'Английски'],
    FR: ['French', 'Français', 'Френски'],
    BG: ['Bulgarian', 'Bulgare', 'Български'],
  },
  Purpose: {
    CARE: ['Everyday care', 'Prise en charge au quotidien', 'Ежедневна грижа'],
    PROTECTION: ['Protection', 'Protection', 'Закрила'],
    LEGAL_AID: ['Legal aid', 'Aide juridique', 'Правна помощ'],
    COORDINATION: ['Coordination', 'Coordination', 'Координация'],
    ADMINISTRATION: [
      'Registration and administration',
      'Enregistrement et administration',
      'Регистрация и администриране',
    ],
    STATISTICS: ['Statistics', 'Statistiques', 'Статистика'],
    AUDIT: ['Supervision and audit', 'Contrôle et audit', 'Надзор и одит'],
    EMERGENCY: ['Emergency', 'Urgence', 'Спешен случай'],
  },
  Verification: {
    VERIFIED: ['Confirmed', 'Information confirmée', 'Потвърдено'],
    UNVERIFIED: ['Not confirmed yet', 'En attente de confirmation', 'Очаква потвърждение'],
    REFUTED: ['Refuted', 'Information démentie', 'Опровергано'],
  },
  ActStanding: {
    ALLOWED: ['Allowed', 'Action autorisée', 'Разрешено'],
    REFUSED: ['Refused', 'Action refusée', 'Отказано'],
    BY_FUNCTION: ['Depends on the function', 'Selon la fonction', 'Според функцията'],
  },
  StatisticsWithheld: {
    SMALL: ['Too few', 'Trop peu nombreux', 'Твърде малко'],
    COMPLEMENT: ['Would reveal few', 'En révélerait peu', 'Би разкрило малко'],
    DOMINANCE: ['One makes most of it', 'Un seul en fait l’essentiel', 'Почти всичко е от един'],
  },
  StatisticsPeriodLength: {
    MONTH: ['Month', 'Mois', 'Месец'],
    QUARTER: ['Quarter', 'Trimestre', 'Тримесечие'],
    YEAR: ['Year', 'Année', 'Година'],
  },
  StatisticsRelativePeriod: {
    LAST_MONTH: ['Last month', 'Dernier mois', 'Последният месец'],
    LAST_QUARTER: ['Last quarter', 'Dernier trimestre', 'Последното тримесечие'],
    LAST_YEAR: ['Last year', 'Dernière année', 'Последната година'],
    LAST_12_MONTHS: ['Last 12 months', '12 derniers mois', 'Последните 12 месеца'],
    LAST_4_QUARTERS: ['Last 4 quarters', '4 derniers trimestres', 'Последните 4 тримесечия'],
    LAST_5_YEARS: ['Last 5 years', '5 dernières années', 'Последните 5 години'],
  },
  StatisticsKind: {
    FLOW: ['Happened in the period', 'Survenu pendant la période', 'Случило се през периода'],
    STOCK: ['State at the end', 'État en fin de période', 'Състояние в края'],
    DISTINCT: ['Each counted once', 'Chacun compté une fois', 'Всеки веднъж'],
  },
  ErrorSeverity: {
    ERROR: ['Error', 'Erreur', 'Грешка'],
    WARNING: ['Warning', 'Avertissement', 'Предупреждение'],
  },
  ErrorCode: {
    UNAUTHENTICATED: ['Not signed in', 'Connexion requise', 'Необходимо е влизане в системата'],
    FORBIDDEN: ['Not allowed', 'Accès non autorisé', 'Достъпът не е разрешен'],
    NOT_FOUND: ['Not found', 'Introuvable', 'Не е намерено'],
    BAD_USER_INPUT: ['Invalid entry', 'Saisie incorrecte', 'Неправилно въведени данни'],
    CONFLICT: [
      'Conflict with what is recorded',
      'Conflit avec les données enregistrées',
      'Противоречие със записаните данни',
    ],
    CONSENT_REQUIRED: ['Consent required', 'Consentement requis', 'Необходимо е съгласие'],
    NOT_RESPONSIBLE: [
      'Another organisation is responsible',
      'Relève d’une autre organisation',
      'Отговаря друга организация',
    ],
    SOP_NOT_IN_FORCE: ['No SOP in force', 'Aucune procédure (POS) en vigueur', 'Няма СОП в сила'],
    OUT_OF_SHIFT: [
      'Outside the agreed hours',
      'En dehors des horaires convenus',
      'Извън договорените часове',
    ],
    RULE_VIOLATION: ['Against a rule', 'Contraire à une règle', 'Противоречи на правило'],
    TOO_EXPENSIVE: ['Request too large', 'Demande trop volumineuse', 'Твърде обемна заявка'],
    RATE_LIMITED: ['Too many requests', 'Trop de demandes', 'Твърде много заявки'],
    UPSTREAM_UNAVAILABLE: [
      'Owner of the data cannot be reached',
      'Détenteur des données injoignable',
      'Няма връзка с притежателя на данните',
    ],
    INTERNAL: ['Internal error', 'Erreur interne', 'Вътрешна грешка'],
  },
} satisfies Labels;
