import { partsOf, readingsOf, skeletonOf } from './skeleton.js';

/** Parts that are written apart from what follows them or as one with it: Abdul Rahman, Abu Bakr, Al Masri. */
const BOUND = /^(abd([aeiou]?[lrsndtz])?|ab(u|o|ou|w)|[aeu][ldrsn]|bin|ben|ibn|bn|abn)$/;

/** Fewer consonants than this are to be the right ones: with one wrong, Hamid would be Khaled. */
const LEAST_TO_ERR = 4;
/** So many parts of a name are looked for at most. */
export const MOST_PARTS = 8;

const uniqueOf = (all: readonly string[]) => [...new Set(all)].filter((text) => text.length > 0);

/** Parts as they are looked for: what is bound to the next one is one with it. In each way in which it can be read. */
function unitsOf(name: string): { alone: string[][]; joined: string[][] } {
  const parts = partsOf(name).map(readingsOf);
  const joined: string[][] = [];
  let open: string[] | undefined;
  for (const [index, readings] of parts.entries()) {
    const whole: string[] = open
      ? open.flatMap((before) => readings.map((reading) => before + reading)).slice(0, 4)
      : readings;
    const isBound = readings.some((reading) => BOUND.test(reading));
    if (isBound && index < parts.length - 1) open = whole;
    else {
      joined.push(whole);
      open = undefined;
    }
  }
  const skeletons = (units: string[][]) =>
    units.map((readings) => uniqueOf(readings.map(skeletonOf))).filter((unit) => unit.length > 0);
  return { alone: skeletons(parts), joined: skeletons(joined) };
}

/** The first letter is the right one: else Ahmed would be Mohammed. */
const withoutOne = (text: string): string[] =>
  uniqueOf(
    Array.from({ length: text.length - 1 }, (_, before) =>
      (text.slice(0, before + 1) + text.slice(before + 2)).replace(/(.)\1+/g, '$1'),
    ),
  );

/**
 * The tokens by which a name is found: of each part, and of parts that are written as one, `<` with each beginning of its
 * skeleton, and where it is long enough `=` with the whole and `-` with each that lacks one letter.
 */
export function tokensOf(name: string): string[] {
  const { alone, joined } = unitsOf(name);
  return uniqueOf(
    [...alone, ...joined].flat().flatMap((skeleton) => {
      const beginnings = skeleton.length < 2 ? [skeleton] : [];
      for (let length = 2; length <= skeleton.length; length += 1) beginnings.push(skeleton.slice(0, length));
      const tokens = beginnings.map((beginning) => `<${beginning}`);
      if (skeleton.length < LEAST_TO_ERR) return tokens;
      return [...tokens, `=${skeleton}`, ...withoutOne(skeleton).map((less) => `-${less}`)];
    }),
  );
}

/** The parts of a name as they sound, each in every reading; those that are written apart or as one are one. */
export const soundsOf = (name: string): string[][] => unitsOf(name).joined;

/** Scripts differ in whether they write the h at the end: Fatimah, Fatima. */
const withoutLastH = (sounds: string) => (sounds.length > 2 ? sounds.replace(/h$/, '') : sounds);

/**
 * What a part, in each of its readings, has in common with every one that sounds alike, and with no other: one letter behind the first may be
 * wrong, too much or missing as in `lookedFor`.
 */
export const likeTokens = (readings: readonly string[]): string[] =>
  uniqueOf(
    readings.flatMap((sounds) => [
      `=${withoutLastH(sounds)}`,
      ...(sounds.length < LEAST_TO_ERR ? [] : [sounds, ...withoutOne(sounds)].map((near) => `-${near}`)),
    ]),
  );

/** Of each part the tokens of whole parts, where it is long enough to have such; `lookedFor` also finds what only begins so. */
export const wholeTokens = (name: string): string[][] =>
  soundsOf(name).map((readings) =>
    uniqueOf(
      readings.flatMap((sounds) => {
        const short = [...new Set([sounds, withoutLastH(sounds)])].filter(
          ({ length }) => length < LEAST_TO_ERR,
        );
        const near = withoutOne(sounds);
        const long = [
          ...[sounds, ...near].filter(({ length }) => length >= LEAST_TO_ERR).map((text) => `=${text}`),
          ...[sounds, ...near].map((text) => `-${text}`),
        ];
        return [...short.map((text) => `<${text}`), ...(sounds.length < LEAST_TO_ERR ? [] : long)];
      }),
    ),
  );

/**
 * What to look for, to find a name under any spelling: of each part tokens of which a name must have one. One letter behind the first may be wrong,
 * too much or missing where both have four consonants or more: two that lack one letter each then meet (symmetric deletion).
 */
export function lookedFor(name: string): string[][] {
  return unitsOf(name).joined.map((skeletons) =>
    uniqueOf(
      skeletons.flatMap((skeleton) => {
        const tokens = [`<${skeleton}`];
        if (skeleton.length < LEAST_TO_ERR) return tokens;
        // Scripts differ in whether they write the h at the end: Fatimah, Fatima.
        if (skeleton.endsWith('h')) tokens.push(`<${skeleton.slice(0, -1)}`);
        tokens.push(`-${skeleton}`);
        for (const less of withoutOne(skeleton)) {
          tokens.push(`-${less}`);
          if (less.length >= LEAST_TO_ERR) tokens.push(`=${less}`);
        }
        return tokens;
      }),
    ),
  );
}

/** Whether a name is one of those that are looked for. */
export function isLookedFor(name: string, wanted: readonly string[][]): boolean {
  const tokens = new Set(tokensOf(name));
  return wanted.every((anyOf) => anyOf.some((token) => tokens.has(token)));
}
