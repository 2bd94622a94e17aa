import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import { sql } from 'drizzle-orm';
import type { Loaders } from '../loaders.js';
import { centreOfRow } from '../questions/centre.js';
import { residentAt } from '../questions/stay.js';
import { access } from './access.js';
import { markEndedConsents } from './repository/ended-consents.js';
import { ReferralsOfCentreResolver } from './resolvers/centre.js';
import { ReferralResolver } from './resolvers/referral.js';
import { ReferralsOfResidentResolver } from './resolvers/resident.js';

/** Residents who are sent on to an organisation, its answers, and the consents on which this rests. */
export const referrals: Feature = {
  name: 'referrals',
  resolvers: [ReferralResolver, ReferralsOfResidentResolver, ReferralsOfCentreResolver],
  references: { Referral: byId(({ referral }: Loaders) => referral) },
  access,
  verifies: { referral: [residentAt(sql`opened_at`), centreOfRow] },
  chores: { markEndedConsents },
};
