import { facts } from '../facts.js';
import { type DayNumber, dayNumber } from '../seed/calendar.js';
import { identifierOf } from '../seed/identifier.js';
import { type Site, siteByCode } from './centres.js';

export interface SafeZone {
  id: string;
  code: string;
  name: string;
  site: Site;
  opened: DayNumber;
  capacity: number;
  surge: number | null;
  /** Temporary beds that can be put up inside the zone, beyond its capacity. */
  extraBeds: number;
  /** Temporary beds in the shelter's gym. */
  gymBeds: number;
  /** Floors of the building that are the zone, from the first one up. */
  floors: number;
  operators: string[];
  sanitation: string | null;
  note: string | null;
}

const [pressure] = facts.pressure;

function noteOf({ openedOn, inauguratedOn, note }: (typeof facts.safeZones)[number]): string | null {
  const parts = [
    openedOn.length === 7 ? `Opened in ${openedOn}; the day was not published.` : undefined,
    inauguratedOn ? `Inaugurated on ${inauguratedOn}.` : undefined,
    note,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' ') : null;
}

/** The safe zones for unaccompanied children, as published. */
export const safeZones: readonly SafeZone[] = facts.safeZones.map((zone) => {
  const site = siteByCode(zone.shelter);
  const crowded = pressure?.place === zone.shelter ? pressure : undefined;
  const opened = dayNumber(zone.openedOn.length === 7 ? `${zone.openedOn}-01` : zone.openedOn);
  return {
    id: identifierOf(`safe zone ${zone.code}`, opened * 86_400_000),
    code: zone.code,
    name: `Safe Zone ${site.isShelter ? site.name : 'Harmanli'}`,
    site,
    opened,
    capacity: zone.capacity,
    surge: zone.surgeCapacity ?? null,
    extraBeds: zone.surgeCapacity
      ? zone.surgeCapacity - zone.capacity
      : Math.max((crowded?.childrenInZone ?? 0) - zone.capacity, 0),
    gymBeds: crowded?.childrenInGym ?? 0,
    floors: zone.floorsRenovated ?? 1,
    operators: zone.operators,
    sanitation: zone.sanitation ?? null,
    note: noteOf(zone),
  };
});

/** The zone of a site, if it has one. */
export const zoneOfSite = (code: string): SafeZone | undefined =>
  safeZones.find(({ site }) => site.code === code);
