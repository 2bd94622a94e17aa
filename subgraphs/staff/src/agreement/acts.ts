import { type ActTable, performNothing } from '@mrrm/platform/agreement/acts';

/** What each write of this slice performs under the SOP of the centre. */
export const acts: ActTable = {
  ...performNothing(
    "An employer's own rota; what is done in a shift is asked about when it is done.",
    'createShift',
    'assignStaff',
    'cancelAssignment',
  ),
  ...performNothing('Whoever was on duty tells the next shift.', 'writeHandover', 'acknowledgeHandover'),
};
