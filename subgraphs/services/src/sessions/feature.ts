import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import { sql } from 'drizzle-orm';
import type { Loaders } from '../loaders.js';
import { memberFor } from '../questions/duty.js';
import { residentAt } from '../questions/stay.js';
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
  verifies: {
    session: [
      residentAt(sql`started_at`),
      memberFor('provider_id', { duty: sql`'SERVICE'`, organisation: sql`organisation` }),
    ],
  },
};
