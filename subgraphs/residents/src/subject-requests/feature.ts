import type { Feature } from '@mrrm/platform/schema/feature';
import { subjectRequestAccess } from './access.js';
import { SubjectAccessOfResidentResolver, SubjectAccessRequestResolver } from './resolvers/request.js';
import { SubjectAccessWritesResolver } from './resolvers/write.js';

/** Who asks for what is kept about them, until when they are to be answered, and what they were. */
export const subjectRequests: Feature = {
  name: 'subject-requests',
  resolvers: [SubjectAccessRequestResolver, SubjectAccessOfResidentResolver, SubjectAccessWritesResolver],
  access: subjectRequestAccess,
  costs: { lists: { 'Resident.subjectAccessRequests': 3 } },
};
