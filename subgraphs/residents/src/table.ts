import { agreementTables } from '@mrrm/platform/agreement/tables';
import { auditTables, idempotencyTable } from '@mrrm/platform/database/columns';
import { ownerSchema } from '@mrrm/platform/database/owner-schema';

export const residents = ownerSchema('residents');

export const idempotency = idempotencyTable(residents);

export const { auditEvent, auditPerson, auditPlace, auditHead } = auditTables(residents);

export const { knownAgreement, unverifiedAct } = agreementTables(residents);
