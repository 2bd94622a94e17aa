import type { Request } from '@mrrm/platform/context';
import { at } from '@mrrm/platform/database/conditions';
import { type SQL, sql } from 'drizzle-orm';
import { change } from '../changes/table.js';
import { consent, sharingClause } from '../opening/table.js';
import { resident } from '../register/table.js';
import { clauseHolds, consentHolds, giverMaySpeak } from './opened.js';

type Reader = Pick<Request, 'actor' | 'judge' | 'now'>;

/** Whether a consent in favour of an organisation held or holds at a moment: one that was confirmed later did not yet. */
const consentHeld = (organisation: string, moment: SQL): SQL => sql`
  ${consentHolds(organisation, moment)} and (${consent.confirmedAt} is null or ${consent.confirmedAt} <= ${moment})`;

/** Whether what a change tells was or is open to an organisation at a moment: where it happened, or for whom. */
const opensAt = ({ actor: { organisation }, now }: Reader, moment: SQL): SQL => {
  const group = (groups: SQL) => sql`(${change.fieldGroup} is null or ${change.fieldGroup} = any(${groups}))`;
  return sql`(exists (select from ${sharingClause} where ${sharingClause.centreId} = ${change.centreId}
      and ${clauseHolds(organisation, moment)} and ${group(sql`${sharingClause.fieldGroups}`)})
    or exists (select from ${consent} join ${resident} on ${resident.id} = ${consent.residentId}
      where ${consent.residentId} = ${change.residentId} and ${consentHeld(organisation, moment)}
        and ${giverMaySpeak({ now })} and ${group(sql`${consent.fieldGroups}`)}))`;
};

/**
 * The changes that a program may be told of, as a condition on the table `change`: those at the centres of its sign-in; of
 * another organisation those that were open to it when they were recorded and are so now. A withdrawal holds from the next
 * question on, and what somebody becomes open to tells nothing of what was before.
 */
export function visibleChanges(request: Reader): SQL | undefined {
  const { actor, judge, now } = request;
  switch (judge.standing('CHANGES')) {
    case 'CLOSED':
      return sql`false`;
    case 'OPEN':
      return undefined;
    case 'SHARED':
      // What is open at all is found once for the page; each change is judged after that.
      return sql`(${change.centreId} in (select ${sharingClause.centreId} from ${sharingClause}
          where ${clauseHolds(actor.organisation, at(now))})
        or ${change.residentId} in (select ${consent.residentId} from ${consent}
          where ${consentHeld(actor.organisation, at(now))}))
        and ${opensAt(request, at(now))} and ${opensAt(request, sql`${change.recordedAt}`)}`;
  }
}
