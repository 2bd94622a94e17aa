import { argumentsOf, fieldsByGroup, type TypeRule } from '@mrrm/platform/access/table';
import type { FeatureAccess } from '@mrrm/platform/schema/feature';
import { openedAt } from '../access/opened-at.js';
import type { Context } from '../context.js';
import type { Bed } from './types/bed.js';
import type { Centre } from './types/centre.js';
import type { SafeZone } from './types/safe-zone.js';

/** A type about the premises alone. */
const premises = (names: string): TypeRule => ({
  base: 'PREMISES',
  fields: fieldsByGroup({ PREMISES: names }),
});

/** Who reads what the premises are. */
export const access: FeatureAccess = {
  types: {
    Centre: {
      ...premises(
        `id code name kind country authority timeZone shiftWindows shelters buildings safeZones capacities capacity
         publishedFigures purposes purpose`,
      ),
      namesNobody: 'A place: its lists name those whom they return.',
      opened: ({ id }: Centre, context: Context) => openedAt(id, context),
    },
    SafeZone: {
      ...premises(
        `id code name targetGroup ageFrom ageTo sex openedOn closedOn operators sanitation note centre shelter building
         capacities capacity publishedFigures floors version`,
      ),
      namesNobody: 'A place: its lists name those whom they return.',
      opened: ({ centre }: SafeZone, context: Context) => openedAt(centre.id, context),
    },
    Shelter: premises('id code name note centre buildings capacities capacity publishedFigures version'),
    Building: premises('id code name centre shelter safeZones floors version'),
    Floor: premises('id level name renovatedOn building safeZone rooms version'),
    Room: premises('id code kind areaSquareMetres heightMetres floor beds equipment version'),
    Bed: {
      ...premises('id code standsFrom standsUntil version room'),
      namesNobody: 'A place: its state says that somebody has it, its placement says who.',
      opened: ({ room }: Bed, context: Context) => openedAt(room.floor.building.centre.id, context),
    },
    RoomEquipment: premises('item quantity'),
    CapacityRecord: premises('id validFrom nominal usable surge source'),
    CentrePurpose: premises('id kind validFrom source'),
    ShiftWindowHours: premises('window startsAt endsAt'),
    ShiftJudgement: premises('objections'),
    PublishedFigure: premises('id measure asOf value source'),
    PublishedFigureDiscrepancy: premises(
      'country measure asOf published sumOfParts difference missingParts sources',
    ),
  },
  extends: {
    Query: fieldsByGroup({
      PREMISES:
        'bed centre centreByCode centres publishedFigureDiscrepancies room safeZone safeZoneByCode shiftJudgement',
    }),
  },
  arguments: argumentsOf({
    PREMISES: `Query.bed(id) Query.shiftJudgement(id,window,from,until) Query.centre(id) Query.centreByCode(code)
      Query.centres(first,after) Query.room(id) Query.safeZone(id) Query.safeZoneByCode(code) Centre.purpose(on)
      Centre.capacity(on) Shelter.capacity(on) SafeZone.capacity(on)`,
  }),
};
