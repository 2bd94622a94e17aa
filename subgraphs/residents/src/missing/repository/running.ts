import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { type SQL, sql } from 'drizzle-orm';
import { latestCheck } from '../../presence/repository/checks.js';
import { presence } from '../../presence/table.js';
import { resident } from '../../register/table.js';

const counts = sql`${presence.residentId} = ${resident.id} and ${presence.checkedAt} >= ${resident.arrivedAt}
  and ${presence.voidedAt} is null`;

/**
 * Whose clock runs, as lateral parts of a statement over `resident`: the latest check did not find them and they have no leave, or the
 * leave is over. It runs from the first such check after the last that found them or a leave, or from the end of that leave, whichever was first.
 * @returns a row of `status` and `since` for each of them, and none for others
 */
export const runningClock = ({ now }: Pick<Request, 'now'>): SQL => sql`(
  select latest.status, least(missed.checked_at, known.expected_back_at) as since
  from ${latestCheck} as latest
  left join lateral (
    select ${presence.checkedAt}, ${presence.expectedBackAt} from ${presence}
    where ${counts} and ${presence.status} in ('PRESENT', 'AUTHORISED_ABSENCE')
    order by ${presence.checkedAt} desc nulls last limit 1) as known on true
  left join lateral (
    select ${presence.checkedAt} from ${presence}
    where ${counts} and ${presence.checkedAt} > greatest(known.checked_at, '-infinity'::timestamptz)
    order by ${presence.checkedAt} limit 1) as missed on true
  where latest.status in ('ABSENT', 'MISSING')
    or (latest.status = 'AUTHORISED_ABSENCE' and latest.expected_back_at <= ${at(now)}))`;
