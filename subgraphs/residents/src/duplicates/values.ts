import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const DuplicateReason = describedList(
  'DuplicateReason',
  'Why two records may be of one person. What is not known speaks neither for it nor against it.',
  labels.DuplicateReason,
  {
    SAME_DOCUMENT:
      'Both carry the same document: its kind, the State that issued it, or none, and its number. Told to who may read the documents of both.',
    SAME_NAME: 'The names are the same, but for upper and lower case, marks and the order of the parts.',
    SOUNDS_ALIKE: 'The names sound alike: another spelling, another script, or one letter that differs.',
    PART_OF_NAME: 'Two parts of the names sound alike, or the only one of the one is a part of the other.',
    SAME_FATHER_NAME: 'The names of the fathers sound alike.',
    NAMES_SWAPPED: 'The given name of the one is the family name of the other.',
    SAME_DATE_OF_BIRTH: 'The dates of birth are the same.',
    DAY_AND_MONTH_SWAPPED: 'Day and month of the dates of birth are exchanged.',
    DEFAULTED_DATE:
      'The years of birth are the same, and a date is 1 January, as is written for who knows no day.',
    CLOSE_YEAR: 'Day and month of birth are the same, and the years follow each other.',
    SAME_SEX: 'The sex is the same.',
    SAME_NATIONALITY: 'The nationality is the same.',
  },
);
export type DuplicateReason = keyof typeof DuplicateReason;

export const MergeState = describedList(
  'MergeState',
  'Where the merging of two records stands.',
  labels.MergeState,
  {
    AWAITED: 'Somebody asked for it; a second person has to confirm it. Nothing has changed.',
    MERGED: 'It holds: the survivor stands for the person.',
    WITHDRAWN: 'It was called off before it was confirmed.',
    UNDONE: 'It was undone: they are two people after all.',
  },
);
export type MergeState = keyof typeof MergeState;
