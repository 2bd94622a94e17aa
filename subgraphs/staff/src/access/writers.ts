import { seesAllCentres } from '@mrrm/platform/access/all-centres';
import type { Request } from '@mrrm/platform/context';
import type { Actor } from '@mrrm/platform/wire/actor';
import { forbidden, Refusal } from '@mrrm/platform/wire/errors';

/** Who wrote a record, as every record keeps it. */
export const recordedBy = ({ actor }: Request) => ({
  recordedBySubject: actor.principal,
  recordedByOrganisation: actor.organisation,
});

/**
 * @param path where in the input the centre stands
 * @throws Refusal NOT_FOUND when the centre does not exist for the actor, in the words that an absent one gets
 */
export function mayWriteAt({ actor, judge }: Request, centreId: string, path: string): void {
  if (seesAllCentres(judge.table.roles, actor) || actor.centres.includes(centreId)) return;
  throw new Refusal('NOT_FOUND', 'The graph knows no Centre with this identifier.', { path });
}

/**
 * A row belongs to the employer: only its own people change it.
 * @throws Refusal FORBIDDEN naming the employer
 */
export function mustEmploy(actor: Actor, organisationCode: string, path: string): void {
  if (actor.organisation !== organisationCode) {
    throw forbidden(`This shift is planned by ${organisationCode}: ask them to change it.`, path);
  }
}

/** @returns the acting staff member @throws Refusal FORBIDDEN when the sign-in names none */
export function actingStaffMember(actor: Actor): string {
  if (!actor.staffMember) throw forbidden('Only a staff member can do this; your sign-in names none.');
  return actor.staffMember;
}
