import { sopInForce } from './agreements.js';
import { DAY, dayAfter, localMoment, MINUTE } from './moment.js';
import { centreId, PLACES_OF_STAY, safeZoneId } from './places.js';
import { SHIFT_WINDOWS } from './premises.js';
import { namedIdentifier, Random } from './random.js';
import type { Emit } from './rows.js';
import { type Organisation, organisationId, team } from './staff.js';

type Window = (typeof SHIFT_WINDOWS)[number][0];

/** A shift of one zone, or of the whole centre: who does it, and which part of the team takes turns in it. */
interface Plan {
  window: Window;
  organisation: Organisation;
  role: string;
  /** Part of the role's team that works in this window, so that nobody is on two shifts at once. */
  from: number;
  count: number;
}

/** For a zone: the State by day, IOM around the clock. `zone` is the zone's place among those of its centre: 0 or 1. */
const plansOfZone = (zone: number): Plan[] => [
  { window: 'DAY', organisation: 'IOM', role: 'SOCIAL_WORKER', from: 4 + zone * 2, count: 2 },
  { window: 'DAY', organisation: 'IOM', role: 'PSYCHOLOGIST', from: zone * 2, count: 2 },
  { window: 'DAY', organisation: 'STATE', role: 'CASE_MANAGER', from: zone * 4, count: 4 },
  { window: 'EVENING', organisation: 'IOM', role: 'SOCIAL_WORKER', from: 8 + zone * 2, count: 2 },
  { window: 'EVENING', organisation: 'IOM', role: 'INTERPRETER', from: zone, count: 1 },
  { window: 'NIGHT', organisation: 'IOM', role: 'SOCIAL_WORKER', from: zone * 2, count: 2 },
];

const plansOfCentre: Plan[] = [
  { window: 'DAY', organisation: 'STATE', role: 'NURSE', from: 0, count: 2 },
  { window: 'DAY', organisation: 'STATE', role: 'SECURITY_GUARD', from: 0, count: 2 },
  { window: 'EVENING', organisation: 'STATE', role: 'SECURITY_GUARD', from: 2, count: 2 },
  { window: 'NIGHT', organisation: 'STATE', role: 'SECURITY_GUARD', from: 4, count: 2 },
  { window: 'NIGHT', organisation: 'IOM', role: 'INTERPRETER', from: 2, count: 2 },
];

const NOTES = [
  'A quiet shift. All children were at supper.',
  'Two boys argued over a telephone charger; both were spoken to and made peace.',
  'One child had a fever in the afternoon; the nurse saw him and he sleeps now.',
  'Three newcomers settled in; they know the house rules and whom to ask.',
  'The hot water failed for an hour and works again.',
  'Football in the yard until dusk; everybody came back.',
];
const POINTS = [
  'Look in on room 104 once an hour.',
  'A boy waits for a call from his uncle at 22:00: wake him.',
  'Remind the newcomers of the medical check at nine.',
  'Count the blankets before morning.',
  'An interpreter for Pashto is needed tomorrow morning.',
];

/** Days of the year 1970 on: whose turn it is does not depend on where a rota begins. */
const dayNumber = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
const TURN_OF_DEMO_NIGHT = dayNumber('2024-12-31');

/**
 * Writes the shifts of a range of days, who is on them, and what the past ones told the next.
 * @param until the day after the last one, YYYY-MM-DD
 * @param now handovers are written up to this moment
 */
export function writeRota(emit: Emit, from: string, until: string, now: number): void {
  const random = new Random(dayNumber(from));
  const zones = Object.values(PLACES_OF_STAY).filter(({ safeZone }) => safeZone);
  for (let day = from; day < until; day = dayAfter(day)) {
    for (const { centre, safeZone, zoneOpens } of zones) {
      if (Date.parse(day) < zoneOpens) continue;
      const place = safeZone === 'SZ-OVCHA-KUPEL' ? 1 : 0;
      for (const plan of plansOfZone(place)) writeShift(emit, day, centre, safeZone, plan, now, random);
    }
    for (const centre of ['RRC-SOFIA', 'HARMANLI'])
      for (const plan of plansOfCentre) writeShift(emit, day, centre, null, plan, now, random);
  }
}

function writeShift(
  emit: Emit,
  day: string,
  centre: string,
  zone: string | null,
  { window, organisation, role, from, count }: Plan,
  now: number,
  random: Random,
): void {
  const people = team(centre, role).slice(from, from + count);
  if (people.length === 0) return;
  const [, begins, ends] = SHIFT_WINDOWS.find(([name]) => name === window)!;
  const startsAt = localMoment(day, begins);
  const endsAt = localMoment(ends < begins ? dayAfter(day) : day, ends);
  const id = namedIdentifier(`shift ${centre} ${zone} ${day} ${window} ${role}`);
  const written = { recorded_by_organisation: organisation, sop_id: sopInForce(centre, startsAt) };
  const where = { centre_id: centreId(centre), safe_zone_id: zone && safeZoneId(zone) };
  emit('shift', {
    id,
    ...where,
    organisation_id: organisationId(organisation),
    window,
    starts_at: new Date(startsAt),
    ends_at: new Date(endsAt),
    staff_needed: 1,
    ...written,
  });
  // The first of each team is on duty in the night of the demo, and every second, third … night from there.
  const turn = Math.abs(dayNumber(day) - TURN_OF_DEMO_NIGHT) % people.length;
  const onDuty = people[turn]!;
  emit('shift_assignment', {
    id: namedIdentifier(`assignment ${id}`),
    shift_id: id,
    staff_member_id: onDuty.id,
    starts_at: new Date(startsAt),
    ends_at: new Date(endsAt),
    ...written,
  });
  const writtenAt = endsAt - 15 * MINUTE;
  if (role !== 'SOCIAL_WORKER' || writtenAt > now) return;
  const read = endsAt + 5 * MINUTE <= now;
  emit('handover', {
    id: namedIdentifier(`handover ${id}`),
    shift_id: id,
    ...where,
    written_by_id: onDuty.id,
    written_at: new Date(writtenAt),
    summary: `${random.pick(NOTES)} ${random.pick(NOTES)}`,
    open_points: random.happens(0.7) ? [random.pick(POINTS)] : [],
    acknowledged_by_id: read ? people[(turn + 1) % people.length]!.id : null,
    acknowledged_at: read ? new Date(endsAt + 5 * MINUTE) : null,
    ...written,
  });
}
