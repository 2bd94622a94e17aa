import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import {
  type ComplaintList,
  complaintsById,
  countComplaints,
  findComplaintPages,
  stepsOf,
} from './repository/complaint.js';

/** Complaints, and what was done about them. */
export const complaintLoaders = (request: Request) => ({
  complaint: loadOne((ids: string[]) => complaintsById(request, ids), 'id'),
  complaintSteps: loadMany((ids: string[]) => stepsOf(request, ids), 'complaintId'),
  complaintPages: keyedLoaders((list: ComplaintList) =>
    keyedLoaders((page: Page) =>
      loadMany((ids: string[]) => findComplaintPages(request, list, ids, page), 'parentId'),
    ),
  ),
  complaintCount: keyedLoaders((list: ComplaintList) =>
    loadOne((ids: string[]) => countComplaints(request, list, ids), 'parentId'),
  ),
});
