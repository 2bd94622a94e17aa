import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Ids } from '../premises/keys.js';
import { centreIdOf, idOf } from '../premises/keys.js';
import { findEndAgreements, findParties, findReleases, findResponsibilities } from './repository/content.js';
import { findSopsInForce, sopsById, sopsOfCentres } from './repository/sop.js';

/** What organisations agreed on. */
export const agreementLoaders = (request: Request) => ({
  sop: loadOne((ids: Ids) => sopsById(request, ids), idOf),
  sopsOfCentre: loadMany((ids: Ids) => sopsOfCentres(request, ids), centreIdOf),
  sopInForce: keyedLoaders((at: Date) =>
    loadOne((ids: Ids) => findSopsInForce(request, ids, at), centreIdOf),
  ),
  partiesOfSop: loadMany((ids: Ids) => findParties(request, ids), sopIdOf),
  releasesOfSop: loadMany((ids: Ids) => findReleases(request, ids), sopIdOf),
  endAgreementsOfSop: loadMany((ids: Ids) => findEndAgreements(request, ids), sopIdOf),
  responsibilitiesOfSop: loadMany((ids: Ids) => findResponsibilities(request, ids), sopIdOf),
});

const sopIdOf = (row: { sopId: string }) => row.sopId;
