import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { rows } from '@mrrm/platform/database/rows';
import {
  answerOfCohort,
  beginningOfQuarter,
  type Cohort,
  countedOfCell,
} from '@mrrm/platform/figures/cohort';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { placement } from '../../placement/table.js';
import { bedsUpToCentre } from '../../premises/repository/chain.js';
import { bed, building, centre, floor, safeZone } from '../../premises/table.js';
import type { CohortAccommodation } from '../types/cohort-accommodation.js';
import { CohortPlace } from '../values.js';

const slept = countedOfCell(z.enum(CohortPlace));

/**
 * Where a group of people slept, one entry for each kind of place; one statement. Nights of the present quarter are not counted yet, so that a
 * figure does not move from one day to the next.
 */
export async function findAccommodation(request: Request, handed: Cohort): Promise<CohortAccommodation[]> {
  const places = Object.values(CohortPlace);
  const told = await answerOfCohort(handed, places, (members) => countNights(request, members));
  return told.map(({ kind, people, times, withheld }) => ({
    ...{ place: kind, residents: people, nights: times, withheld },
  }));
}

/** Nights that began at a day of the centre on which somebody had a bed at its end. */
async function countNights(request: Request, members: SQL) {
  const quarter = at(beginningOfQuarter(request.now));
  const day = (moment: unknown) => sql`(${moment} at time zone ${centre.timeZone})::date`;
  // The bed is found from the placement: asked the other way, all that ever was in it would be read.
  return request.database.figures((query) =>
    rows(
      query,
      sql`
        select stay.kind, stay.cell, count(distinct stay.resident)::int as people, sum(stay.nights)::int as times
        from (select case when ${safeZone.id} is null then 'OUTSIDE_ZONES' else ${safeZone.targetGroup} end as kind, member.cell,
            ${placement.residentId} as resident, ${day(sql`least(${placement.endsAt}, ${quarter})`)} - ${day(placement.startsAt)} as nights
          from ${members} join ${placement} on ${placement.residentId} = member.id and ${placement.stage} = 'CHECKED_IN' and ${placement.startsAt} < ${quarter}
            join (${bedsUpToCentre}) on ${bed.id} = greatest(${placement.bedId}) left join ${safeZone} on ${safeZone.id} = ${floor.safeZoneId}
          where ${visibleAt(request, 'COHORTS', building.centreId)}) as stay
        where stay.nights > 0 group by 1, 2`,
      slept,
    ),
  );
}
