import type { Request } from '@mrrm/platform/context';
import type { Verification } from '@mrrm/platform/database/columns';
import type { Query } from '@mrrm/platform/database/database';
import { newIdentifier } from '@mrrm/platform/values/identifiers';
import { notFound, Refusal } from '@mrrm/platform/wire/errors';
import { and, eq } from 'drizzle-orm';
import { recordedBy } from '../../access/writers.js';
import { organisation } from '../../people/table.js';
import { shift } from '../table.js';
import type { ShiftWindow } from '../values.js';
import { visibleShifts } from './visible.js';

export interface NewShift {
  centreId: string;
  safeZoneId: string | null;
  window: ShiftWindow;
  startsAt: Date;
  endsAt: Date;
  staffNeeded: number;
  verification: Verification;
}

/** Plans a shift of the actor's own organisation. @returns its identifier */
export async function insertShift(request: Request, query: Query, wanted: NewShift): Promise<string> {
  const [employer] = await query
    .select({ id: organisation.id })
    .from(organisation)
    .where(eq(organisation.code, request.actor.organisation));
  if (!employer) throw new Refusal('FORBIDDEN', 'Your organisation employs nobody here.');
  const id = newIdentifier();
  await query.insert(shift).values({ id, organisationId: employer.id, ...wanted, ...recordedBy(request) });
  return id;
}

/**
 * Finds a shift that is about to be written about.
 * @throws Refusal NOT_FOUND at `shiftId`, also for a shift that the actor may not see
 */
export async function requireShift(request: Request, query: Query, shiftId: string) {
  const [row] = await query
    .select({ shift, organisationCode: organisation.code })
    .from(shift)
    .innerJoin(organisation, eq(organisation.id, shift.organisationId))
    .where(and(eq(shift.id, shiftId), visibleShifts(request)));
  if (!row) throw notFound('shift', 'shiftId');
  return row;
}
