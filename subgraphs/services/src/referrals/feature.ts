import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import type { Loaders } from '../loaders.js';
import { access } from './access.js';
import { ReferralsOfCentreResolver } from './resolvers/centre.js';
import { ReferralResolver } from './resolvers/referral.js';
import { ReferralsOfResidentResolver } from './resolvers/resident.js';

/** Residents who are sent on to an organisation, its answers, and the consents on which this rests. */
export const referrals: Feature = {
  name: 'referrals',
  resolvers: [ReferralResolver, ReferralsOfResidentResolver, ReferralsOfCentreResolver],
  references: { Referral: byId(({ referral }: Loaders) => referral) },
  access,
};
