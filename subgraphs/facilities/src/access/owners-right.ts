import type { OwnersRight } from '@mrrm/platform/agreement/acts';

/** A house stands before anybody has agreed on anything in it. */
export const WHILE_NOTHING_IS_AGREED: OwnersRight = {
  when: 'NOTHING_AGREED',
  because: 'The owner of the premises answers for them, also where no agreement divides the functions.',
};
