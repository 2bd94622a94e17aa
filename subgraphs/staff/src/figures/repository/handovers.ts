import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { handover } from '../../handover/table.js';
import { shift } from '../../rota/table.js';
import { ShiftWindow } from '../../rota/values.js';
import type { Handovers } from '../rules/measures.js';
import { monthsOf } from './months.js';

const handovers: z.ZodType<Handovers> = z.object({
  month: z.number(),
  centreId: z.string(),
  window: z.enum(ShiftWindow),
  written: z.number(),
  unacknowledged: z.number(),
});

/** Handovers that were written in a year, by month, centre and the window of the shift that wrote them. */
export const handoversOf = (query: Query, year: number): Promise<Handovers[]> =>
  rows(
    query,
    sql`with month as (${monthsOf(year)})
    select month.number as month, ${handover.centreId} as "centreId", ${shift.window}, count(*)::int as written,
      (count(*) filter (where coalesce(${handover.acknowledgedAt}, 'infinity') > ${handover.writtenAt} + interval '24 hours'))::int as unacknowledged
    from ${handover} join ${shift} on ${shift.id} = ${handover.shiftId} join month on month.span @> ${handover.writtenAt}
    where ${shift.verification} <> 'REFUTED' group by 1, 2, 3`,
    handovers,
  );
