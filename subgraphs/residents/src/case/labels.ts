import type { Labels } from '@mrrm/platform/labels/label';

/** Those of `../labels.ts` of what an assessment of needs found. */
export const caseLabels = {
  NeedArea: {
    ACCOMMODATION: ['Accommodation', 'Hébergement', 'Настаняване'],
    FOOD: ['Food', 'Alimentation', 'Храна'],
    CLOTHING_AND_HYGIENE: ['Clothing and hygiene', 'Vêtements et hygiène', 'Облекло и хигиена'],
    PHYSICAL_HEALTH: ['Physical health', 'Santé physique', 'Физическо здраве'],
    MENTAL_HEALTH: [
      'Mental health and psychosocial support',
      'Santé mentale et soutien psychosocial',
      'Психично здраве и психосоциална подкрепа',
    ],
    SAFETY: [
      'Safety from violence and trafficking',
      'Protection contre la violence et la traite',
      'Безопасност от насилие и трафик',
    ],
    CARE: ['Care and representation', 'Prise en charge et représentation', 'Грижа и представителство'],
    FAMILY: [
      'Family tracing and contact',
      'Recherche et contact avec la famille',
      'Издирване на семейството и връзка с него',
    ],
    LEGAL_STATUS: [
      'Legal status and information',
      'Statut juridique et information',
      'Правен статут и информация',
    ],
    LANGUAGE: ['Language and interpretation', 'Langue et interprétation', 'Език и превод'],
    EDUCATION: ['Education and training', 'Éducation et formation', 'Образование и обучение'],
    RECREATION: ['Play and recreation', 'Jeux et loisirs', 'Игра и отдих'],
  },
  NeedFinding: {
    NOT_LOOKED_AT: ['Not looked at', 'Non examiné', 'Не е разгледано'],
    NO_NEED: ['No need', 'Aucun besoin', 'Няма нужда'],
    MET: ['Need that is met', 'Besoin couvert', 'Посрещната нужда'],
    NEED: ['Need', 'Besoin', 'Нужда'],
    URGENT_NEED: ['Urgent need', 'Besoin urgent', 'Неотложна нужда'],
  },
} satisfies Labels;
