import { identifier, word } from '@mrrm/platform/database/columns';
import { sql } from 'drizzle-orm';
import { check, date, index, text, uuid } from 'drizzle-orm/pg-core';
import { resident } from '../register/table.js';
import { InformationSource } from '../register/values.js';
import { kept, residents } from '../table.js';
import { ProcedureStage } from './values.js';

/** A stage that somebody's procedure has reached. It is the person's: who moves to another centre begins no other procedure. */
export const procedureStep = residents.table(
  'procedure_step',
  {
    id: identifier(),
    residentId: uuid('resident_id')
      .notNull()
      .references(() => resident.id),
    stage: word('stage', ProcedureStage).notNull(),
    reachedOn: date('reached_on').notNull(),
    /** Under which number the authority has it. */
    reference: text('reference'),
    toldBy: word('told_by', InformationSource).notNull(),
    ...kept,
  },
  (table) => [
    index('procedure_step_of_resident').on(table.residentId, table.reachedOn.desc(), table.id.desc()),
    check(
      'procedure_step_ends_with_a_reason',
      sql`(${table.endedAt} is null) = (${table.endedBecause} is null)`,
    ),
  ],
);
