import type { Labels } from '@mrrm/platform/labels/label';

/** The part of the slice's labels that names what the State gives and owes, and complaints; `labels.ts` takes it in. */
export const labelsOfServices = {
  AssistanceCategory: {
    MEALS: ['Meals', 'Repas', 'Хранения'],
    DRINKING_WATER: ['Drinking water', 'Eau potable', 'Питейна вода'],
    HYGIENE_KIT: ['Hygiene kit', 'Kit d’hygiène', 'Хигиенен комплект'],
    BEDDING: ['Bedding', 'Literie', 'Спално бельо и завивки'],
    CLOTHING: ['Clothing and shoes', 'Vêtements et chaussures', 'Дрехи и обувки'],
    BABY_ITEMS: ['Things for small children', 'Articles pour nourrissons', 'Бебешки принадлежности'],
    OTHER_FOOD: ['Other food', 'Autre alimentation', 'Друга храна'],
    OTHER_ITEMS: ['Other items', 'Autres articles', 'Други вещи'],
  },
  AssistanceUnit: {
    PIECE: ['Pieces', 'Pièces', 'Броя'],
    PORTION: ['Portions', 'Portions', 'Порции'],
    KIT: ['Kits', 'Kits', 'Комплекта'],
    LITRE: ['Litres', 'Litres', 'Литра'],
    KILOGRAM: ['Kilograms', 'Kilogrammes', 'Килограма'],
  },
  MedicalContactKind: {
    TRIAGE: ['Triage', 'Triage', 'Първичен преглед (триаж)'],
    CONSULTATION: ['Consultation', 'Consultation', 'Консултация'],
    DRESSING: ['Dressing of a wound', 'Pansement', 'Превръзка'],
    MEDICATION_GIVEN: ['Medicine given', 'Médicament administré', 'Дадено лекарство'],
    REFERRED_OUT: [
      'Referred to outside care',
      'Orientation vers un soin externe',
      'Насочване към външно лечение',
    ],
  },
  EntitlementRhythm: {
    ON_ARRIVAL: ['On arrival', 'À l’arrivée', 'При пристигане'],
    DAILY: ['Each day', 'Chaque jour', 'Всеки ден'],
    WEEKLY: ['Each week', 'Chaque semaine', 'Всяка седмица'],
    MONTHLY: ['Each month', 'Chaque mois', 'Всеки месец'],
    BY_SEASON: ['Each season', 'Chaque saison', 'Всеки сезон'],
  },
  EntitledGroup: {
    CHILDREN: ['Children', 'Enfants', 'Деца'],
    ADULTS: ['Adults', 'Adultes', 'Пълнолетни'],
  },
  HandingOut: {
    RECORDED: ['Handed out', 'Remis', 'Раздадено'],
    HAD_ALREADY: ['Had it already', 'Déjà reçu', 'Вече е получено'],
    NO_SUCH_RESIDENT: ['Not at this centre', 'Pas dans ce centre', 'Не е в този център'],
  },
  ComplaintCategory: {
    FOOD: ['Food', 'Alimentation', 'Храна'],
    ACCOMMODATION: ['Accommodation', 'Hébergement', 'Настаняване'],
    HYGIENE: ['Hygiene and cleaning', 'Hygiène et nettoyage', 'Хигиена и почистване'],
    HEALTH_CARE: ['Health care', 'Soins de santé', 'Здравни грижи'],
    SAFETY: ['Safety', 'Sécurité', 'Безопасност'],
    STAFF_CONDUCT: ['Conduct of staff', 'Comportement du personnel', 'Поведение на служител'],
    DISCRIMINATION: ['Discrimination', 'Discrimination', 'Дискриминация'],
    INFORMATION: ['Information and language', 'Information et langue', 'Информация и език'],
    PROCEDURE: ['The own procedure', 'La procédure personnelle', 'Собствената процедура'],
    SUGGESTION: ['Suggestion', 'Suggestion', 'Предложение'],
    THANKS: ['Thanks', 'Remerciement', 'Благодарност'],
    OTHER: ['Something else', 'Autre', 'Друго'],
    SEXUAL_EXPLOITATION_OR_ABUSE: [
      'Sexual exploitation or abuse',
      'Exploitation ou abus sexuels',
      'Сексуална експлоатация или насилие',
    ],
  },
  ComplaintChannel: {
    IN_PERSON: ['In person', 'En personne', 'Лично'],
    KIOSK: ['At a screen', 'Sur un écran', 'На екран'],
    BOX: ['Complaints box', 'Boîte à plaintes', 'Кутия за жалби'],
    LETTER: ['Letter or e-mail', 'Lettre ou courriel', 'Писмо или имейл'],
    PHONE: ['Telephone', 'Téléphone', 'Телефон'],
  },
  ComplaintState: {
    RECEIVED: ['Received', 'Reçue', 'Получена'],
    ACKNOWLEDGED: ['Being looked into', 'En cours d’examen', 'Разглежда се'],
    ANSWERED: ['Answered', 'Réponse donnée', 'С отговор'],
    CLOSED: ['Closed', 'Close', 'Приключена'],
    REOPENED: ['Opened again', 'Rouverte', 'Отворена отново'],
  },
} satisfies Labels;
