import type { Dated, Onward } from '../bulk/dated.js';
import { lateReadingOf } from '../cast/unread-handovers.js';
import { censusOf } from '../population/census.js';
import { writtenAt, writtenBy } from '../records/provenance.js';
import { DAY, HOUR, MINUTE, momentText } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { numberOf, Random } from '../seed/random.js';
import { OPEN_POINTS, onShift, summaryOf } from '../staff/handovers.js';
import type { Shift } from '../staff/rota.js';
import type { OnwardWorld } from './onward.js';
import { DAYS_UNTIL_READ, leftOutAfter } from './rota.js';
import { staysOnward } from './stays.js';

const stream = numberOf('handovers since the past');
/** Handovers that the next team reads only the next day. Assumption. */
const READ_LATE = 0.06;

const streamOf = ({ plan, day }: Shift) =>
  new Random(stream, numberOf(`${plan.zone!.code} ${plan.organisation} ${plan.window}`), day);

/** When it is read: when the next team comes, or hours later. */
function readAfter({ endsAt }: Shift, random: Random): number {
  const late = random.chance(READ_LATE);
  return Math.floor(endsAt + (late ? random.between(9, 26) * HOUR : random.between(2, 40) * MINUTE));
}

/** What each team of a zone tells the next one since the past, and when that one read it. */
export const handoversOnward = (world: OnwardWorld, shifts: readonly Shift[]): Onward => ({
  *dated(): Generator<Dated> {
    const census = censusOf(staysOnward(world));
    const key = ({ plan }: Shift, at: number) => `${plan.zone!.code} ${plan.organisation} ${at}`;
    const ofZones = shifts.filter(({ plan }) => plan.zone !== null);
    const byStart = new Map(ofZones.map((shift) => [key(shift, shift.startsAt), shift]));
    for (const shift of ofZones) {
      if (shift.endsAt + DAYS_UNTIL_READ * DAY <= world.since) continue;
      const random = streamOf(shift);
      const usually = shift.endsAt - Math.floor(random.between(5, 25) * MINUTE);
      const author = onShift(shift);
      if (!author) continue;
      const late = lateReadingOf(shift);
      const at = late?.writtenAt ?? usually;
      const reader = onShift(byStart.get(key(shift, late?.readerFrom ?? shift.endsAt)));
      const readAt = late?.readAt ?? readAfter(shift, random);
      const { centre, zone } = shift.plan;
      const read = {
        acknowledged_by_id: reader?.id ?? null,
        acknowledged_at: momentText(readAt),
        updated_at: momentText(readAt),
      };
      yield {
        at,
        row: {
          id: identifier(at, random),
          shift_id: shift.id,
          centre_id: centre.id,
          safe_zone_id: zone!.id,
          written_by_id: author.id,
          written_at: momentText(at),
          summary: summaryOf(shift, census(zone!, at), random),
          open_points: [
            ...(late ? [late.openPoint] : []),
            ...[random.pick(OPEN_POINTS.slice(0, 3)), random.pick(OPEN_POINTS.slice(3))].slice(
              0,
              random.below(late ? 2 : 3),
            ),
          ],
          acknowledged_by_id: null,
          acknowledged_at: null,
          ...writtenBy(author, centre, at),
          ...writtenAt(at),
        },
        changes: reader ? [{ at: readAt, set: read }] : [],
        leftOutAfter: leftOutAfter(shift),
      };
    }
  },
});
