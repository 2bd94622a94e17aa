import { figureOf } from '../../access/visibility.js';

/** Residents with a bed in a part of a centre that no named place divides: in a zone, or in a shelter or the centre and in no zone. */
export interface CentrePart {
  centreId: string;
  shelterId: string | null;
  safeZoneId: string | null;
  placed: number;
}

/** The largest number of people that is never told. */
const SMALL = 10;

/**
 * The places of one centre of which a reader of figures is told how many have a bed at a moment: the centre, then its zones, then its shelters, of
 * either the fullest first. A number of 1 to 10 is not told, nor one that with those told before it would tell of so few: what is left of a place
 * without the places in it is as much a number of people as they are.
 * @param parts all parts of the centre in which beds stand, empty ones as well
 */
export function toldPlaces(parts: readonly CentrePart[]): Set<string> {
  const told = new Set<string>();
  const [first] = parts;
  if (!first || figureOf(placedIn(parts)) === null) return told;
  told.add(first.centreId);
  /** Parts of which only is known how many have a bed in all of them together. */
  let rest = [...parts];
  for (const kind of ['safeZoneId', 'shelterId'] as const)
    for (const [id, own] of placesOf(parts, kind)) {
      const [inside, outside] = [
        rest.filter((one) => own.includes(one)),
        rest.filter((one) => !own.includes(one)),
      ];
      if (figureOf(placedIn(own)) === null || !isOpen(inside) || !isOpen(outside)) continue;
      told.add(id);
      rest = outside;
    }
  return told;
}

const placedIn = (parts: readonly CentrePart[]): number => parts.reduce((sum, { placed }) => sum + placed, 0);

/** Whether it stays open of each part with few, by how many are in all of them together, whether it has one or as many as are small: others may have one each. */
function isOpen(parts: readonly CentrePart[]): boolean {
  const together = placedIn(parts);
  const hasFew = parts.some(({ placed }) => figureOf(placed) === null);
  return together === 0 || (together > SMALL && (!hasFew || together >= SMALL + parts.length - 1));
}

/** The zones or the shelters of a centre with their parts, the fullest first. */
function placesOf(
  parts: readonly CentrePart[],
  kind: 'safeZoneId' | 'shelterId',
): [id: string, parts: CentrePart[]][] {
  const found = new Map<string, CentrePart[]>();
  for (const part of parts) {
    const id = part[kind];
    if (id !== null) found.set(id, [...(found.get(id) ?? []), part]);
  }
  return [...found].sort(([a, own], [b, other]) => placedIn(other) - placedIn(own) || (a < b ? -1 : 1));
}
