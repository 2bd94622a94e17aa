import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { access } from './access.js';
import { GroupActivityResolver } from './resolvers/activity.js';
import { AttendanceResolver } from './resolvers/attendance.js';
import { ActivitiesOfCentreResolver } from './resolvers/centre.js';

/** Services for several residents at once, and who has a place in them. */
export const activities: Feature = {
  name: 'activities',
  resolvers: [GroupActivityResolver, AttendanceResolver, ActivitiesOfCentreResolver],
  references: {
    GroupActivity: byId(({ groupActivity }: Loaders) => groupActivity),
    Attendance: byId(({ attendance }: Loaders) => attendance),
  },
  access,
  costs: { lists: { 'GroupActivity.attendance': 30 } },
};
