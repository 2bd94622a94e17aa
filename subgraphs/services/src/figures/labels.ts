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
    SESSIONS: ['Sessions', 'Séances', 'Сесии'],
    CONSULTATIONS: [
      'Social and psychological consultations',
      'Consultations sociales et psychologiques',
      'Социални и психологически консултации',
    ],
    OTHER_SESSIONS: ['Sessions of other services', 'Séances d’autres services', 'Сесии на други услуги'],
    REQUESTED: [
      'People who asked for a service',
      'Personnes ayant demandé un service',
      'Лица, поискали услуга',
    ],
    REQUEST_MET: [
      'People whose request was met',
      'Personnes dont la demande a été satisfaite',
      'Лица с изпълнена заявка',
    ],
    ACTIVITIES: ['Group activities', 'Activités de groupe', 'Групови занимания'],
    ATTENDED: [
      'People who came to group activities',
      'Personnes venues aux activités de groupe',
      'Лица, дошли на групови занимания',
    ],
    ATTENDANCES: [
      'Attendances of group activities',
      'Présences aux activités de groupe',
      'Посещения на групови занимания',
    ],
    PAID_FOR: [
      'People for whom medical care was paid',
      'Personnes dont les soins ont été payés',
      'Лица с платена медицинска помощ',
    ],
    PAYMENTS: ['Payments for medical care', 'Paiements de soins', 'Плащания за медицинска помощ'],
    AMOUNT_PAID: [
      'Euros paid for medical care',
      'Euros payés pour des soins',
      'Евро, платени за медицинска помощ',
    ],
  },
  ServiceDimension: {
    CENTRE: ['Centre', 'Centre d’accueil', 'Център'],
    FUNCTION: ['Service', 'Service', 'Услуга'],
    MONTH: ['Month of the year', 'Mois de l’année', 'Месец от годината'],
    PAID_CARE: ['Care that was paid', 'Soins payés', 'Платена помощ'],
    MET_AFTER: ['Days until it was met', 'Jours jusqu’à la réponse', 'Дни до изпълнението'],
    REFERRAL_END: ['How it ended', 'Issue', 'Изход'],
  },
} satisfies Labels;
