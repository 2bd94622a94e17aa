import type { Row } from '../bulk/table.js';
import { HISTORY_END } from '../moment.js';
import { censusOf, type ZoneCount } from '../population/census.js';
import { writtenAt, writtenBy } from '../records/provenance.js';
import { HOUR, MINUTE, momentText } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import type { World } from '../world.js';
import type { StaffMember } from './people.js';
import type { Shift } from './rota.js';

const stream = streamOf('handovers');

const DAYS = [
  'A quiet day.',
  'A busy day with several consultations.',
  'The football game in the yard went well.',
  'Two children argued over a telephone; they have talked it over with the psychologist.',
  'The language class was full.',
];
const NIGHTS = [
  'A quiet night.',
  'One child could not sleep and talked with the social worker until two.',
  'The fire alarm went off by mistake at three; everybody was back in bed half an hour later.',
  'Some noise on the upper floor until midnight.',
];
/** Points that stay open: the first three are of the day, the others of every time. */
export const OPEN_POINTS = [
  'Appointment at the clinic tomorrow morning: wake the child at seven.',
  'An interpreter for Tigrinya is still being looked for.',
  'The hot water on the upper floor comes and goes; the technician is informed.',
  'A child asks for news of a brother: call the family tracing service back.',
  'Winter jackets for the new arrivals have to be fetched from the store.',
  'Look in on the child who came back late yesterday.',
];

const children = (count: number) => (count === 1 ? '1 child' : `${count} children`);

/** What a team tells of its shift. */
export function summaryOf(shift: Shift, { present, arrived }: ZoneCount, random: Random): string {
  const told = random.pick(shift.plan.window === 'NIGHT' ? NIGHTS : DAYS);
  const came = arrived === 0 ? 'nobody new' : `${children(arrived)} new`;
  return `${children(present)} in the zone, ${came}. ${told}`;
}

/** Who is on a shift, the first one planned. */
export const onShift = (shift: Shift | undefined): StaffMember | undefined =>
  shift?.assignments.find(({ cancelled }) => !cancelled)?.person;

/** The day's and the night's team of a zone hand over; the evening's team works with the day's handover. */
const handsOver = ({ plan }: Shift) => plan.zone !== null && plan.window !== 'EVENING';

/** What each team of a zone tells the next one, for all shifts that are over. */
export function* handoverRows({ residents, rotaFrom }: World, shifts: readonly Shift[]): Generator<Row> {
  const census = censusOf(residents);
  const nextOf = (shift: Shift) =>
    shifts.find(
      ({ plan, startsAt }) =>
        startsAt === shift.endsAt &&
        plan.zone === shift.plan.zone &&
        plan.organisation === shift.plan.organisation,
    );
  for (const [index, shift] of shifts.entries()) {
    const random = stream(0, index);
    const at = shift.endsAt - Math.floor(random.between(5, 25) * MINUTE);
    const isHistory = shift.startsAt < HISTORY_END;
    const author = onShift(shift);
    if (!handsOver(shift) || !author || at > (isHistory ? HISTORY_END : (rotaFrom ?? HISTORY_END))) continue;
    const reader = random.chance(0.92) ? onShift(nextOf(shift)) : undefined;
    const readAt = shift.endsAt + Math.floor(random.between(0.05, 0.6) * HOUR);
    const { centre, zone } = shift.plan;
    yield {
      id: identifier(at, random),
      shift_id: shift.id,
      centre_id: centre.id,
      safe_zone_id: zone!.id,
      written_by_id: author.id,
      written_at: momentText(at),
      summary: summaryOf(shift, census(zone!, at), random),
      open_points: [random.pick(OPEN_POINTS.slice(0, 3)), random.pick(OPEN_POINTS.slice(3))].slice(
        0,
        random.below(3),
      ),
      acknowledged_by_id: reader?.id ?? null,
      acknowledged_at: reader ? momentText(readAt) : null,
      ...writtenBy(author, centre, at),
      ...writtenAt(at),
    };
  }
}
