import type { Feature } from '@mrrm/platform/schema/feature';
import { importingAccess } from './access.js';
import { ImportResolver, MOST_ROWS } from './resolvers/import.js';

/** How people of another register are taken over, a few over the graph and many by a command. */
export const importing: Feature = {
  name: 'importing',
  resolvers: [ImportResolver],
  access: importingAccess,
  costs: {
    lists: { 'ImportResidentsPayload.outcomes': MOST_ROWS, 'ImportResidentsPayload.residents': MOST_ROWS },
  },
};
