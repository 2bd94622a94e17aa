import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import { sql } from 'drizzle-orm';
import type { Loaders } from '../loaders.js';
import { centreOfRow } from '../questions/centre.js';
import { memberFor } from '../questions/duty.js';
import { residentAt } from '../questions/stay.js';
import { access } from './access.js';
import { CarePlanResolver } from './resolvers/care-plan.js';
import { CarePlanOfResidentResolver } from './resolvers/resident.js';

/** What is planned for a resident, and when it is looked at again. */
export const carePlans: Feature = {
  name: 'care-plans',
  resolvers: [CarePlanResolver, CarePlanOfResidentResolver],
  references: { CarePlan: byId(({ carePlan }: Loaders) => carePlan) },
  access,
  verifies: {
    care_plan: [
      residentAt(sql`least(created_at, started_on + interval '1 day' - interval '1 millisecond')`),
      centreOfRow,
      memberFor('responsible_id', { duty: sql`'CARE_PLAN'`, organisation: sql`recorded_by_organisation` }),
    ],
  },
};
