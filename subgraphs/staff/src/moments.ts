import type { MomentTable, Plausible } from '@mrrm/platform/writing/plausible';

/** A rota is made some months ahead, and kept. */
const ROTA: Plausible = { back: 30, ahead: 2 };

/** When the moments and days of this slice's writes may lie. */
export const moments: MomentTable = {
  'createShift.startsAt': ROTA,
  'createShift.endsAt': ROTA,
};
