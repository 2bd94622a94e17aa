import type { Dated, Onward } from '../bulk/dated.js';
import { MEDICAL_SHARE, PAID_CARE } from '../calibration.js';
import { paidCare, paymentRow } from '../history/medical-payments.js';
import { HOUR, MINUTE, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { streamOf } from '../seed/random.js';
import { type OnwardWorld, stillToTell } from './onward.js';

const stream = streamOf('medical payments since the past');

/** What was paid since the past, for as many as before. */
export const medicalPaymentsOnward = (world: OnwardWorld): Onward => ({
  *dated(): Generator<Dated> {
    for (const resident of stillToTell(world)) {
      const random = stream(world.seed, resident.index);
      const from = Math.max(resident.arrivedAt, world.from) + 2 * HOUR;
      const until = resident.leavesAt - HOUR;
      if (until <= from || !random.chance(MEDICAL_SHARE * PAID_CARE.share)) continue;
      for (let bills = 1 + random.count(PAID_CARE.moreBills); bills > 0; bills -= 1) {
        const near = random.between(from, until);
        const inHours = Math.round(sofia(sofiaDay(near), random.between(8.5, 17)) / MINUTE) * MINUTE;
        const careAt = inHours > from && inHours < until ? inHours : Math.floor(near);
        const care = paidCare(random, careAt);
        // A top-up knows nobody who has left: what is open then is paid on that day.
        const payment = { ...care, paidAt: Math.min(care.paidAt, resident.leavesAt) };
        const row = paymentRow(resident, identifier(payment.paidAt, random), payment);
        yield { at: payment.paidAt, row };
      }
    }
  },
});
