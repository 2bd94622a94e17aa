import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const KinRelation = describedList(
  'KinRelation',
  'What a relative is to a resident.',
  labels.KinRelation,
  {
    PARENT: 'Father or mother.',
    SIBLING: 'Brother or sister, also of one parent alone.',
    CHILD: 'Son or daughter.',
    PARTNER: 'Husband, wife or partner.',
    GRANDPARENT: 'Grandfather or grandmother.',
    GRANDCHILD: 'Grandson or granddaughter.',
    UNCLE_OR_AUNT: 'Brother or sister of a parent.',
    NEPHEW_OR_NIECE: 'Child of a brother or sister.',
    COUSIN: 'Child of an uncle or aunt.',
    CAREGIVER: 'Cared for the resident by custom, also without being a relative.',
    CARED_FOR: 'Was cared for by the resident by custom.',
    OTHER: 'Another relative.',
  },
);
export type KinRelation = keyof typeof KinRelation;

/** What the resident is to the relative. */
export const INVERSE: Readonly<Record<KinRelation, KinRelation>> = {
  PARENT: 'CHILD',
  SIBLING: 'SIBLING',
  CHILD: 'PARENT',
  PARTNER: 'PARTNER',
  GRANDPARENT: 'GRANDCHILD',
  GRANDCHILD: 'GRANDPARENT',
  UNCLE_OR_AUNT: 'NEPHEW_OR_NIECE',
  NEPHEW_OR_NIECE: 'UNCLE_OR_AUNT',
  COUSIN: 'COUSIN',
  CAREGIVER: 'CARED_FOR',
  CARED_FOR: 'CAREGIVER',
  OTHER: 'OTHER',
};

export const KinStanding = describedList(
  'KinStanding',
  'Whether a relation was looked into.',
  labels.KinStanding,
  {
    CLAIMED: 'Somebody said so; nobody has looked into it.',
    VERIFIED: 'It was looked into, and holds.',
  },
);
export type KinStanding = keyof typeof KinStanding;

export const SafeToContact = describedList(
  'SafeToContact',
  'Whether a relative may be contacted without danger to the resident.',
  labels.SafeToContact,
  {
    YES: 'May be contacted.',
    NO: 'Must not be contacted, nor told where the resident is.',
    UNKNOWN: 'Not known: not to be contacted before that is.',
  },
);
export type SafeToContact = keyof typeof SafeToContact;

export const KinKind = describedList('KinKind', 'Who a relative is to this register.', labels.KinKind, {
  PERSON_OUTSIDE: 'Somebody who is no resident, by name.',
  RESIDENT: 'Another resident, whom the reader may see.',
  HIDDEN_RESIDENT:
    'Another resident whom the reader may not see, as at another centre: who that is, is not told. Ask a coordinator.',
});
export type KinKind = keyof typeof KinKind;
