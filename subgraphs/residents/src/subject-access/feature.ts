import type { Feature } from '@mrrm/platform/schema/feature';

/** What is kept of somebody, handed to that person: by command of the owner, and by no field of the graph. */
export const subjectAccess: Feature = { name: 'subject-access', resolvers: [] };
