import { seesAllCentres } from '@mrrm/platform/access/all-centres';
import type { Request } from '@mrrm/platform/context';
import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { organisation, staffMember } from '../people/table.js';

/** Whether a row is of the actor's own employer, as a condition on the column that names the employer. */
export const ofOwnEmployer = ({ actor }: Request, organisationId: AnyPgColumn): SQL => sql`exists (
  select from ${organisation} where ${organisation.id} = ${organisationId} and ${organisation.code} = ${actor.organisation})`;

/** People: oneself, and those who work at a centre that the actor may see; of some organisations their own people alone. */
export function visibleStaff(request: Request): SQL {
  const { actor, judge } = request;
  const standing = judge.standing('DIRECTORY');
  if (standing === 'CLOSED') return sql`false`;
  const seen = seesAllCentres(judge.table.roles, actor)
    ? sql`true`
    : sql`(${staffMember.centreIds} && ${sql.param(actor.centres)}::uuid[]
    or ${staffMember.id} = ${actor.staffMember ?? null}::uuid)`;
  return standing === 'OPEN'
    ? seen
    : sql`(${seen} and ${ofOwnEmployer(request, staffMember.organisationId)})`;
}
