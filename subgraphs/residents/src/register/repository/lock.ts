import type { Request } from '@mrrm/platform/context';
import type { Query } from '@mrrm/platform/database/database';
import { notFound } from '@mrrm/platform/wire/errors';
import { changeVersion } from '@mrrm/platform/writing/version';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { visibleResidents } from '../../access/visibility.js';
import { resident } from '../table.js';

/** Who wrote a record, and under which SOP, as every record keeps it. */
export const recordedBy = ({ actor, acts }: Request) => ({
  recordedBySubject: actor.principal,
  recordedByOrganisation: actor.organisation,
  sopId: acts.agreementId,
});

/** What a change of somebody meets of whom retention has taken what was registered. */
export const STAYS_ANONYMISED = {
  resident_anonymised_stays: {
    code: 'RULE_VIOLATION',
    message:
      'What was registered of this person has been taken away after its time. Register whoever has come back anew.',
  },
} as const;

/**
 * Locks a resident until the end of the transaction: everything that is written about one resident goes in turn.
 * @param path where in the input the resident is named
 * @throws Refusal NOT_FOUND there, also for a resident whom the actor may not see
 */
export async function lockResident(request: Request, query: Query, residentId: string, path = 'residentId') {
  const [row] = await query
    .select()
    .from(resident)
    .where(and(eq(resident.id, residentId), visibleResidents(request)))
    .for('update');
  if (!row) throw notFound('resident', path);
  return row;
}

export type LockedResident = Awaited<ReturnType<typeof lockResident>>;

/** Changes a locked resident. @throws Refusal CONFLICT when somebody has changed the row since `expectedVersion` */
export const changeResident = (query: Query, id: string, expectedVersion: number, values: SQL) =>
  changeVersion(query, sql`${resident}`, id, expectedVersion, values, 'resident');
