import { isChildOn } from '../../register/rules/majority.js';
import { representationOn } from '../../representation/rules/representation-on.js';

/** A representation, as far as it matters here. */
interface Represented {
  appointedOn: string;
  endedOn: string | null;
  ofAdult: boolean;
}

/** A consent that somebody gave for the resident and that is neither withdrawn nor over. */
interface GivenFor {
  id: string;
  /** YYYY-MM-DD at the centre. */
  givenOn: string;
}

interface Life<Given> {
  /** Dates of birth before and after, YYYY-MM-DD; null when not known. */
  from: string | null;
  to: string | null;
  /** YYYY-MM-DD at the centre. */
  today: string;
  representations: Represented[];
  consents: Given[];
}

export interface MajorityMove<Given> {
  /** What the resident is today by the corrected date and was not before; null when that stays. */
  becomes: 'ADULT' | 'CHILD' | null;
  /** Whether somebody represents the resident today who does not by the corrected date, or the other way round. */
  representation: 'ENDS' | 'BEGINS' | null;
  /** Consents that open nothing any longer. */
  ending: Given[];
  /** Consents that open again what had ended with childhood. */
  reopening: Given[];
  /** Of those that end, the ones that nobody could give on their day: whoever gave them spoke for no child. */
  unfounded: Given[];
}

/**
 * What a corrected date of birth ends and begins today. Representations and consents follow a birthday by themselves; but a
 * consent that a child's representative gave on a day on which, as is known now, the resident was of age rests on
 * nothing, and no birthday ends it.
 */
export function majorityMove<Given extends GivenFor>(life: Life<Given>): MajorityMove<Given> {
  const { from, to, today, representations, consents } = life;
  const [was, is] = [isChildOn(from, today), isChildOn(to, today)];
  const held = (born: string | null, day: string) => Boolean(representationOn(representations, day, born));
  /** As `residents.giver_may_speak` says it. */
  const speaks = (born: string | null, { givenOn }: Given) =>
    isChildOn(born, today) || !isChildOn(born, givenOn);
  const unfounded = consents.filter(({ givenOn }) => held(from, givenOn) && !held(to, givenOn));
  const opens = (one: Given) => speaks(to, one) && !unfounded.includes(one);
  const [before, after] = [held(from, today), held(to, today)];
  return {
    becomes: was === is ? null : is ? 'CHILD' : 'ADULT',
    representation: before === after ? null : after ? 'BEGINS' : 'ENDS',
    ending: consents.filter((one) => speaks(from, one) && !opens(one)),
    reopening: consents.filter((one) => !speaks(from, one) && opens(one)),
    unfounded,
  };
}

/** Whether a move changes what anybody may do today. */
export const movesAnything = <Given>(move: MajorityMove<Given>): boolean =>
  move.becomes !== null ||
  move.representation !== null ||
  [move.ending, move.reopening, move.unfounded].some(({ length }) => length > 0);

const consentsOf = (count: number) => (count === 1 ? '1 consent' : `${count} consents`);

/** What a move does, in sentences that name no date. */
export function tellMove<Given>({ becomes, representation, ending, reopening }: MajorityMove<Given>): string {
  const sentences = [
    becomes === 'ADULT' && 'By this date of birth the resident is of age today.',
    becomes === 'CHILD' && 'By this date of birth the resident is a child today.',
    representation === 'ENDS' && 'The legal representation of the child ends.',
    representation === 'BEGINS' && 'A legal representation that had ended with childhood holds again.',
    becomes === 'CHILD' && representation === null && 'See that somebody represents the child.',
    ending.length > 0 && `${consentsOf(ending.length)} that a representative gave open nothing any longer.`,
    reopening.length > 0 &&
      `${consentsOf(reopening.length)} that a representative gave open again what they name.`,
  ];
  return sentences.filter(Boolean).join(' ');
}
