import { agreementTables } from '@mrrm/platform/agreement/tables';
import { auditTables, idempotencyTable } from '@mrrm/platform/database/columns';
import { ownerSchema } from '@mrrm/platform/database/owner-schema';

export const services = ownerSchema('services');

export const idempotency = idempotencyTable(services);

export const { auditEvent, auditPerson, auditPlace, auditHead } = auditTables(services);

export const { knownAgreement, unverifiedAct } = agreementTables(services);
