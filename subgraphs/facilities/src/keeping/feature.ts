import type { Feature } from '@mrrm/platform/schema/feature';
import { access } from './access.js';
import { BedWritesResolver } from './resolvers/beds.js';
import { BuildingWritesResolver } from './resolvers/buildings.js';
import { CapacityWritesResolver } from './resolvers/capacity.js';
import { RecordPurposeResolver } from './resolvers/centre-purpose.js';
import { FloorWritesResolver } from './resolvers/floors.js';
import { RoomWritesResolver } from './resolvers/rooms.js';
import { SafeZoneWritesResolver } from './resolvers/safe-zones.js';

/** How the premises are described: shelters, buildings, zones, floors, rooms, beds, their places and purpose. */
export const keeping: Feature = {
  name: 'keeping',
  resolvers: [
    BedWritesResolver,
    BuildingWritesResolver,
    CapacityWritesResolver,
    FloorWritesResolver,
    RecordPurposeResolver,
    RoomWritesResolver,
    SafeZoneWritesResolver,
  ],
  access,
  costs: { lists: { 'AddBedsPayload.beds': 20 } },
};
