import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import {
  countTransfers,
  findTransferPages,
  staysOfTransfers,
  transfersById,
  transfersOfResidents,
} from './repository/transfer.js';
import type { TransferDirection } from './values.js';

/** Transfers, and the stays that they end. */
export const transferLoaders = (request: Request) => ({
  transfer: loadOne((ids: string[]) => transfersById(request, ids), 'id'),
  transfersOfResident: loadMany((ids: string[]) => transfersOfResidents(request, ids), 'residentId'),
  transferPages: keyedLoaders(({ direction, page }: { direction: TransferDirection; page: Page }) =>
    loadMany((ids: string[]) => findTransferPages(request, direction, ids, page), 'parentId'),
  ),
  transferCount: keyedLoaders((direction: TransferDirection) =>
    loadOne((ids: string[]) => countTransfers(request, direction, ids), 'parentId'),
  ),
  stayOfTransfer: loadOne((ids: string[]) => staysOfTransfers(request, ids), 'id'),
});
