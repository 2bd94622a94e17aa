import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { type SQL, sql } from 'drizzle-orm';
import { todayAt } from '../../access/visibility.js';
import { resident } from '../../register/table.js';
import { REVIEW_AFTER_DAYS, SCREENING_HOURS } from '../rules/deadlines.js';
import { caseStep } from '../table.js';

const HOUR = 3_600_000;

/** Whether who stays now was not screened in time, as a condition on the table `resident`. */
export function screeningIsOverdue({ now }: Pick<Request, 'now'>): SQL {
  const due = at(new Date(now.getTime() - SCREENING_HOURS * HOUR));
  return sql`(${resident.departedAt} is null and ${resident.arrivedAt} <= ${due} and not exists (
    select from ${caseStep} where ${caseStep.residentId} = ${resident.id} and ${caseStep.kind} = 'SCREENED'
      and ${caseStep.takenAt} >= ${resident.arrivedAt}))`;
}

/** Whether the case of somebody is to be reviewed today or earlier, as a condition on the table `resident`. */
export const caseReviewIsDue = (request: Pick<Request, 'now'>): SQL =>
  sql`(${resident.caseState} <> 'CLOSED' and coalesce((
    select ${caseStep.reviewDueOn} from ${caseStep}
    where ${caseStep.residentId} = ${resident.id} and ${caseStep.kind} <> 'SCREENED'
    order by ${caseStep.takenAt} desc nulls last, ${caseStep.id} desc nulls last limit 1),
    residents.day_at(${resident.needsAssessedAt}, ${resident.centreId}) + ${REVIEW_AFTER_DAYS}::int)
    <= ${todayAt(request, resident.centreId)})`;
