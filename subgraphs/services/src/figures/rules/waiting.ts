import { CodedValue } from '@mrrm/platform/labels/coded-value';

/** Bands of days, each with the most that are in it: none of them tells of one person. */
const BANDS: readonly { most: number; word: CodedValue }[] = [
  {
    most: 0,
    word: new CodedValue('SAME_DAY', 'On the day of the request.', [
      'On the same day',
      'Le jour même',
      'В същия ден',
    ]),
  },
  ...[
    [1, 3],
    [4, 7],
    [8, 30],
  ].map(([least, most]) => ({
    most: most!,
    word: new CodedValue(
      `FROM_${least}_TO_${most}`,
      `${least} to ${most} days after the day of the request.`,
      [`${least} to ${most} days`, `${least} à ${most} jours`, `От ${least} до ${most} дни`],
    ),
  })),
  {
    most: Number.POSITIVE_INFINITY,
    word: new CodedValue('OVER_30', 'More than 30 days after the day of the request.', [
      'More than 30 days',
      'Plus de 30 jours',
      'Над 30 дни',
    ]),
  },
];

/** How long somebody waited for what was asked for. */
export const WAITING: readonly CodedValue[] = BANDS.map(({ word }) => word);

/** The category of so many days. */
export const waitingOf = (days: number): string => BANDS.find(({ most }) => days <= most)!.word.value;
