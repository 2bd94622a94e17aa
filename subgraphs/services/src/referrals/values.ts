import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const ReferralState = describedList(
  'ReferralState',
  'Where a referral stands.',
  labels.ReferralState,
  {
    IN_PROGRESS: 'Sent; the organisation that was asked has not answered.',
    ACCEPTED: 'Taken on.',
    REJECTED: 'Not taken on, with a reason.',
    REVOKED: 'Taken back by the organisation that referred.',
    DONE: 'Completed, with an outcome.',
  },
);
export type ReferralState = keyof typeof ReferralState;

export const ReferralOutcome = describedList(
  'ReferralOutcome',
  'How a completed referral ended.',
  labels.ReferralOutcome,
  {
    SUCCESSFUL: 'The service was received.',
    UNSUCCESSFUL: 'The service was not received, for one of the reasons of failure.',
  },
);
export type ReferralOutcome = keyof typeof ReferralOutcome;

export const FailureReason = describedList(
  'FailureReason',
  'Why a referral came to nothing.',
  labels.FailureReason,
  {
    CLIENT_REFUSED: 'The client refused the service.',
    LACK_OF_CAPACITY: 'The organisation lacked the capacity.',
    NO_LONGER_NEEDED: 'The service was no longer needed.',
    UNABLE_TO_CONTACT_CLIENT: 'The client could not be contacted.',
    UNABLE_TO_CONTACT_ORGANISATION: 'The organisation could not be contacted.',
    OTHER: 'Another reason.',
  },
);
export type FailureReason = keyof typeof FailureReason;
