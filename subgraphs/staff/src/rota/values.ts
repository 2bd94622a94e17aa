import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const ShiftWindow = describedList(
  'ShiftWindow',
  'A part of the day in which a shift works; its hours are data of the centre.',
  labels.ShiftWindow,
  {
    DAY: 'The day, with most of the staff.',
    EVENING: 'The hours between day and night.',
    NIGHT: 'The night.',
  },
);
export type ShiftWindow = keyof typeof ShiftWindow;

export const AssignmentState = describedList(
  'AssignmentState',
  'Whether an assignment to a shift stands.',
  labels.AssignmentState,
  {
    PLANNED: 'It stands.',
    CANCELLED: 'It was called off.',
  },
);
export type AssignmentState = keyof typeof AssignmentState;
