import type { Labels } from '@mrrm/platform/labels/label';
import { figureLabels } from './figures/labels.js';

/** What people read for each word of this slice's lists, in English, French and Bulgarian. */
export const labels = {
  ...figureLabels,
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
  RequestState: {
    OPEN: ['Awaiting an answer', 'En attente de réponse', 'Очаква отговор'],
    SCHEDULED: ['Scheduled', 'Rendez-vous fixé', 'Определен час'],
    FULFILLED: ['Service given', 'Service rendu', 'Предоставена услуга'],
    DECLINED: ['Declined', 'Demande refusée', 'Отказана заявка'],
    WITHDRAWN: ['Withdrawn', 'Demande retirée', 'Оттеглена заявка'],
  },
  Urgency: {
    IMMEDIATE: ['Immediate', 'Immédiat', 'Незабавно'],
    URGENT: ['Urgent', 'Urgent', 'Спешно'],
    ROUTINE: ['Routine', 'Délai habituel', 'По обичайния ред'],
  },
  AttendanceState: {
    REGISTERED: ['Registered', 'Inscription', 'Записано участие'],
    ATTENDED: ['Attended', 'Participation', 'Участие'],
    ABSENT: ['Absent', 'Absence', 'Отсъствие'],
    CANCELLED: ['Place given back', 'Désistement', 'Отказ от участие'],
  },
  CarePlanState: {
    DRAFT: ['Draft', 'En cours d’élaboration', 'В процес на изготвяне'],
    ACTIVE: ['Active', 'En cours', 'Действащ'],
    CLOSED: ['Closed', 'Terminé', 'Приключен'],
  },
  BookingState: {
    BOOKED: ['Booked', 'Interprétariat réservé', 'Уговорен превод'],
    DONE: ['Done', 'Interprétariat effectué', 'Осъществен превод'],
    CANCELLED: ['Cancelled', 'Interprétariat annulé', 'Отменен превод'],
  },
  ReferralState: {
    IN_PROGRESS: ['Awaiting an answer', 'En attente de réponse', 'Очаква отговор'],
    ACCEPTED: ['Accepted', 'Orientation acceptée', 'Прието насочване'],
    REJECTED: ['Rejected', 'Orientation refusée', 'Отхвърлено насочване'],
    REVOKED: ['Taken back', 'Orientation retirée', 'Оттеглено насочване'],
    DONE: ['Completed', 'Orientation achevée', 'Приключено насочване'],
  },
  ReferralOutcome: {
    SUCCESSFUL: ['Service received', 'Service reçu', 'Получена услуга'],
    UNSUCCESSFUL: ['Service not received', 'Service non reçu', 'Неполучена услуга'],
  },
  FailureReason: {
    CLIENT_REFUSED: ['Client refused', 'Refus de la personne', 'Отказ на лицето'],
    LACK_OF_CAPACITY: ['Lack of capacity', 'Manque de capacité', 'Липса на капацитет'],
    NO_LONGER_NEEDED: ['No longer needed', 'Service devenu inutile', 'Отпаднала необходимост'],
    UNABLE_TO_CONTACT_CLIENT: [
      'Client could not be contacted',
      'Personne injoignable',
      'Няма връзка с лицето',
    ],
    UNABLE_TO_CONTACT_ORGANISATION: [
      'Organisation could not be contacted',
      'Organisation injoignable',
      'Няма връзка с организацията',
    ],
    OTHER: ['Other reason', 'Autre motif', 'Друга причина'],
  },
  PaidCare: {
    EXAMINATION: ['Examination', 'Examen', 'Преглед или изследване'],
    TREATMENT: ['Treatment', 'Soins ambulatoires', 'Амбулаторно лечение'],
    SURGERY: ['Surgery', 'Opération', 'Операция'],
    HOSPITAL_STAY: ['Hospital stay', 'Hospitalisation', 'Болничен престой'],
    DENTAL: ['Dental care', 'Soins dentaires', 'Дентална помощ'],
    OPTICAL: ['Glasses and lenses', 'Lunettes et lentilles', 'Очила и лещи'],
    MEDICINES: ['Medicines', 'Médicaments', 'Лекарства'],
    AIDS: ['Medical aids', 'Appareillage', 'Помощни средства'],
    TRANSPORT: ['Transport to care', 'Transport sanitaire', 'Транспорт до лечение'],
  },
  Currency: {
    EUR: ['Euro', 'Euro', 'Евро'],
    BGN: ['Bulgarian lev', 'Lev bulgare', 'Български лев'],
  },
  ServiceFieldGroup: {
    OPERATIONAL: [
      'Services without their content',
      'Services, sans leur contenu',
      'Услуги без съдържанието им',
    ],
    REASONS: ['Reasons for referral', 'Motifs d’orientation', 'Причини за насочване'],
    PROTECTION: [
      'Care plans and other services',
      'Plans d’accompagnement et autres services',
      'Планове за грижи и други услуги',
    ],
    HEALTH: ['Medical services', 'Services médicaux', 'Медицински услуги'],
    LEGAL: ['Legal aid', 'Aide juridique', 'Правна помощ'],
  },
} satisfies Labels;
