import { columnsOf } from '@mrrm/platform/database/columns';
import { bed, building, centre, floor, room, safeZone, shelter } from '../table.js';

const without = ['createdAt', 'updatedAt'] as const;

/** What the graph shows of each place: all that is kept of it, but for where it lies, which its chain says. */
export const centreColumns = columnsOf(centre, { without: [...without, 'version'] });
export const shelterColumns = columnsOf(shelter, { without: [...without, 'centreId'] });
export const buildingColumns = columnsOf(building, { without: [...without, 'centreId', 'shelterId'] });
export const safeZoneColumns = columnsOf(safeZone, {
  without: [...without, 'centreId', 'shelterId', 'buildingId'],
});
export const floorColumns = columnsOf(floor, { without: [...without, 'buildingId', 'safeZoneId'] });
export const roomColumns = columnsOf(room, { without: [...without, 'floorId'] });
export const bedColumns = columnsOf(bed, { without: [...without, 'roomId'] });
