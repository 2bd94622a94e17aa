import { facts } from '../facts.js';
import { dayNumber } from '../seed/calendar.js';
import { identifierOf } from '../seed/identifier.js';
import { sopAt } from './agreement.js';
import { rooms } from './rooms.js';
import { safeZones } from './safe-zones.js';

const DAY = 86_400_000;

/** What was published of a day of pressure: how many children, how many of them in the gym, and their meals. */
export const readingRows = facts.pressure.flatMap(({ on, place, childrenInZone, childrenInGym, source }) => {
  const zone = safeZones.find(({ site }) => site.code === place)!;
  const gym = rooms.find(({ kind, floor }) => kind === 'GYM' && floor.building.zone === zone)!;
  const { centre } = zone.site;
  const at = dayNumber(on) * DAY;
  const reading = (kind: string, value: number, where: { safeZone: string | null; room: string | null }) => ({
    id: identifierOf(`reading ${place} ${on} ${kind} ${where.room ?? ''}`, at),
    centre_id: centre.id,
    safe_zone_id: where.safeZone,
    room_id: where.room,
    kind,
    value,
    measured_on: on,
    source,
    recorded_by_subject: 'STATE:state-centre-manager',
    recorded_by_organisation: 'STATE',
    sop_id: sopAt(centre, at),
  });
  const inZone = { safeZone: zone.id, room: null };
  return [
    reading('HEADCOUNT', childrenInZone, inZone),
    reading('HEADCOUNT', childrenInGym, { safeZone: null, room: gym.id }),
    {
      ...reading('MEALS_PER_DAY_CHILDREN', facts.practice.mealsPerDayForChildren, inZone),
      source: 'AIDA country report Bulgaria (ECRE): practice',
    },
  ];
});
