import type { BedReasonCode } from '../values.js';
import { areRelated, majorityAt, type Person, type Sleeper } from './people.js';
import type { PlacingQuestion } from './question.js';
import type { ToldFinding } from './tell-findings.js';

/** A room with beds that are free for somebody. */
export interface FreeRoom {
  /** Beds free for the whole time, by code. */
  bedIds: readonly string[];
  areaSquareMetres: number | null;
  /** About people as the reader may know them. */
  question: PlacingQuestion;
  findings: ToldFinding[];
}

/** What speaks for a bed. */
export interface BedReason {
  code: BedReasonCode;
  message: string;
  /** For SPACE_EACH, to a tenth. */
  squareMetresEach?: number;
}

export interface RankedBed {
  bedId: string;
  findings: ToldFinding[];
  reasons: BedReason[];
}

const AGES_APART = 3;

const yearOf = (person: Person | null) => (person?.bornOn ? Number(person.bornOn.slice(0, 4)) : null);

/** Whether all others of a room are children at most three years older or younger. */
function isOfOneAge({ person, others, period, timeZone }: PlacingQuestion): boolean {
  const year = yearOf(person);
  if (others.length === 0 || year === null || majorityAt(person, period.startsAt, timeZone) !== 'CHILD')
    return false;
  return others.every((other: Sleeper) => {
    const born = yearOf(other.person);
    return born !== null && Math.abs(born - year) <= AGES_APART;
  });
}

/** What speaks for a room, each with its weight: what follows counts only among equals. */
const CLAIMS: { reason: BedReason; holds: (room: FreeRoom) => boolean }[] = [
  {
    reason: { code: 'SAME_HOUSEHOLD', message: 'Somebody of the same household sleeps in this room.' },
    holds: ({ question }) => joins(question),
  },
  {
    reason: { code: 'ZONE_FOR_THE_GROUP', message: 'It lies in a safe zone for the group of the resident.' },
    holds: ({ question: { zone } }) => zone !== null && zone.targetGroup !== 'MIXED',
  },
  {
    reason: { code: 'NO_RULE_AGAINST', message: 'No rule speaks against it.' },
    holds: ({ findings }) => findings.length === 0,
  },
  {
    reason: { code: 'SAME_AGE', message: 'The others in this room are of about the same age.' },
    holds: ({ question }) => isOfOneAge(question),
  },
];

const joins = ({ person, others }: PlacingQuestion) =>
  others.some((other) => areRelated(person, other.person));

/** Square metres for each who would sleep in the room; null when it was not measured. */
const spaceIn = ({ areaSquareMetres, question }: FreeRoom): number | null =>
  areaSquareMetres === null ? null : areaSquareMetres / (question.others.length + 1);

/**
 * Beds for somebody, the most suitable first. Rooms that the rules refuse are left out; those that need an override come
 * last. Among equals the room with more space for each goes first, then the one with fewer people, then the order given.
 */
export function rankBeds(rooms: readonly FreeRoom[]): RankedBed[] {
  const ranked = rooms
    .filter(({ findings }) => !findings.some(({ level }) => level === 'REFUSED'))
    .map((room, position) => ({
      room,
      key: [
        room.findings.filter(({ level }) => level === 'NEEDS_OVERRIDE').length,
        ...CLAIMS.map(({ holds }) => (holds(room) ? 0 : 1)),
        -(spaceIn(room) ?? 0),
        room.question.others.length,
        position,
      ],
    }));
  ranked.sort((one, other) => compare(one.key, other.key));
  return ranked.flatMap(({ room }) => {
    const reasons = CLAIMS.filter(({ holds }) => holds(room)).map(({ reason }) => reason);
    const space = spaceIn(room);
    if (space !== null) {
      const each = space.toFixed(1);
      const message = `${each} m² for each who would sleep there.`;
      reasons.push({ code: 'SPACE_EACH', message, squareMetresEach: Number(each) });
    }
    return room.bedIds.map((bedId) => ({ bedId, findings: room.findings, reasons }));
  });
}

function compare(one: number[], other: number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : one[at]! - other[at]!;
}
