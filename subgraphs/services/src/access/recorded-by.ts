import type { Request } from '@mrrm/platform/context';

/** Who wrote a record, and under which SOP, as every record keeps it. */
export const recordedBy = ({ actor, acts }: Request) => ({
  recordedBySubject: actor.principal,
  recordedByOrganisation: actor.organisation,
  sopId: acts.agreementId,
});

/** What a new record gets by itself, and its writer does not say. */
export type Recorded =
  | 'id'
  | 'version'
  | 'createdAt'
  | 'updatedAt'
  | 'recordedBySubject'
  | 'recordedByOrganisation';
