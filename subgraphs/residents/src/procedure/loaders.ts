import type { Request } from '@mrrm/platform/context';
import { loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { procedureStepsById, procedureStepsOfResidents } from './repository/step.js';

/** How far procedures have come. */
export const procedureLoaders = (request: Request) => ({
  procedureStep: loadOne((ids: string[]) => procedureStepsById(request, ids), 'id'),
  procedureStepsOfResident: loadMany(
    (ids: string[]) => procedureStepsOfResidents(request, ids),
    'residentId',
  ),
});
