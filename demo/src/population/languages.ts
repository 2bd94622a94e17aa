import type { Random } from '../seed/random.js';

/** First languages by nationality (ISO 639), in shares. Assumption. */
const FIRST: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  SYR: { ar: 0.83, kmr: 0.17 },
  AFG: { prs: 0.48, ps: 0.46, uz: 0.06 },
  IRQ: { ar: 0.6, ckb: 0.4 },
  MAR: { ar: 0.75, zgh: 0.25 },
  PAK: { ur: 0.6, ps: 0.25, pa: 0.15 },
  IRN: { fa: 0.8, kmr: 0.2 },
  SOM: { so: 1 },
  ERI: { ti: 1 },
};

/** Second languages that come with a first one, and how likely. */
const SECOND: Readonly<Record<string, readonly [string, number]>> = {
  kmr: ['ar', 0.7],
  ckb: ['ar', 0.4],
  zgh: ['ar', 0.6],
  ps: ['prs', 0.35],
  uz: ['prs', 0.6],
  pa: ['ur', 0.7],
  so: ['ar', 0.3],
  ti: ['ar', 0.25],
  ar: ['fr', 0.04],
};

/** What a person speaks, the first language first. */
export function languagesOf(random: Random, nationality: string): string[] {
  const first = random.weighted(FIRST[nationality] ?? { ar: 1 });
  const languages = [first];
  const second = SECOND[first];
  if (second && random.chance(second[1])) languages.push(second[0]);
  if (random.chance(0.12)) languages.push('en');
  return languages;
}
