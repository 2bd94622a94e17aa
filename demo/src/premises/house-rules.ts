import { identifierOf } from '../seed/identifier.js';
import { sopAt } from './agreement.js';
import { type Centre, centres } from './centres.js';

const FIRST_DAY = '2019-01-01';
const AT = Date.parse(`${FIRST_DAY}T08:00:00Z`);

/** Short and invented; one text in each of four languages. */
const RULES = {
  en: {
    title: 'House rules',
    text: 'Quiet from 22:00 to 07:00. No fire and no smoking indoors. Nobody enters the safe zone without permission. You can complain at any time, and nobody will hold it against you.',
  },
  fr: {
    title: 'Règlement intérieur',
    text: 'Silence de 22 h à 7 h. Ni feu ni tabac à l’intérieur. Personne n’entre dans la zone protégée sans autorisation. Vous pouvez vous plaindre à tout moment, sans que cela vous nuise.',
  },
  bg: {
    title: 'Правила за вътрешния ред',
    text: 'Тишина от 22:00 до 07:00 часа. Без огън и пушене на закрито. Никой не влиза в безопасната зона без разрешение. Можете да подадете оплакване по всяко време, без това да ви навреди.',
  },
  ar: {
    title: 'النظام الداخلي',
    text: 'الهدوء من الساعة 22:00 إلى 07:00. يمنع إشعال النار والتدخين في الداخل. لا يدخل أحد المنطقة الآمنة دون إذن. يمكنك تقديم شكوى في أي وقت دون أن يضرك ذلك.',
  },
} as const;

const NOTICE = {
  en: { title: 'Legal advice', text: 'Free legal advice on weekdays from 10:00 to 12:00, ground floor.' },
  fr: {
    title: 'Conseil juridique',
    text: 'Conseil juridique gratuit en semaine de 10 h à 12 h, rez-de-chaussée.',
  },
  bg: { title: 'Правна помощ', text: 'Безплатна правна помощ в делнични дни от 10:00 до 12:00, партер.' },
  ar: {
    title: 'استشارة قانونية',
    text: 'استشارة قانونية مجانية في أيام العمل من 10:00 إلى 12:00، الطابق الأرضي.',
  },
} as const;

const provenanceOf = (centre: Centre) => ({
  recorded_by_subject: 'STATE:state-centre-manager',
  recorded_by_organisation: 'STATE',
  sop_id: sopAt(centre, AT),
});

export const houseRuleRows = centres.flatMap((centre) =>
  Object.entries(RULES).map(([language, words]) => ({
    id: identifierOf(`house rules ${centre.code} ${language}`, AT),
    centre_id: centre.id,
    language,
    ...words,
    valid_from: FIRST_DAY,
    ...provenanceOf(centre),
  })),
);

const noticeIdOf = (centre: Centre) => identifierOf(`notice ${centre.code}`, AT);

export const noticeRows = centres.map((centre) => ({
  id: noticeIdOf(centre),
  centre_id: centre.id,
  audience: 'EVERYBODY',
  starts_at: `${FIRST_DAY}T08:00:00Z`,
  ...provenanceOf(centre),
}));

export const noticeTextRows = centres.flatMap((centre) =>
  Object.entries(NOTICE).map(([language, words]) => ({
    id: identifierOf(`notice ${centre.code} ${language}`, AT),
    notice_id: noticeIdOf(centre),
    language,
    ...words,
  })),
);
