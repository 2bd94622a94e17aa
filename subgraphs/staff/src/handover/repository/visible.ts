import { atCentreOf } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { type SQL, sql } from 'drizzle-orm';
import { ofOwnEmployer } from '../../access/visibility.js';
import { shift } from '../../rota/table.js';
import { handover } from '../table.js';

/**
 * What a shift wrote for the next; somebody whose sign-in is narrowed to zones sees those of the zones, and an organisation that does
 * not keep the centres those of its own shifts.
 */
export function visibleHandovers(request: Request): SQL {
  const { actor, judge } = request;
  const standing = judge.standing('HANDOVERS');
  if (standing === 'CLOSED') return sql`false`;
  const inZone = actor.zones
    ? sql`${handover.safeZoneId} = any(${sql.param(actor.zones)}::uuid[])`
    : sql`true`;
  const seen = sql`(${atCentreOf(request, handover.centreId)} and ${inZone})`;
  if (standing === 'OPEN') return seen;
  return sql`(${seen} and exists (
    select from ${shift} where ${shift.id} = ${handover.shiftId} and ${ofOwnEmployer(request, shift.organisationId)}))`;
}
