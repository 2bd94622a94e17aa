import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import { sql } from 'drizzle-orm';
import type { Loaders } from '../loaders.js';
import { access } from './access.js';
import { ShiftAssignmentResolver } from './resolvers/assignment.js';
import { ShiftsOfCentreResolver } from './resolvers/centre.js';
import { ShiftsOfSafeZoneResolver } from './resolvers/safe-zone.js';
import { ShiftResolver } from './resolvers/shift.js';
import { ShiftsOfStaffMemberResolver } from './resolvers/staff-member.js';

/** Which shifts run where, and who is put on them. */
export const rota: Feature = {
  name: 'rota',
  resolvers: [
    ShiftAssignmentResolver,
    ShiftResolver,
    ShiftsOfCentreResolver,
    ShiftsOfSafeZoneResolver,
    ShiftsOfStaffMemberResolver,
  ],
  access,
  verifies: {
    shift: [
      {
        column: 'centre_id',
        typename: 'Centre',
        fit: { window: sql`"window"`, from: sql`starts_at`, until: sql`ends_at` },
      },
      { column: 'safe_zone_id', typename: 'SafeZone' },
    ],
  },
  references: {
    Shift: byId((loaders: Loaders) => loaders.shift),
    ShiftAssignment: byId((loaders: Loaders) => loaders.assignment),
  },
  costs: {
    lists: {
      'Shift.assignments': 10,
      // A month.
      'StaffMember.shifts': 31,
    },
  },
};
