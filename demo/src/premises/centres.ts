import { facts } from '../facts.js';
import { identifierOf } from '../seed/identifier.js';

export interface Shelter {
  id: string;
  code: string;
  name: string;
  note: string | null;
  /** Beds of the latest capacity that was published. */
  beds: number;
}

export interface Centre {
  id: string;
  code: string;
  name: string;
  kind: 'REGISTRATION_AND_RECEPTION' | 'TRANSIT';
  /** A centre without shelters of its own is one shelter, with the centre's code and no row. */
  shelters: readonly Shelter[];
}

/** A place where people are housed: a shelter, or a whole centre that has none. */
export interface Site extends Shelter {
  centre: Centre;
  isShelter: boolean;
}

/** When the first rows were written. */
export const OPENING = Date.parse('2018-12-01T08:00:00Z');

const bedsOf = (capacity: Readonly<Record<string, number | null>>) =>
  Object.entries(capacity)
    .filter((entry): entry is [string, number] => entry[1] !== null)
    .filter(([year]) => year <= '2023')
    .at(-1)![1];

/** The centres as published. Identifiers depend on the codes alone. */
export const centres: readonly Centre[] = facts.centres.map((centre) => ({
  id: identifierOf(`centre ${centre.code}`, OPENING),
  code: centre.code,
  name: centre.name,
  kind: centre.type,
  shelters: (centre.shelters ?? []).map((shelter) => ({
    id: identifierOf(`shelter ${shelter.code}`, OPENING),
    code: shelter.code,
    name: shelter.name,
    note: shelter.note ?? null,
    beds: bedsOf(shelter.capacity),
  })),
}));

/** @throws Error when no centre has this code */
export function centreByCode(code: string): Centre {
  const centre = centres.find((one) => one.code === code);
  if (!centre) throw new Error(`No centre has the code ${code}.`);
  return centre;
}

/** All places where people are housed, by code. */
export const sites: ReadonlyMap<string, Site> = new Map(
  centres.flatMap((centre): [string, Site][] => {
    if (centre.shelters.length > 0)
      return centre.shelters.map((shelter) => [shelter.code, { ...shelter, centre, isShelter: true }]);
    const beds = bedsOf(facts.centres.find(({ code }) => code === centre.code)!.capacity);
    const site = { id: centre.id, code: centre.code, name: centre.name, note: null, beds };
    return [[centre.code, { ...site, centre, isShelter: false }]];
  }),
);

/** @throws Error when no site has this code */
export function siteByCode(code: string): Site {
  const site = sites.get(code);
  if (!site) throw new Error(`No shelter or centre has the code ${code}.`);
  return site;
}
