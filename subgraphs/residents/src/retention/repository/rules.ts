import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { retentionRule } from '../table.js';
import { RetentionClass } from '../values.js';

/** The periods in force: of each class the latest that is valid already. */
export const inForce = sql`(select distinct on (record_class) * from ${retentionRule}
  where valid_from <= now() order by record_class, valid_from desc)`;

const rule = z.object({
  recordClass: z.enum(RetentionClass),
  validFrom: z.string(),
  months: z.number(),
  ground: z.string(),
  source: z.string(),
  assumed: z.boolean(),
  saidBy: z.string(),
  inForce: z.boolean(),
});
export type RetentionRule = z.output<typeof rule>;

/** All periods that hold or have held, of each class the latest first. */
export const findRules = (query: Query): Promise<RetentionRule[]> =>
  rows(
    query,
    sql`select record_class as "recordClass", to_json(valid_from) #>> '{}' as "validFrom", months, ground as "ground",
        source, assumed, said_by as "saidBy", exists (select from ${inForce} as current
          where current.record_class = kept.record_class and current.valid_from = kept.valid_from) as "inForce"
      from ${retentionRule} as kept order by record_class, valid_from desc`,
    rule,
  );

export interface NewRule {
  recordClass: RetentionClass;
  months: number;
  ground: string;
  source: string;
}

/** Puts another period into force from now on. Who says it has decided it: it is no assumption. */
export async function addRule(query: Query, wanted: NewRule, saidBy: string): Promise<void> {
  await query.insert(retentionRule).values({ ...wanted, assumed: false, saidBy, validFrom: new Date() });
}
