import { transliterate } from 'transliteration';

/** What a letter of the Arabic script sounds like, where the library says otherwise or two letters that would be read as one. */
const ARABIC: Readonly<Record<string, string>> = {
  ...{ ا: 'a', ع: 'a', ى: 'a', ة: '', ء: '', ٱ: 'a', ە: 'a', و: 'w', ي: 'y', ی: 'y', ے: 'y' },
  ...{
    ح: 'h',
    خ: 'h',
    ه: 'h',
    ھ: 'h',
    ہ: 'h',
    ۀ: 'h',
    ث: 't',
    ط: 't',
    ٹ: 't',
    ذ: 'd',
    ض: 'd',
    ڈ: 'd',
    ظ: 'z',
  },
  ...{ ش: 's', ص: 's', غ: 'g', ک: 'k', چ: 'h', ژ: 'j', ڑ: 'r', ں: 'n' },
};

/** Letters of Cyrillic of which the library makes one Latin letter that means another sound, or none. */
const CYRILLIC: Readonly<Record<string, string>> = { ц: 'ts', ъ: 'a', ь: '' };

/** Two or three letters that are one sound, the longest first. Those that are written for several stand in `READINGS`. */
const SOUNDS: readonly [RegExp, string][] = [
  [/dzh|dj|zh/g, 'j'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/ph/g, 'f'],
  [/ck|q|c/g, 'k'],
  [/x/g, 'ks'],
  [/p/g, 'b'],
  [/v/g, 'w'],
];

/** `ch` is that of Khaled or that of Rachid; `sh` is one sound or two, as in Ishaq. */
const READINGS: readonly [RegExp, readonly string[]][] = [
  [/t?sch|tch/g, ['s']],
  [/ch/g, ['h', 's']],
  [/sh/g, ['s', 's-h']],
];

/** A name's parts in letters without marks; the article of Arabic is a part of its own. */
export function partsOf(name: string): string[] {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\u0640\u200b-\u200f'’‘ʼʿʾ`´]/gu, '')
    .split(/[^\p{L}]+/u)
    .flatMap((part) => (/^ال\p{L}{3}/u.test(part) ? ['ال', part.slice(2)] : [part]))
    .filter((part) => part.length > 0);
}

function read(part: string): string[] {
  const latin = [...part].map((letter) => ARABIC[letter] ?? CYRILLIC[letter] ?? letter);
  const plain = transliterate(latin.join(''))
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  let readings = [plain];
  for (const [letters, sounds] of READINGS)
    readings = readings.flatMap((reading) =>
      letters.test(reading) ? sounds.map((sound) => reading.replace(letters, sound)) : [reading],
    );
  return [
    ...new Set(
      readings.map((reading) => SOUNDS.reduce((text, [from, to]) => text.replace(from, to), reading)),
    ),
  ].map((reading) => reading.replaceAll('-', ''));
}

const KNOWN = new Map<string, string[]>();
/** Names repeat: so many parts are some tens of thousands of people. */
const MOST_KNOWN = 20_000;

/** A part in Latin letters, in each way in which it can be read: at most four. What was read is known for a while. */
export function readingsOf(part: string): string[] {
  let readings = KNOWN.get(part);
  if (!readings) {
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
    readings = read(part);
    KNOWN.set(part, readings);
  }
  return readings;
}

/** The vowel or half vowel with which a name begins, in one letter each: Omar and Umar, Walid and Oualid, Yusuf and Iusuf. */
const beginning = (sounds: string): string => {
  if (/^(w|o?u(?=[aeiy]))/.test(sounds)) return 'w';
  if (/^(y|i(?=[aeou]))/.test(sounds)) return 'y';
  return /^[aeiou]/.test(sounds) ? 'a' : '';
};

/**
 * The consonants of what was read, as scripts without vowels write them: vowels and half vowels fall but for the first one, what stands
 * twice stands once. `mohammed`, `muhamad` and `mhmd` are `mhmd`.
 */
export const skeletonOf = (sounds: string): string =>
  (beginning(sounds) + sounds.replace(/[aeiouyw]/g, '')).replace(/(.)\1+/g, '$1');
