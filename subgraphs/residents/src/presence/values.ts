import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const PresenceStatus = describedList(
  'PresenceStatus',
  'What a presence check found.',
  labels.PresenceStatus,
  {
    PRESENT: 'Seen at the centre.',
    AUTHORISED_ABSENCE: 'Not at the centre, with the leave of those responsible.',
    ABSENT: 'Not found at the check; not yet known to be missing.',
    MISSING: 'Whereabouts unknown, and reported as missing.',
    DEPARTED: 'The stay has ended. Recorded by a departure and never by a check.',
  },
);
export type PresenceStatus = keyof typeof PresenceStatus;
