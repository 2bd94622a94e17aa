import type { Query } from '@mrrm/platform/database/database';
import { rows } from '@mrrm/platform/database/rows';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { centre } from '../../premises/table.js';
import { reading, sanitaryCondition, sanitaryUnit } from '../../standards/table.js';

const toiletsOnDay = z.object({
  centreId: z.string(),
  day: z.string(),
  working: z.number(),
  idle: z.number(),
  unknown: z.number(),
  headcount: z.number().nullable(),
});
export type ToiletsOnDay = z.infer<typeof toiletsOnDay>;

/**
 * How many toilets of residents work at the end of each day at each centre, do not, and of how many nothing is known; and who was counted there.
 * One statement.
 */
export const toiletsOnDays = (query: Query, days: readonly string[]): Promise<ToiletsOnDay[]> =>
  rows(
    query,
    sql`
    select ${centre.id} as "centreId", one.day::text, toilets.working, toilets.idle, toilets.unknown, headcount.value::float8 as headcount
    from ${centre} cross join (select named::date as day from unnest(${sql.param(days)}::text[]) as named) as one
      cross join lateral (select ((one.day + 1)::timestamp at time zone ${centre.timeZone}) - interval '1 millisecond' as at) as point
      cross join lateral (select count(*) filter (where condition.state = 'WORKING')::int as working,
          count(*) filter (where condition.state <> 'WORKING')::int as idle, count(*) filter (where condition.state is null)::int as unknown
        from ${sanitaryUnit} left join lateral (select ${sanitaryCondition.state} from ${sanitaryCondition}
            where ${sanitaryCondition.unitId} = ${sanitaryUnit.id} and ${sanitaryCondition.startsAt} <= point.at
              and (${sanitaryCondition.endsAt} is null or ${sanitaryCondition.endsAt} > point.at)) as condition on true
        where ${sanitaryUnit.centreId} = ${centre.id} and ${sanitaryUnit.kind} = 'TOILET' and ${sanitaryUnit.access} <> 'STAFF') as toilets
      left join lateral (select ${reading.value} from ${reading}
        where ${reading.centreId} = ${centre.id} and ${reading.safeZoneId} is null and ${reading.roomId} is null
          and ${reading.kind} = 'HEADCOUNT' and ${reading.measuredOn} = one.day
        order by ${reading.id} desc limit 1) as headcount on true
    order by 1, 2`,
    toiletsOnDay,
  );
