import type { Labels } from '@mrrm/platform/labels/label';

/** The part of the slice's labels that names what the State gives and owes; `labels.ts` takes it in. */
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
} satisfies Labels;
