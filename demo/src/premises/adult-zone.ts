import { dayNumber } from '../seed/calendar.js';
import { identifierOf } from '../seed/identifier.js';
import { buildings, type Floor } from './buildings.js';
import type { SafeZone } from './safe-zones.js';

const OPENED = dayNumber('2025-01-01');

/** The first floor of the building at Vrazhdebna: twelve beds, on which nobody else is planned. */
const [building] = buildings.filter(({ site }) => site.code === 'VRAZHDEBNA');
export const adultZoneFloor: Floor = building!.floors[1]!;

/**
 * A zone for men alone. Invented, so that there is a zone for others than children: no source speaks of one. It has no
 * team and no shifts of its own.
 */
export const adultZone: SafeZone = {
  id: identifierOf('safe zone SZ-VRAZHDEBNA', OPENED * 86_400_000),
  code: 'SZ-VRAZHDEBNA',
  name: 'Zone for men alone, Vrazhdebna',
  site: building!.site,
  opened: OPENED,
  capacity: adultZoneFloor.beds,
  surge: null,
  extraBeds: 0,
  gymBeds: 0,
  floors: 1,
  operators: ['STATE'],
  sanitation: null,
  note: 'Invented for the demonstration.',
};
