import { isWhole } from '../run/whole.js';

/** The roles by one letter each, and for what each of them asks in the walk. */
export const ROLES: Record<string, { role: string; purpose: string }> = {
  c: { role: 'CASE_MANAGER', purpose: 'CARE' },
  s: { role: 'SOCIAL_WORKER', purpose: 'CARE' },
  p: { role: 'PSYCHOLOGIST', purpose: 'CARE' },
  l: { role: 'LEGAL_COUNSELLOR', purpose: 'LEGAL_AID' },
  i: { role: 'INTERPRETER', purpose: 'CARE' },
  m: { role: 'CULTURAL_MEDIATOR', purpose: 'CARE' },
  a: { role: 'ACTIVITY_FACILITATOR', purpose: 'CARE' },
  n: { role: 'NURSE', purpose: 'CARE' },
  g: { role: 'SECURITY_GUARD', purpose: 'PROTECTION' },
  M: { role: 'CENTRE_MANAGER', purpose: 'CARE' },
  r: { role: 'REGISTRAR', purpose: 'ADMINISTRATION' },
  C: { role: 'COORDINATOR', purpose: 'COORDINATION' },
  L: { role: 'LEGAL_REPRESENTATIVE', purpose: 'LEGAL_AID' },
  P: { role: 'PARTNER_APPLICATION', purpose: 'CARE' },
  R: { role: 'REFERRAL_COORDINATOR', purpose: 'CARE' },
  y: { role: 'ANALYST', purpose: 'STATISTICS' },
  d: { role: 'DATA_PROTECTION_OFFICER', purpose: 'AUDIT' },
  u: { role: 'AUDITOR', purpose: 'AUDIT' },
  S: { role: 'SERVICE', purpose: 'COORDINATION' },
  // A role of which no table has heard.
  '?': { role: 'JANITOR', purpose: 'CARE' },
};

/** Every purpose that somebody in the walk asks for. */
export const PURPOSES = [...new Set(Object.values(ROLES).map(({ purpose }) => purpose))];

/** Somebody in the walk. */
export interface Walker {
  letter: string;
  role: string;
  purpose: string;
  organisation: string;
  /** Name of the centre at which the walker works, or EVERYWHERE for a sign-in that names none. */
  centre: string;
}

/** For a sign-in that names no centre. */
export const EVERYWHERE = 'EVERYWHERE';
/** Those who see every centre with such a sign-in, and two who do not. */
const OF_ALL_CENTRES = 'CyduS';
const SIGNED_IN_WITHOUT = `${OF_ALL_CENTRES}c?`;

/** Whether somebody gets to a place at all. */
export const reaches = ({ letter, centre }: Walker, place: string): boolean =>
  centre === place || (centre === EVERYWHERE && OF_ALL_CENTRES.includes(letter));

/** Every role in each organisation at each centre, and some at none. */
export const everybody = (organisations: string[], centres: string[]): Walker[] =>
  Object.keys(ROLES).flatMap((letter) => ofRole(letter, organisations, centres).flat());

/**
 * The same, and in `npm test` a part of them: of each role the one of the first organisation at the first centre, and one
 * in three of the others, who are others for the next role.
 */
export const walkers = (organisations: string[], centres: string[]): Walker[] =>
  Object.keys(ROLES).flatMap((letter, turn) => {
    const [[first, ...others], without] = ofRole(letter, organisations, centres);
    return [first!, ...inTurn(others, turn, 3), ...inTurn(without, turn, 2)];
  });

/** Those who work at a centre, and those whose sign-in names none. */
function ofRole(letter: string, organisations: string[], centres: string[]): [Walker[], Walker[]] {
  const { role, purpose } = ROLES[letter]!;
  const at = (centre: string) =>
    organisations.map((organisation) => ({ letter, role, purpose, organisation, centre }));
  return [centres.flatMap(at), SIGNED_IN_WITHOUT.includes(letter) ? at(EVERYWHERE) : []];
}

/** One in so many, as long as there are so many: others at the next turn. All of them in a whole walk. */
const inTurn = <One>(all: One[], turn: number, many: number): One[] => {
  const step = isWhole ? 1 : Math.min(many, Math.max(all.length, 1));
  return all.filter((_, index) => index % step === turn % step);
};

/** Some roles at an organisation that keeps no centre, and is no party of an agreement: they are the same as anywhere. */
const OF_PARTNERS = 'cMRyuS';

/** The same of a partner, for some of the roles. */
export const partnersOf = (organisation: string, centres: string[]): Walker[] =>
  walkers([organisation], centres).filter(({ letter }) => OF_PARTNERS.includes(letter));
