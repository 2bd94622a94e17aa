import { agreementTables } from '@mrrm/platform/agreement/tables';
import { auditTables, idempotencyTable } from '@mrrm/platform/database/columns';
import { ownerSchema } from '@mrrm/platform/database/owner-schema';
import { feedFoldTable, feedGenerationTable } from '@mrrm/platform/feed/columns';

export const residents = ownerSchema('residents');

export const idempotency = idempotencyTable(residents);

export const { auditEvent, auditPerson, auditPlace, auditHead } = auditTables(residents);

export const { knownAgreement, unverifiedAct } = agreementTables(residents);

/** Under which database the feeds of this owner were written. */
export const feedGeneration = feedGenerationTable(residents);

/** How the feeds of this owner were folded. */
export const feedFold = feedFoldTable(residents);
