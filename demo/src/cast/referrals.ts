import { type Change, changeAt, type Dated } from '../bulk/dated.js';
import type { OnwardWorld } from '../onward/onward.js';
import { writtenBy } from '../records/provenance.js';
import { momentText, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { numberOf, Random } from '../seed/random.js';
import { CLINIC_PARTNER } from '../staff/organisations.js';
import { personBySubject } from '../staff/people.js';
import { boysOf, consentToClinic } from './consents.js';
import { ANSWERED_AFTER, DONE_AFTER, referralDay, referredBy } from './days.js';

const sender = personBySubject('iom-psychologist');
const REASONS = [
  'Headaches since the journey; an eye specialist is asked for.',
  'An old fracture of the wrist hurts; an X-ray is asked for.',
  'Hears badly on the left side.',
  'Skin condition that the centre’s nurse could not treat.',
];
/** Every so many the clinic has no place. */
const REJECTED_EVERY = 6;

const isRejected = (number: number): boolean => number % REJECTED_EVERY === REJECTED_EVERY - 1;
const doneAtOf = (number: number): number => Math.floor(sofia(referralDay(number) + DONE_AFTER, 14.3));

function courseOf(number: number): Change[] {
  const answeredAt = Math.floor(sofia(referralDay(number) + ANSWERED_AFTER, 9.6));
  const doneAt = doneAtOf(number);
  if (isRejected(number)) {
    const text = momentText(answeredAt);
    const rejection = { answered_at: text, closed_at: text, failure_reason: 'LACK_OF_CAPACITY' };
    return [changeAt(answeredAt, { state: 'REJECTED', ...rejection })];
  }
  return [
    changeAt(answeredAt, { state: 'ACCEPTED', answered_at: momentText(answeredAt) }),
    changeAt(doneAt, { state: 'DONE', closed_at: momentText(doneAt), outcome: 'SUCCESSFUL' }),
  ];
}

/** Who was referred to the clinic, by which referral. */
function* referred({ residents, seed, until }: OnwardWorld) {
  const boys = boysOf(residents);
  for (let number = 0; referralDay(number) <= sofiaDay(until); number += 1) {
    const boy = boys.get(referredBy(number));
    if (!boy) continue;
    const at = Math.floor(sofia(referralDay(number), 11.35));
    const id = identifier(at, new Random(seed, numberOf('cast referral'), number));
    yield { boy, number, at, id };
  }
}

/** The referrals that the clinic has done while the child was there. */
export function* doneReferrals(world: OnwardWorld) {
  for (const one of referred(world)) {
    const doneAt = doneAtOf(one.number);
    if (!isRejected(one.number) && doneAt < one.boy.leavesAt) yield { ...one, doneAt };
  }
}

/** The referrals of the cast to the clinic: one always waits for the clinic's answer. */
export function* castReferrals(world: OnwardWorld): Generator<Dated> {
  const { seed } = world;
  for (const { boy, number, at, id } of referred(world)) {
    yield {
      at,
      row: {
        id,
        resident_id: boy.id,
        centre_id: boy.centre.id,
        function: 'SPECIALISED_MEDICAL_REFERRAL',
        from_organisation: 'IOM',
        referred_by_id: sender.id,
        to_organisation: CLINIC_PARTNER,
        reason: REASONS[number % REASONS.length]!,
        urgency: number % 3 === 0 ? 'URGENT' : 'ROUTINE',
        state: 'IN_PROGRESS',
        opened_at: momentText(at),
        answered_at: null,
        closed_at: null,
        outcome: null,
        failure_reason: null,
        consent_id: consentToClinic(number, seed).id,
        ...writtenBy(sender, boy.centre, at),
        created_at: momentText(at),
        updated_at: momentText(at),
      },
      changes: courseOf(number),
    };
  }
}
