import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { rows } from '@mrrm/platform/database/rows';
import {
  beginningOfQuarter,
  type Cohort,
  type CountedOfCell,
  type Member,
  readCohort,
  tellOfCohort,
} from '@mrrm/platform/figures/cohort';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { placement } from '../../placement/table.js';
import { bedsUpToCentre } from '../../premises/repository/chain.js';
import { bed, building, centre, floor, safeZone } from '../../premises/table.js';
import type { CohortAccommodation } from '../types/cohort-accommodation.js';
import { CohortPlace } from '../values.js';

const slept: z.ZodType<CountedOfCell & { place: CohortPlace }> = z.object({
  place: z.enum(CohortPlace),
  cell: z.string(),
  people: z.int(),
  times: z.int(),
});

/**
 * Where a group of people slept, one entry for each kind of place; one statement. Nights of the present quarter are not counted yet, so that a
 * figure does not move from one day to the next.
 */
export async function findAccommodation(request: Request, handed: Cohort): Promise<CohortAccommodation[]> {
  const cohort = readCohort(handed);
  const counts = cohort ? await countNights(request, cohort.members) : [];
  return Object.values(CohortPlace).map((place) => {
    const told =
      cohort &&
      tellOfCohort(
        cohort,
        counts.filter((row) => row.place === place),
      );
    return { place, residents: told?.people ?? null, nights: told?.times ?? null, withheld: !told };
  });
}

/** Nights that began at a day of the centre on which somebody had a bed at its end. */
async function countNights(request: Request, members: readonly Member[]) {
  const quarter = at(beginningOfQuarter(request.now));
  const member = sql`unnest(${sql.param(members.map(({ id }) => id))}::uuid[], ${sql.param(members.map(({ cell }) => cell))}::text[]) as member (id, cell)`;
  const day = (moment: unknown) => sql`(${moment} at time zone ${centre.timeZone})::date`;
  // The bed is found from the placement: asked the other way, all that ever was in it would be read.
  return request.database.figures((query) =>
    rows(
      query,
      sql`
        select stay.place, stay.cell, count(distinct stay.resident)::int as people, sum(stay.nights)::int as times
        from (select case when ${safeZone.id} is null then 'OUTSIDE_ZONES' else ${safeZone.targetGroup} end as place, member.cell,
            ${placement.residentId} as resident, ${day(sql`least(${placement.endsAt}, ${quarter})`)} - ${day(placement.startsAt)} as nights
          from ${member} join ${placement} on ${placement.residentId} = member.id and ${placement.stage} = 'CHECKED_IN' and ${placement.startsAt} < ${quarter}
            join (${bedsUpToCentre}) on ${bed.id} = greatest(${placement.bedId}) left join ${safeZone} on ${safeZone.id} = ${floor.safeZoneId}
          where ${visibleAt(request, 'COHORTS', building.centreId)}) as stay
        where stay.nights > 0 group by 1, 2`,
      slept,
    ),
  );
}
