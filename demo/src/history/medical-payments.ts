import type { Row } from '../bulk/table.js';
import { PAID_CARE } from '../calibration.js';
import { HISTORY_END } from '../moment.js';
import type { Resident } from '../population/resident.js';
import { medicalCareOf } from '../records/basic-assistance.js';
import { writtenAt, writtenBy } from '../records/provenance.js';
import { DAY, dayNumber, dayText, HOUR, momentText, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import { colleaguesBy } from '../staff/people.js';
import type { World } from '../world.js';

const stream = streamOf('medical payments');
const payers = colleaguesBy('IOM', ['SOCIAL_WORKER']);

/** What was paid. Moments are milliseconds since 1970. */
export interface Payment {
  kind: keyof typeof PAID_CARE.kinds;
  /** In euro cents. */
  cents: number;
  provider: string;
  careAt: number;
  paidAt: number;
  referralId?: string;
}

/** The lev was left for the euro on 1 January 2026, at the rate that had held since 1999. */
const EURO_FROM = dayNumber('2026-01-01');
const LEV_A_EURO = 1.95583;

/** Care on a day, and when its bill was paid. */
export function paidCare(random: Random, careAt: number): Payment {
  const kind = random.weighted(PAID_CARE.kinds);
  const { euros, spread } = PAID_CARE.costs[kind];
  const cents = Math.max(100, Math.round(random.logNormal(euros, spread) * 20) * 5);
  const provider = PAID_CARE.providers[kind];
  return { kind, cents, provider, careAt, paidAt: careAt + Math.floor(random.between(0, 10) * DAY) };
}

/** One payment of IOM for a resident. */
export function paymentRow(resident: Resident, id: string, payment: Payment): Row {
  const { kind, cents, provider, careAt, paidAt, referralId = null } = payment;
  const people = payers(resident.centre);
  const person = people[(resident.index + Math.floor(careAt / DAY)) % people.length]!;
  const day = sofiaDay(paidAt);
  const isEuro = day >= EURO_FROM;
  return {
    id,
    resident_id: resident.id,
    centre_id: resident.centre.id,
    organisation: 'IOM',
    funding: PAID_CARE.funds[(resident.index + Math.floor(careAt / DAY)) % PAID_CARE.funds.length]!,
    kind,
    care_at: momentText(careAt),
    paid_on: dayText(day),
    amount_minor: isEuro ? cents : Math.round(cents * LEV_A_EURO),
    currency: isEuro ? 'EUR' : 'BGN',
    provider,
    referral_id: referralId,
    session_id: null,
    corrects_id: null,
    voided_at: null,
    voiding_reason: null,
    ...writtenBy(person, resident.centre, paidAt),
    ...writtenAt(paidAt),
  };
}

/** Of those whom the nurse saw some were sent on to a specialist or a pharmacy, and that was paid for them. */
export function* medicalPaymentRows({ residents, seed }: World): Generator<Row> {
  for (const resident of residents) {
    const random = stream(seed, resident.index);
    const ends = (resident.departedAt ?? HISTORY_END) - HOUR;
    for (const seenAt of medicalCareOf(resident, seed)) {
      if (!random.chance(PAID_CARE.share)) continue;
      for (let bills = 1 + random.count(PAID_CARE.moreBills); bills > 0; bills -= 1) {
        const careAt = Math.floor(random.between(seenAt, Math.max(seenAt, Math.min(seenAt + 8 * DAY, ends))));
        const payment = paidCare(random, careAt);
        const id = identifier(payment.paidAt, random);
        if (payment.paidAt < HISTORY_END) yield paymentRow(resident, id, payment);
      }
    }
  }
}
