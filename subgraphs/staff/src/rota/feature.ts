import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
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
