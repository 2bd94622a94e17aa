import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany } from '@mrrm/platform/reading/loaders';
import type { RangeArguments } from '../rota/types/range.js';
import { findShiftsForCoverage } from './repository/coverage.js';
import { type DutyPlace, findOnDuty } from './repository/on-duty.js';

export const dutyLoaders = (request: Request) => ({
  onDuty: keyedLoaders(({ place, at }: { place: DutyPlace; at: Date }) =>
    loadMany((placeIds: string[]) => findOnDuty(request, place, placeIds, at), 'parentId'),
  ),
  coverageShifts: keyedLoaders((range: RangeArguments) =>
    loadMany((centreIds: string[]) => findShiftsForCoverage(request, centreIds, range), 'parentId'),
  ),
});
