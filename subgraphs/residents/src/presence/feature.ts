import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { presenceAccess } from './access.js';
import { AbsenceResolver, PresenceResolver } from './resolvers/presence.js';
import { PresenceCheckResolver } from './resolvers/record.js';
import { PresencesOfResidentResolver } from './resolvers/resident.js';

/** Who is there: the checks, and those whom they did not find. */
export const presence: Feature = {
  name: 'presence',
  resolvers: [PresencesOfResidentResolver, PresenceResolver, AbsenceResolver, PresenceCheckResolver],
  references: { Presence: byId((loaders: Loaders) => loaders.presence) },
  access: presenceAccess,
  verifies: { presence: [{ column: 'centre_id', typename: 'Centre' }] },
  costs: {
    // All who were missing at a check, of a centre's 500 or more.
    lists: { 'Query.absences': 500, 'RecordPresencesPayload.absent': 500 },
  },
};
