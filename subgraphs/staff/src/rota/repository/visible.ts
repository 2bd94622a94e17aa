import { visibleAt } from '@mrrm/platform/access/visible-at';
import type { Request } from '@mrrm/platform/context';
import { type SQL, sql } from 'drizzle-orm';
import { ofOwnEmployer } from '../../access/visibility.js';
import { shift } from '../table.js';

/** What is planned at a centre. */
export const visibleShifts = (request: Request): SQL => visibleAt(request, 'ROTA', shift.centreId);

/** Who is planned on a shift: whoever is to know its own people alone finds them on the shifts of their employer. */
export function visibleAssignments(request: Request): SQL {
  const standing = request.judge.standing('DIRECTORY');
  if (standing === 'CLOSED') return sql`false`;
  const planned = visibleShifts(request);
  if (standing === 'OPEN') return planned;
  return sql`(${planned} and ${ofOwnEmployer(request, shift.organisationId)})`;
}
