import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { countPayments, findPaymentPages, paymentsById } from './repository/medical-payment.js';

/** What was paid for medical care. */
export const medicalPaymentLoaders = (request: Request) => ({
  medicalPayment: loadOne((ids: string[]) => paymentsById(request, ids), 'id'),
  medicalPaymentPages: keyedLoaders((page: Page) =>
    loadMany((ids: string[]) => findPaymentPages(request, page, ids), 'parentId'),
  ),
  medicalPaymentCount: loadOne((ids: string[]) => countPayments(request, ids), 'parentId'),
});
