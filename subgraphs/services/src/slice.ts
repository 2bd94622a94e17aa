import 'reflect-metadata';
import { endSharingWithAgreements } from '@mrrm/platform/agreement/sharing';
import type { Slice } from '@mrrm/platform/slice';
import type { VerifiedReference } from '@mrrm/platform/writing/verification';
import { type SQL, sql } from 'drizzle-orm';
import { features } from './features.js';
import { type Loaders, makeLoaders } from './loaders.js';
import { dutyQuestion } from './questions/duty.js';
import { stayQuestion } from './questions/stay.js';
import { markEndedConsents } from './referrals/repository/ended-consents.js';
import { buildSlice } from './schema.js';

const centre = { column: 'centre_id', typename: 'Centre' };
const centreOfOffer = sql`(select service_offer.centre_id from services.service_offer where service_offer.id = offer_id)`;

/** A resident who has to stay at the centre at a moment, each as an expression over the row. */
const residentAt = (from: SQL, centreId: SQL = sql`centre_id`): VerifiedReference => ({
  column: 'resident_id',
  typename: 'Resident',
  fit: { centreId, from },
});

/** A staff member of the centre who has to fit a duty. */
const memberFor = (column: string, duty: Record<string, SQL>): VerifiedReference => ({
  column,
  typename: 'StaffMember',
  fit: { centreId: sql`centre_id`, ...duty },
});

/** All that makes this slice: what platform needs to run it. */
export const slice: Slice<Loaders> = {
  name: 'services',
  build: buildSlice,
  loaders: makeLoaders,
  access: features.access,
  acts: features.acts,
  moments: features.moments,
  lookups: {
    Resident: { field: 'resident', place: 'centre', fit: stayQuestion },
    Centre: { field: 'centre' },
    SafeZone: { field: 'safeZone', place: 'centre' },
    StaffMember: { field: 'staffMember', place: 'centres', fit: dutyQuestion },
  },
  chores: [markEndedConsents, endSharingWithAgreements('services')],
  verifiedTables: [
    { table: 'service_offer', references: [centre] },
    { table: 'service_request', references: [residentAt(sql`requested_at`, centreOfOffer)] },
    {
      table: 'session',
      references: [
        residentAt(sql`started_at`),
        memberFor('provider_id', { duty: sql`'SERVICE'`, organisation: sql`organisation` }),
      ],
    },
    { table: 'referral', references: [residentAt(sql`opened_at`), centre] },
    {
      table: 'care_plan',
      references: [
        residentAt(sql`least(created_at, started_on + interval '1 day' - interval '1 millisecond')`),
        centre,
        memberFor('responsible_id', { duty: sql`'CARE_PLAN'`, organisation: sql`recorded_by_organisation` }),
      ],
    },
    {
      table: 'interpreter_booking',
      references: [
        centre,
        residentAt(sql`least(created_at, starts_at)`),
        memberFor('interpreter_id', {
          duty: sql`'INTERPRETING'`,
          language: sql`case when language_exception is null then language end`,
        }),
      ],
    },
  ],
};
