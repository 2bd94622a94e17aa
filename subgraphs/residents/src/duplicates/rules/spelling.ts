import { partsOf } from '../../names/rules/skeleton.js';
import { likeTokens, soundsOf } from '../../names/rules/tokens.js';

export interface Named {
  givenName: string;
  familyName: string | null;
  givenNameLatin: string | null;
  familyNameLatin: string | null;
  fatherName?: string | null | undefined;
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

const spell = (name: string): Spelling => ({
  name,
  letters: partsOf(name).sort().join(' '),
  parts: partsAsHeard(name),
});

/** A whole name as it is written, and as somebody wrote it in Latin letters. */
export const spellingsOf = once(
  ({ givenName, familyName, givenNameLatin, familyNameLatin }): readonly Spelling[] =>
    [
      [givenName, familyName],
      [givenNameLatin, familyNameLatin],
    ]
      .map((parts) => parts.filter((part) => part !== null).join(' '))
      .filter((name, place, all) => name !== '' && all.indexOf(name) === place)
      .map(spell),
);

/** The given name with that of the father, as it may stand elsewhere for the whole name: where no family name is used, or the father's is written as one. */
const withFather = once(({ givenName, fatherName }): readonly Spelling[] =>
  fatherName ? [spell(`${givenName} ${fatherName}`)] : [],
);

/** A whole name in each way in which another record may have it. */
export const waysOf = once((person): readonly Spelling[] => [...spellingsOf(person), ...withFather(person)]);

/** The parts of a name, each by itself. */
export const halvesOf = once(({ givenName, familyName, fatherName }) => ({
  given: partsAsHeard(givenName),
  family: familyName === null ? [] : partsAsHeard(familyName),
  father: fatherName ? partsAsHeard(fatherName) : [],
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
