import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const EntitlementRhythm = describedList(
  'EntitlementRhythm',
  'How often somebody is to have something. A stay begins anew; days are those of the centre.',
  labels.EntitlementRhythm,
  {
    ON_ARRIVAL: 'Once in a stay.',
    DAILY: 'Each day, from midnight on.',
    WEEKLY: 'Within the last seven days and today.',
    MONTHLY: 'Within the last month and today.',
    BY_SEASON: 'Once from 1 April on, and once from 1 October on.',
  },
);
export type EntitlementRhythm = keyof typeof EntitlementRhythm;

export const EntitledGroup = describedList(
  'EntitledGroup',
  'Who is to have something. Whose birth is not known is a child.',
  labels.EntitledGroup,
  {
    CHILDREN: 'Children, until their 18th birthday.',
    ADULTS: 'Adults.',
  },
);
export type EntitledGroup = keyof typeof EntitledGroup;

export const HandingOut = describedList(
  'HandingOut',
  'What became of one resident in a distribution.',
  labels.HandingOut,
  {
    RECORDED: 'It is on record that the resident was handed it.',
    HAD_ALREADY: 'Nothing was recorded: the resident has had what is due for this time.',
    NO_SUCH_RESIDENT: 'Nothing was recorded: no such resident stayed at this centre at that moment.',
  },
);
export type HandingOut = keyof typeof HandingOut;
