import { identifier, lifecycle, moment, provenance, word } from '@mrrm/platform/database/columns';
import { index, text, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { residents } from '../table.js';
import { VulnerabilityKind } from './values.js';

export const vulnerability = residents.table(
  'vulnerability',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    kind: word('kind', VulnerabilityKind).notNull(),
    identifiedAt: moment('identified_at').notNull(),
    identifiedById: uuid('identified_by_id'),
    resolvedAt: moment('resolved_at'),
    note: text('note'),
    ...provenance,
    ...lifecycle,
  },
  (table) => [index('vulnerability_of_resident').on(table.residentId)],
);
