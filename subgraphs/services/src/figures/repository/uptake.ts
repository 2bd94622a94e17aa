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
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { CentreFunction } from '../../access/values.js';
import { serviceOffer } from '../../catalogue/table.js';
import { session } from '../../sessions/table.js';
import type { ServiceUptake } from '../types/uptake.js';

const received: z.ZodType<CountedOfCell & { function: CentreFunction }> = z.object({
  function: z.enum(CentreFunction),
  cell: z.string(),
  people: z.int(),
  times: z.int(),
});

/**
 * What services a group of people received, one entry for each function there is; one statement. Sessions of the present quarter are not counted
 * yet, so that a figure does not move from one day to the next.
 */
export async function findServiceUptake(request: Request, handed: Cohort): Promise<ServiceUptake[]> {
  const cohort = readCohort(handed);
  const counts = cohort ? await countSessions(request, cohort.members) : [];
  return Object.values(CentreFunction).map((name) => {
    const told =
      cohort &&
      tellOfCohort(
        cohort,
        counts.filter((row) => row.function === name),
      );
    return {
      function: name,
      residents: told?.people ?? null,
      sessions: told?.times ?? null,
      withheld: !told,
    };
  });
}

async function countSessions(request: Request, members: readonly Member[]) {
  const quarter = beginningOfQuarter(request.now);
  const member = sql`unnest(${sql.param(members.map(({ id }) => id))}::uuid[], ${sql.param(members.map(({ cell }) => cell))}::text[]) as member (id, cell)`;
  return request.database.figures((query) =>
    rows(
      query,
      sql`
        select ${serviceOffer.function} as function, member.cell, count(distinct ${session.residentId})::int as people,
          count(*)::int as times
        from ${member} join ${session} on ${session.residentId} = member.id
        join ${serviceOffer} on ${eq(serviceOffer.id, session.offerId)}
        where ${and(sql`${session.startedAt} < ${at(quarter)}`, visibleAt(request, 'FIGURES', session.centreId))}
        group by 1, 2`,
      received,
    ),
  );
}
