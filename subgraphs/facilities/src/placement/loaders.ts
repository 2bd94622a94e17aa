import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Page } from '@mrrm/platform/reading/pages';
import { blocksById, findBedStates, findBlocksAt } from './repository/blocks.js';
import type { OccupiedPlace, Points } from './repository/counted-beds.js';
import { findingsOfPlacements } from './repository/findings.js';
import { countResidentsPlaced, findOccupancies } from './repository/occupancy.js';
import { countPlacements, findPlacementPages, type PlacementList } from './repository/pages.js';
import { placementsById, placementsOfBeds, placementsOfResidents } from './repository/placement.js';
import type { Placement } from './types/placement.js';

const parentOf = ({ of }: PlacementList, { resident, safeZone, centre }: Placement): string =>
  ({ RESIDENT: resident, SAFE_ZONE: safeZone, CENTRE: centre })[of]!.id;

/** Who has which bed. */
export const placementLoaders = (request: Request) => ({
  block: loadOne((ids: string[]) => blocksById(request, ids), 'id'),
  blocksOfBed: keyedLoaders((at: Date) =>
    loadMany((ids: string[]) => findBlocksAt(request, ids, at), 'bedId'),
  ),
  bedState: keyedLoaders((at: Date) => loadOne((ids: string[]) => findBedStates(request, ids, at), 'bedId')),
  placement: loadOne((ids: string[]) => placementsById(request, ids), 'id'),
  placementOfResident: loadOne((ids: string[]) => placementsOfResidents(request, ids), 'residentId'),
  placementOfBed: loadOne(
    (ids: string[]) => placementsOfBeds(request, ids),
    (row) => row.bed.id,
  ),
  findingsOfPlacement: loadMany((ids: string[]) => findingsOfPlacements(request, ids), 'placementId'),
  placementPages: keyedLoaders(({ list, page }: { list: PlacementList; page: Page }) =>
    loadMany(
      (ids: string[]) => findPlacementPages(request, list, ids, page),
      (row) => parentOf(list, row),
    ),
  ),
  placementCount: keyedLoaders((list: PlacementList) =>
    loadOne((ids: string[]) => countPlacements(request, list, ids), 'parentId'),
  ),
  occupancies: keyedLoaders(({ place, points }: { place: OccupiedPlace; points: Points }) =>
    loadMany((ids: string[]) => findOccupancies(request, place, ids, points), 'placeId'),
  ),
  residentsPlaced: keyedLoaders(({ place, at }: { place: OccupiedPlace; at: Date }) =>
    loadOne((ids: string[]) => countResidentsPlaced(request, place, ids, at), 'placeId'),
  ),
});
