import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const AttendanceState = describedList(
  'AttendanceState',
  'Whether a resident has a place in a group activity, and whether the resident came.',
  labels.AttendanceState,
  {
    REGISTERED: 'Has a place.',
    ATTENDED: 'Came.',
    ABSENT: 'Had a place and did not come.',
    CANCELLED: 'Gave the place back.',
  },
);
export type AttendanceState = keyof typeof AttendanceState;
