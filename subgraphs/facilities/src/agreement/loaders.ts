import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { findEndAgreements, findParties, findReleases, findResponsibilities } from './repository/content.js';
import { findSopsInForce, sopsById, sopsOfCentres } from './repository/sop.js';

/** What organisations agreed on. */
export const agreementLoaders = (request: Request) => ({
  sop: loadOne((ids: string[]) => sopsById(request, ids), 'id'),
  sopsOfCentre: loadMany((ids: string[]) => sopsOfCentres(request, ids), 'centreId'),
  sopInForce: keyedLoaders((at: Date) =>
    loadOne((ids: string[]) => findSopsInForce(request, ids, at), 'centreId'),
  ),
  partiesOfSop: loadMany((ids: string[]) => findParties(request, ids), 'sopId'),
  releasesOfSop: loadMany((ids: string[]) => findReleases(request, ids), 'sopId'),
  endAgreementsOfSop: loadMany((ids: string[]) => findEndAgreements(request, ids), 'sopId'),
  responsibilitiesOfSop: loadMany((ids: string[]) => findResponsibilities(request, ids), 'sopId'),
});
