import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { complaintAccess } from './access.js';
import { ComplaintResolver, ComplaintsOfCentreResolver } from './resolvers/complaint.js';
import { ComplaintLeavingResolver } from './resolvers/leave.js';
import { ComplaintWorkResolver } from './resolvers/work.js';

/** What people complain of, who reads it, and what becomes of it. */
export const complaints: Feature = {
  name: 'complaints',
  resolvers: [ComplaintsOfCentreResolver, ComplaintResolver, ComplaintLeavingResolver, ComplaintWorkResolver],
  references: { Complaint: byId((loaders: Loaders) => loaders.complaint) },
  access: complaintAccess,
  costs: { lists: { 'Complaint.steps': 10 } },
};
