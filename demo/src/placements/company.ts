import { isChildAlone, type Resident } from '../population/resident.js';
import { sofiaDay } from '../seed/calendar.js';

/*
 * Who sleeps in a room with whom, as people who give beds would have it and as the rules of placing ask: children alone among
 * children of their age and sex, sisters with sisters and brothers with brothers, families among themselves, women apart from men.
 */

/** From here on somebody is put elsewhere if there is any other bed, even one of another kind. */
export const UNEASY = 10;
const EMPTY = 2;
const AGAINST_THE_RULES = 100;
const MOST_CHILDREN_ALONE = 4;

type Company = 'CHILD' | 'FAMILY' | 'WOMAN' | 'MAN';

function companyOf(resident: Resident): Company {
  if (isChildAlone(resident)) return 'CHILD';
  if (resident.familySituation === 'WITH_FAMILY') return 'FAMILY';
  return resident.sex === 'FEMALE' ? 'WOMAN' : 'MAN';
}

/** How uneasy those of one kind are beside another, where no rule is against it; a family beside another family. */
const BESIDE: Readonly<
  Record<Exclude<Company, 'CHILD'>, Readonly<Record<Exclude<Company, 'CHILD'>, number>>>
> = {
  FAMILY: { FAMILY: 4, WOMAN: 5, MAN: 12 },
  WOMAN: { FAMILY: 5, WOMAN: 1, MAN: 30 },
  MAN: { FAMILY: 12, WOMAN: 30, MAN: 1 },
};
/** Children alone by how many bands of age lie between them. */
const BANDS_APART = [1, 3, 9] as const;

/** Ages from which on a band begins: under 14, 14 and 15, 16 and 17. */
const BANDS = [14, 16];
const YEAR = 365.2425;

/** The band of age of a child at a moment: 0 under 14, 1 with 14 or 15, 2 from 16 on. */
export function ageBand({ birthDay }: Resident, at: number): 0 | 1 | 2 {
  const age = (sofiaDay(at) - birthDay) / YEAR;
  return BANDS.filter((from) => age >= from).length as 0 | 1 | 2;
}

/** Whether two people came together. */
export const areKin = (one: Resident, other: Resident): boolean =>
  one.household !== null && one.household === other.household;

function unease(one: Resident, other: Resident, at: number): number {
  const [own, others] = [companyOf(one), companyOf(other)];
  if (own === 'CHILD' && others === 'CHILD') {
    if (one.sex !== other.sex) return AGAINST_THE_RULES;
    return areKin(one, other) ? 0 : BANDS_APART[Math.abs(ageBand(one, at) - ageBand(other, at))]!;
  }
  if (areKin(one, other)) return 0;
  return own === 'CHILD' || others === 'CHILD' ? AGAINST_THE_RULES : BESIDE[own][others];
}

/**
 * How uneasy somebody would be in a room at a moment: the less the better; 0 beside kin.
 * @param inRoom who sleeps there
 * @param free how many beds are free in the room
 * @param together how many people came together with this one, this one included
 */
export function uneaseIn(
  one: Resident,
  inRoom: readonly Resident[],
  [free, together]: readonly [number, number],
  at: number,
): number {
  const lacking = Math.max(together - free, 0);
  if (inRoom.length === 0) return EMPTY + lacking;
  let worst = 0;
  let children = 0;
  let isBesideKin = false;
  for (const other of inRoom) {
    isBesideKin ||= areKin(one, other);
    worst = Math.max(worst, unease(one, other, at));
    if (isChildAlone(other)) children += 1;
  }
  if (isBesideKin && worst < AGAINST_THE_RULES) return 0;
  if (isChildAlone(one) && children >= MOST_CHILDREN_ALONE) worst = Math.max(worst, UNEASY);
  // Siblings of two ages would bring one of them among strangers of the other's: they rather have an empty room.
  return worst + lacking + (isChildAlone(one) && together > 1 ? EMPTY : 0);
}
