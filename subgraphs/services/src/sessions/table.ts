import { identifier, lifecycle, moment, provenance, verification } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, index, text, uuid } from 'drizzle-orm/pg-core';
import { serviceOffer, serviceRequest } from '../catalogue/table.js';
import { services } from '../table.js';

/** A service that took place: who gave what to whom, when. The note is the content; the row is the fact. */
export const session = services.table(
  'session',
  {
    id: identifier(),
    offerId: uuid('offer_id')
      .notNull()
      .references(() => serviceOffer.id),
    residentId: uuid('resident_id').notNull(),
    centreId: uuid('centre_id').notNull(),
    organisation: text('organisation').notNull(),
    providerId: uuid('provider_id').notNull(),
    requestId: uuid('request_id').references(() => serviceRequest.id),
    startedAt: moment('started_at').notNull(),
    endedAt: moment('ended_at'),
    note: text('note'),
    ...verification,
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('session_of_resident').on(table.residentId, table.startedAt.desc(), table.id.desc()),
    index('session_of_provider').on(table.providerId, table.startedAt.desc(), table.id.desc()),
    index('session_of_offer').on(table.offerId),
    index('session_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
    check('session_ends_after_start', sql`${table.endedAt} > ${table.startedAt}`),
  ],
);
