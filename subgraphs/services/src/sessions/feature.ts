import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { access } from './access.js';
import { SessionsOfResidentResolver } from './resolvers/resident.js';
import { SessionResolver } from './resolvers/session.js';
import { SessionsOfStaffMemberResolver } from './resolvers/staff-member.js';

/** Services that took place, and what was noted. */
export const sessions: Feature = {
  name: 'sessions',
  resolvers: [SessionResolver, SessionsOfResidentResolver, SessionsOfStaffMemberResolver],
  references: { Session: byId(({ session }: Loaders) => session) },
  access,
};
