import { isForShift } from '../cast/short-nights.js';
import { type ShiftWindow, shiftWindows } from '../premises/shift-windows.js';
import { type DayNumber, HOUR, sofia } from '../seed/calendar.js';
import { identifier } from '../seed/identifier.js';
import { type Random, streamOf } from '../seed/random.js';
import { colleagues, type StaffMember } from './people.js';
import { type ShiftPlan, shiftPlans } from './shift-plans.js';

/** One shift, with who is planned on it. Moments are milliseconds since 1970. */
export interface Shift {
  id: string;
  plan: ShiftPlan;
  day: DayNumber;
  startsAt: number;
  endsAt: number;
  assignments: { id: string; person: StaffMember; cancelled: boolean }[];
}

const stream = streamOf('rota');
const REST = 11 * HOUR;
/** A place that nobody fills, and an assignment that falls through: coverage reports have to find both. */
const GAPS = 0.03;
const CANCELLATIONS = 0.025;

function timesOf(day: DayNumber, name: ShiftWindow): { startsAt: number; endsAt: number } {
  const { start, hours } = shiftWindows.find(({ window }) => window === name)!;
  const end = start + hours;
  const endsAt = end >= 24 ? sofia(day + 1, end - 24) : sofia(day, end);
  return { startsAt: sofia(day, start), endsAt };
}

const isNightPersona = ({ subject }: StaffMember) => subject === 'iom-night-social-worker';

const pools = new Map<ShiftPlan, Map<string, StaffMember[]>>();

/** Who can be planned for a role: looked up once for each plan, not on each of hundreds of days. */
function teamFor(plan: ShiftPlan, role: ShiftPlan['roles'][number]): StaffMember[] {
  const byRole = pools.get(plan) ?? new Map<string, StaffMember[]>();
  pools.set(plan, byRole);
  const team = byRole.get(role) ?? colleagues(plan.organisation, [role], plan.centre, plan.zone?.code);
  byRole.set(role, team);
  return team;
}

/** Who works when: nobody twice at once, eleven hours of rest, two days off in seven. The same for the same days. */
export function planRota(days: readonly DayNumber[]): Shift[] {
  const freeFrom = new Map<StaffMember, number>();
  const lastWorked = new Map<StaffMember, number>();

  function choose(plan: ShiftPlan, role: ShiftPlan['roles'][number], day: DayNumber, startsAt: number) {
    const candidates = teamFor(plan, role).filter(
      (person) =>
        (day + person.restOffset) % 7 < 5 &&
        isForShift(plan, day, person) &&
        (freeFrom.get(person) ?? 0) <= startsAt &&
        (plan.window === 'NIGHT' || !isNightPersona(person)) &&
        (plan.zone !== null || person.team.zone === undefined),
    );
    if (plan.window === 'NIGHT') {
      const persona = candidates.find(isNightPersona);
      if (persona) return persona;
    }
    return candidates.reduce<StaffMember | undefined>(
      (best, one) => (best && (lastWorked.get(best) ?? 0) <= (lastWorked.get(one) ?? 0) ? best : one),
      undefined,
    );
  }

  function assign(shift: Shift, random: Random): void {
    const { roles, zone } = shift.plan;
    for (const [number, role] of roles.entries()) {
      const person = choose(shift.plan, role, shift.day, shift.startsAt);
      const exempt = person?.team.personas?.includes(person.subject) ?? false;
      // Children are never left without anybody of one of the employers: who is planned last for a zone comes.
      const isOnlyOne =
        zone !== null && number === roles.length - 1 && shift.assignments.every(({ cancelled }) => cancelled);
      if (!person || (!exempt && random.chance(GAPS) && !isOnlyOne)) continue;
      lastWorked.set(person, shift.startsAt);
      freeFrom.set(person, shift.endsAt + REST);
      const cancelled = !exempt && random.chance(CANCELLATIONS) && !isOnlyOne;
      shift.assignments.push({ id: identifier(shift.startsAt, random), person, cancelled });
    }
  }

  return days.flatMap((day) =>
    shiftWindows.flatMap(({ window }) =>
      shiftPlans
        .map((plan, number) => ({ plan, number }))
        .filter(({ plan }) => plan.window === window && (plan.weekdays?.includes((day + 4) % 7) ?? true))
        .map(({ plan, number }): Shift => {
          const random = stream(number, day);
          const times = timesOf(day, window);
          const shift = { id: identifier(times.startsAt, random), plan, day, ...times, assignments: [] };
          assign(shift, random);
          return shift;
        }),
    ),
  );
}
