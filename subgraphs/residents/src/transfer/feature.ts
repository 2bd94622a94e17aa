import type { Feature } from '@mrrm/platform/schema/feature';
import { transferAccess } from './access.js';
import {
  TransferResolver,
  TransfersOfCentreResolver,
  TransfersOfResidentResolver,
} from './resolvers/transfers.js';
import { TransferWritesResolver } from './resolvers/writes.js';

/** How a resident moves to another centre: asked, agreed to, completed by the arrival. */
export const transfers: Feature = {
  name: 'transfer',
  resolvers: [
    TransferResolver,
    TransfersOfCentreResolver,
    TransfersOfResidentResolver,
    TransferWritesResolver,
  ],
  access: transferAccess,
  costs: { lists: { 'Resident.transfers': 3 } },
};
