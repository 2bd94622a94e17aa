import { partsOf } from '../../names/rules/skeleton.js';
import { likeTokens, soundsOf } from '../../names/rules/tokens.js';

export interface Named {
  givenName: string;
  familyName: string | null;
  givenNameLatin: string | null;
  familyNameLatin: string | null;
}

/** A part of a name, as what it has in common with those that sound alike. */
export type Part = readonly string[];

/** A whole name in one way of writing it. */
export interface Spelling {
  name: string;
  /** Its parts without marks and capitals, in the order of letters. */
  letters: string;
  parts: readonly Part[];
}

const partsAsHeard = (name: string): Part[] => soundsOf(name).map(likeTokens);

/** Somebody is compared with many: what names sound like is made out once. */
function once<Made>(make: (person: Named) => Made): (person: Named) => Made {
  const kept = new WeakMap<Named, Made>();
  return (person) => {
    let made = kept.get(person);
    if (made === undefined) {
      made = make(person);
      kept.set(person, made);
    }
    return made;
  };
}

/** A whole name as it is written, and as somebody wrote it in Latin letters. */
export const spellingsOf = once(
  ({ givenName, familyName, givenNameLatin, familyNameLatin }): readonly Spelling[] =>
    [
      [givenName, familyName],
      [givenNameLatin, familyNameLatin],
    ]
      .map((parts) => parts.filter((part) => part !== null).join(' '))
      .filter((name, place, all) => name !== '' && all.indexOf(name) === place)
      .map((name) => ({ name, letters: partsOf(name).sort().join(' '), parts: partsAsHeard(name) })),
);

/** Given name and family name, each by itself. */
export const halvesOf = once(({ givenName, familyName }) => ({
  given: partsAsHeard(givenName),
  family: familyName === null ? [] : partsAsHeard(familyName),
}));

const isLike = (one: Part, other: Part) => one.some((token) => other.includes(token));

/** How many parts of the one have one of the other that sounds alike, each once. */
export function partsAlike(one: readonly Part[], other: readonly Part[]): number {
  const left = [...other];
  return one.filter((part) => {
    const place = left.findIndex((candidate) => isLike(part, candidate));
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  }).length;
}
