import type { Feature } from '@mrrm/platform/schema/feature';
import { byId } from '@mrrm/platform/schema/references';
import { sql } from 'drizzle-orm';
import type { Loaders } from '../loaders.js';
import { centreOfRow } from '../questions/centre.js';
import { residentAt } from '../questions/stay.js';
import { access } from './access.js';
import { MedicalPaymentResolver } from './resolvers/medical-payment.js';
import { PaymentsOfResidentResolver } from './resolvers/resident.js';
import { PayingResolver } from './resolvers/writes.js';

/** What was paid for residents' specialised medical care. */
export const medicalPayments: Feature = {
  name: 'medical-payments',
  resolvers: [MedicalPaymentResolver, PaymentsOfResidentResolver, PayingResolver],
  references: { MedicalPayment: byId(({ medicalPayment }: Loaders) => medicalPayment) },
  access,
  verifies: { medical_payment: [residentAt(sql`care_at`), centreOfRow] },
};
