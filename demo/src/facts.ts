import { readFileSync } from 'node:fs';

/** Figures by year ("2022") or month ("2022-12"); null: not published. */
export type Series = Readonly<Record<string, number | null>>;

export interface PublishedShelter {
  code: string;
  name: string;
  capacity: Series;
  occupancy: Series;
  note?: string;
}

export interface PublishedCentre {
  code: string;
  name: string;
  type: 'REGISTRATION_AND_RECEPTION' | 'TRANSIT';
  shelters?: PublishedShelter[];
  capacity: Series;
  occupancy: Series;
}

export interface PublishedSafeZone {
  code: string;
  shelter: string;
  openedOn: string;
  inauguratedOn?: string;
  capacity: number;
  surgeCapacity?: number;
  floorsRenovated?: number;
  sanitation?: string;
  operators: string[];
  note?: string;
}

export interface Facts {
  country: string;
  authority: string;
  centres: PublishedCentre[];
  totals: { capacity: Series; usableCapacity: Series; occupancy: Series };
  safeZones: PublishedSafeZone[];
  safeZoneSnapshots: {
    year: number;
    unaccompaniedMinorsAccommodated: number;
    withMedicalAssistance: number;
    socialAndPsychologicalConsultations: number;
  }[];
  pressure: {
    on: string;
    place: string;
    childrenInZone: number;
    zoneCapacity: number;
    childrenInGym: number;
    gymToilets: number;
    source: string;
  }[];
  practice: { mealsPerDayForChildren: number };
}

const fileOf = (name: string) => readFileSync(new URL(`../facts/${name}`, import.meta.url), 'utf8');

/** The facts of `facts/centres.json`, as published. */
export const facts = JSON.parse(fileOf('centres.json')) as Facts;

/** Unaccompanied children who applied in a year, as published. The years that nobody published are absent. */
export const applicantsByYear: ReadonlyMap<number, number> = new Map(
  fileOf('unaccompanied-children.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number) as [number, number])
    .map(([year, applicants]) => [year, applicants]),
);
