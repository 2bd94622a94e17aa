import type { Row } from '../bulk/table.js';
import { HISTORY_END, LAST_DAY } from '../moment.js';
import type { CentreFunction } from '../premises/responsibilities.js';
import { type SafeZone, safeZones } from '../premises/safe-zones.js';
import { writtenAt, writtenBy } from '../records/provenance.js';
import { DAY, type DayNumber, HOUR, momentText, sofia, sofiaDay } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { numberOf, streamOf } from '../seed/random.js';
import type { StaffMember } from '../staff/people.js';
import { type Offer, offerOf, providersOf } from './offers.js';

/** Something that a zone's team does with a group. Moments are milliseconds since 1970. */
export interface Activity {
  id: string;
  zone: SafeZone;
  offer: Offer;
  title: string;
  places: number;
  startsAt: number;
  endsAt: number;
  host: StaffMember;
}

interface Weekly {
  weekday: number;
  hour: number;
  hours: number;
  function: CentreFunction;
  title: string;
  places: number;
}

/** Day of the week: 0 is Sunday. */
const WEEK: readonly Weekly[] = [
  { weekday: 1, hour: 16, hours: 2, function: 'RECREATIONAL_ACTIVITIES', title: 'Football', places: 22 },
  { weekday: 2, hour: 10, hours: 1.5, function: 'EDUCATION', title: 'Bulgarian for beginners', places: 15 },
  {
    weekday: 3,
    hour: 15.5,
    hours: 2,
    function: 'RECREATIONAL_ACTIVITIES',
    title: 'Art workshop',
    places: 12,
  },
  {
    weekday: 4,
    hour: 11,
    hours: 1,
    function: 'INFORMATION_PROVISION',
    title: 'Rights and duties',
    places: 20,
  },
  { weekday: 5, hour: 18, hours: 2, function: 'RECREATIONAL_ACTIVITIES', title: 'Film evening', places: 30 },
  { weekday: 6, hour: 11, hours: 1.5, function: 'EDUCATION', title: 'English conversation', places: 12 },
];
const AHEAD = 10;

const stream = streamOf('activities');

function activityOn(zone: SafeZone, day: DayNumber, plan: Weekly): Activity {
  const random = stream(numberOf(zone.code), day);
  const startsAt = sofia(day, plan.hour);
  const offer = offerOf(zone.site.centre, plan.function);
  return {
    id: identifier(startsAt, random),
    zone,
    offer,
    title: plan.title,
    places: plan.places,
    startsAt,
    endsAt: startsAt + plan.hours * HOUR,
    host: random.pick(providersOf(offer, zone.code)),
  };
}

/** The activities of a zone on a day. */
export const activitiesOn = (zone: SafeZone, day: DayNumber): Activity[] =>
  WEEK.filter(({ weekday }) => weekday === (day + 4) % 7).map((plan) => activityOn(zone, day, plan));

function* daysOf(zone: SafeZone, rotaFrom: number | null): Generator<DayNumber> {
  for (let day = zone.opened + 7; day <= LAST_DAY; day += 1) yield day;
  if (rotaFrom === null) return;
  const today = sofiaDay(rotaFrom);
  for (let day = Math.max(today - 3, LAST_DAY + 1); day <= today + AHEAD; day += 1) yield day;
}

/** The activities of each zone in the order of time: since it opened, and around the load. */
export function activitiesOf(zone: SafeZone, rotaFrom: number | null): Activity[] {
  return [...daysOf(zone, rotaFrom)].flatMap((day) => activitiesOn(zone, day));
}

/** One activity, planned a week before. */
export function activityRow(activity: Activity): Row {
  const { zone } = activity;
  const planned = activity.startsAt - 7 * DAY;
  return {
    id: activity.id,
    offer_id: activity.offer.id,
    centre_id: zone.site.centre.id,
    safe_zone_id: zone.id,
    title: activity.title,
    starts_at: momentText(activity.startsAt),
    ends_at: momentText(activity.endsAt),
    places: activity.places,
    ...writtenBy(activity.host, zone.site.centre, planned),
    ...writtenAt(planned),
  };
}

/** Every zone's activities. */
export function* groupActivityRows({ rotaFrom }: { rotaFrom: number | null }): Generator<Row> {
  for (const zone of safeZones)
    for (const activity of activitiesOf(zone, rotaFrom)) yield activityRow(activity);
}

/** Whether an activity lies in the history; the others are still to come, for those who are there. */
export const isPast = ({ endsAt }: Activity): boolean => endsAt <= HISTORY_END;
