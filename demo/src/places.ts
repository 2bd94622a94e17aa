import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { namedIdentifier } from './random.js';

type Series = Record<string, number | null>;

interface PublishedShelter {
  code: string;
  name: string;
  capacity: Series;
  occupancy: Series;
  note?: string;
}

interface PublishedCentre extends Omit<PublishedShelter, 'note'> {
  type: string;
  shelters?: PublishedShelter[];
}

interface PublishedZone {
  code: string;
  shelter: string;
  openedOn: string;
  capacity: number;
  surgeCapacity?: number;
  sanitation?: string;
  operators: string[];
  note?: string;
}

interface Facts {
  about: string;
  country: string;
  authority: string;
  centres: PublishedCentre[];
  totals: Record<'capacity' | 'usableCapacity' | 'occupancy', Series>;
  safeZones: PublishedZone[];
}

/** The published facts, exactly as the file has them. */
export const facts = JSON.parse(
  readFileSync(fileURLToPath(new URL('../facts/centres.json', import.meta.url)), 'utf8'),
) as Facts;

export const centreId = (code: string) => namedIdentifier(`centre ${code}`);
export const shelterId = (code: string) => namedIdentifier(`shelter ${code}`);
export const safeZoneId = (code: string) => namedIdentifier(`safe zone ${code}`);

/** A place where the synthetic children live: a shelter of the Sofia centre, or a centre that is one site. */
export interface Place {
  code: string;
  centre: string;
  shelter: string | null;
  safeZone: string | null;
  /** From when the zone takes children; before, they live elsewhere in the place. */
  zoneOpens: number;
}

const published = (zone: string) => facts.safeZones.find(({ code }) => code === zone)!;
/** "2020-01" is the whole month: its first day. */
export const openingDay = (openedOn: string) => (openedOn.length === 7 ? `${openedOn}-01` : openedOn);
const opens = (zone: string) => Date.parse(openingDay(published(zone).openedOn));

export const PLACES_OF_STAY: Record<string, Place> = {
  'VOENNA-RAMPA': {
    code: 'VOENNA-RAMPA',
    centre: 'RRC-SOFIA',
    shelter: 'VOENNA-RAMPA',
    safeZone: 'SZ-VOENNA-RAMPA',
    zoneOpens: opens('SZ-VOENNA-RAMPA'),
  },
  'OVCHA-KUPEL': {
    code: 'OVCHA-KUPEL',
    centre: 'RRC-SOFIA',
    shelter: 'OVCHA-KUPEL',
    safeZone: 'SZ-OVCHA-KUPEL',
    zoneOpens: opens('SZ-OVCHA-KUPEL'),
  },
  HARMANLI: {
    code: 'HARMANLI',
    centre: 'HARMANLI',
    shelter: null,
    safeZone: 'SZ-HARMANLI',
    zoneOpens: opens('SZ-HARMANLI'),
  },
  BANYA: { code: 'BANYA', centre: 'BANYA', shelter: null, safeZone: null, zoneOpens: Infinity },
  PASTROGOR: { code: 'PASTROGOR', centre: 'PASTROGOR', shelter: null, safeZone: null, zoneOpens: Infinity },
};
