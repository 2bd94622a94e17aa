import type { Request } from '@mrrm/platform/context';
import { loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { bestInterestNotesOf } from './repository/best-interest.js';
import { caseStepsOf, screeningsOf } from './repository/case-step.js';
import { needsOfResidents, needsOfSteps } from './repository/need.js';
import { vulnerabilitiesById, vulnerabilitiesOfResidents } from './repository/vulnerability.js';

export const caseLoaders = (request: Request) => ({
  screening: loadOne((ids: string[]) => screeningsOf(request, ids), 'residentId'),
  caseStepsOfResident: loadMany((ids: string[]) => caseStepsOf(request, ids), 'residentId'),
  needsOfStep: loadMany(
    (ids: string[]) => needsOfSteps(request, ids),
    ({ stepId }) => stepId!,
  ),
  needsOfResident: loadMany((ids: string[]) => needsOfResidents(request, ids), 'residentId'),
  bestInterestNotes: loadMany((ids: string[]) => bestInterestNotesOf(request, ids), 'residentId'),
  vulnerability: loadOne((ids: string[]) => vulnerabilitiesById(request, ids), 'id'),
  vulnerabilitiesOfResident: loadMany(
    (ids: string[]) => vulnerabilitiesOfResidents(request, ids),
    'residentId',
  ),
});
