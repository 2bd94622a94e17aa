import type { Labels } from '@mrrm/platform/labels/label';

/** Those of `../labels.ts` that say what is counted. */
export const figureLabels = {
  ServiceMeasure: {
    SERVED: ['People served', 'Personnes suivies', 'Обслужени лица'],
    REFERRED: ['People referred', 'Personnes orientées', 'Насочени лица'],
    REFERRAL_ENDED: [
      'People whose referral ended',
      'Personnes dont l’orientation a pris fin',
      'Лица с приключено насочване',
    ],
    CONSULTATIONS: [
      'Social and psychological consultations',
      'Consultations sociales et psychologiques',
      'Социални и психологически консултации',
    ],
  },
  ServiceDimension: {
    CENTRE: ['Centre', 'Centre d’accueil', 'Център'],
    FUNCTION: ['Service', 'Service', 'Услуга'],
    REFERRAL_END: ['How it ended', 'Issue', 'Изход'],
  },
} satisfies Labels;
