import { describedList } from '@mrrm/platform/schema/value-list';

export const AttendanceState = describedList(
  'AttendanceState',
  'Whether a resident has a place in a group activity, and whether the resident came.',
  {
    REGISTERED: 'Has a place.',
    ATTENDED: 'Came.',
    ABSENT: 'Had a place and did not come.',
    CANCELLED: 'Gave the place back.',
  },
);
export type AttendanceState = keyof typeof AttendanceState;
