import type { Request } from '../context.js';

/** Who wrote a record, as every record keeps it. */
export const recordedBy = ({ actor }: Request) => ({
  recordedBySubject: actor.subject,
  recordedByOrganisation: actor.organisation,
});
