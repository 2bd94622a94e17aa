import type { Request } from '@mrrm/platform/context';
import { loadMany } from '@mrrm/platform/reading/loaders';
import { findUndoneDepartures } from './repository/undo.js';

/** Departures that were taken back. */
export const departureLoaders = (request: Request) => ({
  undoneDepartures: loadMany((ids: string[]) => findUndoneDepartures(request, ids), 'residentId'),
});
