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
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { CentreFunction } from '../../access/values.js';
import { serviceOffer } from '../../catalogue/table.js';
import { session } from '../../sessions/table.js';
import type { ServiceUptake } from '../types/uptake.js';

const received = countedOfCell(z.enum(CentreFunction));

/**
 * What services a group of people received, one entry for each function there is; one statement. Sessions of the present quarter are not counted
 * yet, so that a figure does not move from one day to the next.
 */
export async function findServiceUptake(request: Request, handed: Cohort): Promise<ServiceUptake[]> {
  const functions = Object.values(CentreFunction);
  const told = await answerOfCohort(handed, functions, (members) => countSessions(request, members));
  return told.map(({ kind, people, times, withheld }) => ({
    ...{ function: kind, residents: people, sessions: times, withheld },
  }));
}

async function countSessions(request: Request, members: SQL) {
  const quarter = beginningOfQuarter(request.now);
  return request.database.figures((query) =>
    rows(
      query,
      sql`
        select ${serviceOffer.function} as kind, member.cell, count(distinct ${session.residentId})::int as people,
          count(*)::int as times
        from ${members} join ${session} on ${session.residentId} = member.id
        join ${serviceOffer} on ${eq(serviceOffer.id, session.offerId)}
        where ${and(sql`${session.startedAt} < ${at(quarter)}`, visibleAt(request, 'FIGURES', session.centreId))}
        group by 1, 2`,
      received,
    ),
  );
}
