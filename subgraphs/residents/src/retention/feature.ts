import type { Feature } from '@mrrm/platform/schema/feature';

/** For how long what is kept of somebody, and how it becomes nobody's: by command of the owner, and by no field of the graph. */
export const retention: Feature = { name: 'retention', resolvers: [] };
