import type { Dated } from '../bulk/dated.js';
import { datedConsent } from '../onward/consents.js';
import type { OnwardWorld } from '../onward/onward.js';
import type { Resident } from '../population/resident.js';
import type { Consent } from '../records/consents.js';
import { type DayNumber, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { numberOf, Random } from '../seed/random.js';
import { CLINIC_PARTNER } from '../staff/organisations.js';
import { personBySubject } from '../staff/people.js';
import { CAST_BEGINS, GIVEN_BEFORE, referralDay, referredBy, withdrawsOn } from './days.js';

type Boys = ReadonlyMap<number, Resident>;

/** The boys of a list of residents, by their number. */
export const boysOf = (residents: readonly Resident[]): Boys =>
  new Map(
    residents.flatMap((one) => (one.cast?.role === 'COMES_OF_AGE' ? [[one.cast.holder, one] as const] : [])),
  );

/** Who asks for the consents, with a certificate instead of a document: nobody here has written anything. */
const asked = personBySubject('iom-social-worker-voenna-rampa-2');

function consentOf(
  recipient: string,
  fieldGroups: string[],
  givenAt: number,
  withdrawnAt: number | null,
  seed: number,
): Consent {
  const random = new Random(seed, numberOf(`cast consent ${recipient}`), sofiaDay(givenAt));
  const id = identifier(givenAt, random);
  return { id, givenBy: 'RESIDENT', modality: 'VERBAL_CERTIFIED', fieldGroups, givenAt, withdrawnAt, asked };
}

/** Somebody agrees that IOM is told about the family, and takes it back four days later: every day somebody else. */
function* takenBack(boys: Boys, until: DayNumber, seed: number): Generator<Dated> {
  for (let day = CAST_BEGINS + GIVEN_BEFORE + 2; day - GIVEN_BEFORE <= until; day += 1) {
    const boy = boys.get(withdrawsOn(day));
    if (!boy) continue;
    const givenAt = Math.floor(sofia(day - GIVEN_BEFORE, 18.75));
    const withdrawnAt = Math.floor(sofia(day, 11.4));
    yield datedConsent(boy, consentOf('IOM', ['FAMILY'], givenAt, withdrawnAt, seed));
  }
}

/** The consent on which a referral to the clinic rests: given two hours before, confirmed one hour before. */
export const consentToClinic = (number: number, seed: number): Consent =>
  consentOf(
    CLINIC_PARTNER,
    ['OPERATIONAL', 'IDENTITY', 'HEALTH'],
    Math.floor(sofia(referralDay(number), 9.25)),
    null,
    seed,
  );

function* toClinic(boys: Boys, until: DayNumber, seed: number): Generator<Dated> {
  for (let number = 0; referralDay(number) <= until; number += 1) {
    const boy = boys.get(referredBy(number));
    if (!boy) continue;
    const dated = datedConsent(boy, consentToClinic(number, seed));
    yield { ...dated, row: { ...dated.row, recipient_organisation: CLINIC_PARTNER } };
  }
}

/** What the cast agrees to by script. */
export function* castConsents({ residents, seed, until }: OnwardWorld): Generator<Dated> {
  const boys = boysOf(residents);
  yield* takenBack(boys, sofiaDay(until), seed);
  yield* toClinic(boys, sofiaDay(until), seed);
}
