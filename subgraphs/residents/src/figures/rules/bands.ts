import { CodedValue } from '@mrrm/platform/labels/coded-value';

/** A band of days: none of them tells of one person. */
interface Band {
  /** The most days that are in it. */
  most: number;
  word: CodedValue;
}

const nights = (least: number, most: number): Band => ({
  most,
  word: new CodedValue(
    least === 1 ? `UP_TO_${most}` : `FROM_${least}_TO_${most}`,
    `${least} to ${most} nights.`,
    [`${least} to ${most} nights`, `${least} à ${most} nuits`, `От ${least} до ${most} нощувки`],
  ),
});

/** How long stays of a night or more were. */
export const STAY_LENGTHS: readonly Band[] = [
  nights(1, 3),
  nights(4, 7),
  nights(8, 14),
  nights(15, 30),
  nights(31, 60),
  nights(61, 120),
  {
    most: Number.POSITIVE_INFINITY,
    word: new CodedValue('OVER_120', 'More than 120 nights.', [
      'More than 120 nights',
      'Plus de 120 nuits',
      'Над 120 нощувки',
    ]),
  },
];

const days = (least: number, most: number): Band => ({
  most,
  word: new CodedValue(`FROM_${least}_TO_${most}`, `${least} to ${most} days after the day of arrival.`, [
    `${least} to ${most} days`,
    `${least} à ${most} jours`,
    `От ${least} до ${most} дни`,
  ]),
});

/** How long after the day of arrival a representative was appointed. */
export const APPOINTED_AFTER: readonly Band[] = [
  {
    most: 3,
    word: new CodedValue('UP_TO_3', 'On the day of arrival or up to 3 days after it.', [
      'Up to 3 days',
      'Jusqu’à 3 jours',
      'До 3 дни',
    ]),
  },
  days(4, 7),
  days(8, 14),
  days(15, 30),
  {
    most: Number.POSITIVE_INFINITY,
    word: new CodedValue('OVER_30', 'More than 30 days after the day of arrival.', [
      'More than 30 days',
      'Plus de 30 jours',
      'Над 30 дни',
    ]),
  },
];

export const wordsOf = (bands: readonly Band[]): CodedValue[] => bands.map(({ word }) => word);

/** The category of so many days. */
export const bandOf = (bands: readonly Band[], count: number): string =>
  bands.find(({ most }) => count <= most)!.word.value;
