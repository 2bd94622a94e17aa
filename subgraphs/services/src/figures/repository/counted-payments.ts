import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { medicalPayment } from '../../medical-payments/table.js';
import type { CountedPayments } from '../rules/measures.js';

const counted: z.ZodType<CountedPayments> = z.object({
  person: z.number(),
  centreId: z.string(),
  month: z.number(),
  kind: z.string(),
  payments: z.number(),
  euros: z.number(),
});

/** Levs of a euro, for good. */
const LEVS = sql.raw('1.95583');

/** What was paid for medical care in a year, by person, centre, month and kind, without what was voided or is said not to be so. */
export const countedPayments = (query: Query, year: number): Promise<CountedPayments[]> =>
  rows(
    query,
    sql`
    select dense_rank() over (order by ${medicalPayment.residentId})::int as person, ${medicalPayment.centreId} as "centreId",
      extract(month from ${medicalPayment.paidOn})::int as month, ${medicalPayment.kind} as kind, count(*)::int as payments,
      round(sum(${medicalPayment.amountMinor} / case ${medicalPayment.currency} when 'BGN' then ${LEVS} else 1 end) / 100)::int as euros
    from ${medicalPayment}
    where ${medicalPayment.voidedAt} is null and ${medicalPayment.verification} <> 'REFUTED'
      and ${medicalPayment.paidOn} >= make_date(${year}::int, 1, 1) and ${medicalPayment.paidOn} < make_date(${year + 1}::int, 1, 1)
    group by ${medicalPayment.residentId}, ${medicalPayment.centreId}, extract(month from ${medicalPayment.paidOn}), ${medicalPayment.kind}`,
    counted,
  );
