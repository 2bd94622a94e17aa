import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { type SQL, sql } from 'drizzle-orm';
import { visibleResidents } from '../../access/visibility.js';
import { checkDueAt } from '../../presence/repository/checks.js';
import { isOfParent, type WorkPlace } from '../../register/repository/waiting.js';
import { resident } from '../../register/table.js';
import { missingEpisode } from '../table.js';
import { runningClock } from './running.js';

/** Which work, and of whose residents. */
export interface WorkList {
  work: 'OVERDUE_CHECKS' | 'MISSING';
  of: WorkPlace;
}

/** Who waits in the list of `parentId`, and since when. It is judged by the rule of the list whom the reader may know. */
export function waiting(request: Request, { work, of }: WorkList): SQL {
  const belongs = isOfParent(of);
  const here = sql`${belongs} and ${resident.departedAt} is null and ${visibleResidents(request, 'OPERATIONAL')}`;
  if (work === 'OVERDUE_CHECKS')
    return sql`select ${resident.id}, due.since from ${resident} cross join lateral (
      select ${checkDueAt(request)} as since offset 0) as due where ${here} and due.since <= ${at(request.now)}`;
  // An open episode counts from its own beginning, also after a departure.
  return sql`select ${resident.id}, running.since from ${resident} cross join lateral ${runningClock(request)} as running
      where ${here} and not exists (select from ${missingEpisode}
        where ${missingEpisode.residentId} = ${resident.id} and ${missingEpisode.closedAt} is null)
    union all select ${resident.id}, ${missingEpisode.since} from ${missingEpisode}
      join ${resident} on ${resident.id} = ${missingEpisode.residentId}
      where ${missingEpisode.closedAt} is null and ${belongs} and ${visibleResidents(request, 'OPERATIONAL')}`;
}
