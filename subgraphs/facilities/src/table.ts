import { auditTables, idempotencyTable } from '@mrrm/platform/database/columns';
import { ownerSchema } from '@mrrm/platform/database/owner-schema';

export const facilities = ownerSchema('facilities');

export const idempotency = idempotencyTable(facilities);

export const { auditEvent, auditPerson, auditPlace, auditHead } = auditTables(facilities);
