import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const ComplianceStatus = describedList(
  'ComplianceStatus',
  'Whether a standard is met, is not met, or cannot be measured by what is known.',
  labels.ComplianceStatus,
  {
    MET: 'The standard is met.',
    NOT_MET: 'The standard is not met.',
    NOT_MEASURABLE: 'What is known is not enough to say; never taken for met.',
  },
);
export type ComplianceStatus = keyof typeof ComplianceStatus;

export const PeopleBasis = describedList(
  'PeopleBasis',
  'How people were counted: by the beds that they have, or by a headcount of the day.',
  labels.PeopleBasis,
  {
    PLACED: 'Those who have a bed.',
    HEADCOUNT: 'Those who were counted that day.',
  },
);
export type PeopleBasis = keyof typeof PeopleBasis;

/** The slices that own what an indicator is measured by. */
export const DataOwner = describedList('DataOwner', 'The slice that owns a kind of data.', labels.DataOwner, {
  FACILITIES: 'Premises, placements, SOPs.',
  RESIDENTS: 'Residents, presence, consents.',
  SERVICES: 'Services, referrals, care plans.',
  STAFF: 'Staff, shifts, handovers.',
});
export type DataOwner = keyof typeof DataOwner;
