import { auditTables, idempotencyTable } from '@mrrm/platform/database/columns';
import { ownerSchema } from '@mrrm/platform/database/owner-schema';

export const staff = ownerSchema('staff');

export const idempotency = idempotencyTable(staff);

export const { auditEvent, auditPerson, auditPlace, auditHead } = auditTables(staff);
