import { changeAt, type Dated } from '../bulk/dated.js';
import { type Payment, paymentRow } from '../history/medical-payments.js';
import type { OnwardWorld } from '../onward/onward.js';
import { DAY, HOUR, momentText } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { numberOf, Random } from '../seed/random.js';
import { doneReferrals } from './referrals.js';

/** Every so many bills are recorded twice as high as they were, and corrected on the day after. */
const WRONG_EVERY = 2;
const EXAMINATION = 6500;

/** What IOM pays for the referrals that the clinic has done, on the day after. */
export function* castPayments(world: OnwardWorld): Generator<Dated> {
  for (const { boy, number, doneAt, id: referralId } of doneReferrals(world)) {
    const random = new Random(world.seed, numberOf('cast payment'), number);
    const paidAt = doneAt + DAY;
    const payment: Payment = {
      ...{ kind: 'EXAMINATION', cents: EXAMINATION, provider: 'Clinic', referralId },
      ...{ careAt: doneAt - HOUR, paidAt },
    };
    const id = identifier(paidAt, random);
    if (number % WRONG_EVERY !== 0) {
      yield { at: paidAt, row: paymentRow(boy, id, payment) };
      continue;
    }
    const [correctedAt, text] = [paidAt + DAY, momentText(paidAt + DAY)];
    yield {
      at: paidAt,
      row: paymentRow(boy, id, { ...payment, cents: 2 * EXAMINATION }),
      changes: [
        changeAt(correctedAt, {
          ...{ voided_at: text, updated_at: text, voiding_reason: 'The bill was of two children.' },
        }),
      ],
    };
    const right = paymentRow(boy, identifier(correctedAt, random), payment);
    yield {
      at: correctedAt,
      row: { ...right, corrects_id: id, created_at: text, updated_at: text },
    };
  }
}
