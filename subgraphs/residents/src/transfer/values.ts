import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const TransferState = describedList(
  'TransferState',
  'Where the transfer of a resident to another centre stands.',
  labels.TransferState,
  {
    REQUESTED: 'The centre of the stay has asked; the other one has not answered.',
    AGREED: 'The other centre has agreed and expects the resident, who still stays where the stay is.',
    DECLINED: 'The other centre has declined.',
    WITHDRAWN: 'The centre of the stay has taken the request back.',
    COMPLETED: 'The resident has arrived: one stay ended and the next began at that moment.',
  },
);
export type TransferState = keyof typeof TransferState;

export const TransferDirection = describedList(
  'TransferDirection',
  'To a centre or away from it.',
  labels.TransferDirection,
  {
    ARRIVING: 'To the centre: what is asked or agreed, and not yet completed.',
    LEAVING:
      'From the centre: what is asked or agreed, and who has left by a transfer within the last 90 days.',
  },
);
export type TransferDirection = keyof typeof TransferDirection;
