import { describedList } from '@mrrm/platform/schema/value-list';
import { labels } from '../labels.js';

export const WorkOrderState = describedList(
  'WorkOrderState',
  'Where a work order stands.',
  labels.WorkOrderState,
  {
    REQUESTED: 'Asked for.',
    APPROVED: 'The owner of the premises has agreed.',
    IN_PROGRESS: 'Work goes on; its rooms have no bed to give.',
    DONE: 'Finished.',
    CANCELLED: 'Called off, with a reason.',
  },
);
export type WorkOrderState = keyof typeof WorkOrderState;
