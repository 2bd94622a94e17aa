import type { Request } from '@mrrm/platform/context';
import { keyedLoaders, loadMany, loadOne } from '@mrrm/platform/reading/loaders';
import type { Ids } from '../premises/keys.js';
import { idOf, placeIdOf } from '../premises/keys.js';
import type { DayPage } from '../premises/repository/day-page.js';
import { blocksById, findBedStates, findBlocksAt } from './repository/blocks.js';
import { findFindings } from './repository/findings.js';
import {
  countResidentsPlaced,
  findOccupancies,
  type OccupiedPlace,
  type Points,
} from './repository/occupancy.js';
import { countPlacements, findPlacementPages, type PlacementList } from './repository/pages.js';
import { placementsById, placementsOfBeds, placementsOfResidents } from './repository/placement.js';
import type { Placement } from './types/placement.js';

const parentOf = ({ of }: PlacementList, { resident, safeZone, centre }: Placement): string =>
  ({ RESIDENT: resident, SAFE_ZONE: safeZone, CENTRE: centre })[of]!.id;

/** Who has which bed. */
export const placementLoaders = (request: Request) => ({
  block: loadOne((ids: Ids) => blocksById(request, ids), idOf),
  blocksOfBed: keyedLoaders((at: Date) =>
    loadMany(
      (ids: Ids) => findBlocksAt(request, ids, at),
      (row) => row.bedId,
    ),
  ),
  bedState: keyedLoaders((at: Date) =>
    loadOne(
      (ids: Ids) => findBedStates(request, ids, at),
      (row) => row.bedId,
    ),
  ),
  placement: loadOne((ids: Ids) => placementsById(request, ids), idOf),
  placementOfResident: loadOne(
    (ids: Ids) => placementsOfResidents(request, ids),
    (row) => row.resident!.id,
  ),
  placementOfBed: loadOne(
    (ids: Ids) => placementsOfBeds(request, ids),
    (row) => row.bed.id,
  ),
  findingsOfPlacement: loadMany(
    (ids: Ids) => findFindings(request, ids),
    (row) => row.placementId,
  ),
  placementPages: keyedLoaders(({ list, page }: { list: PlacementList; page: DayPage }) =>
    loadMany(
      (ids: Ids) => findPlacementPages(request, list, ids, page),
      (row) => parentOf(list, row),
    ),
  ),
  placementCount: keyedLoaders((list: PlacementList) =>
    loadOne(
      (ids: Ids) => countPlacements(request, list, ids),
      (row) => row.parentId,
    ),
  ),
  occupancies: keyedLoaders(({ place, points }: { place: OccupiedPlace; points: Points }) =>
    loadMany((ids: Ids) => findOccupancies(request, place, ids, points), placeIdOf),
  ),
  residentsPlaced: keyedLoaders(({ place, at }: { place: OccupiedPlace; at: Date }) =>
    loadOne((ids: Ids) => countResidentsPlaced(request, place, ids, at), placeIdOf),
  ),
});
