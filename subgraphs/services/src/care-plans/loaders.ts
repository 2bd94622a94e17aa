import type { Request } from '@mrrm/platform/context';
import { loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { carePlansById, openCarePlansOfResidents } from './repository/care-plan.js';

export const carePlanLoaders = (request: Request) => ({
  carePlan: loadOne((ids: string[]) => carePlansById(request, ids), 'id'),
  openCarePlanOfResident: loadOne((ids: string[]) => openCarePlansOfResidents(request, ids), 'residentId'),
  openCarePlansOfResident: loadMany((ids: string[]) => openCarePlansOfResidents(request, ids), 'residentId'),
});
