import type { Request } from '@mrrm/platform/context';
import { isOneOf } from '@mrrm/platform/database/conditions';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import { findAgreementsForReader, findSops, findSopsInForce } from '../repository/cooperation-sop.js';
import {
  findEndAgreements,
  findParties,
  findReleases,
  findResponsibilities,
} from '../repository/sop-content.js';
import { cooperationSop } from '../tables.js';
import { centreIdOf, type Ids, idOf, sopIdOf } from './keys.js';

/** What organisations agreed on. */
export const agreementLoaders = (request: Request) => ({
  sop: loadOne((ids: Ids) => findSops(request, isOneOf(cooperationSop.id, ids)), idOf),
  sopsOfCentre: loadMany((ids: Ids) => findSops(request, isOneOf(cooperationSop.centreId, ids)), centreIdOf),
  sopInForce: keyedLoaders((at: Date) =>
    loadOne((ids: Ids) => findSopsInForce(request, ids, at), centreIdOf),
  ),
  agreementForReader: loadOne((ids: Ids) => findAgreementsForReader(request, ids), centreIdOf),
  partiesOfSop: loadMany((ids: Ids) => findParties(request, ids), sopIdOf),
  releasesOfSop: loadMany((ids: Ids) => findReleases(request, ids), sopIdOf),
  endAgreementsOfSop: loadMany((ids: Ids) => findEndAgreements(request, ids), sopIdOf),
  responsibilitiesOfSop: loadMany((ids: Ids) => findResponsibilities(request, ids), sopIdOf),
});
