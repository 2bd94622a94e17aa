import type { Plausible } from '@mrrm/platform/writing/plausible';

/** A time that somebody can foresee. */
export const EXPECTED: Plausible = { back: 30, ahead: 10 };
/** What a house is changes seldom, and is known from long before. */
export const OF_PREMISES: Plausible = { back: 50, ahead: 2 };
/** Places are counted from within living memory until the next year's plan. */
export const COUNTED: Plausible = { back: 50, ahead: 1 };
