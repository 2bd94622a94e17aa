import {
  identifier,
  lifecycle,
  moment,
  provenance,
  verification,
  word,
} from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { boolean, index, text, unique, uuid } from 'drizzle-orm/pg-core';
import { CentreFunction } from '../access/values.js';
import { services } from '../table.js';
import { RequestState, Urgency } from './values.js';

/** A service in the catalogue of a centre. */
export const serviceOffer = services.table(
  'service_offer',
  {
    id: identifier(),
    centreId: uuid('centre_id').notNull(),
    organisation: text('organisation').notNull(),
    function: word('function', CentreFunction).notNull(),
    name: text('name').notNull(),
    description: text('description'),
    languages: text('languages').array().notNull().default([]),
    active: boolean('active').notNull().default(true),
    ...verification,
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    unique('service_offer_name_once').on(table.centreId, table.organisation, table.name),
    index('service_offer_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
  ],
);

export const serviceRequest = services.table(
  'service_request',
  {
    id: identifier(),
    residentId: uuid('resident_id').notNull(),
    offerId: uuid('offer_id')
      .notNull()
      .references(() => serviceOffer.id),
    state: word('state', RequestState).notNull().default('OPEN'),
    urgency: word('urgency', Urgency).notNull().default('ROUTINE'),
    requestedAt: moment('requested_at').notNull(),
    ...verification,
    ...provenance,
    ...lifecycle,
  },
  (table) => [
    index('service_request_of_resident').on(table.residentId, table.requestedAt.desc(), table.id.desc()),
    index('service_request_unverified').on(table.id).where(sql`${table.verification} = 'UNVERIFIED'`),
  ],
);
